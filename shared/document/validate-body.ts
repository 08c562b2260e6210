import type { Node, Schema } from '@tiptap/pm/model';
import { forbiddenCharacterAt } from '../domain/text-rules.ts';
import type { Body } from './body.ts';
import { schemaFor, type DocumentKind } from './schemas.ts';

export const bodyProblemCodes = [
  'not-a-document',
  'too-deep',
  'too-long',
  'unknown-node',
  'unknown-mark',
  'unknown-attribute',
  'forbidden-character',
  'misplaced',
] as const;
export type BodyProblemCode = (typeof bodyProblemCodes)[number];

/** `path` leads to the place in the JSON, as in `content.2.marks.0`. */
export type BodyProblem = { readonly code: BodyProblemCode; readonly path: string; readonly detail: string };

export type BodyCheck =
  | { readonly ok: true; readonly body: Body; readonly node: Node }
  | { readonly ok: false; readonly problem: BodyProblem };

const deepest = 24;
const mostNodes = 200_000;

/**
 * Decides whether JSON is a body of a kind of document, before anything mounts, stores or exports it. Stricter than
 * ProseMirror, which drops attributes that it does not know: a body that holds anything unknown is refused whole.
 */
export function validateBody(kind: DocumentKind, json: unknown): BodyCheck {
  const schema = schemaFor(kind);
  const shapeProblem = shapeProblemOf(json, schema);
  if (shapeProblem) return { ok: false, problem: shapeProblem };
  try {
    const node = schema.nodeFromJSON(json);
    node.check();
    if (node.type !== schema.topNodeType) return failed('not-a-document', '', node.type.name);
    // The shape was walked above, so that this JSON is a Body in everything that the type says.
    return { ok: true, body: json as Body, node };
  } catch (error) {
    return failed('misplaced', '', error instanceof Error ? error.message : String(error));
  }
}

const nodeKeys = new Set(['type', 'attrs', 'content', 'marks', 'text']);

type Visit = { readonly value: unknown; readonly path: string; readonly depth: number };

/** Walks the JSON with a stack of its own, so that no nesting can overflow the engine's. */
function shapeProblemOf(json: unknown, schema: Schema): BodyProblem | null {
  const stack: Visit[] = [{ value: json, path: '', depth: 0 }];
  let seen = 0;
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { value, path, depth } = visit;
    seen += 1;
    if (seen > mostNodes) return { code: 'too-long', path, detail: String(mostNodes) };
    if (depth > deepest) return { code: 'too-deep', path, detail: String(deepest) };
    if (!isRecord(value) || typeof value.type !== 'string')
      return { code: 'not-a-document', path, detail: '' };
    const stray = Object.keys(value).find((key) => !nodeKeys.has(key));
    if (stray !== undefined) return { code: 'unknown-attribute', path, detail: stray };
    const type = Object.hasOwn(schema.nodes, value.type) ? schema.nodes[value.type] : undefined;
    if (!type) return { code: 'unknown-node', path, detail: value.type };
    const attributeProblem = unknownAttribute(value.attrs, type.spec.attrs ?? {}, path);
    if (attributeProblem) return attributeProblem;
    if (value.text !== undefined) {
      if (typeof value.text !== 'string') return { code: 'not-a-document', path, detail: 'text' };
      const at = forbiddenCharacterAt(value.text);
      if (at >= 0) return { code: 'forbidden-character', path, detail: String(at) };
    }
    for (const [index, mark] of arrayOf(value.marks).entries()) {
      const markPath = join(path, `marks.${index}`);
      if (!isRecord(mark) || typeof mark.type !== 'string')
        return { code: 'unknown-mark', path: markPath, detail: '' };
      const markType = Object.hasOwn(schema.marks, mark.type) ? schema.marks[mark.type] : undefined;
      if (!markType) return { code: 'unknown-mark', path: markPath, detail: mark.type };
      const strayKey = Object.keys(mark).find((key) => key !== 'type' && key !== 'attrs');
      if (strayKey !== undefined) return { code: 'unknown-attribute', path: markPath, detail: strayKey };
      const markProblem = unknownAttribute(mark.attrs, markType.spec.attrs ?? {}, markPath);
      if (markProblem) return markProblem;
    }
    for (const [index, child] of arrayOf(value.content).entries()) {
      stack.push({ value: child, path: join(path, `content.${index}`), depth: depth + 1 });
    }
    if (value.content !== undefined && !Array.isArray(value.content)) {
      return { code: 'not-a-document', path, detail: 'content' };
    }
    if (value.marks !== undefined && !Array.isArray(value.marks))
      return { code: 'unknown-mark', path, detail: '' };
  }
  return null;
}

function unknownAttribute(attrs: unknown, known: object, path: string): BodyProblem | null {
  if (attrs === undefined) return null;
  if (!isRecord(attrs)) return { code: 'unknown-attribute', path, detail: 'attrs' };
  const stray = Object.keys(attrs).find((name) => !Object.hasOwn(known, name));
  return stray === undefined ? null : { code: 'unknown-attribute', path, detail: stray };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function join(path: string, part: string): string {
  return path === '' ? part : `${path}.${part}`;
}

function failed(code: BodyProblemCode, path: string, detail: string): BodyCheck {
  return { ok: false, problem: { code, path, detail } };
}
