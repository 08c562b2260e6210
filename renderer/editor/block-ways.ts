// The blocks that can be put into a text, and the ways to each: `/` and a letter, a shortcut, and what is typed at the
// start of a line. The menus, the keys, the typed shorthands and the shortcut sheet are drawn from this one table.

import type { DocumentKind } from '../../shared/document/schemas.ts';
import type { EditorIconName } from './editor-icons.ts';

export type BlockName =
  | 'action'
  | 'decision'
  | 'question'
  | 'report'
  | 'note'
  | 'table'
  | 'subheading'
  | 'bullets'
  | 'letters'
  | 'quotation';

export type BlockWays = {
  readonly label: string;
  /** The node that the document's schema must know. */
  readonly needs: string;
  /** After `/`, this letter and Enter put the block in. */
  readonly letter: string;
  /** As it is written for people: "Alt Shift H". */
  readonly keys: string;
  /** What is typed at the start of a line, with a space behind it. */
  readonly typed: RegExp;
  /** The same as people are told it. */
  readonly typedAs: string;
  readonly icon: EditorIconName;
};

// "Note:" and "NB:" begin many a sentence of the record, "NOTE:" and "NB:" in capitals none: only those are to oneself.
export const blockWays: Readonly<Record<BlockName, BlockWays>> = {
  action: ways('Action', 'action', 'a', 'Ctrl ↵', /^\s*action:\s$/i, 'ACTION:', 'action'),
  decision: ways('Decision', 'decision', 'd', 'Alt Shift G', /^\s*decision:\s$/i, 'DECISION:', 'decision'),
  question: ways(
    'Question and answer',
    'exchange',
    'q',
    'Alt Shift Q',
    /^\s*q(uestion)?:\s$/i,
    'Q:',
    'question',
  ),
  report: ways('Report link', 'reportLink', 'r', 'Alt Shift L', /^\s*report:\s$/i, 'REPORT:', 'report'),
  note: ways('Note to self', 'noteToSelf', 'n', 'Alt Shift S', /^\s*(NB|NOTE):\s$/, 'NB: or NOTE:', 'note'),
  table: ways('Table', 'table', 't', 'Alt Shift X', /^\s*table:\s$/i, 'TABLE:', 'table'),
  bullets: ways('Bullets', 'bulletList', 'b', 'Ctrl Shift 8', /^\s*[-*•]\s$/, '-', 'bullets'),
  letters: ways('Letters a) b) c)', 'letterList', 'l', 'Ctrl Shift 7', /^\s*\(?a[).]\s$/i, 'a)', 'letters'),
  subheading: ways('Sub-heading', 'subheading', 'h', 'Alt Shift H', /^\s*#{1,6}\s$/, '#', 'subheading'),
  quotation: ways('Quotation', 'quotation', 'u', 'Alt Shift U', /^\s*>\s$/, '>', 'quotation'),
};

/** The keys of a link, which is no block. */
export const linkKeys = 'Alt Shift J';

export const blockNames = Object.keys(blockWays) as readonly BlockName[];

const onlyInNotes: ReadonlySet<BlockName> = new Set(['action', 'decision', 'question']);

export function blocksOf(kind: DocumentKind): readonly BlockName[] {
  return blockNames.filter((name) => kind === 'notes' || !onlyInNotes.has(name));
}

/** "Alt Shift H" as the editor's key map has it: "Alt-Shift-h". */
export function asKeyMap(keys: string): string {
  return keys
    .split(' ')
    .map((key) => ({ Ctrl: 'Mod', '↵': 'Enter' })[key] ?? (key.length === 1 ? key.toLowerCase() : key))
    .join('-');
}

function ways(
  label: string,
  needs: string,
  letter: string,
  keys: string,
  typed: RegExp,
  typedAs: string,
  icon: EditorIconName,
): BlockWays {
  return { label, needs, letter, keys, typed, typedAs, icon };
}
