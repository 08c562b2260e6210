// Plain text from the clipboard as blocks: a paragraph a line, bullets and letters as lists, and the lines of a PDF put
// together again where it is plain that they were broken by a page's width.

import type { BodyNode } from '../../../shared/document/body.ts';
import { inlinesFromPlainText } from '../../../shared/document/inlines-from-plain-text.ts';
import { nothingLeftOut } from '../../../shared/wording/word-left-out.ts';
import type { PastedBlock, PastedInline, PastedParagraph, PastedReading } from './pasted-blocks.ts';
import { pastedCharacters } from './pasted-characters.ts';
import { pastedFlow } from './pasted-flow.ts';

export function readPastedText(text: string): PastedReading {
  const lines = pastedCharacters(
    text
      .replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, '\n')
      .replace(/\u00AD[ \t]*\n[ \t]*/g, '')
      // As mail programs write where words lead to.
      .replace(/(\S?)<(https?:\/\/[^\s<>]+)>/g, (_, before: string, address: string) =>
        before === '' ? address : `${before} ${address}`,
      ),
  )
    .split('\n')
    .map((line) => line.trimEnd());
  const [only] = lines;
  // A few words in one line go into the sentence at the caret with the spaces around them.
  if (lines.length === 1 && only !== undefined) {
    const spaced = pastedCharacters(text).replace(/[\t\u00A0]/g, ' ');
    return { blocks: spaced === '' ? [] : [paragraphOf(spaced)], leftOut: nothingLeftOut };
  }
  const { paragraphs, joinedWords } = withoutLineEnds(lines);
  return { blocks: blocksOf(paragraphs), leftOut: { ...nothingLeftOut, joinedWords } };
}

function paragraphOf(line: string): PastedParagraph {
  return {
    kind: 'paragraph',
    inlines: inlinesFromPlainText([{ text: line, line: 1 }], () => undefined).map(asInline),
  };
}

function asInline({ text = '', marks = [] }: BodyNode): PastedInline {
  const href: unknown = marks.find(({ type }) => type === 'link')?.attrs?.href;
  return { text, isBold: false, isItalic: false, href: typeof href === 'string' ? href : null };
}

const bullet = /^(\s*)([•●○◦▪▫■□‣⁃∙·*–—-]|o(?=\t))\s+(?=\S)/;
const letter = /^(\s*)([a-z])\)\s+(?=\S)/;

type TextParagraph = { readonly text: string; readonly isAfterBlank: boolean };
type Mark = {
  readonly isLettered: boolean;
  readonly level: string;
  readonly number: number | null;
  readonly rest: string;
};

function blocksOf(paragraphs: readonly TextParagraph[]): readonly PastedBlock[] {
  const marks = paragraphs.map(({ text }) => markOf(text));
  const flow = pastedFlow();
  let levels: string[] = [];
  for (const [index, { text, isAfterBlank }] of paragraphs.entries()) {
    const mark = marks[index] ?? null;
    if (mark === null || !isList(mark, marks[index - 1] ?? null, marks[index + 1] ?? null)) {
      levels = [];
      flow.add(paragraphOf(text.replace(/\s+/g, ' ').trim()));
      continue;
    }
    const known = levels.indexOf(mark.level);
    if (known < 0 && isAfterBlank) levels = [];
    levels = known < 0 ? [...levels, mark.level] : levels.slice(0, known + 1);
    flow.listed({
      level: levels.length,
      isLettered: mark.isLettered,
      number: mark.number,
      blocks: [paragraphOf(mark.rest.replace(/\s+/g, ' '))],
    });
  }
  return flow.finish();
}

function markOf(paragraph: string): Mark | null {
  const bulleted = bullet.exec(paragraph);
  const found = bulleted ?? letter.exec(paragraph);
  if (!found) return null;
  const [whole, indent = '', sign = ''] = found;
  return {
    isLettered: !bulleted,
    level: `${indent.length} ${bulleted ? sign : 'a)'}`,
    number: bulleted ? null : sign.charCodeAt(0) - 96,
    rest: paragraph.slice(whole.length),
  };
}

/** A dash or a letter before one line alone may be words; before two lines it is a list. A real bullet always is. */
function isList(mark: Mark, before: Mark | null, after: Mark | null): boolean {
  if (mark.isLettered) {
    const number = mark.number ?? 0;
    return isLetter(before, number - 1) || isLetter(after, number + 1);
  }
  if (!/[*–—-]$/.test(mark.level)) return true;
  return before?.level === mark.level || after?.level === mark.level;
}

function isLetter(mark: Mark | null, number: number): boolean {
  return mark !== null && mark.isLettered && mark.number === number;
}

// Narrower than any page, and wider than any: such lines were not broken by a page's width.
const narrowest = 45;
const widest = 160;

/** Lines without their ends where these are a page's, and how many divided words were put together by that. */
function withoutLineEnds(lines: readonly string[]): {
  readonly paragraphs: readonly TextParagraph[];
  readonly joinedWords: number;
} {
  const width = Math.max(...lines.map((line) => line.trim().length));
  const pairs = lines.slice(1).map((next, index): readonly [string, string] => [lines[index] ?? '', next]);
  const full = pairs.filter((pair) => isBrokenByWidth(...pair, width));
  const midSentence = full.filter((pair) => isMidSentence(...pair));
  // Of a text that a page has broken, most line ends stand in the middle of a sentence.
  const isBroken =
    width >= narrowest && width <= widest && midSentence.length > 0 && midSentence.length * 2 >= full.length;
  const known = new Set(
    lines
      .join('\n')
      .toLowerCase()
      .match(/[\p{L}-]+/gu) ?? [],
  );
  const paragraphs: TextParagraph[] = [];
  let joinedWords = 0;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1] ?? '';
    const last = paragraphs.at(-1);
    const goesOn =
      isBroken && last !== undefined && (isBrokenByWidth(above, line, width) || isDivided(above, line));
    if (!goesOn) {
      if (line.trim() !== '') paragraphs.push({ text: line, isAfterBlank: above.trim() === '' });
      continue;
    }
    const isJoined = isDivided(above, line) && !keepsHyphen(above, line, known);
    if (isJoined) joinedWords += 1;
    const start = isJoined ? last.text.slice(0, -1) : last.text;
    const gap = isDivided(above, line) ? '' : ' ';
    paragraphs[paragraphs.length - 1] = { ...last, text: start + gap + line.trim() };
  }
  return { paragraphs, joinedWords };
}

/** Whether the next line's first word had no room in a line. A page's letters are not all of one width. */
function isBrokenByWidth(line: string, next: string, width: number): boolean {
  const trimmed = line.trim();
  if (trimmed === '' || next.trim() === '' || bullet.test(next) || /^\s*(\d{1,3}|[a-z])[.)]\s/.test(next))
    return false;
  const [word = ''] = next.trim().split(/\s/, 1);
  return trimmed.length + 1 + word.length > width * 0.82;
}

function isMidSentence(line: string, next: string): boolean {
  return /[\p{L}\p{N},’'-]$/u.test(line.trim()) && /^[\p{Ll}(]/u.test(next.trim());
}

function isDivided(line: string, next: string): boolean {
  return /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next.trim());
}

// What stands before a hyphen in ordinary words of these texts.
const firstHalves = new Set(
  'well,self,non,co,re,ex,pre,post,anti,cross,multi,half,long,short,high,low,year,day,week,face,one,two,three,four,five,six,first,second,third,part,full,hard,fast,follow,decision,police,mid,inter,sub,under,over,on,up,in,off,out,e,evidence,victim,community,problem,public'.split(
    ',',
  ),
);

/** Whether the hyphen at a line's end belongs to the word: the text has it so elsewhere, or such words have one. */
function keepsHyphen(line: string, next: string, known: ReadonlySet<string>): boolean {
  const start = /\p{L}+(?=-$)/u.exec(line)?.[0].toLowerCase() ?? '';
  const end = /^\p{Ll}+/u.exec(next.trim())?.[0] ?? '';
  if (known.has(`${start}-${end}`)) return true;
  return !known.has(start + end) && firstHalves.has(start);
}
