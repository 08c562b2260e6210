import type { Editor } from '@tiptap/core';

/**
 * For when a dialog closes: the caret comes back with the focus, where the text has it. The dialog gives back the focus
 * alone, and the browser would put the caret at the start of the text; keys that follow at once would land there.
 */
export function bringCaretBack(editor: Editor): void {
  const putBack = (): void => {
    if (!editor.isDestroyed) editor.view.focus();
  };
  editor.view.dom.addEventListener('focus', putBack, { once: true });
  // Where what had the focus before the dialog is gone, nothing gives it back.
  setTimeout(() => {
    editor.view.dom.removeEventListener('focus', putBack);
    if (!document.querySelector('[role="dialog"], [role="alertdialog"]')) putBack();
  }, 100);
}
