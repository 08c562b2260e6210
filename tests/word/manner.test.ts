import { describe, expect, test } from 'vitest';
import { mannerShape } from '../../shared/contract/manner.ts';
import { usualManner, type Manner } from '../../shared/domain/manner.ts';
import { columnWidths } from '../../shared/word-plan/column-widths.ts';
import { labelIn } from '../../shared/word-plan/in-manner.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planText } from '../../shared/word-plan/plan-text.ts';
import type { PlanBlock, PlanTable, WordPlan } from '../../shared/word-plan/word-plan.ts';
import { longestWholeRow, rowLength } from '../../shared/word-plan/row-length.ts';
import { headingCell, textCell } from '../../shared/word-plan/table-cells.ts';
import { aFullMeeting, plansIn } from './a-full-meeting.ts';
import { outlineOf } from './plan-outline.ts';

const inManner = (changes: Parameters<typeof mannerShape.parse>[0]): Manner => mannerShape.parse(changes);
const planOf = (kind: WordPlan['kind'], manner: Manner): WordPlan => {
  const found = plansIn(manner).find((plan) => plan.kind === kind);
  if (!found) throw new Error(`no plan of ${kind}`);
  return found;
};

describe('a manner', () => {
  test('that says nothing is the usual one', () => {
    expect(inManner({})).toEqual(usualManner);
    expect(usualManner.phrases.toReadTheReport).toBe('To read the report:');
  });

  test('has its own phrases in every file, and the rest as usual', () => {
    const manner = inManner({
      phrases: {
        notesTitle: 'Minutes of the {body}',
        present: 'In the room',
        actions: 'Agreed actions',
        toReadTheReport: 'Read it here:',
        itemNumber: 'Item {number} of the agenda',
        ownerToBeNamed: 'Nobody yet',
      },
    });
    const notes = planText(planOf('notes', manner));
    expect(notes[0]).toBe('Minutes of the Community Outcomes Meeting');
    expect(notes).toEqual(expect.arrayContaining(['In the room', 'Also present', 'Agreed actions']));
    expect(notes).toContain('Read it here: Chief Constable’s report: Stop and search');
    expect(notes).toContain('Publish the results of the survey. Nobody yet');
    expect(planText(planOf('cover-paper', manner))[0]).toBe('Item 4 of the agenda');
    expect(planText(planOf('action-log', manner))).toContain('Nobody yet');
  });

  test.each([['Minutes'], ['{body} and {body}'], ['']])(
    'takes no title “%s”, which has no one place for the body',
    (title) => {
      expect(mannerShape.safeParse({ phrases: { notesTitle: title } }).success).toBe(false);
    },
  );

  test('dates every line of every file alike', () => {
    const manner = inManner({ dates: '10th October 2023', times: '14:30' });
    for (const plan of plansIn(manner)) {
      const said = [...planText(plan), plan.footer, plan.properties.subject].join('\n');
      expect(said, plan.kind).not.toMatch(/\b\d{1,2} (?:July|October|November|December|January) \d{4}/);
      expect(said, plan.kind).not.toMatch(/\d[ap]m\b/);
    }
    expect(planText(planOf('notes', manner))).toContain('Time: 14:30 to 16:30');
    expect(planText(planOf('agenda', manner))).toContain('Date: Tuesday 10th October 2023');
  });

  test.each([
    ['4 b)', '(a)', '4 (b)'],
    ['4 b)', 'a.', '4 b.'],
    ['12 bb)', '(a)', '12 (bb)'],
    ['4', '(a)', '4'],
    ['4 b)', 'a)', '4 b)'],
  ] as const)('writes the label %s with letters as %s: %s', (label, letters, said) => {
    expect(labelIn({ ...usualManner, letters }, label)).toBe(said);
  });

  test('puts the notes into a table, with the number at the left and the heading and text at the right', () => {
    const outline = outlineOf(planOf('notes', inManner({ notes: 'numbered-table' })));
    const from = outline.findIndex((line) => line.startsWith('table'));
    expect(outline.slice(from, from + 6)).toEqual([
      'table | Table of the notes, a row for each item: Item, Notes | 11 89',
      'header | Item | Notes',
      'row | item-number | item-headings 0 1 |  | item-heading | Welcome and apologies / paragraph | The Mayor welcomed everyone.',
      'row | item-number | item-headings 0 2 |  | item-heading | Announcements',
      'row | item-number | item-headings 1 a |  | sub-item-heading | Safer parks / paragraph | New guidance had been launched. / action-heading | <Action:> / action | actions 0 a | Send the guidance to every council. *The Mayor, by 14 November 2023*',
      'row | item-number | item-headings 1 b |  | sub-item-heading | Your views / action-heading | <Action:> / action | actions 0 b | Publish the results of the survey. <*Owner to be named*>',
    ]);
  });
});

describe('an item with a table of its own', () => {
  const inTable = inManner({ notes: 'numbered-table' });
  const { blocks } = planOf('notes', inTable);

  test('ends the table of the notes around it, so that no table is in another, and holds all of it in one part', () => {
    const part = blocks.find((block) => block.block === 'part');
    expect(part?.blocks.map(({ block }) => block)).toEqual(['table', 'table', 'table']);
    const [before, own, after] = (part?.blocks ?? []).filter((block) => block.block === 'table');
    const wordsOf = (table: PlanTable | undefined): readonly string[] =>
      table === undefined ? [] : planText({ blocks: [table] });
    expect(wordsOf(before)).toContain('Stop and search');
    expect(own?.description).toBe('Table: Year, Number');
    expect(after?.rows[0]?.cells[0]?.blocks).toMatchObject([{ inlines: [{ text: '4 continued' }] }]);
    expect(wordsOf(after)).toContain('Decision: The meeting agreed to see figures by district.');
    const tables = blocks.flatMap((block): readonly PlanBlock[] =>
      block.block === 'part' ? block.blocks : [block],
    );
    for (const table of tables) {
      if (table.block !== 'table') continue;
      for (const { cells } of table.rows)
        for (const cell of cells) expect(cell.blocks.map(({ block }) => block)).not.toContain('table');
    }
  });

  test('is read in the order in which it was written', () => {
    const said = (plan: WordPlan) =>
      planText(plan).filter((text) => !['Item', 'Notes', '4 continued', ''].includes(text));
    expect(said(planOf('notes', inTable))).toEqual(said(planOf('notes', inManner({ notes: 'flowing' }))));
  });
});

describe('a long item in a table', () => {
  const withoutTables: MeetingFacts = {
    ...aFullMeeting,
    notes: {
      ...aFullMeeting.notes,
      sections: aFullMeeting.notes.sections.map((section) => {
        if (section.content.state !== 'sound') return section;
        const { body } = section.content;
        const content = body.content.filter(({ type }) => type !== 'table');
        return { ...section, content: { state: 'sound', body: { ...body, content } } };
      }),
    },
  };
  const notes = planNotes(withoutTables, inManner({ notes: 'numbered-table' }));
  const [table] = notes.blocks.filter((block) => block.block === 'table');
  const rows = table?.rows ?? [];
  const sections = rows.map(({ part }) => part?.id);

  test('has rows of one section that stand together, and its actions in one that stays whole', () => {
    const long = sections.find((id, index) => id !== undefined && id === sections[index - 1]);
    const ofItem = rows.filter(({ part }) => part?.id === long);
    expect(ofItem).toHaveLength(3);
    expect(sections.lastIndexOf(long) - sections.indexOf(long)).toBe(2);
    const first = (row: (typeof rows)[number] | undefined): string =>
      row?.cells[1]?.blocks.flatMap((block) => (block.block === 'paragraph' ? [block.role] : []))[0] ?? '';
    expect(ofItem.map(first)).toEqual(['item-heading', 'subheading', 'action-heading']);
    for (const row of [ofItem[0], ofItem[2]])
      expect(row && rowLength(row)).toBeLessThanOrEqual(longestWholeRow);
  });

  test('has something under the heading in its first row, and no row that ends with a heading', () => {
    for (const { cells } of rows) {
      const [, text] = cells;
      const last = text?.blocks.at(-1);
      const isAlone = text?.blocks.length === 1;
      if (!isAlone && last?.block === 'paragraph') expect(last.role).not.toMatch(/heading$/);
    }
  });
});

describe('actions one after the other', () => {
  const list = inManner({ registers: 'list' });

  test('say the same as their table, each under a heading of its own', () => {
    const [asTable, asList] = [planOf('action-log', usualManner), planOf('action-log', list)];
    expect(asList.blocks.some(({ block }) => block === 'table')).toBe(false);
    const outline = outlineOf(asList);
    expect(outline.slice(2, 9)).toEqual([
      'section-heading | <Action >2 a)',
      'paragraph | <*Meeting and item: *>10 October 2023, item 2 a): Safer parks',
      'paragraph | <*What was promised: *>Send the guidance to every council.',
      'paragraph | <*Owner: *>The Mayor',
      'paragraph | <*Due: *>14 November 2023',
      'paragraph | <*Status: *>Open',
      'paragraph | <*Last update: *><None>',
    ]);
    const said = planText(asList).join('\n');
    const [table] = asTable.blocks.filter((block) => block.block === 'table');
    for (const { cells } of table?.rows ?? []) {
      for (const { blocks } of cells) for (const words of planText({ blocks })) expect(said).toContain(words);
    }
  });
});

describe('the columns of a table', () => {
  const table = (columns: readonly number[], ...rows: readonly (readonly string[])[]): PlanTable => ({
    block: 'table',
    description: 'Table',
    columns,
    headerRows: rows.slice(0, 1).map((row) => ({ cells: row.map(headingCell) })),
    rows: rows.slice(1).map((row) => ({ cells: row.map(textCell) })),
  });
  const given = { width: 1000, size: 20, padding: 10 };

  test('are as planned where every word fits', () => {
    expect(columnWidths(table([30, 70], ['One', 'Two'], ['a', 'b']), given)).toEqual([300, 700]);
  });

  test('give room to a longer word from those that have some to spare', () => {
    const widths = columnWidths(
      table([5, 35, 60], ['Due', 'Owner', 'Words'], ['14 November', 'Ada', 'Go']),
      given,
    );
    expect(widths[0]).toBeGreaterThanOrEqual(8 * 20 * 0.6 + 10);
    expect(widths.reduce((sum, each) => sum + each, 0)).toBe(1000);
  });

  test('let the longest words break where not all can be whole, and are as planned where none can', () => {
    const long = 'x'.repeat(200);
    expect(columnWidths(table([50, 50], ['One', 'Two'], [long, 'a']), given)).toEqual([500, 500]);
    const narrow = columnWidths(table([5, 45, 50], ['Action', 'Two', 'Three'], ['4 a)', long, long]), {
      ...given,
      width: 320,
    });
    expect(narrow[0]).toBeGreaterThanOrEqual(6 * 20 * 0.6 + 10);
    const many = table([20, 20, 20, 20, 20], ['a', 'b', 'c', 'd', 'e'], Array(5).fill(long) as string[]);
    expect(columnWidths(many, { ...given, width: 500 })).toEqual([100, 100, 100, 100, 100]);
  });
});
