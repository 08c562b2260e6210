import { Extension, type Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import { askToRestrict } from './ask-to-restrict.ts';
import type { EditorHost } from './editor-host.ts';
import { iconFor, type EditorIconName } from './editor-icons.ts';
import {
  insertAction,
  insertDecision,
  insertExchange,
  insertTable,
  toggleBullets,
  toggleLetters,
  toggleSubheading,
} from './section-commands.ts';
import { suggestionList, type SuggestionEntry } from './suggestion-list.ts';

type InsertEntry = SuggestionEntry & {
  /** The node that the document's schema must know for this to be offered. */
  readonly needs: string;
  readonly run: (editor: Editor, host: EditorHost) => void;
};

const entries: readonly InsertEntry[] = [
  entry('action', 'Action', 'Ctrl ↵', 'action', 'action', insertAction),
  entry('decision', 'Decision', '/d', 'decision', 'decision', insertDecision),
  entry('question', 'Question and answer', '/q', 'exchange', 'question', insertExchange),
  entry('report', 'Report link', '/r', 'reportLink', 'report', (_editor, host) =>
    host.request({ kind: 'report-link' }),
  ),
  entry('table', 'Table', '/t', 'table', 'table', insertTable),
  entry('link', 'Link', '/l', 'paragraph', 'link', (_editor, host) => host.request({ kind: 'link' })),
  entry('bullets', 'Bullets', '/b', 'bulletList', 'bullets', toggleBullets),
  entry('letters', 'Letters a) b) c)', '/le', 'letterList', 'letters', toggleLetters),
  entry('subheading', 'Sub-heading', '/s', 'subheading', 'subheading', toggleSubheading),
  entry('wording', 'Standard wording', '/st', 'standardWording', 'wording', (_editor, host) =>
    host.request({ kind: 'standard-wording' }),
  ),
  entry('restrict', 'Restrict this line', 'Alt Shift R', 'paragraph', 'restrict', askToRestrict),
  entry('figure', 'Figure', '/f', 'figure', 'figure', (_editor, host) => host.request({ kind: 'figure' })),
];

function entry(
  id: string,
  label: string,
  keys: string,
  needs: string,
  icon: EditorIconName,
  run: (editor: Editor, host: EditorHost) => unknown,
): InsertEntry {
  return { id, label, keys, needs, icon: () => iconFor(icon), run: (editor, host) => void run(editor, host) };
}

const insertMenuKey = new PluginKey('insertMenu');

/** `/` at the start of a word: what can be put into the text, found by its first letters. */
export function insertMenu(host: EditorHost): Extension {
  return Extension.create({
    name: 'insertMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<InsertEntry, InsertEntry>({
          pluginKey: insertMenuKey,
          editor: this.editor,
          char: '/',
          decorationClass: 'suggestion-query',
          // Inside the screen's landmark, so that a screen reader knows where the list belongs.
          container: '#main',
          floatingUi: { strategy: 'fixed' },
          items: ({ query, editor }) => findEntries(editor, query),
          command: ({ editor, range, props }) => {
            editor.chain().focus().deleteRange(range).run();
            props.run(editor, host);
          },
          allow: ({ state }) =>
            !['subheading', 'reportLink'].includes(state.selection.$from.parent.type.name),
          render: () => suggestionList<InsertEntry>('Insert'),
        }),
      ];
    },
  });
}

function findEntries(editor: Editor, query: string): InsertEntry[] {
  const wanted = query.toLowerCase();
  return entries.filter(
    ({ label, needs }) =>
      editor.schema.nodes[needs] !== undefined &&
      label
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(wanted)),
  );
}
