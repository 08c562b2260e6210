import { integer } from '../columns.ts';
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
  append: change(
    ['at', 'actor', 'operation', 'entityId', 'meetingId', 'baseRevision', 'payload'],
    `INSERT INTO command_log (at, actor, operation, entity_id, meeting_id, base_revision, payload)
     VALUES (@at, @actor, @operation, @entityId, @meetingId, @baseRevision, @payload)`,
  ),
} as const;

/** Appends a command and returns its sequence number. */
export function appendCommand(read: ReadHandle, write: WriteHandle, command: LoggedCommand): number {
  write.run(commandLogStatements.append, command);
  return read.one(commandLogStatements.newest, {})?.sequence ?? 0;
}
