import type { TypingShortcut } from '../../../../shared/contract/entities/typing-shortcuts.ts';
import { integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { id: text, revision: integer, typed: text, text, removedAt: orNull(text) };
const columns = 'id, revision, typed, text, removed_at AS removedAt';

export type TypingShortcutRecord = RowOf<typeof row>;

export const typingShortcutStatements = {
  list: select(
    [],
    row,
    `SELECT ${columns} FROM typing_shortcuts WHERE removed_at IS NULL ORDER BY typed COLLATE NOCASE, id`,
  ),
  byId: select(['id'], row, `SELECT ${columns} FROM typing_shortcuts WHERE id = @id`),
  insert: change(
    ['id', 'revision', 'typed', 'text'],
    'INSERT INTO typing_shortcuts (id, revision, typed, text) VALUES (@id, @revision, @typed, @text)',
  ),
  update: change(
    ['id', 'revision', 'typed', 'text', 'removedAt'],
    `UPDATE typing_shortcuts SET revision = @revision, typed = @typed, text = @text, removed_at = @removedAt
     WHERE id = @id`,
  ),
} as const;

export function listTypingShortcuts(read: ReadHandle): readonly TypingShortcutRecord[] {
  return read.all(typingShortcutStatements.list, {});
}

export function findTypingShortcut(read: ReadHandle, id: string): TypingShortcutRecord | null {
  return read.one(typingShortcutStatements.byId, { id });
}

export function insertTypingShortcut(write: WriteHandle, shortcut: TypingShortcut): void {
  write.run(typingShortcutStatements.insert, shortcut);
}

export function updateTypingShortcut(write: WriteHandle, shortcut: TypingShortcutRecord): void {
  write.run(typingShortcutStatements.update, shortcut);
}
