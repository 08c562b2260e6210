import type { Meeting, MeetingSummary } from '../../../shared/contract/entities.ts';
import { countWords } from '../../../shared/document/plain-text.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import { checkMeetingTimes, meetingLifecycle, type MeetingEvent } from '../../../shared/domain/meeting.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems, listEveryAgendaItem } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
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
import { putOnAgenda } from './agenda.ts';
import { actionsOfMeeting } from './actions.ts';
import { allowed, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { asMeeting, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Logged, type Program, type Unit } from './program.ts';
import { ranksFor } from './ranks.ts';
import { keepIssuedTexts } from './section-history.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type MeetingFields = Pick<Meeting, 'date' | 'startTime' | 'endTime' | 'place' | 'chairId' | 'planId'>;

export function allMeetings(program: Program): MeetingSummary[] {
  return runQuery(program, (read) => {
    const counts = countsByMeeting(read);
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
      };
    });
  });
}

export function getMeeting(program: Program, id: string): Meeting {
  return runQuery(program, (read) => asMeeting(requireMeeting(read, id)));
}

/** A meeting with the body's standing items as its agenda, and notes with a section for each. */
export function createMeeting(
  program: Program,
  { bodyId, ...fields }: MeetingFields & { readonly bodyId: string },
): Meeting {
  return runCommand(program, 'meetings.create', (unit) => {
    const { read, write, newId } = unit;
    const body = found(findBody(read, bodyId), 'body');
    requireSoundMeeting(read, fields);
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
    const standingItems = [...body.openingItems, ...body.closingItems];
    const ranks = ranksFor(standingItems.length);
    for (const [index, item] of standingItems.entries()) {
      putOnAgenda(unit, notesDocumentId, { meetingId: id, rank: ranks[index] ?? '', ...item });
    }
    const meeting = requireMeeting(read, id);
    return {
      answer: asMeeting(meeting),
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: null,
        payload: { bodyId, ...fields },
        areas: ['meetings', 'agenda', 'documents'],
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
    const { date, startTime, endTime, place, chairId, planId } = before;
    // Papers show the entries of the meeting's plan, so that another plan changes them too.
    return saved(unit, 'update', before, fields, { date, startTime, endTime, place, chairId, planId });
  });
}

export function takeMeetingStep(
  program: Program,
  { id, revision, event }: OnRevision & { readonly event: MeetingEvent },
): Meeting {
  return runCommand(program, 'meetings.takeStep', (unit) => {
    const before = meetingToChange(unit.read, id, revision);
    const state = allowed(step(meetingLifecycle, before.state, event));
    keepWhatGoesOut(unit, before, event);
    return saved(unit, event, before, { state }, { state: before.state });
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
      areas: ['meetings', 'documents', 'actions'],
    },
  };
}

// What was sent to people is kept as they got it.
function keepWhatGoesOut(unit: Unit, meeting: MeetingRecord, event: MeetingEvent): void {
  if (event === 'issue-draft-notes') keepIssuedTexts(unit, meeting.notesDocumentId);
  if (event !== 'issue-agenda') return;
  for (const { paperId } of listAgendaItems(unit.read, meeting.id)) {
    if (paperId !== null) keepIssuedTexts(unit, paperId);
  }
}

function meetingToChange(read: ReadHandle, id: string, revision: number): MeetingRecord {
  const meeting = requireMeeting(read, id);
  requireRevision(meeting, revision);
  return meeting;
}

function requireSoundMeeting(read: ReadHandle, fields: MeetingFields): void {
  allowed(checkMeetingTimes(fields));
  if (fields.chairId !== null && !findPerson(read, fields.chairId)) throw ruleViolated('person-unknown');
  if (fields.planId !== null && !findPlan(read, fields.planId)) throw notFound('plan');
}
