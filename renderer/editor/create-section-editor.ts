import { Editor, type Extensions } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import type { Node } from '@tiptap/pm/model';
import { safeHref } from '../../shared/document/safe-href.ts';
import { extensionsFor, type DocumentKind } from '../../shared/document/schemas.ts';
import { focusComesBack } from '../ui/focus-comes-back.ts';
import { blockIdentity } from './block-identity.ts';
import { blockViews } from './block-views.ts';
import { CleanCharacters } from './clean-characters.ts';
import { watchDeletions } from './deletion-intent.ts';
import type { EditorHost } from './editor-host.ts';
import { insertMenu } from './insert-menu.ts';
import { addLinesAfterTables, LineAfterTable } from './line-after-table.ts';
import { bodyOf, isSameBody, TextNotTakenOver } from './load-section.ts';
import { nameMenu } from './name-menu.ts';
import { NotesApart } from './notes-apart.ts';
import { copyOut } from './paste/copy-out.ts';
import { paste } from './paste/paste.ts';
import { ownVersion } from './own-version.ts';
import { RestrictedWords } from './restricted-words.ts';
import { SectionHistory } from './section-history.ts';
import { sectionKeys } from './section-keys.ts';
import { writingAid } from './spelling/spelling-menu.ts';
import { SpaceAfterName } from './space-after-name.ts';
import { sectionMarkDecorations } from './section-mark-decorations.ts';
import type { MarkStart } from './section-marks.ts';
import { typedBlocks } from './typed-blocks.ts';
import { WayBack } from './way-back.ts';
import { WordingEdges } from './wording-edges.ts';

export type SectionEditorOptions = {
  readonly kind: DocumentKind;
  /** A body that was validated: the schema's own node. */
  readonly doc: Node;
  /** The accessible name of the text. */
  readonly label: string;
  readonly start: MarkStart;
  readonly host: EditorHost;
  /** Why all of the section is restricted; null: it is not. */
  readonly restriction: () => string | null;
  /** Whether a block of the document, in this section or another, has an id. */
  readonly isBlockThere: (id: string) => boolean;
  /**
   * On every change; `isEdit` is false where only block ids were filled in, `deletedWords` says how many words the
   * person is known to have deleted by it, `isOwnVersion` that it is no typing on.
   */
  readonly onChange: (doc: Node, isEdit: boolean, deletedWords: number, isOwnVersion: boolean) => void;
};

/**
 * The editor of one section, not on screen yet (`mount` shows it, `unmount` takes it off; text and history stay).
 * It injects no style element, so that the page's policy needs no exception. `TextNotTakenOver` is thrown where it
 * would not show the whole text, and so save less.
 */
export function createSectionEditor(options: SectionEditorOptions): Editor {
  const { kind, doc, label, host, onChange } = options;
  const deletions = watchDeletions();
  const editor = new Editor({
    element: null,
    extensions: [deletions.extension, ...extensionsOf(options)],
    content: doc.toJSON() as object,
    injectCSS: false,
    enableContentCheck: true,
    onContentError: ({ error }) => {
      throw new TextNotTakenOver(error.message);
    },
    editorProps: {
      attributes: {
        class: 'section-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        // Ours marks them, offline and with the words of the field.
        spellcheck: 'false',
        lang: 'en-GB',
      },
      handleDOMEvents: {
        click: (_view, event) => openLink(event, host),
        // With the caret: the browser would put that at the start, and what is typed at once would stand there.
        [focusComesBack]: (view) => view.focus(),
      },
    },
    onTransaction: ({ editor: { state }, transaction, appendedTransactions }) => {
      const hasChanged =
        transaction.docChanged || appendedTransactions.some((appended) => appended.docChanged);
      if (!hasChanged) return;
      const isEdit = transaction.getMeta('addToHistory') !== false;
      const isOwnVersion = transaction.getMeta(ownVersion) === true;
      onChange(state.doc, isEdit, deletions.deletedWords(transaction, state.doc), isOwnVersion);
    },
  });
  if (!isSameBody(kind, bodyOf(editor.state.doc), bodyOf(doc))) {
    editor.destroy();
    throw new TextNotTakenOver('the editor holds another text than it was given');
  }
  addLinesAfterTables(editor);
  return editor;
}

function extensionsOf({ kind, start, host, restriction, isBlockThere }: SectionEditorOptions): Extensions {
  return [
    ...extensionsFor(kind),
    blockIdentity(isBlockThere),
    sectionMarkDecorations(start),
    blockViews(host),
    paste(restriction),
    copyOut(host, restriction),
    CleanCharacters,
    SectionHistory,
    SpaceAfterName,
    RestrictedWords,
    ListKeymap.configure({
      listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'letterList'] }],
    }),
    NotesApart,
    LineAfterTable,
    ...(kind === 'notes' ? [WayBack] : []),
    sectionKeys(host),
    typedBlocks(host),
    WordingEdges,
    writingAid(() => host.aids),
    // Last comes first: while a menu is open, Enter and the arrows are its.
    insertMenu(host),
    nameMenu(host),
  ];
}

/** In a text a click puts the caret; with Ctrl it follows the link. It never leaves this page by itself. */
function openLink(event: MouseEvent, host: EditorHost): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link) return false;
  event.preventDefault();
  const href = safeHref(link.getAttribute('href') ?? '');
  if ((event.ctrlKey || event.metaKey) && href !== null) host.openLink(href);
  return false;
}
