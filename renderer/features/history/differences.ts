import { diffArrays } from 'diff';
import { countWords } from '../../../shared/document/plain-text.ts';
import { partnersOf } from './partners.ts';
import type { TextLine } from './text-lines.ts';

// What differs between two texts: first which paragraphs belong together, then the words inside each pair. A long text
// costs what was changed in it, not what it holds.

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** A paragraph of either text, or of both. Its pieces, without the removed ones, make the paragraph of the new text. */
export type DifferenceLine = {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly isDetail: boolean;
  readonly pieces: readonly Piece[];
};

export type Differences = {
  readonly lines: readonly DifferenceLine[];
  readonly addedWords: number;
  readonly removedWords: number;
};

/** Past so many changed words two paragraphs have nothing in common that a reader could follow. */
const mostWordEdits = 800;
/** Past so many changed paragraphs it is quicker to look for the partner of each. */
const mostLineEdits = 400;

/** What has to be added and removed to make the second text of the first. */
export function differencesBetween(before: readonly TextLine[], after: readonly TextLine[]): Differences {
  const lines: DifferenceLine[] = [];
  let removed: readonly TextLine[] = [];
  const changes = diffArrays([...before], [...after], {
    comparator: isSameLine,
    maxEditLength: mostLineEdits,
  }) ?? [
    { added: false, removed: true, value: [...before] },
    { added: true, removed: false, value: [...after] },
  ];
  for (const [index, { added, removed: isRemoved, value }] of changes.entries()) {
    if (isRemoved) {
      if (changes[index + 1]?.added === true) removed = value;
      else lines.push(...value.map(removedLine));
    } else if (added) {
      lines.push(...pairUp(removed, value));
      removed = [];
    } else {
      lines.push(...value.map(sameLine));
    }
  }
  return { lines, addedWords: wordsIn(lines, 'added'), removedWords: wordsIn(lines, 'removed') };
}

function isSameLine(one: TextLine, other: TextLine): boolean {
  return one.text === other.text && one.isDetail === other.isDetail;
}

/** Removed paragraphs beside added ones: those that are alike are one paragraph that was changed. */
function pairUp(removed: readonly TextLine[], added: readonly TextLine[]): readonly DifferenceLine[] {
  const partners = partnersOf(removed, added);
  const lines: DifferenceLine[] = [];
  let next = 0;
  let unpaired: TextLine[] = [];
  const showUpTo = (place: number): void => {
    lines.push(...removed.slice(next, place).map(removedLine), ...unpaired.map(addedLine));
    next = place;
    unpaired = [];
  };
  for (const [index, line] of added.entries()) {
    const partner = partners[index] ?? -1;
    const other = removed[partner];
    if (!other) {
      unpaired.push(line);
      continue;
    }
    showUpTo(partner);
    lines.push(changedLine(other, line));
    next = partner + 1;
  }
  showUpTo(removed.length);
  return lines;
}

function changedLine(before: TextLine, after: TextLine): DifferenceLine {
  if (before.text === after.text) return sameLine(after);
  const changes = diffArrays(tokensOf(before.text), tokensOf(after.text), { maxEditLength: mostWordEdits });
  const pieces: Piece[] = changes
    ? smooth(
        changes.map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value.join(''),
        })),
      )
    : [
        { kind: 'removed', text: before.text },
        { kind: 'added', text: after.text },
      ];
  return { kind: 'changed', isDetail: after.isDetail, pieces };
}

/** Words with their apostrophes and hyphens, runs of space, and each other character by itself. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[’'‑-][\p{L}\p{N}\p{M}]+)*|\s+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** Two changed words with only a space between them that stayed read as one change. */
function smooth(pieces: readonly Piece[]): Piece[] {
  const smoothed: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') smoothed.push({ kind: 'removed', text: removed });
    if (added !== '') smoothed.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text.trim() === '' && removed !== '' && added !== '' && index < pieces.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      smoothed.push({ kind, text });
    }
  }
  flush();
  return smoothed;
}

function sameLine({ text, isDetail }: TextLine): DifferenceLine {
  return { kind: 'same', isDetail, pieces: [{ kind: 'same', text }] };
}

function addedLine({ text, isDetail }: TextLine): DifferenceLine {
  return { kind: 'added', isDetail, pieces: [{ kind: 'added', text }] };
}

function removedLine({ text, isDetail }: TextLine): DifferenceLine {
  return { kind: 'removed', isDetail, pieces: [{ kind: 'removed', text }] };
}

function wordsIn(lines: readonly DifferenceLine[], kind: Piece['kind']): number {
  let words = 0;
  for (const { isDetail, pieces } of lines) {
    if (isDetail) continue;
    for (const piece of pieces) if (piece.kind === kind) words += countWords(piece.text);
  }
  return words;
}

/** Lines to show: a long run that is the same in both texts is one fold, with a line of it left on either side. */
export type Shown =
  | { readonly kind: 'line'; readonly line: DifferenceLine }
  | { readonly kind: 'fold'; readonly lines: readonly DifferenceLine[] };

const shortestFold = 3;

export function foldUnchanged(lines: readonly DifferenceLine[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (let index = 0; index < lines.length;) {
    const from = index;
    while (lines[index]?.kind === 'same') index += 1;
    const run = lines.slice(from, index);
    const head = from === 0 ? 0 : 1;
    const tail = index === lines.length ? 0 : 1;
    const hidden = run.slice(head, run.length - tail);
    if (hidden.length < shortestFold) shown.push(...run.map(asShown));
    else {
      shown.push(...run.slice(0, head).map(asShown));
      shown.push({ kind: 'fold', lines: hidden });
      shown.push(...run.slice(run.length - tail).map(asShown));
    }
    const line = lines[index];
    if (line) shown.push(asShown(line));
    index += 1;
  }
  return shown;
}

function asShown(line: DifferenceLine): Shown {
  return { kind: 'line', line };
}
