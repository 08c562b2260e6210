import { Extension } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';

/** Undo and redo of one section. Each section's editor keeps its own, so that undo never reaches into another. */
export const SectionHistory = Extension.create({
  name: 'sectionHistory',
  addProseMirrorPlugins: () => [history({ depth: 200, newGroupDelay: 500 })],
  addKeyboardShortcuts() {
    const undoIt = (): boolean =>
      this.editor.commands.command(({ state, dispatch }) => undo(state, dispatch));
    const redoIt = (): boolean =>
      this.editor.commands.command(({ state, dispatch }) => redo(state, dispatch));
    return { 'Mod-z': undoIt, 'Mod-y': redoIt, 'Mod-Shift-z': redoIt };
  },
});
