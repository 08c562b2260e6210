import type { Editor } from '@tiptap/core';
import { isDialogOpen } from '../ui/open-dialog.ts';

/**
 * For when a dialog closes: the caret comes back with the focus, where the text has it. The dialog gives back the focus
 * alone, and the browser would put the caret at the start of the text; keys that follow at once would land there.
 */
export function bringCaretBack(editor: Editor): void {
  // Another screen came while the dialog was open.
  if (editor.isDestroyed) return;
  const { dom } = editor.view;
  const putBack = (): void => {
    if (!editor.isDestroyed) editor.view.focus();
  };
  dom.addEventListener('focus', putBack, { once: true });
  // Where what had the focus before the dialog is gone, nothing gives it back.
  setTimeout(() => {
    dom.removeEventListener('focus', putBack);
    if (!isDialogOpen()) putBack();
  }, 100);
}
