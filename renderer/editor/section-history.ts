import { Extension, type Editor } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { runJoined } from './joined-steps.ts';

/**
 * Undo and redo of one section. Each section's editor keeps its own, so that undo never reaches into another: where
 * there is nothing (more) to undo here, nothing happens. The browser's own undo knows no such border and is never let in.
 */
export const SectionHistory = Extension.create({
  name: 'sectionHistory',
  addProseMirrorPlugins() {
    const { editor } = this;
    // The history's own plugin undoes whatever asks for it, so that ours is asked first.
    return [instead(editor), history({ depth: 200, newGroupDelay: 500 })];
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    const undoKey = (): boolean => undoIn(editor);
    const redoKey = (): boolean => redoIn(editor);
    return { 'Mod-z': undoKey, 'Mod-Z': undoKey, 'Mod-y': redoKey, 'Mod-Y': redoKey, 'Mod-Shift-z': redoKey };
  },
});

/** Undoes the last change of the section, if there is one, and whatever was changed with it elsewhere. */
export function undoIn(editor: Editor): true {
  if (!runJoined('undo', editor)) undoAlone(editor);
  return true;
}

/** Does again what was undone last in the section, if anything was. */
export function redoIn(editor: Editor): true {
  if (!runJoined('redo', editor)) redoAlone(editor);
  return true;
}

/** Undoes the last change of this section and of no other. */
export function undoAlone(editor: Editor): void {
  editor.commands.command(({ state, dispatch }) => undo(state, dispatch));
}

export function redoAlone(editor: Editor): void {
  editor.commands.command(({ state, dispatch }) => redo(state, dispatch));
}

// From the browser's Edit menu, and from another field that has nothing more to undo: the browser goes on here then.
function instead(editor: Editor): Plugin {
  return new Plugin({
    key: new PluginKey('sectionHistoryInput'),
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
          event.preventDefault();
          if (!view.hasFocus()) return true;
          return event.inputType === 'historyUndo' ? undoIn(editor) : redoIn(editor);
        },
      },
    },
  });
}
