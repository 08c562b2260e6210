import type { Editor } from '@tiptap/core';
import { isDialogOpen } from '../ui/open-dialog.ts';

/** For when a dialog closes: the caret comes back also where what had the focus before the dialog was no text, or is gone. */
export function bringCaretBack(editor: Editor): void {
  setTimeout(() => {
    // Another screen came while the dialog was open.
    if (!editor.isDestroyed && !isDialogOpen()) editor.view.focus();
  }, 100);
}
