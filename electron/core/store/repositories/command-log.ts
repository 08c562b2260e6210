import { integer, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

export type LoggedCommand = {
  readonly at: string;
  readonly actor: string;
  readonly operation: string;
  readonly entityId: string;
  readonly meetingId: string | null;
  readonly baseRevision: number | null;
  /** JSON. */
  readonly payload: string;
};

export const commandLogStatements = {
  newest: select([], { sequence: integer }, 'SELECT coalesce(max(sequence), 0) AS sequence FROM command_log'),
  last: select(
    [],
    { sequence: integer, at: text, operation: text, entityId: text },
    `SELECT sequence, at, operation, entity_id AS entityId FROM command_log ORDER BY sequence DESC LIMIT 1`,
  ),
  append: change(
    ['at', 'actor', 'operation', 'entityId', 'meetingId', 'baseRevision', 'payload'],
    `INSERT INTO command_log (at, actor, operation, entity_id, meeting_id, base_revision, payload)
     VALUES (@at, @actor, @operation, @entityId, @meetingId, @baseRevision, @payload)`,
  ),
} as const;

/** Appends a command and returns its sequence number. */
export function appendCommand(read: ReadHandle, write: WriteHandle, command: LoggedCommand): number {
  write.run(commandLogStatements.append, command);
  return findNewestSequence(read);
}

export function findNewestSequence(read: ReadHandle): number {
  return read.one(commandLogStatements.newest, {})?.sequence ?? 0;
}

/** Names what was done last; null where nothing was. Stores of one name hold the same. */
export function nameLastCommand(read: ReadHandle): string | null {
  const last = read.one(commandLogStatements.last, {});
  return last === null ? null : `${last.sequence} ${last.at} ${last.operation} ${last.entityId}`;
}
