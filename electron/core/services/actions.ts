import type { Action, ActionReport } from '../../../shared/contract/entities/actions.ts';
import {
  actionLifecycle,
  checkStepWords,
  checkSuperseding,
  checkWithdrawal,
  isClosed,
  letterActions,
  type ActionEvent,
} from '../../../shared/domain/actions.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { isListed, listedWords, standsInNotes, supersededBy } from '../../../shared/domain/kept-actions.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findAction,
  insertActionUpdate,
  listActionsOfMeeting,
  listMeetingIdsWithActions,
  listSupersededOnceBy,
  listUpdatesOfMeeting,
  setActionStatus,
  type ActionRecord,
} from '../store/repositories/actions.ts';
import {
  findAgendaItem,
  listAgendaItems,
  listEveryAgendaItem,
  type AgendaItemRecord,
} from '../store/repositories/agenda-items.ts';
import { listEveryMeeting } from '../store/repositories/meetings.ts';
import { listRestrictedSections } from '../store/repositories/sections.ts';
import { successorWithdrawn } from '../../../shared/wording/word-report.ts';
import { allowed, found, requireRevision } from './failures.ts';
import { keepAlways } from './kept-actions.ts';
import { requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { contentOf } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };

/** Open ones first, then by meeting (the oldest first) and place in the notes. */
export function allActions(program: Program, meetingId: string | null): Action[] {
  return runQuery(program, (read) => {
    if (meetingId !== null) {
      requireMeeting(read, meetingId);
      return openFirst(actionsOfMeeting(read, meetingId));
    }
    const withActions = new Set(listMeetingIdsWithActions(read));
    const meetings = listEveryMeeting(read).filter(
      ({ id, removedAt }) => removedAt === null && withActions.has(id),
    );
    return openFirst(meetings.flatMap(({ id }) => actionsOfMeeting(read, id)));
  });
}

type Words = {
  readonly text: string;
  readonly href: string | null;
  readonly reportedAtMeetingId: string | null;
};

/** Takes a step, and keeps it in the action's history with what was said of it. */
export function takeActionStep(
  program: Program,
  {
    id,
    revision,
    event,
    text: given,
    href,
    supersededById,
    reportedAtMeetingId,
  }: OnRevision & Words & { readonly event: ActionEvent; readonly supersededById: string | null },
): Action {
  return runCommand(program, 'actions.takeStep', (unit) => {
    const before = actionToChange(unit, id, revision);
    const status = allowed(step(actionLifecycle, before.status, event));
    const text = allowed(checkStepWords(event, given));
    const by = event === 'supersede' ? supersededById : null;
    if (by !== null) {
      const successor = recordOf(unit.read, by);
      allowed(checkSuperseding(before, successor));
      keepAlways(unit, [successor]);
    }
    if (event === 'withdraw') allowed(checkWithdrawal(listedAction(unit.read, id)));
    keepAlways(unit, [before]);
    const said = { text, href, supersededById: by, meetingId: reportedAtMeetingId };
    putReport(unit, id, { event, ...said });
    setActionStatus(unit.write, { id, revision: revision + 1, status });
    if (event === 'withdraw') reopenSuperseded(unit, id, { text, meetingId: reportedAtMeetingId });
    return changedAction(unit, before, { event, status, ...said, before: { status: before.status } });
  });
}

export function addActionUpdate(
  program: Program,
  { id, revision, text, href, reportedAtMeetingId }: OnRevision & Words,
): Action {
  return runCommand(program, 'actions.addUpdate', (unit) => {
    const before = actionToChange(unit, id, revision);
    keepAlways(unit, [before]);
    const said = { text, href, meetingId: reportedAtMeetingId };
    const updateId = putReport(unit, id, { event: 'update', supersededById: null, ...said });
    setActionStatus(unit.write, { id, revision: revision + 1, status: before.status });
    return changedAction(unit, before, { updateId, ...said });
  });
}

/** What a withdrawn action had taken the place of is promised again: no chain of actions ends in nothing. */
function reopenSuperseded(
  unit: Unit,
  withdrawnId: string,
  { text, meetingId }: { readonly text: string; readonly meetingId: string | null },
): void {
  const { read, write } = unit;
  const once = listSupersededOnceBy(read, withdrawnId).map((action) => ({
    ...action,
    history: listUpdatesOfMeeting(read, action.meetingId).filter(({ actionId }) => actionId === action.id),
  }));
  for (const { id, revision } of supersededBy(withdrawnId, once)) {
    const said = { text: successorWithdrawn(text), href: null, supersededById: null, meetingId };
    putReport(unit, id, { event: 'reopen', ...said });
    setActionStatus(write, { id, revision: revision + 1, status: 'open' });
  }
}

function putReport(
  { read, write, newId, at, author }: Unit,
  actionId: string,
  report: Omit<ActionReport, 'id' | 'at' | 'author'>,
): string {
  // What an agreed meeting heard is in its record.
  if (report.meetingId !== null) requireNotAgreed(requireMeeting(read, report.meetingId));
  const id = newId();
  insertActionUpdate(write, { id, actionId, at, author, ...report });
  return id;
}

/**
 * The actions of a meeting in reading order. One whose block or agenda item was taken out is listed, without a letter,
 * where others know of it already: such a promise does not vanish.
 */
export function actionsOfMeeting(read: ReadHandle, meetingId: string): Action[] {
  const meeting = requireMeeting(read, meetingId);
  const agendaItems = listAgendaItems(read, meetingId);
  const numbers = numberAgenda(agendaItems);
  const itemNumberOf = (agendaItemId: string): string => {
    const item = agendaItems.find((each) => each.id === agendaItemId);
    const top = agendaItems.find((each) => each.id === item?.parentId) ?? item;
    // What was taken off an agenda that is out keeps its number.
    if (top === undefined) return findAgendaItem(read, agendaItemId)?.issued?.mark ?? '–';
    return numbers.get(top.id)?.mark ?? '';
  };
  const places = new Map(inAgendaOrder(agendaItems).map((item, index) => [item.id, index]));
  const placeOf = (action: ActionRecord): number => places.get(action.agendaItemId) ?? places.size;
  const stands = (action: ActionRecord): boolean => standsInNotes(action, places.has(action.agendaItemId));
  const listed = listActionsOfMeeting(read, meetingId)
    .filter((action) => isListed(action, places.has(action.agendaItemId)))
    .sort((one, other) => placeOf(one) - placeOf(other) || Number(stands(other)) - Number(stands(one)));
  const letters = letterActions(
    listed.filter(stands).map(({ id, agendaItemId }) => ({ id, itemNumber: itemNumberOf(agendaItemId) })),
  );
  const isRestricted = restrictedIn(read, meeting.notesDocumentId, listEveryAgendaItem(read, meetingId));
  const updates = Map.groupBy(listUpdatesOfMeeting(read, meetingId), (update) => update.actionId);
  return listed.map((action) => {
    const { text, mayBeRestricted } = listedWords(action, places.has(action.agendaItemId));
    return {
      id: action.id,
      revision: action.revision,
      meetingId,
      meetingDate: meeting.date,
      bodyName: meeting.bodyName,
      agendaItemId: action.agendaItemId,
      agendaItemTitle: findAgendaItem(read, action.agendaItemId)?.title ?? '',
      label: letters.get(action.id)?.label ?? itemNumberOf(action.agendaItemId),
      isInNotes: stands(action),
      text,
      owners: action.owners,
      due: action.due,
      isRestricted: mayBeRestricted || isRestricted(action),
      status: action.status,
      updates: (updates.get(action.id) ?? []).map(({ actionId: _actionId, ...report }) => report),
    };
  });
}

/** Which actions of a meeting are not for the public: in some of their words, or by their item or its notes. */
function restrictedIn(
  read: ReadHandle,
  notesDocumentId: string,
  agendaItems: readonly AgendaItemRecord[],
): (action: ActionRecord) => boolean {
  const items = restrictedItems(agendaItems);
  const sections = listRestrictedSections(read, notesDocumentId);
  const whole = new Set(sections.filter((each) => each.restrictedReason !== null).map(({ id }) => id));
  const words = new Set(
    sections.flatMap((section) => {
      const content = contentOf('notes', section);
      return content.state === 'sound'
        ? actionsInBody(content.body).flatMap(({ id, isRestricted }) => (isRestricted ? [id] : []))
        : [];
    }),
  );
  return ({ id, sectionId, agendaItemId }) =>
    items.has(agendaItemId) || whole.has(sectionId) || words.has(id);
}

function openFirst(actions: readonly Action[]): Action[] {
  return [...actions].sort((one, other) => Number(isClosed(one.status)) - Number(isClosed(other.status)));
}

function actionToChange({ read }: Unit, id: string, revision: number): ActionRecord {
  const action = recordOf(read, id);
  requireRevision(action, revision);
  return action;
}

// Only what is listed can be worked on.
function recordOf(read: ReadHandle, id: string): ActionRecord {
  listedAction(read, id);
  return found(findAction(read, id), 'action');
}

function listedAction(read: ReadHandle, id: string): Action {
  const { meetingId } = found(findAction(read, id), 'action');
  return found(actionsOfMeeting(read, meetingId).find((each) => each.id === id) ?? null, 'action');
}

function changedAction({ read }: Unit, before: ActionRecord, payload: Readonly<Record<string, unknown>>) {
  const action = actionsOfMeeting(read, before.meetingId).find((each) => each.id === before.id) ?? null;
  return {
    answer: found(action, 'action'),
    changed: {
      entityId: before.id,
      meetingId: before.meetingId,
      baseRevision: before.revision,
      payload,
      areas: ['actions', 'meetings'] as const,
    },
  };
}
