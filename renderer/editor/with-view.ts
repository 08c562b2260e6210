import type { Editor } from '@tiptap/core';

/** An editor that was never on screen keeps no history: it has a view of its own for as long as the work takes. */
export function withView(editor: Editor, work: () => void): void {
  // Tiptap says so of every editor without a view.
  if (!editor.isDestroyed) {
    work();
    return;
  }
  editor.mount(document.createElement('div'));
  try {
    work();
  } finally {
    editor.unmount();
  }
}
