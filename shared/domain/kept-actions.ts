import type { ActionStatus, ReportEvent } from './actions.ts';
import type { MeetingState } from './meeting.ts';

// An action may go with its block only while nobody else knows of it. From then on it stays, whatever happens to its
// block or its agenda item, until it is back or withdrawn with a reason: no promise vanishes.

/** What the register holds of an action's words, and whether the action outlives its block. */
export type ActionRow = {
  readonly text: string;
  /** Whether its block is in the notes. */
  readonly isInNotes: boolean;
  /** The words under which it stays without its block; null: it goes with it. */
  readonly keptWords: string | null;
  /** Whether any of those words are not for the public; true too where nobody knows. */
  readonly isKeptRestricted: boolean;
};

/** Whether notes in this state are with others, so that deleting in them is no longer the clerk's own affair. */
export function areNotesOut(state: MeetingState): boolean {
  return state === 'draft-notes' || state === 'agreed';
}

/**
 * An action whose block was saved. Words that are only being deleted do not take the place of those that are kept: whoever
 * empties a block before deleting it leaves the promise, not its first letters.
 */
export function rowOfBlock(
  known: ActionRow | null,
  { text, isRestricted }: { readonly text: string; readonly isRestricted: boolean },
  areOut: boolean,
): ActionRow {
  const kept = known?.keptWords ?? null;
  if (known !== null && kept !== null && kept !== text && isCutFrom(kept, text)) {
    // Words that were cut out of it may have been never meant for the public.
    const isKeptRestricted = known.isKeptRestricted || isRestricted || text.trim() !== '';
    return { text, isInNotes: true, keptWords: kept, isKeptRestricted };
  }
  const stays = kept !== null || (areOut && text !== '');
  return { text, isInNotes: true, keptWords: stays ? text : null, isKeptRestricted: isRestricted };
}

/** The same action once its block is gone; `isUnderRestricted`: from an item or notes that are not for the public. */
export function rowWithoutBlock<Row extends ActionRow>(row: Row, isUnderRestricted = false): Row {
  const gone = { ...row, isInNotes: false, text: row.keptWords ?? row.text };
  return isUnderRestricted ? rowOfRestrictedPlace(gone) : gone;
}

/**
 * An action whose item or notes are not for the public, or were not until now: where they may be read again, words that no
 * block says stay restricted, because nobody sees them there.
 */
export function rowOfRestrictedPlace<Row extends ActionRow>(row: Row): Row {
  const isSaid = row.isInNotes && (row.keptWords === null || row.keptWords === row.text);
  return isSaid ? row : { ...row, isKeptRestricted: true };
}

/** The same action once somebody else knows of it. */
export function keptRow<Row extends ActionRow>(row: Row): Row {
  return { ...row, keptWords: row.keptWords ?? row.text };
}

/** Whether an action stands in the notes as they are read: an item that was taken off takes its notes along. */
export function standsInNotes(row: Pick<ActionRow, 'isInNotes'>, isItemOnAgenda: boolean): boolean {
  return row.isInNotes && isItemOnAgenda;
}

/** Whether the register lists an action, and later meetings hear of it. */
export function isListed(row: Pick<ActionRow, 'isInNotes' | 'keptWords'>, isItemOnAgenda: boolean): boolean {
  return standsInNotes(row, isItemOnAgenda) || row.keptWords !== null;
}

/**
 * The words that the register lists an action with. `mayBeRestricted`: some of them may not be for the public, and no
 * block tells which.
 */
export function listedWords(
  row: ActionRow,
  isItemOnAgenda: boolean,
): { readonly text: string; readonly mayBeRestricted: boolean } {
  const isWorded = row.isInNotes && row.text.trim() !== '';
  const text = isWorded ? row.text : (row.keptWords ?? row.text);
  if (standsInNotes(row, isItemOnAgenda)) return { text: row.text, mayBeRestricted: false };
  return { text, mayBeRestricted: row.isKeptRestricted && !(row.isInNotes && row.text === text) };
}

/** Whoever withdraws words that are in no notes any more takes them from the public, too. */
export function isTakenFromThePublic(
  { status }: { readonly status: ActionStatus },
  standsInNotes: boolean,
): boolean {
  return status === 'withdrawn' && !standsInNotes;
}

type Superseded = {
  readonly id: string;
  readonly status: ActionStatus;
  readonly history: readonly { readonly event: ReportEvent; readonly supersededById: string | null }[];
};

/** The actions whose place another one has taken: with that one withdrawn, they are promised again. */
export function supersededBy<Action extends Superseded>(
  id: string,
  actions: readonly Action[],
): readonly Action[] {
  return actions.filter(
    ({ status, history }) =>
      status === 'superseded' &&
      history.findLast(({ event }) => event === 'supersede')?.supersededById === id,
  );
}

/** Whether `words` are what is left of `whole` after one stretch of it was deleted. */
function isCutFrom(whole: string, words: string): boolean {
  if (words.length > whole.length) return false;
  let start = 0;
  while (start < words.length && whole[start] === words[start]) start += 1;
  return whole.endsWith(words.slice(start));
}
