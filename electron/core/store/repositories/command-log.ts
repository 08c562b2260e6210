import { integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  sequence: integer,
  at: text,
  actor: text,
  operation: text,
  entityId: text,
  meetingId: orNull(text),
  baseRevision: orNull(integer),
  payload: text,
};

export type LoggedCommand = RowOf<typeof row>;

const columns =
  'sequence, at, actor, operation, entity_id AS entityId, meeting_id AS meetingId, base_revision AS baseRevision, payload';

export const commandLogStatements = {
  since: select(
    ['sequence'],
    row,
    `SELECT ${columns} FROM command_log WHERE sequence > @sequence ORDER BY sequence`,
  ),
  newest: select([], { sequence: integer }, 'SELECT coalesce(max(sequence), 0) AS sequence FROM command_log'),
  append: change(
    ['at', 'actor', 'operation', 'entityId', 'meetingId', 'baseRevision', 'payload'],
    `INSERT INTO command_log (at, actor, operation, entity_id, meeting_id, base_revision, payload)
     VALUES (@at, @actor, @operation, @entityId, @meetingId, @baseRevision, @payload)`,
  ),
} as const;

export function listCommandsSince(read: ReadHandle, sequence: number): readonly LoggedCommand[] {
  return read.all(commandLogStatements.since, { sequence });
}

/** Appends a command and returns its sequence number. */
export function appendCommand(
  read: ReadHandle,
  write: WriteHandle,
  command: Omit<LoggedCommand, 'sequence'>,
): number {
  write.run(commandLogStatements.append, command);
  return read.one(commandLogStatements.newest, {})?.sequence ?? 0;
}
