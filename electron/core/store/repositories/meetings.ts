import { meetingStates } from '../../../../shared/domain/meeting.ts';
import { integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  bodyId: text,
  bodyName: text,
  date: text,
  startTime: orNull(text),
  endTime: orNull(text),
  place: orNull(text),
  chairId: orNull(text),
  planId: orNull(text),
  state: oneOf(meetingStates),
  notesDocumentId: text,
  removedAt: orNull(text),
};

export type MeetingRecord = RowOf<typeof row>;

const countsRow = {
  meetingId: text,
  agendaItemCount: integer,
  reportItemCount: integer,
  paperCount: integer,
  clearedPaperCount: integer,
  openActionCount: integer,
};

export type MeetingCounts = RowOf<typeof countsRow>;

const meetings = `
  SELECT meetings.id, meetings.revision, body_id AS bodyId, bodies.name AS bodyName, date, start_time AS startTime,
    end_time AS endTime, place, chair_id AS chairId, plan_id AS planId, meetings.state,
    documents.id AS notesDocumentId, removed_at AS removedAt
  FROM meetings
  JOIN bodies ON bodies.id = meetings.body_id
  JOIN documents ON documents.meeting_id = meetings.id AND documents.kind = 'notes'`;

const parameters = [
  'id',
  'revision',
  'date',
  'startTime',
  'endTime',
  'place',
  'chairId',
  'planId',
  'state',
  'removedAt',
] as const;

export const meetingStatements = {
  list: select(
    [],
    row,
    `${meetings} WHERE removed_at IS NULL ORDER BY date DESC, start_time DESC, meetings.id DESC`,
  ),
  everything: select([], row, `${meetings} ORDER BY date, meetings.id`),
  byId: select(['id'], row, `${meetings} WHERE meetings.id = @id`),
  count: select([], { count: integer }, 'SELECT count(*) AS count FROM meetings WHERE removed_at IS NULL'),
  counts: select(
    [],
    countsRow,
    `SELECT meetings.id AS meetingId,
       (SELECT count(*) FROM agenda_items
          WHERE meeting_id = meetings.id AND removed_at IS NULL AND parent_id IS NULL) AS agendaItemCount,
       (SELECT count(*) FROM agenda_items
          WHERE meeting_id = meetings.id AND removed_at IS NULL AND kind IN ('report', 'exception-report')
       ) AS reportItemCount,
       (SELECT count(*) FROM documents JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
          WHERE documents.meeting_id = meetings.id AND agenda_items.removed_at IS NULL) AS paperCount,
       (SELECT count(*) FROM documents JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
          WHERE documents.meeting_id = meetings.id AND agenda_items.removed_at IS NULL AND documents.state = 'cleared'
       ) AS clearedPaperCount,
       (SELECT count(*) FROM actions
          JOIN sections ON sections.id = actions.section_id
          JOIN agenda_items ON agenda_items.id = sections.agenda_item_id
          WHERE actions.meeting_id = meetings.id AND actions.status IN ('open', 'in-progress')
            AND ((actions.is_in_notes = 1 AND agenda_items.removed_at IS NULL) OR kept_words IS NOT NULL)
       ) AS openActionCount
     FROM meetings WHERE removed_at IS NULL`,
  ),
  insert: change(
    [...parameters, 'bodyId'],
    `INSERT INTO meetings
       (id, revision, body_id, date, start_time, end_time, place, chair_id, plan_id, state, removed_at)
     VALUES (@id, @revision, @bodyId, @date, @startTime, @endTime, @place, @chairId, @planId, @state, @removedAt)`,
  ),
  update: change(
    parameters,
    `UPDATE meetings SET revision = @revision, date = @date, start_time = @startTime, end_time = @endTime,
       place = @place, chair_id = @chairId, plan_id = @planId, state = @state, removed_at = @removedAt
     WHERE id = @id`,
  ),
} as const;

type NewMeeting = Omit<MeetingRecord, 'bodyName' | 'notesDocumentId'>;

/** Newest first, without those put aside. */
export function listMeetings(read: ReadHandle): readonly MeetingRecord[] {
  return read.all(meetingStatements.list, {});
}

/** Oldest first, with those put aside. */
export function listEveryMeeting(read: ReadHandle): readonly MeetingRecord[] {
  return read.all(meetingStatements.everything, {});
}

/** Also answers with a meeting that was put aside. */
export function findMeeting(read: ReadHandle, id: string): MeetingRecord | null {
  return read.one(meetingStatements.byId, { id });
}

export function countMeetings(read: ReadHandle): number {
  return read.one(meetingStatements.count, {})?.count ?? 0;
}

export function countsByMeeting(read: ReadHandle): ReadonlyMap<string, MeetingCounts> {
  return new Map(read.all(meetingStatements.counts, {}).map((counts) => [counts.meetingId, counts]));
}

export function insertMeeting(write: WriteHandle, meeting: NewMeeting): void {
  write.run(meetingStatements.insert, meeting);
}

export function updateMeeting(write: WriteHandle, meeting: Omit<NewMeeting, 'bodyId'>): void {
  write.run(meetingStatements.update, meeting);
}
