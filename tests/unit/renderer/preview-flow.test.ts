import { describe, expect, test } from 'vitest';
import { flowOfPlan } from '../../../renderer/features/issue/preview/flow-of-plan.ts';
import { fontStack, houseStyleCss } from '../../../renderer/features/issue/preview/house-style-css.ts';
import { unitsOf, type Measured } from '../../../renderer/features/issue/preview/measure-blocks.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { lookOf, type PlanLook } from '../../../shared/word-plan/plan-look.ts';
import type { PlanBlock, PlanParagraph, PlanTable, WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { forSeveralDocuments } from '../../../shared/word-plan/several-documents.ts';
import { flowing } from '../../support/house-styles.ts';

const look = lookOf(flowing, 'notes');

function aPlan(blocks: readonly PlanBlock[]): WordPlan {
  return {
    kind: 'notes',
    properties: { title: 'Notes', subject: '', author: 'Calder' },
    language: 'en-GB',
    runningHead: 'Notes',
    footer: 'Calder',
    blocks,
  };
}

function aParagraph(
  role: PlanParagraph['role'],
  text: string,
  more: Partial<PlanParagraph> = {},
): PlanParagraph {
  return { block: 'paragraph', role, inlines: [{ inline: 'text', text }], ...more };
}

const numbered = (list: 'actions' | 'item-headings', expected: string, level = 0) =>
  ({ number: { list, sequence: list, level, expected } }) as const;

function aTable(rows: readonly (readonly string[])[], more: Partial<PlanTable> = {}): PlanTable {
  const cellsOf = (texts: readonly string[]) => ({
    cells: texts.map((text) => ({ blocks: [aParagraph('table-text', text)] })),
  });
  return {
    block: 'table',
    description: 'A table',
    columns: [50, 50],
    headerRows: [],
    rows: rows.map(cellsOf),
    ...more,
  };
}

describe('a plan on its way to the pages', () => {
  test('keeps its order through parts, and remembers the section of each block', () => {
    const flow = flowOfPlan(
      aPlan([
        aParagraph('title', 'Title'),
        {
          block: 'part',
          id: 'one',
          title: 'One',
          blocks: [aParagraph('paragraph', 'Words'), aTable([['a', 'b']])],
        },
        aParagraph('paragraph', 'Last'),
      ]),
      flowing,
    );
    expect(flow.map(({ kind, partId }) => `${kind} ${partId ?? '-'}`)).toEqual([
      'paragraph -',
      'paragraph one',
      'table one',
      'paragraph -',
    ]);
  });

  test('has the room around a table that the file has, and what Word wants behind it', () => {
    const flow = flowOfPlan(aPlan([aParagraph('attendance-line', 'Before'), aTable([['a', 'b']])]), flowing);
    expect(flow.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'space']);
    const { spaceAfterPt } = flowing.table;
    expect(flow[0]).toMatchObject({ spaceAfterPt });
    expect(lookOf(flowing, 'notes').styles.get('AttendanceLine')?.spaceAfterPt).toBeLessThan(spaceAfterPt);
  });

  test('has the marks that Word will count', () => {
    const flow = flowOfPlan(
      aPlan([
        aParagraph('item-heading', 'Item', numbered('item-headings', '4')),
        aParagraph('sub-item-heading', 'Sub-item', numbered('item-headings', 'b', 1)),
        aParagraph('action', 'Send it', numbered('actions', 'c')),
        aParagraph('bullet', 'Point', {
          number: { list: 'bullets', sequence: 'x', level: 0, expected: '•' },
        }),
        aParagraph('paragraph', 'No mark'),
      ]),
      flowing,
    );
    expect(flow.map((block) => (block.kind === 'paragraph' ? block.mark : null))).toEqual([
      '4.',
      'b)',
      'c)',
      '•',
      '',
    ]);
  });

  test('has the letters of the house style', () => {
    const bracketed: HouseStyle = { ...flowing, manner: { ...flowing.manner, letters: '(a)' } };
    const [action] = flowOfPlan(aPlan([aParagraph('action', 'x', numbered('actions', 'c'))]), bracketed);
    expect(action).toMatchObject({ mark: '(c)' });
  });

  test('has documents that begin on pages of their own, their headings a level lower', () => {
    const pack: WordPlan = {
      ...aPlan([
        aParagraph('title', 'Pack'),
        { block: 'contents', title: 'Contents', entries: [{ documentId: 'one', text: 'The agenda' }] },
        {
          block: 'document',
          id: 'one',
          kind: 'agenda',
          blocks: [aParagraph('title', 'Agenda'), aParagraph('paragraph', 'x')],
        },
      ]),
      kind: 'pack',
    };
    const flow = flowOfPlan(pack, forSeveralDocuments(flowing));
    expect(flow.map(({ kind, beginsPage }) => `${kind} ${beginsPage}`)).toEqual([
      'paragraph false',
      'contents false',
      'contents false',
      'paragraph true',
      'paragraph false',
    ]);
    expect(flow.map(({ look: { roles } }) => roles.title.style)).toEqual([
      ...['Heading1', 'Heading1', 'Heading1', 'Heading2', 'Heading2'],
    ]);
  });

  test('knows two blocks that look the same, and tells apart those that do not', () => {
    const [one, same, other, lead] = flowOfPlan(
      aPlan([
        aParagraph('paragraph', 'Words'),
        aParagraph('paragraph', 'Words'),
        aParagraph('action', 'Words', numbered('actions', 'a')),
        aParagraph('paragraph', 'Words'),
        aParagraph('bullet', 'Point', {
          number: { list: 'bullets', sequence: 'x', level: 0, expected: '•' },
        }),
      ]),
      flowing,
    ).map(({ key }) => key);
    expect(one).toBe(same);
    expect(new Set([one, other, lead]).size).toBe(3);
  });
});

describe('what a page holds together', () => {
  const lines = (count: number): Measured => ({
    kind: 'lines',
    height: count * 10,
    lineHeight: 10,
    leading: 1,
    lines: count,
  });
  const unitOf = (paragraph: PlanParagraph, next: PlanBlock | null = null, count = 6) => {
    const [block] = flowOfPlan(aPlan(next ? [paragraph, next] : [paragraph]), flowing);
    return block ? unitsOf(block, lines(count))[0] : undefined;
  };

  test('a heading stays with the next paragraph, a paragraph does not', () => {
    expect(unitOf(aParagraph('item-heading', 'x'))?.isKeptWithNext).toBe(true);
    expect(unitOf(aParagraph('paragraph', 'x'))?.isKeptWithNext).toBe(false);
  });

  test('a line that leads into a list stays with it', () => {
    const bullet = aParagraph('bullet', 'Point');
    expect(unitOf(aParagraph('paragraph', 'x'), bullet)?.isKeptWithNext).toBe(true);
  });

  test('an action is never cut, a paragraph between its lines but for the first and the last', () => {
    expect(unitOf(aParagraph('action', 'x'))?.cuts).toEqual([]);
    expect(unitOf(aParagraph('paragraph', 'x'))?.cuts.map(({ end }) => end)).toEqual([20, 30, 40]);
    expect(unitOf(aParagraph('paragraph', 'x'), null, 3)?.cuts).toEqual([]);
  });

  test('spaces are those of the style', () => {
    // 16 pt and 6 pt at 96 pixels an inch.
    expect(unitOf(aParagraph('item-heading', 'x'))).toMatchObject({
      spaceBefore: (16 * 96) / 72,
      spaceAfter: 8,
    });
  });

  test('the rows of a short table stay together, those of a long one do not', () => {
    const keptOf = (count: number): readonly boolean[] => {
      const [block] = flowOfPlan(aPlan([aTable(Array.from({ length: count }, () => ['a', 'b']))]), flowing);
      const rows = Array.from({ length: count }, () => ({ height: 20, cuts: [] }));
      const units = block ? unitsOf(block, { kind: 'rows', header: 0, rows }) : [];
      return units.map(({ isKeptWithNext }) => isKeptWithNext);
    };
    expect(keptOf(3)).toEqual([true, true, false]);
    expect(new Set(keptOf(40))).toEqual(new Set([false]));
  });

  test('rows that a cell joins stay together, and header rows are repeated over each', () => {
    const table = aTable([['a', 'b'], ['c'], ['d', 'more words than a short table has '.repeat(30)]]);
    const [first] = table.rows;
    const joined: PlanTable = {
      ...table,
      headerRows: aTable([['A', 'B']]).rows,
      rows: [
        { cells: (first?.cells ?? []).map((cell, index) => (index === 0 ? { ...cell, rowSpan: 2 } : cell)) },
        ...table.rows.slice(1),
      ],
    };
    const [block] = flowOfPlan(aPlan([joined]), flowing);
    const row = { height: 20, cuts: [] };
    const units = block ? unitsOf(block, { kind: 'rows', header: 15, rows: [row, row, row] }) : [];
    expect(units.map(({ isKeptWithNext }) => isKeptWithNext)).toEqual([true, true, false, false]);
    expect(units.map(({ repeatedHeight }) => repeatedHeight)).toEqual([0, 15, 15, 15]);
  });
});

describe('the look of the pages', () => {
  const stylesOf = (of: PlanLook, id: string) => of.styles.get(id);

  test('takes from the style that a style is based on, and from what is different in a kind of file', () => {
    expect(stylesOf(look, 'TableHeading')).toMatchObject({
      isBold: true,
      sizePt: 12,
      spaceAfterPt: 2,
      lineSpacing: 1.05,
    });
    expect(stylesOf(lookOf(flowing, 'cover-paper'), 'Heading1')).toMatchObject({ sizePt: 12, isBold: false });
    expect(lookOf(flowing, 'action-log').page).toMatchObject({ widthMm: 297, heightMm: 210 });
    expect(look.page).toMatchObject({ widthMm: 210, heightMm: 297 });
  });

  test('ends where styles are based on each other in a circle', () => {
    const [normal, ...others] = flowing.styles;
    if (!normal) throw new Error('the house style has styles');
    const circle = { ...flowing, styles: [{ ...normal, basedOn: 'Heading1' }, ...others] };
    expect(lookOf(circle, 'notes').styles.get('Heading1')).toMatchObject({ sizePt: 20 });
  });

  test('is in the font of the house style, or in one of the same widths', () => {
    expect(fontStack('Arial')).toBe('"Arial", "Liberation Sans", "Arimo", "Helvetica", sans-serif');
    expect(fontStack('Times New Roman')).toContain('"Liberation Serif"');
    expect(fontStack('Calder Sans')).toBe('"Calder Sans", sans-serif');
  });

  test('names the page’s size for the printer', () => {
    expect(houseStyleCss(lookOf(flowing, 'action-log'), () => 1.15)).toContain(
      '@page { size: 297mm 210mm; margin: 0 }',
    );
  });

  test('sets what is bold in a bold heading apart, as Word toggles it', () => {
    const css = houseStyleCss(look, () => 1.15);
    expect(css).toContain('.style-Heading1 .character-SubjectLabel { font-weight: 400 }');
    expect(css).not.toContain('.style-Normal .character-SubjectLabel');
  });
});
