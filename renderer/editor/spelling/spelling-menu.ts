// Marks of wrong words, shortcuts, and the ways to the menu at a word.

import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { later } from '../../ui/later.tsx';
import { showToast } from '../../ui/toast.tsx';
import { expandShortcuts } from './expand-shortcuts.ts';
import { findWords, type MarkedWord } from './marked-words.ts';
import { spellingMarks } from './spelling-marks.ts';
import type { WordMenu } from './word-menu.ts';
import type { WritingAids } from './writing-aids.ts';

const wordMenus = later(() => import('./word-menu.ts'));

const menus = new WeakMap<Editor, WordMenu>();

/** Marks, menu and shortcuts of one editor. `aids` are those of its document. */
export function writingAid(aids: () => WritingAids): Extension {
  return Extension.create({
    name: 'writingAid',
    onDestroy() {
      menus.get(this.editor)?.close();
    },
    addProseMirrorPlugins() {
      const { editor } = this;
      const menu = menuOf(editor, aids);
      menus.set(editor, menu);
      return [expandShortcuts(() => aids().shortcuts()), spellingMarks(aids), menuPlugin(menu, aids)];
    },
  });
}

/** Ctrl and the full stop: the menu of the word at the caret, else of the next wrong one after it. */
export async function openWordMenu(editor: Editor, aids: WritingAids): Promise<void> {
  const words = await knownWords(editor, aids);
  const { head } = editor.state.selection;
  const here = words.find(({ from, to }) => from <= head && head <= to);
  const next = here ?? nextWrong(words, head) ?? nextWrong(words, 0);
  if (next) menus.get(editor)?.open(next, here ? head : next.to);
  else sayNoneIn('in this part', aids);
}

/** Selects the next wrong word after the caret and opens its menu. False: there is none after it. */
export async function openNextMistake(editor: Editor, aids: WritingAids): Promise<boolean> {
  const next = nextWrong(await knownWords(editor, aids), editor.state.selection.to);
  if (next) menus.get(editor)?.open(next, next.to);
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

/** The menu of an editor, made when it is first opened. */
function menuOf(editor: Editor, aids: () => WritingAids): WordMenu {
  let made: WordMenu | null = null;
  const open = (...place: Parameters<WordMenu['open']>): void => {
    made ??= wordMenus.now()?.createWordMenu(editor, aids) ?? null;
    if (made) made.open(...place);
    else void wordMenus.load().then(() => open(...place));
  };
  return {
    open,
    close: () => made?.close(),
    isOpen: () => made?.isOpen() ?? false,
    onKey: (event) => made?.onKey(event) ?? false,
  };
}

function menuPlugin(menu: WordMenu, aids: () => WritingAids): Plugin {
  return new Plugin({
    key: new PluginKey('wordMenu'),
    props: {
      handleKeyDown: (_view, event) => menu.onKey(event),
      handleDOMEvents: {
        blur: () => {
          menu.close();
          return false;
        },
        contextmenu: (view, event) => {
          const word = event.target instanceof Element ? event.target.closest('.misspelt') : null;
          if (!word) return false;
          const at = view.posAtDOM(word, 0);
          const marked = findWords(view.state.doc, aids()).marked.find(
            ({ from, to }) => from <= at && at < to,
          );
          if (!marked) return false;
          event.preventDefault();
          menu.open(marked, marked.to);
          return true;
        },
      },
    },
    view: () => ({
      update: ({ state }, before) => {
        const isMoved = state.doc !== before.doc || !state.selection.eq(before.selection);
        if (isMoved && menu.isOpen()) menu.close();
        else if (state.doc !== before.doc) menu.close();
      },
      destroy: () => menu.close(),
    }),
  });
}
