import { keptRow, standsInNotes } from '../../../shared/domain/kept-actions.ts';
import { backInTheNotes } from '../../../shared/wording/word-report.ts';
import {
  findAction,
  insertActionUpdate,
  keepAction,
  listActionsOfMeeting,
  setActionStatus,
  type ActionRecord,
} from '../store/repositories/actions.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import type { ReadHandle } from '../store/handles.ts';
import type { Unit } from './program.ts';

// Which actions outlive their blocks, and what becomes of a withdrawn one that is in the notes again.

/** Lets these actions outlive their blocks: somebody works on them. */
export function keepAlways({ write }: Unit, actions: readonly ActionRecord[]): void {
  for (const action of actions) if (action.keptWords === null) keepAction(write, keptRow(action));
}

export function keepById(unit: Unit, ids: readonly string[]): void {
  keepAlways(
    unit,
    ids.flatMap((id) => findAction(unit.read, id) ?? []),
  );
}

/** The words under which actions of a meeting outlive their blocks. */
export function keptWordsIn(
  read: ReadHandle,
  meetingId: string,
): ReadonlyMap<string, { readonly words: string; readonly isRestricted: boolean }> {
  return new Map(
    listActionsOfMeeting(read, meetingId).flatMap(({ id, keptWords, isKeptRestricted }) =>
      keptWords === null ? [] : [[id, { words: keptWords, isRestricted: isKeptRestricted }] as const],
    ),
  );
}

/** The same brought back from a file. Words that are restricted in the notes never become public by it. */
export function keepUnder(
  { read, write }: Unit,
  id: string,
  { words, isRestricted }: { readonly words: string; readonly isRestricted: boolean },
): void {
  const action = findAction(read, id);
  if (action === null) return;
  const keptWords = action.isInNotes ? words : action.keptWords;
  keepAction(write, { id, keptWords, isKeptRestricted: isRestricted || action.isKeptRestricted });
}

/** Of the notes that go out: whoever gets them knows of their actions. A block without words promises nothing yet. */
export function keepActionsOfNotes(unit: Unit, meetingId: string): void {
  const items = new Set(listAgendaItems(unit.read, meetingId).map(({ id }) => id));
  keepActionsOfItems(unit, meetingId, items);
}

/** Of items that are taken off the agenda. */
export function keepActionsOfItems(unit: Unit, meetingId: string, itemIds: ReadonlySet<string>): void {
  const there = listActionsOfMeeting(unit.read, meetingId).filter(
    (action) => standsInNotes(action, itemIds.has(action.agendaItemId)) && action.text !== '',
  );
  keepAlways(unit, there);
}

/** What the notes promise again is open again. */
export function reopenReturned({ write, newId, at, author }: Unit, action: ActionRecord): void {
  if (action.status !== 'withdrawn') return;
  insertActionUpdate(write, {
    ...{ id: newId(), actionId: action.id, event: 'reopen', at, author, text: backInTheNotes, href: null },
    ...{ statusBefore: action.status, isInternal: false, supersededById: null, meetingId: null },
    ...{ newDue: null, oldDue: null, evidence: null },
  });
  setActionStatus(write, { id: action.id, revision: action.revision + 1, status: 'open' });
}

/** The same of the items that came back on the agenda. */
export function reopenReturnedWith(unit: Unit, meetingId: string, itemIds: ReadonlySet<string>): void {
  for (const action of listActionsOfMeeting(unit.read, meetingId)) {
    if (standsInNotes(action, itemIds.has(action.agendaItemId))) reopenReturned(unit, action);
  }
}
