import { Extension, type Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import { askToRestrict } from './ask-to-restrict.ts';
import { blockNames, blockWays, linkKeys } from './block-ways.ts';
import type { EditorHost } from './editor-host.ts';
import { iconFor, type EditorIconName } from './editor-icons.ts';
import { insertBlock } from './insert-block.ts';
import { suggestionList, type SuggestionEntry } from './suggestion-list.ts';

type InsertEntry = SuggestionEntry & {
  /** The node that the document's schema must know for this to be offered. */
  readonly needs: string;
  /** Alone behind the `/` it chooses this entry. */
  readonly letter: string;
  readonly run: (editor: Editor, host: EditorHost) => void;
};

const entries: readonly InsertEntry[] = [
  ...blockNames.map((name): InsertEntry => {
    const { label, keys, needs, letter, icon } = blockWays[name];
    return entry({ id: name, label, keys, needs, letter, icon }, (editor, host) =>
      insertBlock(name, editor, host),
    );
  }),
  entry(
    { id: 'link', label: 'Link', keys: linkKeys, needs: 'paragraph', letter: 'k', icon: 'link' },
    (_editor, host) => host.request({ kind: 'link' }),
  ),
  entry(
    {
      id: 'wording',
      label: 'Standard wording',
      keys: '/s',
      needs: 'standardWording',
      letter: 's',
      icon: 'wording',
    },
    (_editor, host) => host.request({ kind: 'standard-wording' }),
  ),
  entry(
    {
      id: 'restrict',
      label: 'Restrict this line',
      keys: 'Alt Shift R',
      needs: 'paragraph',
      letter: '',
      icon: 'restrict',
    },
    askToRestrict,
  ),
  entry(
    { id: 'figure', label: 'Figure', keys: '/f', needs: 'figure', letter: 'f', icon: 'figure' },
    (_editor, host) => host.request({ kind: 'figure' }),
  ),
];

function entry(
  { icon, ...words }: Omit<InsertEntry, 'icon' | 'run'> & { readonly icon: EditorIconName },
  run: (editor: Editor, host: EditorHost) => unknown,
): InsertEntry {
  return { ...words, icon: () => iconFor(icon), run: (editor, host) => void run(editor, host) };
}

const insertMenuKey = new PluginKey('insertMenu');

/** `/` at the start of a word: what can be put into the text, found by its letter or its first letters. */
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

/** Exported for tests: what is offered for the letters behind the `/`, best first. */
export function findEntries(editor: Pick<Editor, 'schema'>, query: string): InsertEntry[] {
  const wanted = query.toLowerCase();
  const known = entries.filter(({ needs }) => editor.schema.nodes[needs] !== undefined);
  const byLetter = known.filter(({ letter }) => letter !== '' && letter === wanted);
  const byWords = known.filter(({ label }) =>
    label
      .toLowerCase()
      .split(/[ -]/)
      .some((word) => word.startsWith(wanted)),
  );
  return [...new Set([...byLetter, ...byWords])];
}
