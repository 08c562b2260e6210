import { formatDate, type DateManner } from '../domain/calendar-date.ts';
import { localDayOf } from './local-day.ts';

type Issue = { readonly at: string; readonly answersBy: string | null };

/** "Out for correction since 12 July 2023, answers by 20 July 2023" */
export function wordDraftOut({ at, answersBy }: Issue, today: string): string {
  const since = `Out for correction since ${formatDate(localDayOf(at))}`;
  if (answersBy === null) return since;
  return answersBy < today
    ? `${since}; answers were asked for by ${formatDate(answersBy)}`
    : `${since}, answers by ${formatDate(answersBy)}`;
}

/** The standing of a draft, as its file says it at the top. */
export function wordDraftInFile(
  { at, answersBy, isAsItStands }: Issue & { readonly isAsItStands: boolean },
  manner?: DateManner,
): string {
  const day = formatDate(localDayOf(at), manner);
  if (!isAsItStands) return `Draft – changed since it was issued for correction on ${day}`;
  const until = answersBy === null ? '' : `; corrections by ${formatDate(answersBy, manner)}, please`;
  return `Draft – issued for correction on ${day}${until}`;
}

/** The same in the head of each page. */
export function draftInHead(
  { at, isAsItStands }: Omit<Issue, 'answersBy'> & { readonly isAsItStands: boolean },
  manner?: DateManner,
): string {
  const day = formatDate(localDayOf(at), manner);
  return isAsItStands ? `Draft – issued for correction on ${day}` : `Draft – changed since ${day}`;
}
