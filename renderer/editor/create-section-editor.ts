import { Editor, type Extensions } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list';
import type { Node } from '@tiptap/pm/model';
import { safeHref } from '../../shared/document/safe-href.ts';
import { extensionsFor, type DocumentKind } from '../../shared/document/schemas.ts';
import { blockIdentity } from './block-identity.ts';
import { blockViews } from './block-views.ts';
import { CleanCharacters } from './clean-characters.ts';
import type { EditorHost } from './editor-host.ts';
import { insertMenu } from './insert-menu.ts';
import { nameMenu } from './name-menu.ts';
import { Paste } from './paste.ts';
import { SectionHistory } from './section-history.ts';
import { sectionKeys } from './section-keys.ts';
import { SpaceAfterName } from './space-after-name.ts';
import { sectionMarkDecorations } from './section-mark-decorations.ts';
import type { MarkStart } from './section-marks.ts';

export type SectionEditorOptions = {
  readonly kind: DocumentKind;
  /** A body that was validated: the schema's own node. */
  readonly doc: Node;
  /** The accessible name of the text. */
  readonly label: string;
  readonly start: MarkStart;
  readonly host: EditorHost;
  /** Whether an action of the document, in this section or another, has an id. */
  readonly isActionTaken: (id: string) => boolean;
  /** On every change; `isEdit` is false where only block ids were filled in. */
  readonly onChange: (doc: Node, isEdit: boolean) => void;
};

/**
 * The editor of one section, not on screen yet (`mount` shows it, `unmount` takes it off; text and history stay).
 * It injects no style element, so that the page's policy needs no exception.
 */
export function createSectionEditor(options: SectionEditorOptions): Editor {
  const { doc, label, host, onChange } = options;
  return new Editor({
    element: null,
    extensions: extensionsOf(options),
    content: doc.toJSON() as object,
    injectCSS: false,
    enableContentCheck: true,
    onContentError: ({ error }) => {
      throw error;
    },
    editorProps: {
      attributes: {
        class: 'section-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        spellcheck: 'true',
        lang: 'en-GB',
      },
      handleDOMEvents: {
        click: (_view, event) => openLink(event, host),
      },
    },
    onTransaction: ({ editor, transaction, appendedTransactions }) => {
      const hasChanged =
        transaction.docChanged || appendedTransactions.some((appended) => appended.docChanged);
      if (hasChanged) onChange(editor.state.doc, transaction.getMeta('addToHistory') !== false);
    },
  });
}

function extensionsOf({ kind, start, host, isActionTaken }: SectionEditorOptions): Extensions {
  return [
    ...extensionsFor(kind),
    blockIdentity(isActionTaken),
    sectionMarkDecorations(start),
    blockViews(host),
    Paste,
    CleanCharacters,
    SectionHistory,
    SpaceAfterName,
    ListKeymap.configure({
      listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'letterList'] }],
    }),
    sectionKeys(host),
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
