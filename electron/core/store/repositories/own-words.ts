import { text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

export const ownWordStatements = {
  list: select([], { word: text }, 'SELECT word FROM own_words ORDER BY word COLLATE NOCASE, word'),
  insert: change(['word', 'addedAt'], 'INSERT INTO own_words (word, added_at) VALUES (@word, @addedAt)'),
  delete: change(['word'], 'DELETE FROM own_words WHERE word = @word'),
} as const;

export function listOwnWords(read: ReadHandle): readonly string[] {
  return read.all(ownWordStatements.list, {}).map(({ word }) => word);
}

export function insertOwnWord(write: WriteHandle, word: string, addedAt: string): void {
  write.run(ownWordStatements.insert, { word, addedAt });
}

export function deleteOwnWord(write: WriteHandle, word: string): void {
  write.run(ownWordStatements.delete, { word });
}
