import { agendaItemKinds } from '../../../../shared/domain/agenda.ts';
import { oneOf, integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  bodyId: text,
  title: text,
  kind: oneOf(agendaItemKinds),
  leadId: orNull(text),
  organisationId: orNull(text),
  wantedOn: orNull(text),
  promisedAtMeetingId: orNull(text),
  promise: text,
  /** The block of that meeting's notes that promised it. */
  promisedBlockId: orNull(text),
  removedAt: orNull(text),
};

export type TopicRecord = RowOf<typeof row>;

const appearanceRow = { topicId: text, agendaItemId: text, meetingId: text, date: text };

export type TopicAppearance = RowOf<typeof appearanceRow>;

const columns = `id, revision, body_id AS bodyId, title, kind, lead_id AS leadId, organisation_id AS organisationId,
  wanted_on AS wantedOn, promised_at_meeting_id AS promisedAtMeetingId, promise,
  promised_block_id AS promisedBlockId, removed_at AS removedAt`;

const appearances = `
  SELECT topic_id AS topicId, agenda_items.id AS agendaItemId, meeting_id AS meetingId, date
  FROM agenda_items JOIN meetings ON meetings.id = meeting_id
  WHERE agenda_items.removed_at IS NULL AND meetings.removed_at IS NULL`;

const parameters = [
  'id',
  'revision',
  'bodyId',
  'title',
  'kind',
  'leadId',
  'organisationId',
  'wantedOn',
  'promisedAtMeetingId',
  'promise',
  'promisedBlockId',
  'removedAt',
] as const;

export const topicStatements = {
  list: select(
    ['bodyId'],
    row,
    `SELECT ${columns} FROM topics WHERE removed_at IS NULL AND (@bodyId IS NULL OR body_id = @bodyId)
     ORDER BY title COLLATE NOCASE, id`,
  ),
  every: select(['bodyId'], row, `SELECT ${columns} FROM topics WHERE body_id = @bodyId ORDER BY id`),
  byId: select(['id'], row, `SELECT ${columns} FROM topics WHERE id = @id`),
  appearances: select(
    [],
    appearanceRow,
    `${appearances} AND topic_id IS NOT NULL ORDER BY date, meeting_id, rank`,
  ),
  appearancesOf: select(
    ['topicId'],
    appearanceRow,
    `${appearances} AND topic_id = @topicId ORDER BY date, meeting_id, rank`,
  ),
  insert: change(
    parameters,
    `INSERT INTO topics (id, revision, body_id, title, kind, lead_id, organisation_id, wanted_on,
       promised_at_meeting_id, promise, promised_block_id, removed_at)
     VALUES (@id, @revision, @bodyId, @title, @kind, @leadId, @organisationId, @wantedOn,
       @promisedAtMeetingId, @promise, @promisedBlockId, @removedAt)`,
  ),
  update: change(
    parameters,
    `UPDATE topics SET revision = @revision, body_id = @bodyId, title = @title, kind = @kind, lead_id = @leadId,
       organisation_id = @organisationId, wanted_on = @wantedOn, promised_at_meeting_id = @promisedAtMeetingId,
       promise = @promise, promised_block_id = @promisedBlockId, removed_at = @removedAt
     WHERE id = @id`,
  ),
} as const;

/** The topics of a body (null: of all), by their titles, without those that were removed. */
export function listTopics(read: ReadHandle, bodyId: string | null): readonly TopicRecord[] {
  return read.all(topicStatements.list, { bodyId });
}

/** The topics of a body, with those that were removed. */
export function listEveryTopic(read: ReadHandle, bodyId: string): readonly TopicRecord[] {
  return read.all(topicStatements.every, { bodyId });
}

/** Also answers with a topic that was removed. */
export function findTopic(read: ReadHandle, id: string): TopicRecord | null {
  return read.one(topicStatements.byId, { id });
}

/** Where topics stand on an agenda, by topic, oldest first. */
export function appearancesByTopic(read: ReadHandle): ReadonlyMap<string, readonly TopicAppearance[]> {
  return Map.groupBy(read.all(topicStatements.appearances, {}), (appearance) => appearance.topicId);
}

export function listAppearances(read: ReadHandle, topicId: string): readonly TopicAppearance[] {
  return read.all(topicStatements.appearancesOf, { topicId });
}

export function insertTopic(write: WriteHandle, topic: TopicRecord): void {
  write.run(topicStatements.insert, topic);
}

export function updateTopic(write: WriteHandle, topic: TopicRecord): void {
  write.run(topicStatements.update, topic);
}
