import type { DocumentKind } from '../../shared/document/schemas.ts';

const actionCommands = [
  { id: 'text.action', label: 'Action; in one without an owner, its owner and due date', keys: 'Ctrl ↵' },
  {
    id: 'text.tab',
    label: 'In an action, its owner and due date; in a question, the answer',
    keys: 'Tab',
  },
];

const nameLabels: Readonly<Record<DocumentKind, string>> = {
  'cover-paper': 'Name a person',
  notes: 'Name a person; in an action, its owner or date',
};

/** The keys of the text itself, for the shortcut sheet to list; the text hears them, nothing else runs them. */
export function textCommands(kind: DocumentKind) {
  return [
    ...(kind === 'notes' ? actionCommands : []),
    { id: 'text.insert', label: 'Insert', keys: '/' },
    { id: 'text.name', label: nameLabels[kind], keys: '@' },
    { id: 'text.link', label: 'Link', keys: 'Ctrl Shift K' },
    { id: 'text.restrict', label: 'Restrict the words, or give them back', keys: 'Alt Shift R' },
    { id: 'text.subheading', label: 'Sub-heading', keys: 'Alt Shift H' },
    { id: 'text.bullets', label: 'Bullets', keys: 'Ctrl Shift 8' },
    { id: 'text.letters', label: 'Letters', keys: 'Ctrl Shift 7' },
  ].map((command) => ({ ...command, group: 'Text', isLocal: true }));
}
