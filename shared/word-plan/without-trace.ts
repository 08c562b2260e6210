import { placeOfLetter } from '../domain/letters.ts';
import type { PlanBlock, PlanInline, PlanNumber, PlanParagraph, PlanRow, PlanTable } from './word-plan.ts';

// What is left where restricted words go without a trace: no gap in a line, and every number and letter as the meeting
// has it. A number whose words are gone stands nowhere; no other paragraph gets it.

/** Words of a line without the places where others were left out, and without the space that stood around those. */
export function closeGaps(inlines: readonly PlanInline[]): readonly PlanInline[] {
  const kept: PlanInline[] = [];
  let isGap = false;
  for (const inline of inlines) {
    if (inline.inline === 'left-out') {
      isGap = true;
      continue;
    }
    if (isGap) bring(kept, inline);
    else kept.push(inline);
    isGap = false;
  }
  const last = kept.at(-1);
  if (isGap && last) kept[kept.length - 1] = changeText(last, (text) => text.trimEnd());
  return kept.some(hasWords) ? kept : [];
}

function bring(kept: PlanInline[], inline: PlanInline): void {
  const last = kept.at(-1);
  if (last === undefined) {
    kept.push(changeText(inline, (text) => text.trimStart()));
    return;
  }
  const follows = firstText(inline);
  if (/\s$/.test(lastText(last)) && /^[\s.,;:!?)\]’”]/.test(follows)) {
    kept[kept.length - 1] = changeText(last, (text) => text.trimEnd());
  }
  kept.push(inline);
}

function hasWords(inline: PlanInline): boolean {
  return firstText(inline).trim() !== '';
}

function changeText(inline: PlanInline, change: (text: string) => string): PlanInline {
  return inline.inline === 'text' ? { ...inline, text: change(inline.text) } : inline;
}

function firstText(inline: PlanInline): string {
  switch (inline.inline) {
    case 'text':
      return inline.text;
    case 'link':
    case 'restricted':
      return inline.inlines.map(firstText).join('');
    case 'line-break':
    case 'left-out':
      return '';
  }
}

function lastText(inline: PlanInline): string {
  return inline.inline === 'text' ? inline.text : '';
}

type Counting = Map<string, { readonly sequence: string; readonly value: number }>;

/**
 * The same blocks with every number as it is expected: where one does not follow the one before it, a list of its own
 * begins, so that Word still counts it itself.
 */
export function keepingNumbers(blocks: readonly PlanBlock[]): readonly PlanBlock[] {
  const counting: Counting = new Map();
  return blocks.map((block) => keptBlock(block, counting));
}

function keptBlock(block: PlanBlock, counting: Counting): PlanBlock {
  switch (block.block) {
    case 'paragraph':
      return keptParagraph(block, counting);
    case 'table':
      return keptTable(block, counting);
    case 'part':
      return { ...block, blocks: block.blocks.map((each) => keptContent(each, counting)) };
    case 'contents':
    case 'document':
      // A file of several documents is put together of plans that are whole.
      return block;
  }
}

function keptContent(block: PlanParagraph | PlanTable, counting: Counting): PlanParagraph | PlanTable {
  return block.block === 'paragraph' ? keptParagraph(block, counting) : keptTable(block, counting);
}

function keptTable(table: PlanTable, counting: Counting): PlanTable {
  const row = ({ cells, ...rest }: PlanRow): PlanRow => ({
    ...rest,
    cells: cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((each) => keptContent(each, counting)) })),
  });
  return { ...table, headerRows: table.headerRows.map(row), rows: table.rows.map(row) };
}

function keptParagraph(paragraph: PlanParagraph, counting: Counting): PlanParagraph {
  const { number } = paragraph;
  // An agenda's numbers come as they are to be counted (`countedByWord`).
  if (!number || number.list === 'agenda' || number.list === 'item-headings' || number.list === 'bullets')
    return paragraph;
  const value = valueOf(number);
  if (value === null) return paragraph;
  const before = counting.get(number.sequence);
  const isNext = before ? value === before.value + 1 : value === (number.start ?? 1);
  const sequence = isNext ? (before?.sequence ?? number.sequence) : `${number.sequence} from ${value}`;
  counting.set(number.sequence, { sequence, value });
  const begins = isNext ? {} : { start: value };
  return { ...paragraph, number: { ...number, sequence, ...begins } };
}

function valueOf({ expected }: PlanNumber): number | null {
  if (/^\d+$/.test(expected)) return Number(expected);
  const place = placeOfLetter(expected);
  return place === null ? null : place + 1;
}
