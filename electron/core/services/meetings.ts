import type { Meeting, MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { countWords } from '../../../shared/document/plain-text.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import {
  checkFreeDay,
  checkMeetingTimes,
  checkReason,
  meetingLifecycle,
  type MeetingEvent,
} from '../../../shared/domain/meeting.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems, listEveryAgendaItem } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { newestDraftIssues, type DraftIssueRecord } from '../store/repositories/draft-issues.ts';
import { insertDocument } from '../store/repositories/documents.ts';
import {
  countsByMeeting,
  findMeeting,
  insertMeeting,
  listMeetings,
  updateMeeting,
  type MeetingRecord,
} from '../store/repositories/meetings.ts';
import { findPerson } from '../store/repositories/people.ts';
import { findPlan } from '../store/repositories/plans.ts';
import { countWordsOfMeeting } from '../store/repositories/sections.ts';
import { keepIssuedAgenda, recordReopening } from './agenda-issues.ts';
import { putOnAgenda } from './agenda.ts';
import { actionsOfMeeting } from './actions.ts';
import { allowed, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { keepActionsOfNotes, keepById } from './kept-actions.ts';
import { mattersArisingIn } from './matters-arising.ts';
import { asMeeting, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { takePromises } from './promises.ts';
import { runCommand, runQuery, type Logged, type Program, type Unit } from './program.ts';
import { ranksFor } from './ranks.ts';
import { keepIssuedTexts } from './section-history.ts';
import { asItem, moveTopics, topicsToTake, wantOn } from './topics.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type MeetingFields = Pick<Meeting, 'date' | 'startTime' | 'endTime' | 'place' | 'chairId' | 'planId'>;

export function allMeetings(program: Program): MeetingSummary[] {
  return runQuery(program, (read) => {
    const counts = countsByMeeting(read);
    const issues = newestDraftIssues(read);
    return listMeetings(read).map((meeting) => {
      const { agendaItemCount, paperCount, clearedPaperCount, reportItemCount, openActionCount } = found(
        counts.get(meeting.id) ?? null,
        'meeting',
      );
      return {
        ...asMeeting(meeting),
        agendaItemCount,
        paperCount,
        clearedPaperCount,
        reportItemCount,
        openActionCount,
        draftIssue: draftOut(issues.get(meeting.id)),
      };
    });
  });
}

function draftOut(issue: DraftIssueRecord | undefined): MeetingSummary['draftIssue'] {
  return issue ? { at: issue.at, answersBy: issue.answersBy } : null;
}

export function getMeeting(program: Program, id: string): Meeting {
  return runQuery(program, (read) => asMeeting(requireMeeting(read, id)));
}

/** A meeting with the body's standing items and the topics it takes as its agenda, and notes with a section for each. */
export function createMeeting(
  program: Program,
  {
    bodyId,
    topicIds,
    ...fields
  }: MeetingFields & { readonly bodyId: string; readonly topicIds: readonly string[] },
): Meeting {
  return runCommand(program, 'meetings.create', (unit) => {
    const { read, write, newId } = unit;
    const body = found(findBody(read, bodyId), 'body');
    requireSoundMeeting(read, fields);
    requireFreeDay(read, { id: null, bodyId, date: fields.date });
    const topics = topicsToTake(read, bodyId, topicIds);
    const id = newId();
    const notesDocumentId = newId();
    insertMeeting(write, { id, revision: 1, bodyId, ...fields, state: 'planning', removedAt: null });
    insertDocument(write, {
      id: notesDocumentId,
      revision: 1,
      kind: 'notes',
      meetingId: id,
      agendaItemId: null,
      state: null,
    });
    const items = [...body.openingItems, ...topics.map((topic) => asItem(read, topic)), ...body.closingItems];
    const ranks = ranksFor(items.length);
    for (const [index, item] of items.entries()) {
      putOnAgenda(unit, notesDocumentId, { meetingId: id, rank: ranks[index] ?? '', ...item });
    }
    for (const topic of topics) wantOn(unit, topic, fields.date);
    const meeting = requireMeeting(read, id);
    return {
      answer: asMeeting(meeting),
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: null,
        payload: { bodyId, ...fields, topicIds },
        areas: ['meetings', 'agenda', 'documents', 'topics'],
      },
    };
  });
}

export function changeMeeting(
  program: Program,
  { id, revision, ...fields }: MeetingFields & OnRevision,
): Meeting {
  return runCommand(program, 'meetings.update', (unit) => {
    const before = meetingToChange(unit.read, id, revision);
    requireNotAgreed(before);
    requireSoundMeeting(unit.read, fields);
    const { bodyId, date, startTime, endTime, place, chairId, planId } = before;
    const isMoved = fields.date !== date;
    if (isMoved) requireFreeDay(unit.read, { id, bodyId, date: fields.date });
    const movedTopics = isMoved ? moveTopics(unit, bodyId, date, fields.date) : [];
    // Papers show the entries of the meeting's plan, so that another plan changes them too.
    const replaced = { date, startTime, endTime, place, chairId, planId, movedTopics };
    return saved(unit, 'update', before, fields, replaced);
  });
}

export function takeMeetingStep(
  program: Program,
  {
    id,
    revision,
    event,
    reason: given,
    promises,
  }: OnRevision & {
    readonly event: MeetingEvent;
    readonly reason?: string | undefined;
    readonly promises?: readonly string[] | undefined;
  },
): Meeting {
  return runCommand(program, 'meetings.takeStep', (unit) => {
    const before = meetingToChange(unit.read, id, revision);
    const state = allowed(step(meetingLifecycle, before.state, event));
    const reason = allowed(checkReason(event, given));
    keepWhatGoesOut(unit, before, event);
    if (event === 'issue-agenda' || event === 'issue-draft-notes') keepActionsToldOf(unit, before, event);
    if (reason !== null) recordReopening(unit, id, reason);
    const topicIds = event === 'issue-draft-notes' ? takePromises(unit, before, promises ?? null) : [];
    const { answer, changed } = saved(unit, event, before, { state }, { state: before.state });
    const payload = {
      ...changed.payload,
      ...(reason === null ? {} : { reason }),
      ...(topicIds.length === 0 ? {} : { topicIds }),
    };
    return { answer, changed: { ...changed, payload, areas: [...changed.areas, 'agenda'] } };
  });
}

/** Puts a meeting aside, unless it has words or actions: those are never out of sight. */
export function removeMeeting(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'meetings.remove', (unit) => {
    const before = meetingToChange(unit.read, id, revision);
    requireNotAgreed(before);
    const chairNotes = listEveryAgendaItem(unit.read, id).map((item) => countWords(item.chairNotes));
    const words = chairNotes.reduce((sum, count) => sum + count, countWordsOfMeeting(unit.read, id));
    if (words > 0 || actionsOfMeeting(unit.read, id).length > 0)
      throw ruleViolated('meeting-has-text', { words });
    const { changed } = saved(unit, 'remove', before, { removedAt: unit.at }, {});
    return { answer: {}, changed };
  });
}

/** Brings a meeting back; one that is not put aside stays as it is. */
export function restoreMeeting(program: Program, id: string): Meeting {
  return runCommand(program, 'meetings.restore', (unit) => {
    const before = found(findMeeting(unit.read, id), 'meeting');
    if (before.removedAt === null) return { answer: asMeeting(before), changed: null };
    requireFreeDay(unit.read, before);
    return saved(unit, 'restore', before, { removedAt: null }, { removedAt: before.removedAt });
  });
}

function saved(
  { write }: Unit,
  event: string,
  before: MeetingRecord,
  fields: Partial<MeetingRecord>,
  replaced: Readonly<Record<string, unknown>>,
): { readonly answer: Meeting; readonly changed: Logged } {
  const meeting = { ...before, ...fields, revision: before.revision + 1 };
  updateMeeting(write, meeting);
  return {
    answer: asMeeting(meeting),
    changed: {
      entityId: meeting.id,
      meetingId: meeting.id,
      baseRevision: before.revision,
      payload: { event, ...fields, before: replaced },
      areas: ['meetings', 'documents', 'actions', 'topics'],
    },
  };
}

// What was sent to people is kept as they got it.
function keepWhatGoesOut(unit: Unit, meeting: MeetingRecord, event: MeetingEvent): void {
  if (event === 'issue-draft-notes') keepIssuedTexts(unit, meeting.notesDocumentId);
  if (event !== 'issue-agenda') return;
  keepIssuedAgenda(unit, meeting);
  for (const { paperId } of listAgendaItems(unit.read, meeting.id)) {
    if (paperId !== null) keepIssuedTexts(unit, paperId);
  }
}

function meetingToChange(read: ReadHandle, id: string, revision: number): MeetingRecord {
  const meeting = requireMeeting(read, id);
  requireRevision(meeting, revision);
  return meeting;
}

// Whoever gets an agenda or draft notes knows of the actions in them: the meeting's own, and those it has to hear of.
function keepActionsToldOf(unit: Unit, meeting: MeetingRecord, event: MeetingEvent): void {
  if (event === 'issue-draft-notes') keepActionsOfNotes(unit, meeting.id);
  keepById(
    unit,
    mattersArisingIn(unit.read, meeting).map(({ action }) => action.id),
  );
}

function requireFreeDay(
  read: ReadHandle,
  meeting: { readonly id: string | null; readonly bodyId: string; readonly date: string },
): void {
  const others = listMeetings(read).filter(({ bodyId }) => bodyId === meeting.bodyId);
  allowed(checkFreeDay(meeting, others));
}

function requireSoundMeeting(read: ReadHandle, fields: MeetingFields): void {
  allowed(checkMeetingTimes(fields));
  if (fields.chairId !== null && !findPerson(read, fields.chairId)) throw ruleViolated('person-unknown');
  if (fields.planId !== null && !findPlan(read, fields.planId)) throw notFound('plan');
}
