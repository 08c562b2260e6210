import type { HouseStyle } from '../../shared/contract/house-style.ts';
import { markTextOf } from '../../shared/word-plan/mark-text.ts';
import { inlineText, paragraphsOf } from '../../shared/word-plan/plan-text.ts';
import type { PlanNumber, WordPlan } from '../../shared/word-plan/word-plan.ts';

// What a plan says and what another program reads, as lines with their numbers in front: "4. Use of force".

/** `as-pandoc`: which drops the numbers of some headings, and the bracket of a letter within a list. */
export function linesOfPlan(
  plan: WordPlan,
  houseStyle: HouseStyle,
  numbers: 'all' | 'as-pandoc' = 'all',
): readonly string[] {
  return paragraphsOf(plan.blocks).flatMap(({ number, inlines }) => {
    const isSaid = number && (numbers === 'all' || number.list !== 'item-headings');
    const mark = isSaid ? markOf(number, plan, houseStyle) : '';
    const shown = numbers === 'all' ? mark : mark.replace(/[().]/g, '');
    const words = oneLine(inlineText(inlines));
    // A number in a cell of its own, beside its heading, is that heading's.
    if (numbers === 'as-pandoc' && words === '') return [];
    const line = oneLine(`${shown} ${words}`);
    return line === '' ? [] : [line];
  });
}

/** A mark as the house style writes it: "4." "b)". What stands for a bullet differs from program to program. */
function markOf({ list, level, expected }: PlanNumber, plan: WordPlan, houseStyle: HouseStyle): string {
  const levels = { ...houseStyle.lists, ...houseStyle.kinds[plan.kind]?.lists }[list];
  const look = levels[Math.min(level, levels.length - 1)];
  if (!look || look.format === 'bullet') return '•';
  return markTextOf(level, look, plan.letters ?? houseStyle.manner.letters).replace(/%\d/, () => expected);
}

/** The lines of a text file that a word processor wrote, with every bullet the same. */
export function linesOfText(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => oneLine(line.replace(/^\s*[•–▪◦\uF0B7-]\s+/, '• ')))
    .filter((line) => line !== '');
}

type PandocNode = { readonly t: string; readonly c?: unknown };

/** The lines of a document as pandoc reads it, tables cell by cell. */
export function linesOfPandoc(document: unknown): readonly string[] {
  const { blocks } = document as { readonly blocks: readonly PandocNode[] };
  return blocks.flatMap(linesOfBlock).filter((line) => line !== '');
}

function linesOfBlock(block: PandocNode): readonly string[] {
  switch (block.t) {
    case 'Para':
    case 'Plain':
      return [oneLine(textOf(block.c))];
    case 'Header':
      return [oneLine(textOf((block.c as readonly unknown[])[2]))];
    case 'Div':
    case 'BlockQuote': {
      const inside = block.t === 'Div' ? (block.c as readonly unknown[])[1] : block.c;
      return (inside as readonly PandocNode[]).flatMap(linesOfBlock);
    }
    case 'BulletList':
      return (block.c as readonly (readonly PandocNode[])[]).flatMap((item) => marked('•', item));
    case 'OrderedList': {
      const [[start, { t: style }], items] = block.c as readonly [
        readonly [number, PandocNode, PandocNode],
        readonly (readonly PandocNode[])[],
      ];
      return items.flatMap((item, index) => marked(orderedMark(start + index, style), item));
    }
    case 'Table':
      return cellsIn(block.c).flatMap((cell) => cell.flatMap(linesOfBlock));
    default:
      throw new RangeError(`pandoc has a block ${block.t}`);
  }
}

function marked(mark: string, item: readonly PandocNode[]): readonly string[] {
  const [first, ...others] = item;
  if (!first) return [];
  // A heading that counts is a list to pandoc, or none, as it stands among others.
  const isHeading = first.t === 'Header' || first.t === 'OrderedList' || first.t === 'BulletList';
  const [line = '', ...more] = linesOfBlock(first);
  const isAlone = isHeading || line === '';
  return [isAlone ? line : oneLine(`${mark} ${line}`), ...more, ...others.flatMap(linesOfBlock)];
}

function orderedMark(value: number, style: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return style === 'LowerAlpha'
    ? letters.charAt((value - 1) % 26).repeat(Math.ceil(value / 26))
    : String(value);
}

/** Cells are `[attributes, alignment, rows, columns, blocks]`; what else a table holds is found on the way. */
function cellsIn(value: unknown): readonly (readonly PandocNode[])[] {
  if (!Array.isArray(value)) return [];
  const [, alignment, , , blocks] = value as readonly unknown[];
  const isCell =
    value.length === 5 && typeof alignment === 'object' && isNode(alignment) && /^Align/.test(alignment.t);
  return isCell ? [blocks as readonly PandocNode[]] : value.flatMap(cellsIn);
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!isNode(value)) return '';
  switch (value.t) {
    case 'Str':
      return String(value.c);
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    default:
      return textOf(value.c);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
