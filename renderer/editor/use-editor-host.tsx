import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { bringCaretBack } from './caret-back.ts';
import type { DueFacts } from './due-date.ts';
import type { EditorHost, EditorRequest } from './editor-host.ts';
import type { NameBook } from './name-book.ts';
import type { NewNameComponent } from './new-name.ts';
import { renamePeople } from './person-view.ts';
import { useRestrictionReasons } from './restriction-reasons.ts';
import type { WritingAids } from './spelling/writing-aids.ts';
import { liftRestriction, restrictionHere, restrictWords } from './restricted-words.ts';
import { laterComponent } from '../ui/later.tsx';

const ActionDialog = laterComponent(async () => (await import('./action-dialog.tsx')).ActionDialog);
const NewNameHere = laterComponent(async () => (await import('./new-name-here.tsx')).NewNameHere);
const LinkDialog = laterComponent(async () => (await import('./link-dialog.tsx')).LinkDialog);
const RestrictDialog = laterComponent(async () => (await import('./restrict-dialog.tsx')).RestrictDialog);

type LibraryRequest = Extract<EditorRequest, { readonly kind: 'standard-wording' | 'figure' }>;
type DialogRequest = Exclude<EditorRequest, LibraryRequest>;

export type EditorSurroundings = {
  readonly names: NameBook;
  readonly NewName: NewNameComponent;
  readonly dueFacts: DueFacts;
  readonly report: { readonly title: string; readonly href: string } | null;
  /** Notes whose actions are gathered at the end of each item. */
  readonly gathersActions?: boolean;
  readonly restrictionOf: EditorHost['restrictionOf'];
  readonly moveOn: (direction: 'next' | 'previous') => void;
  readonly openLink: (href: string) => void;
  readonly aids: WritingAids;
  /** Shows where something of the library is chosen, on a screen that has such a place. */
  readonly choose?: (what: LibraryRequest['kind']) => void;
};

/**
 * What the live editor of a screen asks for: an `EditorHost` that stays the same while the screen is shown (editors
 * keep it), the dialogs it opens, and the editor that is live.
 */
export function useEditorHost(surroundings: EditorSurroundings): {
  readonly host: EditorHost;
  readonly editor: Editor | null;
  readonly setEditor: (editor: Editor | null) => void;
  readonly dialogs: ReactNode;
} {
  const [request, setRequest] = useState<DialogRequest | null>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  useRestrictionReasons();
  const latest = useRef(surroundings);
  useEffect(() => {
    latest.current = surroundings;
  });
  const [host] = useState<EditorHost>(() => ({
    names: () => latest.current.names,
    dueFacts: () => latest.current.dueFacts,
    request: (asked) => {
      if (asked.kind === 'standard-wording' || asked.kind === 'figure') latest.current.choose?.(asked.kind);
      else setRequest(asked);
    },
    gathersActions: () => latest.current.gathersActions ?? false,
    restrictionOf: (sectionId) => latest.current.restrictionOf(sectionId),
    moveOn: (direction) => latest.current.moveOn(direction),
    openLink: (href) => latest.current.openLink(href),
    aids: surroundings.aids,
  }));
  const { names } = surroundings;
  useEffect(() => {
    if (editor) renamePeople(editor, names);
  }, [editor, names]);
  const close = (): void => setRequest(null);
  return { host, editor, setEditor, dialogs: dialogFor(request, editor, surroundings, close) };
}

function dialogFor(
  request: DialogRequest | null,
  editor: Editor | null,
  { names, NewName, dueFacts, report }: EditorSurroundings,
  onClose: () => void,
): ReactNode {
  if (!request || !editor) return null;
  switch (request.kind) {
    case 'link':
    case 'report-link':
      return <LinkDialog kind={request.kind} editor={editor} report={report} onClose={onClose} />;
    case 'restrict':
      return (
        <RestrictDialog
          title="Restrict these words"
          reason={restrictionHere(editor.state)?.reason ?? null}
          onChange={(reason) => {
            if (reason === null) liftRestriction(editor);
            else restrictWords(editor, reason);
          }}
          onClose={() => {
            bringCaretBack(editor);
            onClose();
          }}
        />
      );
    case 'new-name':
      return (
        <NewNameHere
          editor={editor}
          typed={request.typed}
          names={names}
          NewName={NewName}
          onClose={onClose}
        />
      );
    case 'action-details':
      return (
        <ActionDialog
          editor={editor}
          names={names}
          NewName={NewName}
          dueFacts={dueFacts}
          field={request.field}
          onClose={onClose}
        />
      );
  }
}
