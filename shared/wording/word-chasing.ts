import type { ReportedMatter } from '../contract/entities/matters-arising.ts';
import { daysBetween, formatDate, type DateManner } from '../domain/calendar-date.ts';
import type { Marking } from '../domain/markings.ts';
import { countOf } from './facts.ts';
import { seeNotesOf } from './see-notes-of.ts';
import { wordMarking } from './word-marking.ts';
import { wordReportPrefix } from './word-report.ts';

/**
 * An open action as its owner is reminded of it. What is restricted in it was left out before; without words, all of
 * them were.
 */
export type ChasedAction = ReportedMatter & { readonly bodyName: string; readonly itemTitle: string };

/** What one owner has still to do, oldest meeting first. */
export type ChasingList = { readonly owner: string; readonly actions: readonly ChasedAction[] };

/** "Due 1 May 2026: overdue by 12 days", as seen on a day. */
export function wordDue(due: string | null, today: string, manner?: DateManner): string {
  if (due === null) return 'No date was set';
  if (due === today) return `Due today, ${formatDate(due, manner)}`;
  const said = `Due ${formatDate(due, manner)}`;
  return due < today ? `${said}: overdue by ${countOf(daysBetween(due, today), 'day')}` : said;
}

/** "Action 4 a) of the meeting of 18 April 2026 (Ashby Policing Panel), item Stop and search" */
export function wordChasedPlace(
  { label, meetingDate, bodyName, itemTitle }: ChasedAction,
  manner?: DateManner,
): string {
  // An item that was taken off is not named.
  const item = itemTitle === '' ? '' : `, item “${itemTitle}”`;
  return `Action ${label} of the meeting of ${formatDate(meetingDate, manner)} (${bodyName})${item}`;
}

/** In the head of every page of a list, under its marking: owners are told by name, the public is not. */
export const chasingStanding = 'For those who own these actions – not for publication';

/** At the end of a list for several owners. */
export function wordChasingLeftOut(count: number): string {
  return `${countOf(count, 'open action is', 'open actions are')} restricted and not in this list. Make a list for one owner to see theirs.`;
}

/** "4 May 2026: Carried forward: The draft is with the lawyers"; null: nothing was reported. */
function wordLastReport({ lastUpdate }: ChasedAction): string | null {
  if (lastUpdate === null) return null;
  const { on, text, href } = lastUpdate;
  const leads = href === null ? '' : ` (${href})`;
  return `${formatDate(on)}: ${wordReportPrefix(lastUpdate)}${text}${leads}`;
}

/** A mail that reminds an owner: what it is called, and its text. */
export function wordChasingMail(
  { owner, actions }: ChasingList,
  today: string,
  marking: Marking,
): { readonly subject: string; readonly text: string } {
  const opening =
    actions.length === 1
      ? 'This action of yours is still open:'
      : `These ${actions.length} actions of yours are still open:`;
  const lines = actions.flatMap((action, index) => [
    `${index + 1}. ${wordChasedPlace(action)}:`,
    `   ${wordsOf(action)}`,
    ...(action.isRestricted === true ? [] : [`   ${wordDue(action.due, today)}.`]),
    ...lastUpdateLines(action),
    '',
  ]);
  const text = [
    marking.level === 'none' ? 'Not for publication' : `${wordMarking(marking)} – not for publication`,
    '',
    `Dear ${owner},`,
    '',
    opening,
    '',
    ...lines,
    'Please tell us what has been done, and by when the rest will be.',
    '',
    'Kind regards',
    '',
  ].join('\n');
  return { subject: `Open actions: ${owner}, ${formatDate(today)}`, text };
}

function lastUpdateLines(action: ChasedAction): readonly string[] {
  const last = wordLastReport(action);
  return last === null ? [] : [`   Last update, ${last}`];
}

function wordsOf({ words, meetingDate }: ChasedAction): string {
  if (words.length === 0) return seeNotesOf(meetingDate);
  return words
    .map((part) => ('text' in part ? part.text : `[Restricted: ${part.leftOut}]`))
    .join('')
    .trim();
}
