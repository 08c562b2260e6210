import type { FileProblem, FileProblemCode } from '../contract/errors.ts';
import type { meetingFile } from '../contract/meeting-file.ts';
import type { RuleFacts } from '../domain/rulings.ts';

type FieldIssue = NonNullable<ReturnType<typeof meetingFile.safeParse>['error']>['issues'][number];

/** The faults of a schema issue as codes and facts. `issue.input` must be there (`reportInput`). */
export function fieldProblems(issue: FieldIssue, root: readonly PropertyKey[] = []): readonly FileProblem[] {
  const path = [...root, ...issue.path];
  const field = String(path.at(-1) ?? '');
  const problem = (code: FileProblemCode, facts: RuleFacts): readonly FileProblem[] => [
    { path: path.map(String).join('.'), code, facts },
  ];
  const given = issue.input;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key].map(String).join('.'),
        code: 'unknown-field' as const,
        facts: { field: key },
      }));
    case 'invalid_type':
      if (given === undefined) return problem('missing', { field });
      if (issue.expected === 'int')
        return problem('wrong-type', { expected: 'a whole number', found: quotable(given) });
      return problem('wrong-type', { expected: nameOfType(issue.expected), found: typeOf(given) });
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? problem('out-of-range', { least: Number(issue.minimum) })
        : problem('empty', { field });
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int') {
        return problem('out-of-range', { most: Number(issue.maximum) });
      }
      return problem(issue.origin === 'array' ? 'too-many' : 'too-long', { limit: Number(issue.maximum) });
    case 'invalid_value':
      return given === undefined
        ? problem('missing', { field })
        : problem('not-one-of', { value: quotable(given), allowed: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return problem('wrong-form', { value: quotable(given) });
    case 'invalid_union':
      return unionProblems(issue.errors, given, path);
    case 'custom': {
      const { code, ...facts } = issue.params ?? {};
      if (typeof code === 'string') {
        return problem(code as FileProblemCode, { ...(facts as RuleFacts), value: quotable(given) });
      }
      return problem('body-invalid', { problem: 'not-a-document', detail: '' });
    }
    default:
      return problem('wrong-form', { value: quotable(given) });
  }
}

/** Every union of the format is "a text, or an object": the issues of the form that was meant are told. */
function unionProblems(
  options: readonly (readonly FieldIssue[])[],
  given: unknown,
  path: readonly PropertyKey[],
): readonly FileProblem[] {
  const isText = typeof given === 'string';
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const meant = isText ? options[0] : isObject ? options[1] : undefined;
  if (meant) return meant.flatMap((issue) => fieldProblems(issue, path));
  return [
    {
      path: path.map(String).join('.'),
      code: given === undefined ? 'missing' : 'wrong-type',
      facts: {
        field: String(path.at(-1) ?? ''),
        expected: 'text or a group of fields',
        found: typeOf(given),
      },
    },
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'nothing (null)';
  return nameOfType(Array.isArray(value) ? 'array' : typeof value);
}

function nameOfType(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
  };
  return names[type] ?? type;
}

function quotable(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : (JSON.stringify(value)?.slice(0, 200) ?? '');
}
