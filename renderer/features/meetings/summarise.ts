import type { SummarisedProblem } from '../../ui/error-summary.tsx';

/** What an error summary lists: each field's sentence once, with a link to the field, then all else. */
export function summarise(
  problems: Readonly<Record<string, string>>,
  other: string | null,
  fieldIds: Readonly<Record<string, string>>,
): readonly SummarisedProblem[] {
  const seen = new Map<string, SummarisedProblem>();
  for (const [field, message] of Object.entries(problems)) {
    const fieldId = fieldIds[field];
    if (!seen.has(message)) seen.set(message, fieldId === undefined ? { message } : { message, fieldId });
  }
  return [...seen.values(), ...(other === null ? [] : [{ message: other }])];
}
