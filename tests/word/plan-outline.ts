import { leftOutText } from '../../shared/word-plan/plan-text.ts';
import type { PlanBlock, PlanInline, WordPlan } from '../../shared/word-plan/word-plan.ts';

/**
 * A plan as lines that a person reads in a test: `role | mark | words`, with `*strong*`, `_emphasised_`,
 * `[words](address)` and `<label>`.
 */
export function outlineOf(plan: Pick<WordPlan, 'blocks'>): readonly string[] {
  return plan.blocks.flatMap((block) => linesOf(block));
}

function linesOf(block: PlanBlock): readonly string[] {
  switch (block.block) {
    case 'paragraph': {
      const { list, level, expected } = block.number ?? {};
      const mark = expected === undefined ? '' : `${list} ${level} ${expected} | `;
      const under = block.level === undefined ? '' : `under ${block.level} | `;
      return [`${block.role} | ${mark}${under}${block.inlines.map(inlineOf).join('')}`];
    }
    case 'table':
      return [
        `table | ${block.description} | ${block.columns.join(' ')}`,
        ...block.headerRows.map((row) => `header | ${row.cells.map(cellOf).join(' | ')}`),
        ...block.rows.map((row) => `row | ${row.cells.map(cellOf).join(' | ')}`),
      ];
    case 'contents':
      return [`contents | ${block.title}`, ...block.entries.map(({ text }) => `entry | ${text}`)];
    case 'document':
      return [`document | ${block.kind}`, ...block.blocks.flatMap((each) => linesOf(each))];
    case 'part':
      return [`part | ${block.title}`, ...block.blocks.flatMap((each) => linesOf(each))];
  }
}

function cellOf(cell: {
  readonly blocks: readonly PlanBlock[];
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}) {
  const spans = [cell.columnSpan && `${cell.columnSpan} wide`, cell.rowSpan && `${cell.rowSpan} deep`].filter(
    Boolean,
  );
  const words = cell.blocks
    .flatMap((block) => linesOf(block))
    .map((line) => line.replace(/^table-(text|heading) \| /, ''));
  return [...words, ...spans.map((span) => `(${span})`)].join(' / ');
}

function inlineOf(inline: PlanInline): string {
  switch (inline.inline) {
    case 'text': {
      const strong = inline.isStrong ? `*${inline.text}*` : inline.text;
      const emphasised = inline.isEmphasised ? `_${strong}_` : strong;
      return inline.isLabel ? `<${emphasised}>` : emphasised;
    }
    case 'link':
      return `[${inline.inlines.map(inlineOf).join('')}](${inline.href})`;
    case 'line-break':
      return '⏎';
    case 'left-out':
      return leftOutText(inline.reason);
    case 'restricted':
      return `{${inline.reason ?? ''}: ${inline.inlines.map(inlineOf).join('')}}`;
  }
}
