// Where the menu of a word opens, and what is said where there is none to open.

import type { Editor } from '@tiptap/core';
import { showToast } from '../../ui/toast.tsx';
import { findWords, type MarkedWord } from './marked-words.ts';
import { menuAt } from './spelling-menu.ts';
import type { WritingAids } from './writing-aids.ts';

/**
 * Ctrl and the full stop: the menu of the word at the caret, else of the nearest wrong one before it, which was just
 * typed, else of the next one. The caret stays where it is.
 */
export async function openWordMenu(editor: Editor, aids: WritingAids): Promise<void> {
  const words = await knownWords(editor, aids);
  const word = wordFor(words, editor.state.selection.head);
  if (word) menuAt(editor)?.open(word, 'beside');
  else sayNoneIn('in this part', aids);
}

/** Exported for tests: the word that is meant by somebody whose caret is there. */
export function wordFor(words: readonly MarkedWord[], caret: number): MarkedWord | undefined {
  return (
    words.find(({ from, to }) => from <= caret && caret <= to) ??
    words.findLast(({ kind, to }) => kind === 'wrong' && to <= caret) ??
    nextWrong(words, caret)
  );
}

/** Selects the next wrong word after the caret and opens its menu. False: there is none after it. */
export async function openNextMistake(editor: Editor, aids: WritingAids): Promise<boolean> {
  const next = nextWrong(await knownWords(editor, aids), editor.state.selection.to);
  if (next) menuAt(editor)?.open(next, 'behind');
  return next !== undefined;
}

export function sayNoneIn(where: string, aids: WritingAids): void {
  if (!aids.isSpellingOn) {
    showToast({ message: 'Wrong spelling is not marked. Turn it on in Settings.' });
  } else if (aids.hasFailed) {
    showToast({
      tone: 'problem',
      message:
        'The dictionary could not be read, so no spelling is looked at. Your text is safe. Load the page again to try once more.',
    });
  } else {
    showToast({ message: `No mistakes ${where}.` });
  }
}

function nextWrong(words: readonly MarkedWord[], after: number): MarkedWord | undefined {
  return words.find(({ kind, from }) => kind === 'wrong' && from >= after);
}

/** The marked words of the text once all of its words are known. */
async function knownWords(editor: Editor, aids: WritingAids): Promise<readonly MarkedWord[]> {
  aids.start();
  for (;;) {
    const { marked, unknown } = findWords(editor.state.doc, aids);
    if (unknown.length === 0 || aids.hasFailed || editor.isDestroyed) return marked;
    await new Promise<void>((resolve) => {
      const stop = aids.subscribe(() => {
        stop();
        resolve();
      });
      aids.ask(unknown);
    });
  }
}
