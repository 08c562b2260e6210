import { assertNever } from '../domain/rulings.ts';
import type { PlanBlock, PlanContents, PlanInline, PlanParagraph, PlanRow, WordPlan } from './word-plan.ts';

/** What stands on paper where restricted words were left out. */
export function leftOutText(reason: string): string {
  return reason === '' ? '[Restricted]' : `[Restricted: ${reason}]`;
}

export function isLeftOutText(text: string): boolean {
  return /^\[Restricted(: [^[\]]*)?\]$/.test(text);
}

/** What stands before and after restricted words that are shown: whoever cannot see the shading hears it too. */
export function aroundRestricted(reason: string | null): readonly [before: string, after: string] {
  if (reason === null) return ['', ''];
  return [reason === '' ? '[Restricted – ' : `[Restricted: ${reason} – `, ']'];
}

/** All words of a plan in reading order, a line for each paragraph. Marks that Word counts itself are not words. */
export function planText(plan: Pick<WordPlan, 'blocks'>): readonly string[] {
  return paragraphsOf(plan.blocks).map((paragraph) => inlineText(paragraph.inlines));
}

/** All paragraphs in reading order: those of tables row by row, cell by cell. */
export function paragraphsOf(blocks: readonly PlanBlock[]): readonly PlanParagraph[] {
  return blocks.flatMap((block) => {
    switch (block.block) {
      case 'paragraph':
        return [block];
      case 'table':
        return [...block.headerRows, ...block.rows].flatMap(paragraphsOfRow);
      case 'part':
      case 'document':
        return paragraphsOf(block.blocks);
      case 'contents':
        return [block.title, ...block.entries.map(entryText)].map((text) => ({
          block: 'paragraph',
          role: 'paragraph',
          inlines: [{ inline: 'text', text }],
        }));
      default:
        return assertNever(block);
    }
  });
}

function entryText({ text, page }: PlanContents['entries'][number]): string {
  return page === undefined ? text : `${text}\t${page}`;
}

export function inlineText(inlines: readonly PlanInline[]): string {
  return inlines.map(textOfInline).join('');
}

function paragraphsOfRow(row: PlanRow): readonly PlanParagraph[] {
  return row.cells.flatMap((cell) => paragraphsOf(cell.blocks));
}

function textOfInline(inline: PlanInline): string {
  switch (inline.inline) {
    case 'text':
      return inline.text;
    case 'link':
      return inlineText(inline.inlines);
    case 'line-break':
      return '\n';
    case 'left-out':
      return leftOutText(inline.reason);
    case 'restricted': {
      const [before, after] = aroundRestricted(inline.reason);
      return before + inlineText(inline.inlines) + after;
    }
    default:
      return assertNever(inline);
  }
}
