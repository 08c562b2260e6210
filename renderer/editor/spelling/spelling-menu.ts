// Marks of wrong words, shortcuts, and the ways to the menu at a word.

import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { later } from '../../ui/later.tsx';
import { expandShortcuts } from './expand-shortcuts.ts';
import { findWords } from './marked-words.ts';
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

export function menuAt(editor: Editor): WordMenu | undefined {
  return menus.get(editor);
}

/** The menu of an editor, made when it is first opened. */
function menuOf(editor: Editor, aids: () => WritingAids): WordMenu {
  let made: WordMenu | null = null;
  const open = (...place: Parameters<WordMenu['open']>): void => {
    made ??= wordMenus.now()?.createWordMenu(editor, aids) ?? null;
    if (made) {
      made.open(...place);
      return;
    }
    const { doc } = editor.state;
    void wordMenus.load().then(() => {
      // Typed on meanwhile: the word may stand elsewhere.
      if (editor.state.doc === doc) open(...place);
    });
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
          menu.open(marked, 'behind');
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
