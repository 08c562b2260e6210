import { keptRow, rowOfRestrictedPlace, standsInNotes } from '../../../shared/domain/kept-actions.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { backInTheNotes } from '../../../shared/wording/word-report.ts';
import {
  findAction,
  insertActionUpdate,
  keepAction,
  listActionsOfMeeting,
  setActionStatus,
  type ActionRecord,
} from '../store/repositories/actions.ts';
import { listAgendaItems, listEveryAgendaItem } from '../store/repositories/agenda-items.ts';
import { listRestrictedSections } from '../store/repositories/sections.ts';
import type { ReadHandle } from '../store/handles.ts';
import { requireMeeting } from './meeting-records.ts';
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

/** Which actions of a meeting belong to items or notes that are not for the public as a whole. */
export function restrictedPlaces(
  read: ReadHandle,
  meetingId: string,
): (action: Pick<ActionRecord, 'agendaItemId' | 'sectionId'>) => boolean {
  const { notesDocumentId } = requireMeeting(read, meetingId);
  const items = restrictedItems(listEveryAgendaItem(read, meetingId));
  const sections = new Set(
    listRestrictedSections(read, notesDocumentId).flatMap(({ id, restrictedReason }) =>
      restrictedReason === null ? [] : [id],
    ),
  );
  return ({ agendaItemId, sectionId }) => items.has(agendaItemId) || sections.has(sectionId);
}

/** Makes a change after which more of a meeting may be for the public: not so what its notes have no longer. */
export function keepingGoneRestricted<Answer>(unit: Unit, meetingId: string, change: () => Answer): Answer {
  const wasRestricted = restrictedPlaces(unit.read, meetingId);
  const answer = change();
  const isRestricted = restrictedPlaces(unit.read, meetingId);
  for (const action of listActionsOfMeeting(unit.read, meetingId)) {
    if (!wasRestricted(action) || isRestricted(action)) continue;
    const { isKeptRestricted } = rowOfRestrictedPlace(action);
    if (isKeptRestricted !== action.isKeptRestricted) keepAction(unit.write, { ...action, isKeptRestricted });
  }
  return answer;
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
