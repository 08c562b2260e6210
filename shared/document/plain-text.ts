import type { Body, BodyNode } from './body.ts';

/** How a node reads as plain text. Total over both schemas; a test compares the keys. */
type TextOf = (node: BodyNode, children: () => readonly string[]) => string;

const lines: TextOf = (_node, children) => children().join('\n');
const inline: TextOf = (_node, children) => children().join('');

export const plainTextByNode: Readonly<Record<string, TextOf>> = {
  doc: lines,
  paragraph: inline,
  subheading: inline,
  bulletList: lines,
  letterList: lines,
  listItem: lines,
  table: lines,
  tableRow: (_node, children) => children().join('\t'),
  tableHeader: (_node, children) => children().join(' '),
  tableCell: (_node, children) => children().join(' '),
  action: inline,
  decision: inline,
  exchange: lines,
  question: lines,
  answer: lines,
  reportLink: inline,
  standardWording: lines,
  quotation: lines,
  noteToSelf: inline,
  text: (node) => node.text ?? '',
  figure: (node) => (typeof node.attrs?.text === 'string' ? node.attrs.text : ''),
  hardBreak: () => '\n',
  person: (node) => (typeof node.attrs?.label === 'string' ? node.attrs.label : ''),
};

/** The words of a valid body, a line a block, in reading order. */
export function plainTextOf(body: Body | BodyNode): string {
  const textOf = plainTextByNode[body.type];
  if (!textOf) throw new RangeError(`no plain text for node ${body.type}`);
  return textOf(body, () => (body.content ?? []).map(plainTextOf));
}

/** Words as a person counts them: runs of characters between white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
