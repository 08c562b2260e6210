import type { MeetingState } from './meeting.ts';
import type { PaperState } from './papers.ts';

/** Why the words of a document do not change: the notes were agreed, the paper was cleared. */
export const closedReasons = ['agreed', 'cleared'] as const;
export type ClosedReason = (typeof closedReasons)[number];

/** How a document stands: `paper` is null for the notes. */
export type DocumentStanding = { readonly paper: PaperState | null; readonly meeting: MeetingState };

/** Why nothing may be written in a document; null: it may. */
export function closedReason({ paper, meeting }: DocumentStanding): ClosedReason | null {
  if (paper === null) return meeting === 'agreed' ? 'agreed' : null;
  return paper === 'cleared' ? 'cleared' : null;
}

/** Whether others have the document: a paper since its agenda was issued, notes since a draft of them was. */
export function hasGoneOut({
  paper,
  meeting,
  isDraftIssued,
}: DocumentStanding & { readonly isDraftIssued: boolean }): boolean {
  return paper === null ? isDraftIssued || meeting === 'agreed' : meeting !== 'planning';
}
