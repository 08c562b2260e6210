import { usualManner } from '../../shared/domain/manner.ts';
import { describe, expect, test } from 'vitest';
import type { BodyNode } from '../../shared/document/body.ts';
import { documentKinds, schemaFor } from '../../shared/document/schemas.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { blocksByNode, bodyToPlan, inlinesByNode } from '../../shared/word-plan/body-to-plan.ts';
import { namesIn } from '../../shared/word-plan/names-in-plan.ts';
import {
  aBody,
  aCell,
  anAction,
  aParagraph,
  aQuotation,
  aSubheading,
  bullets,
  letters,
  restricted,
  strong,
  text,
} from '../support/builders/body-pieces.ts';
import { aMeetingFacts } from '../support/builders/meeting-facts.ts';
import { outlineOf } from './plan-outline.ts';

function planned(...content: readonly BodyNode[]): readonly string[] {
  return outlineOf({
    blocks: bodyToPlan(aBody(...content), {
      names: namesIn(aMeetingFacts()),
      sectionId: 'section',
      paragraphNumbers: [],
      actionLetters: [],
      actionSequence: 'actions',
      subheadingRole: 'subheading',
      reportLinkLabel: '',
      reportName: 'The report',
      manner: usualManner,
    }),
  });
}

describe('the map from a body to a plan', () => {
  test('knows exactly the nodes of the schemas', () => {
    const inSchemas = new Set(documentKinds.flatMap((kind) => Object.keys(schemaFor(kind).nodes)));
    const inMap = [...Object.keys(blocksByNode), ...Object.keys(inlinesByNode)];
    expect(inMap.toSorted()).toEqual([...inSchemas].toSorted());
    for (const kind of documentKinds) {
      for (const [name, type] of Object.entries(schemaFor(kind).nodes)) {
        expect(Object.hasOwn(type.isInline ? inlinesByNode : blocksByNode, name)).toBe(true);
      }
    }
  });

  test('refuses a node that it does not know, among blocks and in a line', () => {
    expect(() => planned({ type: 'poem', content: [text('words')] })).toThrow('poem');
    expect(() => planned(aParagraph({ type: 'stamp' }))).toThrow('stamp');
    expect(() => planned({ type: 'constructor' })).toThrow('constructor');
  });

  test('puts no heading over actions that have one, and one over those that have none', () => {
    expect(
      planned(
        anAction('Publish the figures'),
        aSubheading('Actions:'),
        aParagraph(),
        anAction('Write to residents'),
        anAction('Report back'),
        aSubheading('Actions taken'),
        aParagraph('Many.'),
        aSubheading('Actions'),
        aParagraph('None yet.'),
      ),
    ).toEqual([
      'action-heading | <Action:>',
      'action | actions 0 a | Publish the figures< – ><*Owner to be named*>',
      'action-heading | Actions:',
      'action | actions 0 b | Write to residents< – ><*Owner to be named*>',
      'action | actions 0 c | Report back< – ><*Owner to be named*>',
      'subheading | Actions taken',
      'paragraph | Many.',
      'subheading | Actions',
      'paragraph | None yet.',
    ]);
  });

  test('a quotation is paragraphs of a role of their own, without numbers', () => {
    expect(planned(aQuotation('We were heard.', strong('At last.')))).toEqual([
      'quotation | We were heard.',
      'quotation | *At last.*',
    ]);
  });

  test('leaves empty paragraphs and bullets out, but never a letter that counts', () => {
    expect(
      planned(
        aParagraph(),
        bullets('one', aParagraph(), 'two'),
        letters('first', aParagraph(), 'third'),
        aParagraph(),
      ),
    ).toEqual([
      'bullet | bullets 0 • | one',
      'bullet | bullets 0 • | two',
      'letter | letters 0 a | first',
      'letter | letters 0 b | ',
      'letter | letters 0 c | third',
    ]);
  });

  test('gives each list of letters a count of its own, inside another list too', () => {
    const inner = letters('inner one', 'inner two');
    const sequences = new Set(
      bodyToPlan(aBody(letters([aParagraph('one'), inner], [aParagraph('two'), inner]), letters('again')), {
        names: namesIn(aMeetingFacts()),
        sectionId: 'section',
        paragraphNumbers: [],
        actionLetters: [],
        actionSequence: '',
        subheadingRole: 'subheading',
        reportLinkLabel: '',
        reportName: '',
        manner: usualManner,
      }).map((block) => (block.block === 'paragraph' ? block.number?.sequence : '')),
    );
    expect(sequences.size).toBe(4);
  });

  test('lets lists go no deeper than Word counts', () => {
    const nested = Array.from({ length: 12 }).reduce<BodyNode>(
      (list) => bullets([aParagraph('in'), list]),
      bullets('end'),
    );
    const levels = planned(nested).map((line) => Number(/bullets (\d+)/.exec(line)?.[1]));
    expect(Math.max(...levels)).toBe(8);
    expect(levels).toHaveLength(13);
  });
});

describe('people', () => {
  test('are named as they are called now, in short form or in full, and as they were put in where nobody knows them', () => {
    const [harland] = aMeetingFacts().people.filter(({ shortForm }) => shortForm === 'ACC Harland');
    const named = (personId: string | null, isInFull: boolean) => ({
      type: 'person',
      attrs: { personId, label: 'As put in', isInFull },
    });
    const id = harland?.id ?? '';
    const words = aParagraph(named(id, true), ', ', named(id, false), ', ', named('nobody', true));
    expect(planned(words)).toEqual([
      'paragraph | Ruth Harland (Assistant Chief Constable), ACC Harland, As put in',
    ]);
  });
});

describe('restricted words', () => {
  test('are replaced by their reason, once for a passage with bold words and links in it', () => {
    const marks = [{ type: 'restricted', attrs: { reason: 'section 40' } }];
    expect(
      planned(
        aParagraph(
          'Before ',
          text('secret ', ...marks),
          text('bold secret', ...marks, { type: 'bold' }),
          text('linked secret', ...marks, { type: 'link', attrs: { href: 'https://secret.example.org/' } }),
          { type: 'person', attrs: { personId: null, label: 'Secret Person' }, marks },
          { type: 'hardBreak', marks },
          ' after',
        ),
      ),
    ).toEqual(['paragraph | Before [Restricted: section 40] after']);
  });

  test('with another reason, or none, are told apart', () => {
    expect(
      planned(aParagraph(restricted('one', 'section 40'), restricted('two', ''), strong(' open'))),
    ).toEqual(['paragraph | [Restricted: section 40][Restricted]* open*']);
  });

  test('that fill a whole paragraph leave its number in place', () => {
    const body = aBody(aParagraph(restricted('all of it')));
    expect(
      bodyToPlan(body, {
        names: namesIn(aMeetingFacts()),
        sectionId: 's',
        paragraphNumbers: [7],
        actionLetters: [],
        actionSequence: '',
        subheadingRole: 'subheading',
        reportLinkLabel: '',
        reportName: '',
        manner: usualManner,
      }),
    ).toEqual([
      {
        block: 'paragraph',
        role: 'numbered-paragraph',
        inlines: [{ inline: 'left-out', reason: 'section 30, investigations' }],
        number: { list: 'paragraphs', sequence: 'paragraphs', level: 0, expected: '7' },
      },
    ]);
  });
});

describe('tables', () => {
  const row = (...content: readonly BodyNode[]): BodyNode => ({ type: 'tableRow', content });
  const head = (words: string, spans = {}): BodyNode => aCell('tableHeader', words, spans);
  const cell = (words: string, spans = {}): BodyNode => aCell('tableCell', words, spans);
  const table = (...content: readonly BodyNode[]): BodyNode => ({ type: 'table', content });

  test('take the rows at the top that are all headings as header rows', () => {
    expect(
      planned(table(row(head('A'), head('B')), row(head('x'), cell('1')), row(head('y'), cell('2')))),
    ).toEqual(['table | Table: A, B | 50 50', 'header | A | B', 'row | x | 1', 'row | y | 2']);
  });

  test('never take their only row, or one that reaches into the next, as header', () => {
    expect(planned(table(row(head('A'), head('B'))))[1]).toBe('row | A | B');
    expect(planned(table(row(head('A', { rowspan: 2 }), head('B')), row(cell('1'))))[1]).toBe(
      'row | A / (2 deep) | B',
    );
  });

  test('keep merged cells, and cut spans to the table that there is', () => {
    expect(
      planned(
        table(
          row(head('A'), head('B'), head('C')),
          row(cell('tall', { rowspan: 9 }), cell('wide', { colspan: 2 })),
          row(cell('1'), cell('2')),
        ),
      ),
    ).toEqual([
      'table | Table: A, B, C | 34 33 33',
      'header | A | B | C',
      'row | tall / (2 deep) | wide / (2 wide)',
      'row | 1 | 2',
    ]);
  });

  test('keep the widths drawn on screen', () => {
    const wide = (type: 'tableHeader' | 'tableCell', width: number): BodyNode => ({
      ...aCell(type, 'x'),
      attrs: { colspan: 1, rowspan: 1, colwidth: [width] },
    });
    expect(
      planned(table(row(wide('tableHeader', 300), wide('tableHeader', 100)), row(cell('1'), cell('2'))))[0],
    ).toBe('table | Table: x, x | 75 25');
  });

  test('with more columns than Word takes keep every word, as paragraphs', () => {
    const many = Array.from({ length: 70 }, (_each, index) => `cell ${index}`);
    expect(planned(table(row(...many.map((words) => cell(words)))))).toEqual(
      many.map((words) => `table-text | ${words}`),
    );
  });

  test('say nothing restricted in their description', () => {
    const lines = planned(
      table(row(aCell('tableHeader', restricted('Heron')), head('B')), row(cell('1'), cell('2'))),
    );
    expect(lines.join('\n')).not.toContain('Heron');
  });

  test('used here are valid bodies', () => {
    const body = aBody(table(row(head('A', { rowspan: 2 }), head('B')), row(cell('1'))));
    expect(validateBody('cover-paper', body)).toMatchObject({ ok: true });
  });
});
