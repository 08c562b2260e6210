import { expect, test } from 'vitest';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import type { PlanCell, PlanTable } from '../../shared/word-plan/word-plan.ts';
import { aMeetingFacts } from '../support/builders/meeting-facts.ts';
import { flowing } from '../support/house-styles.ts';
import { readDocx } from '../support/docx-reader.ts';

const saying = (text: string, more: Omit<PlanCell, 'blocks'> = {}): PlanCell => ({
  blocks: [{ block: 'paragraph', role: 'table-text', inlines: [{ inline: 'text', text }] }],
  ...more,
});

const table: PlanTable = {
  block: 'table',
  description: 'Table with 3 columns',
  columns: [50, 25, 25],
  headerRows: [{ cells: [saying('wide', { columnSpan: 2 }), saying('alone')] }],
  rows: [
    { cells: [saying('deep', { rowSpan: 3 }), saying('b'), saying('c')] },
    { cells: [saying('both', { columnSpan: 2, rowSpan: 2 })] },
    { cells: [] },
    { cells: [saying('x'), saying('y'), saying('last', { rowSpan: 9 })] },
  ],
};

/** Each row as its cells stand in the XML: words, columns, and how it belongs to the one above. */
function cellsIn(xml: string): readonly (readonly string[])[] {
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
      [
        /<w:t>(.*?)<\/w:t>/.exec(cell)?.[1] ?? '',
        /<w:gridSpan w:val="(\d)"/.exec(cell)?.[1] ?? '1',
        /<w:vMerge w:val="(\w+)"/.exec(cell)?.[1] ?? '',
      ]
        .join(' ')
        .trim(),
    ),
  );
}

test('cells that reach down have their places in the rows below, and widths add up in every row', () => {
  const bytes = planToDocx({ ...planAgenda(aMeetingFacts()), blocks: [table] }, flowing);
  const xml = readDocx(bytes).files.get('word/document.xml') ?? '';
  expect(cellsIn(xml)).toEqual([
    ['wide 2', 'alone 1'],
    ['deep 1 restart', 'b 1', 'c 1'],
    ['1 continue', 'both 2 restart'],
    ['1 continue', '2 continue'],
    ['x 1', 'y 1', 'last 1 restart'],
  ]);
  const whole = Number(/<w:tblW w:type="dxa" w:w="(\d+)"/.exec(xml)?.[1]);
  for (const [row] of xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)) {
    const widths = [...row.matchAll(/<w:tcW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(whole);
  }
});
