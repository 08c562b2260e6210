import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpellingWords } from '../../../shared/contract/entities/spelling.ts';
import { readOwnWord } from '../../../shared/domain/spelling-words.ts';
import { deleteOwnWord, insertOwnWord, listOwnWords } from '../store/repositories/own-words.ts';
import { ruleViolated } from './failures.ts';
import { runCommand, runQuery, type Logged, type Program } from './program.ts';

/** What no dictionary has: the words of the field, which come with the program, and those that were added here. */
export async function spellingWords(program: Program): Promise<SpellingWords> {
  const text = await readFile(join(program.resourcesFolder, 'spelling', 'words-of-the-field.txt'), 'utf8');
  const ofTheField = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { ofTheField, own: runQuery(program, (read) => [...listOwnWords(read)]) };
}

/** Adds those that are not there yet. All of them come in, or none where one is no single word. */
export function addOwnWords(program: Program, typed: readonly string[]): { added: number } {
  return runCommand(program, 'spelling.addWords', ({ read, write, at }) => {
    const words = [...new Set(typed.map(requireWord))];
    const known = new Set(listOwnWords(read));
    const added = words.filter((word) => !known.has(word));
    for (const word of added) insertOwnWord(write, word, at);
    return {
      answer: { added: added.length },
      changed: added.length === 0 ? null : logged({ words: added }),
    };
  });
}

export function removeOwnWord(program: Program, word: string): Record<string, never> {
  return runCommand(program, 'spelling.removeWord', ({ read, write }) => {
    const isThere = listOwnWords(read).includes(word);
    if (isThere) deleteOwnWord(write, word);
    return { answer: {}, changed: isThere ? logged({ word }) : null };
  });
}

function requireWord(typed: string): string {
  const word = readOwnWord(typed);
  if (word === null) throw ruleViolated('no-single-word', { word: typed });
  return word;
}

function logged(payload: Logged['payload']): Logged {
  return { entityId: 'own-words', meetingId: null, baseRevision: null, payload, areas: ['spelling'] };
}
