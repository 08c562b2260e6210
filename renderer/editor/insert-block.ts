import type { Editor } from '@tiptap/core';
import type { BlockName } from './block-ways.ts';
import type { EditorHost } from './editor-host.ts';
import {
  insertAction,
  insertDecision,
  insertExchange,
  insertNoteToSelf,
  insertTable,
  toggleBullets,
  toggleLetters,
  toggleQuotation,
  toggleSubheading,
} from './section-commands.ts';

/** Puts a block in where the caret is, and the caret into it: what the menu, the toolbar and the keys all do. */
export function insertBlock(name: BlockName, editor: Editor, host: EditorHost): boolean {
  switch (name) {
    case 'action':
      return insertAction(editor, host.gathersActions());
    case 'decision':
      return insertDecision(editor);
    case 'question':
      return insertExchange(editor);
    case 'report':
      host.request({ kind: 'report-link' });
      return true;
    case 'note':
      return insertNoteToSelf(editor);
    case 'table':
      return insertTable(editor);
    case 'bullets':
      return toggleBullets(editor);
    case 'letters':
      return toggleLetters(editor);
    case 'subheading':
      return toggleSubheading(editor);
    case 'quotation':
      return toggleQuotation(editor);
  }
}
