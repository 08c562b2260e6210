import type { OwnerRef } from '../domain/actions.ts';
import { parseWrittenDate } from '../domain/calendar-date.ts';
import { letterAt } from '../domain/letters.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { emptyBody, type Body, type BodyNode } from './body.ts';
import { inlinesFromPlainText, type PlainTextPiece } from './inlines-from-plain-text.ts';
import type { DocumentKind } from './schemas.ts';

export type PlainTextProblemCode =
  | 'unsafe-link'
  | 'letter-out-of-order'
  | 'action-malformed'
  | 'action-not-allowed'
  | 'owner-unknown'
  | 'owner-ambiguous'
  | 'no-such-date';

/** `line` counts from 1. */
export type PlainTextProblem = {
  readonly code: PlainTextProblemCode;
  readonly line: number;
  readonly facts: RuleFacts;
};

/** A paragraph's number as the text says it ("6. Activity to date"). `block` is its place in the body. */
export type WrittenNumber = { readonly number: number; readonly line: number; readonly block: number };

export type PlainTextOptions = {
  readonly kind: DocumentKind;
  readonly findOwner: (name: string) => OwnerRef | 'unknown' | 'ambiguous';
  /**
   * `marks`: "6. " at the start of a paragraph is its number, and paragraphs without one carry none.
   * `words`: the text does not say numbers; such a start is words like any other.
   */
  readonly paragraphNumbers: 'marks' | 'words';
};

export type PlainTextReading = {
  readonly body: Body;
  readonly writtenNumbers: readonly WrittenNumber[];
  readonly problems: readonly PlainTextProblem[];
};

type Paragraph = {
  readonly kind: 'paragraph';
  readonly pieces: PlainTextPiece[];
  readonly number: number | null;
};
type List = {
  readonly kind: 'bulletList' | 'letterList';
  readonly start: number;
  readonly items: ListItem[];
};
type ListItem = { readonly blocks: (Paragraph | List)[] };
type Subheading = { readonly kind: 'subheading'; readonly pieces: PlainTextPiece[] };
type Action = {
  readonly kind: 'action';
  readonly pieces: PlainTextPiece[];
  readonly owners: readonly OwnerRef[];
  readonly due: string | null;
};
type Block = Paragraph | List | Subheading | Action;

type Level = { readonly indent: number; readonly list: List };
type Line = { readonly text: string; readonly indent: number; readonly number: number };

const deepestList = 8;
const paragraphNumber = /^(\d{1,3})\.\s+(?=\S)/;

/** Whether a text says the numbers of its paragraphs itself. */
export function hasWrittenNumbers(text: string): boolean {
  return /(^|\n[^\S\n]*\n)[^\S\n]*\d{1,3}\.\s+\S/.test(text.replace(/\r\n?/g, '\n'));
}

/**
 * Plain text, as a person types it or copies it from a PDF, to a section's body. Blank lines part paragraphs; line
 * breaks inside one join with a space. `- ` and `• ` are bullets, `a) ` letters, `# ` a sub-heading,
 * `ACTION (owner, due): ` an action (notes only), `[name](address)` and bare web addresses links. Indented lines
 * belong to the bullet or letter above them. Every word of the text is in the body once, in its order, whatever the
 * problems.
 */
export function bodyFromPlainText(text: string, options: PlainTextOptions): PlainTextReading {
  const problems: PlainTextProblem[] = [];
  const blocks = readBlocks(text, options, problems);
  const toInlines = (pieces: readonly PlainTextPiece[]): readonly BodyNode[] =>
    inlinesFromPlainText(pieces, (line, value) => {
      problems.push({ code: 'unsafe-link', line, facts: { value } });
    });
  const content = blocks.map((block) => nodeOf(block, options.paragraphNumbers === 'marks', toInlines));
  const writtenNumbers = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && block.number !== null
      ? [{ number: block.number, line: block.pieces[0]?.line ?? 1, block: index }]
      : [],
  );
  return {
    body: content.length === 0 ? emptyBody : { type: 'doc', content },
    writtenNumbers,
    problems: problems.sort((one, other) => one.line - other.line),
  };
}

function readBlocks(text: string, options: PlainTextOptions, problems: PlainTextProblem[]): readonly Block[] {
  const blocks: Block[] = [];
  let levels: Level[] = [];
  // The words that a line without a mark of its own goes on with; none after a blank line.
  let open: PlainTextPiece[] | null = null;
  let lastNumber = 0;
  let lastLetter: number | null = null;

  const begin = (block: Exclude<Block, List>): void => {
    levels = [];
    blocks.push(block);
    open = block.kind === 'subheading' ? null : block.pieces;
  };

  const addToList = (line: Line, kind: List['kind'], index: number, rest: string): void => {
    const paragraph: Paragraph = {
      kind: 'paragraph',
      pieces: [{ text: rest, line: line.number }],
      number: null,
    };
    open = paragraph.pieces;
    levels = levels.filter((level) => level.indent <= line.indent);
    let top = levels.at(-1);
    const isNested = top !== undefined && line.indent >= top.indent + 2 && levels.length < deepestList;
    if (top && !isNested && top.list.kind !== kind) {
      levels = levels.slice(0, -1);
      top = undefined;
    }
    if (top && !isNested) {
      const expected = top.list.start + top.list.items.length;
      if (kind === 'letterList' && index !== expected) tellLetter(line.number, index, expected);
      top.list.items.push({ blocks: [paragraph] });
    } else {
      const list: List = { kind, start: index, items: [{ blocks: [paragraph] }] };
      const parent = levels.at(-1)?.list.items.at(-1)?.blocks ?? blocks;
      if (
        kind === 'letterList' &&
        parent === blocks &&
        lastLetter !== null &&
        index !== 1 &&
        index !== lastLetter + 1
      ) {
        tellLetter(line.number, index, lastLetter + 1);
      }
      parent.push(list);
      levels = [...levels, { indent: line.indent, list }];
    }
    if (kind === 'letterList' && levels.length === 1) lastLetter = index;
  };

  const tellLetter = (line: number, index: number, expected: number): void => {
    problems.push({
      code: 'letter-out-of-order',
      line,
      facts: { letter: letterAt(index - 1), expected: letterAt(expected - 1) },
    });
  };

  for (const line of linesOf(text)) {
    if (line.text === '') {
      open = null;
      continue;
    }
    const bullet =
      /^[-•◦▪●]\s+(?=\S)/.exec(line.text) ??
      (open === null || levels.length > 0 ? /^–\s+(?=\S)/.exec(line.text) : null);
    const letter = /^(([a-z])\2{0,3})\)\s+(?=\S)/.exec(line.text);
    const heading = /^#{1,6}\s+(?=\S)/.exec(line.text);
    const number = options.paragraphNumbers === 'marks' ? paragraphNumber.exec(line.text) : null;
    if (bullet) {
      addToList(line, 'bulletList', 1, line.text.slice(bullet[0].length));
    } else if (letter) {
      addToList(line, 'letterList', indexOfLetter(letter[1] ?? 'a'), line.text.slice(letter[0].length));
    } else if (heading) {
      begin({
        kind: 'subheading',
        pieces: [{ text: line.text.slice(heading[0].length), line: line.number }],
      });
    } else if (/^ACTION\b\s*[(:]/.test(line.text)) {
      begin(readAction(line, options, problems));
    } else if (
      number &&
      (open === null || Number(number[1]) === lastNumber + 1) &&
      (levels.length === 0 || line.indent === 0)
    ) {
      lastNumber = Number(number[1]);
      const pieces = [{ text: line.text.slice(number[0].length), line: line.number }];
      begin({ kind: 'paragraph', pieces, number: lastNumber });
    } else if (open !== null) {
      open.push({ text: line.text, line: line.number });
    } else {
      const paragraph: Paragraph = {
        kind: 'paragraph',
        pieces: [{ text: line.text, line: line.number }],
        number: null,
      };
      levels = levels.filter((level) => level.indent < line.indent);
      const item = levels.at(-1)?.list.items.at(-1);
      if (item) {
        item.blocks.push(paragraph);
        open = paragraph.pieces;
      } else {
        begin(paragraph);
      }
    }
  }
  return blocks;
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).map((line, index) => ({
    text: line.trim(),
    indent: /^\s*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0,
    number: index + 1,
  }));
}

function readAction(line: Line, options: PlainTextOptions, problems: PlainTextProblem[]): Action | Paragraph {
  const tell = (code: PlainTextProblemCode, facts: RuleFacts): void => {
    problems.push({ code, line: line.number, facts });
  };
  const asWritten: Paragraph = {
    kind: 'paragraph',
    pieces: [{ text: line.text, line: line.number }],
    number: null,
  };
  const match = /^ACTION\s*\((.*?)\)\s*:\s*(.*)$/.exec(line.text);
  const who = match?.[1]?.trim() ?? '';
  if (options.kind !== 'notes') {
    tell('action-not-allowed', {});
    return asWritten;
  }
  if (!match || who === '') {
    tell('action-malformed', { line: line.text.slice(0, 200) });
    return asWritten;
  }
  const comma = who.lastIndexOf(',');
  const last = who.slice(comma + 1).trim();
  const due = comma < 0 ? null : parseWrittenDate(last);
  const isDate = comma >= 0 && (due !== null || /\d/.test(last));
  if (isDate && due === null) tell('no-such-date', { value: last });
  const owners = ownersIn(isDate ? who.slice(0, comma) : who, options.findOwner, tell);
  return { kind: 'action', pieces: [{ text: match[2] ?? '', line: line.number }], owners, due };
}

/** Several owners are parted by `;`, or by commas and "and" where the whole is not one name ("Calder Fire and Rescue"). */
function ownersIn(
  text: string,
  findOwner: PlainTextOptions['findOwner'],
  tell: (code: PlainTextProblemCode, facts: RuleFacts) => void,
): readonly OwnerRef[] {
  const owners: OwnerRef[] = [];
  const add = (name: string): void => {
    const found = findOwner(name);
    if (found === 'unknown') tell('owner-unknown', { name });
    else if (found === 'ambiguous') tell('owner-ambiguous', { name });
    else if (!owners.some((owner) => owner.kind === found.kind && owner.id === found.id)) owners.push(found);
  };
  for (const group of namesIn(text, /;/)) {
    const names = namesIn(group, /,|\s+and\s+|\s+&\s+/);
    if (names.length < 2 || findOwner(group) !== 'unknown') add(group);
    else names.forEach(add);
  }
  return owners;
}

function namesIn(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The place of a letter from 1, as `letterAt` counts: a is 1, aa is 27. */
function indexOfLetter(letter: string): number {
  return letter.charCodeAt(0) - 96 + 26 * (letter.length - 1);
}

function nodeOf(
  block: Block,
  isNumberedByMarks: boolean,
  toInlines: (pieces: readonly PlainTextPiece[]) => readonly BodyNode[],
): BodyNode {
  switch (block.kind) {
    case 'bulletList':
    case 'letterList': {
      const content = block.items.map((item) => ({
        type: 'listItem',
        content: item.blocks.map((each) => nodeOf(each, false, toInlines)),
      }));
      const attrs = block.kind === 'letterList' && block.start !== 1 ? { attrs: { start: block.start } } : {};
      return { type: block.kind, ...attrs, content };
    }
    case 'action':
      return {
        type: 'action',
        attrs: { owners: block.owners, due: block.due },
        ...contentOf(toInlines(block.pieces)),
      };
    case 'subheading':
      return { type: 'subheading', ...contentOf(withoutMarks(toInlines(block.pieces))) };
    case 'paragraph': {
      const isUnnumbered = isNumberedByMarks && block.number === null;
      return {
        type: 'paragraph',
        ...(isUnnumbered ? { attrs: { isUnnumbered } } : {}),
        ...contentOf(toInlines(block.pieces)),
      };
    }
  }
}

function contentOf(inlines: readonly BodyNode[]): { readonly content?: readonly BodyNode[] } {
  return inlines.length === 0 ? {} : { content: inlines };
}

/** A sub-heading holds no links: their words stay. */
function withoutMarks(inlines: readonly BodyNode[]): readonly BodyNode[] {
  const text = inlines.map((node) => node.text ?? '').join('');
  return text === '' ? [] : [{ type: 'text', text }];
}
