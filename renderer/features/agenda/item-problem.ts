import { agendaItem } from '../../../shared/contract/entities/agenda.ts';
import { wordFieldProblem, type FieldIssue } from '../../../shared/wording/word-field-problem.ts';
import type { ItemChanges } from './apply-agenda-command.ts';

/** The sentence about a value that a field of an agenda item cannot have, or null. The contract's own rules. */
export function problemOfField(field: keyof ItemChanges, value: unknown): string | null {
  const parsed = agendaItem.shape[field].safeParse(value);
  if (parsed.success) return null;
  // zod's issues are a superset of what crosses a carrier; the sentence needs only that.
  const [issue] = parsed.error.issues as readonly FieldIssue[];
  return issue === undefined ? null : wordFieldProblem({ ...issue, path: [field] });
}
