import { action as actionShape, evidence } from '../../../../shared/contract/entities/actions.ts';
import { actionStatuses, reportEvents } from '../../../../shared/domain/actions.ts';
import { flag, integer, json, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  meetingId: text,
  sectionId: text,
  agendaItemId: text,
  position: integer,
  text,
  owners: json(actionShape.shape.owners),
  due: orNull(text),
  status: oneOf(actionStatuses),
  isInNotes: flag,
  keptWords: orNull(text),
  isKeptRestricted: flag,
};

/** An action of the register. One that is not in the notes any more keeps its row: see `shared/domain/kept-actions.ts`. */
export type ActionRecord = RowOf<typeof row>;

const updateRow = {
  id: text,
  actionId: text,
  event: oneOf(reportEvents),
  at: text,
  author: text,
  text,
  href: orNull(text),
  supersededById: orNull(text),
  meetingId: orNull(text),
  isInternal: flag,
  statusBefore: orNull(oneOf(actionStatuses)),
  oldDue: orNull(text),
  newDue: orNull(text),
  evidence: orNull(json(evidence)),
};

export type ActionUpdateRecord = RowOf<typeof updateRow>;

const actions = `
  SELECT actions.id, actions.revision, meeting_id AS meetingId, section_id AS sectionId,
    sections.agenda_item_id AS agendaItemId, actions.position, text, owners, due, status, is_in_notes AS isInNotes,
    kept_words AS keptWords, is_kept_restricted AS isKeptRestricted
  FROM actions JOIN sections ON sections.id = actions.section_id`;

export const actionStatements = {
  byId: select(['id'], row, `${actions} WHERE actions.id = @id`),
  ofSection: select(
    ['sectionId'],
    row,
    `${actions} WHERE section_id = @sectionId ORDER BY actions.position, actions.id`,
  ),
  ofMeeting: select(
    ['meetingId'],
    row,
    `${actions} WHERE meeting_id = @meetingId ORDER BY actions.position, actions.id`,
  ),
  meetingsWithActions: select(
    [],
    { meetingId: text },
    'SELECT DISTINCT meeting_id AS meetingId FROM actions',
  ),
  updatesOfMeeting: select(
    ['meetingId'],
    updateRow,
    `SELECT action_updates.id, action_id AS actionId, event, at, author, action_updates.text, href,
       superseded_by AS supersededById, action_updates.meeting_id AS meetingId, is_internal AS isInternal,
       status_before AS statusBefore, old_due AS oldDue, new_due AS newDue, evidence
     FROM action_updates JOIN actions ON actions.id = action_id
     WHERE actions.meeting_id = @meetingId ORDER BY action_updates.sequence`,
  ),
  superseded: select(
    ['supersededById'],
    row,
    `${actions} WHERE actions.id IN (SELECT action_id FROM action_updates WHERE superseded_by = @supersededById)
     ORDER BY actions.id`,
  ),
  insert: change(
    [
      ...([
        'id',
        'revision',
        'meetingId',
        'sectionId',
        'position',
        'text',
        'owners',
        'due',
        'status',
      ] as const),
      ...(['isInNotes', 'keptWords', 'isKeptRestricted'] as const),
    ],
    `INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, due, status, is_in_notes,
       kept_words, is_kept_restricted)
     VALUES (@id, @revision, @meetingId, @sectionId, @position, @text, @owners, @due, @status, @isInNotes,
       @keptWords, @isKeptRestricted)`,
  ),
  mirrorBlock: change(
    ['id', 'sectionId', 'position', 'text', 'owners', 'due', 'keptWords', 'isKeptRestricted'],
    `UPDATE actions SET section_id = @sectionId, position = @position, text = @text, owners = @owners, due = @due,
       is_in_notes = 1, kept_words = @keptWords, is_kept_restricted = @isKeptRestricted WHERE id = @id`,
  ),
  blockIsGone: change(
    ['id', 'text', 'isKeptRestricted'],
    'UPDATE actions SET is_in_notes = 0, text = @text, is_kept_restricted = @isKeptRestricted WHERE id = @id',
  ),
  keep: change(
    ['id', 'keptWords', 'isKeptRestricted'],
    'UPDATE actions SET kept_words = @keptWords, is_kept_restricted = @isKeptRestricted WHERE id = @id',
  ),
  setStatus: change(
    ['id', 'revision', 'status'],
    'UPDATE actions SET revision = @revision, status = @status WHERE id = @id',
  ),
  insertUpdate: change(
    [
      'id',
      'actionId',
      'event',
      'at',
      'author',
      'text',
      'href',
      'supersededById',
      'meetingId',
      'isInternal',
      'statusBefore',
      'oldDue',
      'newDue',
      'evidence',
    ],
    `INSERT INTO action_updates (id, action_id, event, at, author, text, href, superseded_by, meeting_id, is_internal,
       status_before, old_due, new_due, evidence)
     VALUES (@id, @actionId, @event, @at, @author, @text, @href, @supersededById, @meetingId, @isInternal,
       @statusBefore, @oldDue, @newDue, @evidence)`,
  ),
  deleteUpdate: change(['id'], 'DELETE FROM action_updates WHERE id = @id'),
} as const;

export function findAction(read: ReadHandle, id: string): ActionRecord | null {
  return read.one(actionStatements.byId, { id });
}

export function listActionsOfSection(read: ReadHandle, sectionId: string): readonly ActionRecord[] {
  return read.all(actionStatements.ofSection, { sectionId });
}

export function listActionsOfMeeting(read: ReadHandle, meetingId: string): readonly ActionRecord[] {
  return read.all(actionStatements.ofMeeting, { meetingId });
}

export function listMeetingIdsWithActions(read: ReadHandle): readonly string[] {
  return read.all(actionStatements.meetingsWithActions, {}).map(({ meetingId }) => meetingId);
}

/** Those that were once superseded by this action; by another one since, or open again, perhaps. */
export function listSupersededOnceBy(read: ReadHandle, supersededById: string): readonly ActionRecord[] {
  return read.all(actionStatements.superseded, { supersededById });
}

/** In the order in which they were made. */
export function listUpdatesOfMeeting(read: ReadHandle, meetingId: string): readonly ActionUpdateRecord[] {
  return read.all(actionStatements.updatesOfMeeting, { meetingId });
}

export function insertAction(
  write: WriteHandle,
  { owners, ...action }: Omit<ActionRecord, 'agendaItemId'>,
): void {
  write.run(actionStatements.insert, { ...action, owners: JSON.stringify(owners) });
}

export type BlockMirror = Pick<
  ActionRecord,
  'id' | 'sectionId' | 'position' | 'text' | 'owners' | 'due' | 'keptWords' | 'isKeptRestricted'
>;

export function mirrorActionBlock(write: WriteHandle, { owners, ...mirror }: BlockMirror): void {
  write.run(actionStatements.mirrorBlock, { ...mirror, owners: JSON.stringify(owners) });
}

export function markActionBlockGone(
  write: WriteHandle,
  { id, text: left, isKeptRestricted }: Pick<ActionRecord, 'id' | 'text' | 'isKeptRestricted'>,
): void {
  write.run(actionStatements.blockIsGone, { id, text: left, isKeptRestricted });
}

/** Lets an action outlive its block, under these words. */
export function keepAction(
  write: WriteHandle,
  { id, keptWords, isKeptRestricted }: Pick<ActionRecord, 'id' | 'keptWords' | 'isKeptRestricted'>,
): void {
  write.run(actionStatements.keep, { id, keptWords, isKeptRestricted });
}

export function setActionStatus(
  write: WriteHandle,
  action: Pick<ActionRecord, 'id' | 'revision' | 'status'>,
): void {
  write.run(actionStatements.setStatus, action);
}

export function insertActionUpdate(
  write: WriteHandle,
  { evidence: shown, ...update }: ActionUpdateRecord,
): void {
  write.run(actionStatements.insertUpdate, {
    ...update,
    evidence: shown === null ? null : JSON.stringify(shown),
  });
}

export function deleteActionUpdate(write: WriteHandle, id: string): void {
  write.run(actionStatements.deleteUpdate, { id });
}
