import type { Editor } from '@tiptap/core';
import { announce } from '../ui/announcer.tsx';
import { showToast } from '../ui/toast.tsx';
import type { EditorHost } from './editor-host.ts';
import { restrictionHere } from './restricted-words.ts';

/** Has the dialog opened that asks for the reason, where there are words that could be restricted. */
export function askToRestrict(editor: Editor, host: EditorHost): boolean {
  if (restrictionHere(editor.state)) host.request({ kind: 'restrict' });
  else {
    const message = 'There are no words here to restrict. Select some, or go to a line that has words.';
    showToast({ message });
    announce(message);
  }
  return true;
}
