import { describe, expect, test } from 'vitest';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import type { HouseStyle } from '../../shared/contract/house-style.ts';
import { paragraph } from '../../shared/word-plan/meeting-in-plan.ts';
import { paragraphsOf, planText } from '../../shared/word-plan/plan-text.ts';
import type { PlanBlock, WordPlan } from '../../shared/word-plan/word-plan.ts';
import { readDocx, type ReadDocx } from '../support/docx-reader.ts';
import { builtInHouseStyle, builtInHouseStyles, flowing } from '../support/house-styles.ts';
import { plansIn } from './a-full-meeting.ts';

// Every kind of file in every house style that comes with the program.

const spaceless = (text: string): string => text.replace(/\s+/g, ' ').trim();

const files = builtInHouseStyles.flatMap((houseStyle) =>
  plansIn(houseStyle.manner).map((plan) => {
    const file = readDocx(planToDocx(plan, houseStyle));
    return { name: `${plan.kind} in ${houseStyle.id}`, houseStyle, plan, file };
  }),
);

/** Sections in reading order, whether they are blocks or rows of a table. */
const sectionsOf = (blocks: readonly PlanBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.block === 'document') return sectionsOf(block.blocks);
    if (block.block === 'part') return [block.id];
    const ofRows = block.block === 'table' ? block.rows.map(({ part }) => part?.id ?? '') : [];
    // Rows of one section are in one control.
    return ofRows.filter((id, index) => id !== '' && id !== ofRows[index - 1]);
  });

/** What a style says, or one that it is based on. */
function saysStyle(file: ReadDocx, id: string | null, element: string): boolean {
  const style = id === null ? undefined : file.styles.get(id);
  if (!style) return false;
  return style.element.getElementsByTagName(element).length > 0 || saysStyle(file, style.basedOn, element);
}

const partsOf = (file: ReadDocx, pattern: RegExp): readonly string[] =>
  [...file.files].filter(([name]) => pattern.test(name)).map(([, xml]) => xml);

test('three house styles come with the program', () => {
  expect(builtInHouseStyles.map(({ id }) => id).toSorted()).toEqual([
    'flowing',
    'numbered-table',
    'plain-large',
  ]);
});

describe.each(files)('the $name', ({ plan, file, houseStyle }) => {
  test('says every word of the plan once, in order', () => {
    expect(file.texts.map(spaceless)).toEqual(
      planText(plan)
        .map(spaceless)
        .filter((text) => text !== ''),
    );
  });

  test('counts in Word as the plan expects', () => {
    const expected = paragraphsOf(plan.blocks).flatMap(({ number }) => (number ? [number.expected] : []));
    const marks = file.paragraphs.flatMap(({ mark }) => (mark === '' ? [] : [mark.replace(/[.()]/g, '')]));
    expect(marks.map((mark) => (mark === '–' ? '•' : mark))).toEqual(expected);
  });

  test('has a title, one heading 1 and no level skipped, in Word’s own heading styles', () => {
    expect(file.properties['dc:title']).toBe(plan.properties.title);
    const headings = file.paragraphs.filter(({ headingLevel }) => headingLevel !== null);
    const levels = headings.map(({ headingLevel }) => headingLevel ?? 0);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    for (const { headingLevel, styleName, styleId, text } of headings) {
      expect(styleName).toBe(`heading ${headingLevel}`);
      expect(text).not.toBe('');
      expect(saysStyle(file, styleId, 'w:keepNext')).toBe(true);
    }
  });

  test('has no empty paragraph for space, and no empty cell', () => {
    const document = file.files.get('word/document.xml') ?? '';
    // What Word must have after a table takes no room.
    const ends = document.match(/<w:p><w:pPr><w:pStyle w:val="AfterTable"\/>.*?<\/w:p>/g) ?? [];
    for (const end of ends) expect(end).toMatch(/w:line="20" w:lineRule="exact"/);
    const blank = file.paragraphs.filter(({ text, mark }) => text === '' && mark === '');
    expect(blank.filter(({ styleId }) => styleId !== 'AfterTable')).toEqual([]);
    expect(document).not.toMatch(
      /<w:pStyle w:val="AfterTable"\/>(?:(?!<\/w:p>).)*<\/w:p>(?:<w:sdt>.*?<w:sdtContent>|<w:bookmark[^>]*>|<\/w:sdtContent><\/w:sdt>)*<w:p>/,
    );
    expect(document).not.toMatch(/<w:gridSpan|<w:vMerge/);
  });

  test('is in British English, in letters of 12 points or more', () => {
    expect(file.language).toBe('en-GB');
    const smallest = houseStyle.id === 'plain-large' ? 36 : 24;
    const xml = partsOf(file, /^word\/(document|styles|header\d+|footer\d+|numbering)\.xml$/).join('');
    expect(xml).not.toMatch(/<w:lang w:val="(?!en-GB")/);
    const normal = file.styles.get('Normal')?.element.getElementsByTagName('w:sz')[0]?.getAttribute('w:val');
    expect(Number(normal)).toBeGreaterThanOrEqual(smallest);
    const said = [...(file.files.get('word/styles.xml') ?? '').matchAll(/<w:style .*?<\/w:style>/gs)];
    const sizes = said.flatMap(([style]) =>
      [...style.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size)),
    );
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(smallest);
    for (const styleId of new Set(file.paragraphs.map((each) => each.styleId))) {
      if (file.styles.get(styleId)?.basedOn === null) expect(styleId).toBe('Normal');
    }
  });

  test('has tables that say what they are, with header rows that repeat', () => {
    for (const { description, headerRowCount, rows } of file.tables) {
      expect(description).toMatch(/^Table/);
      expect(headerRowCount).toBe(1);
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    }
  });

  test('carries each section in a content control and a bookmark of its id', () => {
    expect(file.parts.map(({ tag }) => tag)).toEqual(sectionsOf(plan.blocks));
    const sections = [...file.bookmarks.keys()].filter((name) => name.startsWith('section_'));
    expect(sections).toHaveLength(sectionsOf(plan.blocks).length);
  });

  test('keeps an action on one page with its letter', () => {
    for (const { styleId } of file.paragraphs.filter((each) => each.styleName === 'Action')) {
      expect(saysStyle(file, styleId, 'w:keepLines')).toBe(true);
    }
  });
});

describe('notes as a numbered table', () => {
  const numberedTable = builtInHouseStyle('numbered-table');
  const { file, plan } = files.find(({ name }) => name === 'notes in numbered-table') ?? unreachable();

  test('have a row for each item: its number, then its heading and all that is said', () => {
    const ofNotes = file.tables.filter(({ rows }) => rows[0]?.[0] === 'Item').map(({ rows }) => rows);
    const rows = ofNotes.flatMap((each, index) => (index === 0 ? each : each.slice(1)));
    expect(rows.map(([, words = '']) => words.split('\n')[0])).toEqual([
      'Notes',
      'Welcome and apologies',
      'Announcements',
      'Safer parks',
      'Your views',
      'Use of force',
      'Stop and search',
      'Searches of children',
      'Decision: The meeting agreed to see figures by district.',
      'Any other business',
    ]);
    const numbers = file.paragraphs.filter(({ styleId }) => styleId === 'ItemNumber');
    expect(numbers.map(({ mark }) => mark)).toEqual(['1.', '2.', 'a)', 'b)', '3.', '4.', '5.']);
    expect(numbers.map(({ text }) => text)).toEqual(numbers.map(() => ''));
    expect(rows.map(([first]) => first)).toEqual([
      'Item',
      '',
      '',
      '',
      '',
      '',
      '',
      '4 continued',
      '4 continued',
      '',
    ]);
  });

  test('let a long row go on over the page, and keep a short one whole', () => {
    const rows = (xml: string): readonly string[] => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    const wholeWith = (words: string, xml: string): boolean | undefined =>
      rows(xml)
        .find((row) => row.includes(words))
        ?.includes('<w:cantSplit/>');
    const document = file.files.get('word/document.xml') ?? '';
    expect(wholeWith('Safer parks', document)).toBe(true);
    const long = readDocx(planToDocx(withLongItem(plan), numberedTable)).files.get('word/document.xml') ?? '';
    expect(rows(long).find((row) => row.includes('A long item'))).not.toContain('<w:cantSplit/>');
  });

  test('chain no row to the next: no heading in a row is kept with what follows', () => {
    const tables = (file.files.get('word/document.xml') ?? '').split('<w:tbl>');
    // A short table of an item's own stays whole; its rows are chained for that.
    const ofNotes = tables.filter((table) => table.includes('"Table of the notes')).join('');
    expect(ofNotes).not.toBe('');
    for (const [row] of ofNotes.matchAll(/<w:tr>(?:(?!<w:tblHeader).)*?<\/w:tr>/gs)) {
      expect(row).not.toContain('<w:keepNext/>');
      for (const [heading] of row.matchAll(/<w:pStyle w:val="Heading[23]"\/>.{0,30}/g)) {
        expect(heading).toContain('<w:keepNext w:val="0"/>');
      }
    }
  });

  test('name people with a dash before their post', () => {
    expect(file.texts).toContain('Peter Moss – Chief Constable, Calder Police');
  });

  function withLongItem(of: WordPlan): WordPlan {
    return {
      ...of,
      blocks: [
        {
          block: 'table',
          description: 'Table',
          columns: [11, 89],
          headerRows: [],
          rows: [
            {
              cells: ['1', `A long item ${'of many words '.repeat(100)}`].map((text) => ({
                blocks: [{ block: 'paragraph', role: 'table-text', inlines: [{ inline: 'text', text }] }],
              })),
            },
          ],
        },
      ],
    };
  }
});

test('a short table stays on one page, and a long one goes on over it', () => {
  const keptRows = (rowCount: number): readonly boolean[] => {
    const rows = Array.from({ length: rowCount }, (_each, index) => ({
      cells: [{ blocks: [paragraph('table-text', [{ inline: 'text', text: `District ${index + 1}` }])] }],
    }));
    const [plan] = plansIn(flowing.manner);
    if (!plan) return [];
    const blocks = [{ block: 'table', description: 'Table', columns: [100], headerRows: [], rows }] as const;
    const xml = readDocx(planToDocx({ ...plan, blocks }, flowing)).files.get('word/document.xml') ?? '';
    return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.includes('<w:keepNext/>'));
  };
  expect(keptRows(4)).toEqual([true, true, true, false]);
  expect(new Set(keptRows(40))).toEqual(new Set([false]));
});

test('in large print no page ends under the first lines of an action or over its last', () => {
  const plan = plansIn(builtInHouseStyle('plain-large').manner).find(({ kind }) => kind === 'action-log');
  const lines = paragraphsOf(plan?.blocks ?? []);
  const first = lines.findIndex(({ role }) => role === 'section-heading') + 1;
  expect(lines.slice(first, first + 6).map(({ isKeptWithNext = false }) => isKeptWithNext)).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test.each([
  ['a)', ['a)', 'b)'], '4 a)'],
  ['(a)', ['(a)', '(b)'], '4 (a)'],
  ['a.', ['a.', 'b.'], '4 a.'],
] as const)('letters written %s are so in lists and wherever an action is named', (letters, marks, label) => {
  const base = builtInHouseStyle('flowing');
  const houseStyle: HouseStyle = { ...base, manner: { ...base.manner, letters } };
  const plans = plansIn(houseStyle.manner);
  const of = (kind: WordPlan['kind']): ReadDocx =>
    readDocx(planToDocx(plans.find((plan) => plan.kind === kind) ?? unreachable(), houseStyle));
  const actions = of('notes').paragraphs.filter(({ styleId }) => styleId === 'Action');
  expect(actions.slice(-2).map(({ mark }) => mark)).toEqual(marks);
  expect(of('action-log').tables[0]?.rows.map(([action]) => action)).toContain(label);
});

function unreachable(): never {
  throw new Error('no such file');
}
