import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { bringCaretBack } from './caret-back.ts';
import type { NameBook } from './name-book.ts';
import { nameInto, withSpaceBefore } from './name-menu.ts';
import type { NewName, NewNameComponent } from './new-name.ts';

export type NewNameHereProps = {
  readonly editor: Editor;
  /** What stands behind the `@` before the caret. */
  readonly typed: string;
  readonly names: NameBook;
  readonly NewName: NewNameComponent;
  readonly onClose: () => void;
};

/** Adds whoever was named by `@` and is not known yet, and names them in place of what was typed. */
export function NewNameHere({ editor, typed, names, NewName, onClose }: NewNameHereProps): ReactNode {
  const [added, setAdded] = useState<NewName | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    // Until the names have them, the text would call them unknown.
    if (!added || !names.entries.some(({ id }) => id === added.id)) return;
    close.current();
    // After the dialog has given the focus back to the text.
    setTimeout(() => {
      if (!editor.isDestroyed) nameInPlaceOf(editor, typed, added);
    });
  }, [added, names, editor, typed]);
  return (
    <NewName
      typed={typed}
      onAdded={setAdded}
      onClose={() => {
        bringCaretBack(editor);
        onClose();
      }}
    />
  );
}

/** Puts a name in place of the `@` and what was typed behind it, where these still stand before the caret. */
function nameInPlaceOf(editor: Editor, typed: string, name: NewName): void {
  const { doc, selection } = editor.state;
  const range = { from: selection.head - typed.length - 1, to: selection.head };
  if (range.from >= 0 && doc.textBetween(range.from, range.to) === `@${typed}`) {
    editor.chain().focus().deleteRange(withSpaceBefore(editor, range)).run();
  }
  nameInto(editor, name);
}
