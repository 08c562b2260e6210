import type { Action, ActionReport, Evidence } from '../../../shared/contract/entities/actions.ts';
import {
  actionLifecycle,
  checkStepWords,
  checkSuperseding,
  checkWithdrawal,
  dueAfter,
  isClosed,
  letterActions,
  type ActionEvent,
} from '../../../shared/domain/actions.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { successorWithdrawn } from '../../../shared/wording/word-report.ts';
import {
  isListed,
  isTakenFromThePublic,
  listedWords,
  standsInNotes,
  supersededBy,
} from '../../../shared/domain/kept-actions.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  deleteActionUpdate,
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
import { findAttachment } from '../store/repositories/attachments.ts';
import { listEveryMeeting, listMeetings } from '../store/repositories/meetings.ts';
import { listSealedRecords } from '../store/repositories/sealed-records.ts';
import { findTopic } from '../store/repositories/topics.ts';
import { listRestrictedSections } from '../store/repositories/sections.ts';
import { correctedActions } from './corrected-texts.ts';
import { allowed, conflict, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { keepAlways } from './kept-actions.ts';
import { requireAgendaItem, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { contentOf } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };

/** Open ones first, then by meeting (the oldest first) and place in the notes. */
export function allActions(program: Program, meetingId: string | null): Action[] {
  return runQuery(program, (read) => {
    if (meetingId === null) return everyActionIn(read);
    requireMeeting(read, meetingId);
    return openFirst(actionsOfMeeting(read, meetingId));
  });
}

/** The register as it is listed. */
export function everyActionIn(read: ReadHandle): Action[] {
  const withActions = new Set(listMeetingIdsWithActions(read));
  const meetings = listEveryMeeting(read).filter(
    ({ id, removedAt }) => removedAt === null && withActions.has(id),
  );
  return openFirst(meetings.flatMap(({ id }) => actionsOfMeeting(read, id)));
}

type Words = {
  readonly text: string;
  readonly href: string | null;
  readonly reportedAtMeetingId: string | null;
  readonly isInternal: boolean;
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
    isInternal,
    newDue,
    evidence,
  }: OnRevision &
    Words & {
      readonly event: ActionEvent;
      readonly supersededById: string | null;
      readonly newDue: string | null;
      readonly evidence: Evidence | null;
    },
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
    const said = {
      ...{ text, href, supersededById: by, meetingId: reportedAtMeetingId },
      isInternal: isInternal || (text !== '' && listedAction(unit.read, id).isRestricted),
      ...dateGiven(unit.read, before, event === 'carry' ? newDue : null),
      evidence: event === 'complete' && evidence !== null ? knownEvidence(unit.read, evidence) : null,
    };
    putReport(unit, before, { event, ...said });
    setActionStatus(unit.write, { id, revision: revision + 1, status });
    if (event === 'withdraw') reopenSuperseded(unit, id, said);
    return changedAction(unit, before, { event, status, ...said, before: { status: before.status } });
  });
}

export function addActionUpdate(
  program: Program,
  { id, revision, text, href, reportedAtMeetingId, isInternal }: OnRevision & Words,
): Action {
  return runCommand(program, 'actions.addUpdate', (unit) => {
    const before = actionToChange(unit, id, revision);
    keepAlways(unit, [before]);
    const isKept = isInternal || listedAction(unit.read, id).isRestricted;
    const said = { text, href, isInternal: isKept, meetingId: reportedAtMeetingId };
    const updateId = putReport(unit, before, { event: 'update', ...said, ...noStepFacts });
    setActionStatus(unit.write, { id, revision: revision + 1, status: before.status });
    return changedAction(unit, before, { updateId, ...said });
  });
}

const noStepFacts = { supersededById: null, newDue: null, oldDue: null, evidence: null } as const;

/** Takes back the last report on an action, with the status and the date that it led to: its history does not have it. */
export function takeReportBack(
  program: Program,
  { id, revision, reportId }: OnRevision & { readonly reportId: string },
): Action {
  return runCommand(program, 'actions.takeBack', (unit) => {
    const { read, write } = unit;
    const before = actionToChange(unit, id, revision);
    const reports = listUpdatesOfMeeting(read, before.meetingId).filter(({ actionId }) => actionId === id);
    const last = reports.at(-1);
    // One that was made by an earlier version of the program, or came with a file, does not say what was before it.
    if (last?.id !== reportId || last.statusBefore === null) throw conflict(before.revision);
    if (isSealedSince(read, before, last)) throw ruleViolated('notes-are-agreed');
    const status = last.statusBefore;
    const by = reports.slice(0, -1).findLast(({ event }) => event === 'supersede')?.supersededById ?? null;
    if (status === 'superseded' && by !== null) allowed(checkSuperseding(before, listedAction(read, by)));
    // It was opened again because its block is back.
    if (status === 'withdrawn') {
      allowed(checkWithdrawal(listedAction(read, id)));
      // What it has taken the place of since would end in nothing.
      if (supersededNowBy(read, id).length > 0) throw ruleViolated('superseded-by-withdrawn');
    }
    if (last.event === 'withdraw') supersedeAgain(unit, reopenedWith(read, id, last.at));
    deleteActionUpdate(write, reportId);
    setActionStatus(write, { id, revision: revision + 1, status });
    return changedAction(unit, before, { status, before: { ...last, status: before.status } });
  });
}

/** Whether notes that may have a report in them were agreed since: those of its own meeting, or of one that heard it. */
function isSealedSince(
  read: ReadHandle,
  { meetingId }: ActionRecord,
  report: { readonly at: string; readonly meetingId: string | null },
): boolean {
  const { bodyId } = requireMeeting(read, meetingId);
  return listMeetings(read)
    .filter((each) => each.bodyId === bodyId && each.state === 'agreed')
    .some(
      ({ id }) => id === report.meetingId || listSealedRecords(read, id).some(({ at }) => at >= report.at),
    );
}

function dateGiven(read: ReadHandle, action: ActionRecord, newDue: string | null) {
  if (newDue === null) return { newDue: null, oldDue: null };
  const history = listUpdatesOfMeeting(read, action.meetingId).filter(
    ({ actionId }) => actionId === action.id,
  );
  const oldDue = dueAfter(promisedDueOf(action, correctedActions(read, action.meetingId)), history);
  return newDue === oldDue ? { newDue: null, oldDue: null } : { newDue, oldDue };
}

/** What the notes say of its date, as they were corrected since: that there is none, too. */
function promisedDueOf(
  { id, due }: ActionRecord,
  corrected: ReturnType<typeof correctedActions>,
): string | null {
  const { promisedDue } = corrected.get(id) ?? {};
  return promisedDue === undefined ? due : promisedDue;
}

/** What is named as evidence is there: the item in that meeting, its paper, and what is attached to it. */
function knownEvidence(read: ReadHandle, evidence: Evidence): Evidence {
  const item = requireAgendaItem(read, evidence.agendaItemId);
  if (item.meetingId !== evidence.meetingId) throw notFound('agenda-item');
  if (evidence.kind === 'minute') return { ...evidence, attachmentId: null };
  const paperId = found(item.paperId, 'paper');
  if (evidence.kind === 'paper') return { ...evidence, attachmentId: null };
  const attachment = found(findAttachment(read, evidence.attachmentId ?? ''), 'attachment');
  if (attachment.documentId !== paperId || attachment.removedAt !== null) throw notFound('attachment');
  return evidence;
}

function supersededNowBy(read: ReadHandle, id: string) {
  const once = listSupersededOnceBy(read, id).map((action) => ({
    ...action,
    history: listUpdatesOfMeeting(read, action.meetingId).filter(({ actionId }) => actionId === action.id),
  }));
  return supersededBy(id, once);
}

/** What a withdrawn action had taken the place of is promised again: no chain of actions ends in nothing. */
function reopenSuperseded(
  unit: Unit,
  withdrawnId: string,
  { meetingId }: Pick<ActionReport, 'meetingId'>,
): void {
  const { read, write } = unit;
  for (const action of supersededNowBy(read, withdrawnId)) {
    // Without the reason: it may be restricted with the action that it is of. The program's own words never are.
    const said = { text: successorWithdrawn, href: null, isInternal: false, meetingId };
    putReport(unit, action, { event: 'reopen', ...said, ...noStepFacts });
    setActionStatus(write, { id: action.id, revision: action.revision + 1, status: 'open' });
  }
}

/** What was opened again with that deed and not worked on since, each with the report that says so. */
function reopenedWith(read: ReadHandle, withdrawnId: string, at: string) {
  return listSupersededOnceBy(read, withdrawnId).flatMap((action) => {
    const last = listUpdatesOfMeeting(read, action.meetingId).findLast(
      ({ actionId }) => actionId === action.id,
    );
    return last?.event === 'reopen' && last.at === at ? [{ action, last }] : [];
  });
}

/** The same taken back: of another body, too, whose agreed notes may say it. */
function supersedeAgain({ read, write }: Unit, reopened: ReturnType<typeof reopenedWith>): void {
  for (const { action, last } of reopened) {
    if (isSealedSince(read, action, last)) throw ruleViolated('notes-are-agreed');
    deleteActionUpdate(write, last.id);
    setActionStatus(write, { id: action.id, revision: action.revision + 1, status: 'superseded' });
  }
}

function putReport(
  { read, write, newId, at, author }: Unit,
  { id: actionId, status: statusBefore }: ActionRecord,
  report: Omit<ActionReport, 'id' | 'at' | 'author'>,
): string {
  // What an agreed meeting heard is in its record.
  if (report.meetingId !== null) requireNotAgreed(requireMeeting(read, report.meetingId));
  const id = newId();
  insertActionUpdate(write, { id, actionId, at, author, statusBefore, ...report });
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
  const corrected = correctedActions(read, meetingId);
  const listed = listActionsOfMeeting(read, meetingId)
    .map((action) => ({ ...action, ...corrected.get(action.id), asStored: action }))
    .filter((action) => isListed(action, places.has(action.agendaItemId)))
    .sort((one, other) => placeOf(one) - placeOf(other) || Number(stands(other)) - Number(stands(one)));
  const letters = letterActions(
    listed.filter(stands).map(({ id, agendaItemId }) => ({ id, itemNumber: itemNumberOf(agendaItemId) })),
  );
  const isRestricted = restrictedIn(read, meeting.notesDocumentId, listEveryAgendaItem(read, meetingId));
  const updates = Map.groupBy(listUpdatesOfMeeting(read, meetingId), (update) => update.actionId);
  return listed.map((action) => {
    const isOnAgenda = places.has(action.agendaItemId);
    const { text } = listedWords(action, isOnAgenda);
    const { mayBeRestricted } = listedWords(action.asStored, isOnAgenda);
    const promisedDue = promisedDueOf(action.asStored, corrected);
    return {
      id: action.id,
      revision: action.revision,
      meetingId,
      meetingDate: meeting.date,
      bodyId: meeting.bodyId,
      bodyName: meeting.bodyName,
      agendaItemId: action.agendaItemId,
      ...titleAndTopic(read, action.agendaItemId),
      label: letters.get(action.id)?.label ?? itemNumberOf(action.agendaItemId),
      isInNotes: stands(action),
      text,
      owners: action.owners,
      due: dueAfter(promisedDue, updates.get(action.id) ?? []),
      promisedDue,
      isRestricted: mayBeRestricted || isRestricted(action) || isTakenFromThePublic(action, stands(action)),
      status: action.status,
      updates: (updates.get(action.id) ?? []).map(
        ({ actionId: _actionId, statusBefore: _statusBefore, ...report }) => report,
      ),
    };
  });
}

function titleAndTopic(read: ReadHandle, agendaItemId: string) {
  const item = findAgendaItem(read, agendaItemId);
  const topic = item?.topicId == null ? null : findTopic(read, item.topicId);
  const title = item?.title ?? '';
  return { agendaItemTitle: title, topic: topic?.title ?? title };
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
