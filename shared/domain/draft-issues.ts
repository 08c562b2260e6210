import { isRealDate } from './calendar-date.ts';
import type { MeetingState } from './meeting.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

export type DraftIssueWish = {
  /** People and organisations as they are called, or addresses. */
  readonly recipients: readonly string[];
  /** By when answers are asked for; null: no day was named. */
  readonly answersBy: string | null;
};

/**
 * Draft notes go out for factual correction to somebody, and answers are asked for on a day that is still to come. Nobody
 * is named twice. `today` is the day on which they go out.
 */
export function checkDraftIssue(
  state: MeetingState,
  { recipients, answersBy }: DraftIssueWish,
  today: string,
): Ruling<DraftIssueWish> {
  if (state !== 'draft-notes') return refuse('notes-not-in-draft', { state });
  const named = new Map(
    recipients
      .map((name) => name.trim())
      .flatMap((name) => (name === '' ? [] : [[name.toLowerCase(), name]])),
  );
  if (named.size === 0) return refuse('recipients-missing');
  if (answersBy !== null && !isRealDate(answersBy)) return refuse('date-does-not-exist', { date: answersBy });
  if (answersBy !== null && answersBy < today) return refuse('answers-before-issue', { date: answersBy });
  return allow({ recipients: [...named.values()], answersBy });
}
