import { agendaItemKinds, type IssuedNumber } from '../../../../shared/domain/agenda.ts';
import { itemOutcomes } from '../../../../shared/domain/item-progress.ts';
import type { ItemOfTopics } from '../../../../shared/domain/restricted-topics.ts';
import { paperStates } from '../../../../shared/domain/papers.ts';
import { flag, integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  meetingId: text,
  parentId: orNull(text),
  rank: text,
  kind: oneOf(agendaItemKinds),
  title: text,
  leadId: orNull(text),
  organisationId: orNull(text),
  minutes: orNull(integer),
  reportTitle: orNull(text),
  reportHref: orNull(text),
  chairNotes: text,
  topicId: orNull(text),
  restrictedReason: orNull(text),
  removedAt: orNull(text),
  removedWith: orNull(text),
  paperId: orNull(text),
  paperState: orNull(oneOf(paperStates)),
  issuedMark: orNull(text),
  isLate: orNull(flag),
  outcome: orNull(oneOf(itemOutcomes)),
};

type Row = RowOf<typeof row>;

export type AgendaItemRecord = Omit<Row, 'issuedMark' | 'isLate'> & { readonly issued: IssuedNumber | null };

const agendaItems = `
  SELECT agenda_items.id, agenda_items.revision, agenda_items.meeting_id AS meetingId, parent_id AS parentId, rank,
    agenda_items.kind, title, lead_id AS leadId, organisation_id AS organisationId, minutes,
    report_title AS reportTitle, report_href AS reportHref, chair_notes AS chairNotes, topic_id AS topicId,
    agenda_items.restricted_reason AS restrictedReason, removed_at AS removedAt, removed_with AS removedWith,
    documents.id AS paperId, documents.state AS paperState, issued_numbers.mark AS issuedMark,
    issued_numbers.is_late AS isLate, item_progress.outcome
  FROM agenda_items
  LEFT JOIN documents ON documents.agenda_item_id = agenda_items.id
  LEFT JOIN issued_numbers ON issued_numbers.agenda_item_id = agenda_items.id
  LEFT JOIN item_progress ON item_progress.agenda_item_id = agenda_items.id`;

const parameters = [
  'id',
  'revision',
  'meetingId',
  'parentId',
  'rank',
  'kind',
  'title',
  'leadId',
  'organisationId',
  'minutes',
  'reportTitle',
  'reportHref',
  'chairNotes',
  'topicId',
  'restrictedReason',
  'removedAt',
  'removedWith',
] as const;

export const agendaItemStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `${agendaItems} WHERE agenda_items.meeting_id = @meetingId ORDER BY rank, agenda_items.id`,
  ),
  byId: select(['id'], row, `${agendaItems} WHERE agenda_items.id = @id`),
  // Those of the same day are among them: which of them is earlier its start says.
  upTo: select(
    ['bodyId', 'date'],
    { id: text, title: text, topicId: orNull(text), meetingId: text },
    `SELECT agenda_items.id, title, topic_id AS topicId, meeting_id AS meetingId FROM agenda_items
       JOIN meetings ON meetings.id = meeting_id
     WHERE body_id = @bodyId AND date <= @date AND meetings.removed_at IS NULL AND agenda_items.removed_at IS NULL
     ORDER BY date DESC, rank, agenda_items.id`,
  ),
  // Also those that were taken off, and those of meetings put aside.
  ofTopics: select(
    ['bodyId'],
    { topicId: orNull(text), title: text, reason: orNull(text), date: text, isStanding: flag },
    `SELECT item.topic_id AS topicId, item.title, coalesce(item.restricted_reason, parent.restricted_reason) AS reason,
       date, item.removed_at IS NULL AND meetings.removed_at IS NULL AS isStanding
     FROM agenda_items AS item
       JOIN meetings ON meetings.id = item.meeting_id
       LEFT JOIN agenda_items AS parent ON parent.id = item.parent_id
     WHERE item.topic_id IN (SELECT id FROM topics WHERE body_id = @bodyId)
       OR (body_id = @bodyId AND coalesce(item.restricted_reason, parent.restricted_reason) IS NOT NULL)
     ORDER BY date, item.id`,
  ),
  insert: change(
    parameters,
    `INSERT INTO agenda_items (id, revision, meeting_id, parent_id, rank, kind, title, lead_id, organisation_id,
       minutes, report_title, report_href, chair_notes, topic_id, restricted_reason, removed_at, removed_with)
     VALUES (@id, @revision, @meetingId, @parentId, @rank, @kind, @title, @leadId, @organisationId,
       @minutes, @reportTitle, @reportHref, @chairNotes, @topicId, @restrictedReason, @removedAt, @removedWith)`,
  ),
  update: change(
    parameters,
    `UPDATE agenda_items SET revision = @revision, parent_id = @parentId, rank = @rank, kind = @kind, title = @title,
       lead_id = @leadId, organisation_id = @organisationId, minutes = @minutes, report_title = @reportTitle,
       report_href = @reportHref, chair_notes = @chairNotes, topic_id = @topicId,
       restricted_reason = @restrictedReason, removed_at = @removedAt, removed_with = @removedWith
     WHERE id = @id AND meeting_id = @meetingId`,
  ),
} as const;

/** The items of a meeting, removed ones included. */
export function listEveryAgendaItem(read: ReadHandle, meetingId: string): readonly AgendaItemRecord[] {
  return read.all(agendaItemStatements.ofMeeting, { meetingId }).map(asRecord);
}

/** The items that stand on the agenda. */
export function listAgendaItems(read: ReadHandle, meetingId: string): readonly AgendaItemRecord[] {
  return listEveryAgendaItem(read, meetingId).filter((item) => item.removedAt === null);
}

/** What the meetings of a body up to a day had on their agendas, and which meeting it was. */
export function listItemsUpTo(
  read: ReadHandle,
  day: { readonly bodyId: string; readonly date: string },
): readonly {
  readonly id: string;
  readonly title: string;
  readonly topicId: string | null;
  readonly meetingId: string;
}[] {
  return read.all(agendaItemStatements.upTo, day);
}

/** The items that a body's topics became, and its restricted items, gone ones included; each with the reason in force. */
export function listItemsOfTopics(read: ReadHandle, bodyId: string): readonly ItemOfTopics[] {
  return read.all(agendaItemStatements.ofTopics, { bodyId });
}

/** Also answers with an item that was taken off the agenda. */
export function findAgendaItem(read: ReadHandle, id: string): AgendaItemRecord | null {
  const found = read.one(agendaItemStatements.byId, { id });
  return found && asRecord(found);
}

export function insertAgendaItem(write: WriteHandle, item: AgendaItemRecord): void {
  write.run(agendaItemStatements.insert, stored(item));
}

export function updateAgendaItem(write: WriteHandle, item: AgendaItemRecord): void {
  write.run(agendaItemStatements.update, stored(item));
}

function asRecord({ issuedMark, isLate, ...item }: Row): AgendaItemRecord {
  return { ...item, issued: issuedMark === null ? null : { mark: issuedMark, isLate: isLate ?? false } };
}

function stored(record: AgendaItemRecord) {
  const { paperId: _paperId, paperState: _paperState, issued: _issued, outcome: _outcome, ...item } = record;
  return item;
}
