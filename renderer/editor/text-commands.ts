import type { DocumentKind } from '../../shared/document/schemas.ts';
import { blocksOf, blockWays, linkKeys } from './block-ways.ts';

const onlyInNotes = [
  {
    id: 'text.tab',
    label: 'In an action, its owner and due date; in a question, the answer',
    keys: 'Tab',
  },
  { id: 'text.outcome', label: 'In a question: answered, owed, owed in part', keys: 'Alt Shift O' },
  { id: 'text.back', label: 'From an action at the end of the item, back to the text', keys: 'Alt Shift Z' },
];

const nameLabels: Readonly<Record<DocumentKind, string>> = {
  'cover-paper': 'Name a person',
  notes: 'Name a person; in an action, its owner or date',
};

/** The keys of the text itself, for the shortcut sheet to list; the text hears them, nothing else runs them. */
export function textCommands(kind: DocumentKind) {
  return [
    ...blocksOf(kind).map((name) => {
      const { label, keys, letter, typedAs } = blockWays[name];
      const more =
        name === 'action'
          ? '; in one without an owner, its owner; of an owed answer, what follows it up'
          : '';
      return { id: `text.${name}`, label: `${label} (/${letter}, or type ${typedAs})${more}`, keys };
    }),
    ...(kind === 'notes' ? onlyInNotes : []),
    { id: 'text.insert', label: 'Insert', keys: '/' },
    { id: 'text.name', label: nameLabels[kind], keys: '@' },
    { id: 'text.link', label: 'Link', keys: linkKeys },
    { id: 'text.restrict', label: 'Restrict the words, or give them back', keys: 'Alt Shift R' },
  ].map((command) => ({ ...command, group: 'Text', isLocal: true }));
}
