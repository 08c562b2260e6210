import fc from 'fast-check';
import { Transform } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import {
  replaceFound,
  replaceInBody,
  wordFinder,
  type FoundWords,
  type WordSearch,
} from '../../../shared/document/find-words.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { schemaFor, type DocumentKind } from '../../../shared/document/schemas.ts';
import {
  aBody,
  aDecision,
  aFigure,
  anAction,
  anExchange,
  aParagraph,
  aPersonChip,
  aReportLink,
  aSubheading,
  aTable,
  aWordingCopy,
  bullets,
  emphasised,
  letters,
  linked,
  restricted,
  strong,
  text,
} from '../../support/builders/body-pieces.ts';

const searchFor = (words: string, more: Partial<WordSearch> = {}): WordSearch => ({
  words,
  matchCase: false,
  wholeWords: false,
  ...more,
});

const contentOf = (doc: Node): readonly BodyNode[] =>
  (doc.toJSON() as { content: readonly BodyNode[] }).content;

const docOf = (blocks: readonly BodyNode[], kind: DocumentKind = 'notes'): Node =>
  schemaFor(kind).nodeFromJSON(aBody(...blocks));

function foundIn(
  blocks: readonly BodyNode[],
  search: WordSearch,
  kind?: DocumentKind,
): readonly FoundWords[] {
  return wordFinder(search)(docOf(blocks, kind));
}

const textsIn = (blocks: readonly BodyNode[], search: WordSearch): readonly string[] =>
  foundIn(blocks, search).map((found) => found.text);

function replaced(
  blocks: readonly BodyNode[],
  search: WordSearch,
  by: string,
  kind: DocumentKind = 'notes',
): readonly BodyNode[] {
  const transform = new Transform(docOf(blocks, kind));
  replaceFound(transform, wordFinder(search)(transform.doc), by);
  transform.doc.check();
  return contentOf(transform.doc);
}

const linesOf = (blocks: readonly BodyNode[]): readonly string[] => blocks.map(plainTextOf);

describe('words are found', () => {
  test.each<[string, string, Partial<WordSearch>, readonly string[]]>([
    ['in any case', 'police', {}, ['Police', 'police']],
    ['in the case that was typed', 'police', { matchCase: true }, ['police']],
    ['as a part of a word', 'arc', {}, ['arc', 'arc']],
    ['as a whole word', 'arc', { wholeWords: true }, ['arc']],
    ['with a curly apostrophe by a straight one', "Mayor's", {}, ['Mayor’s']],
    ['with a straight apostrophe by a curly one', 'don’t', {}, ["don't"]],
    ['in curly quotation marks by straight ones', '"yes"', {}, ['“yes”']],
    ['with a space that does not break', '10 October', {}, ['10\u00A0October']],
    ['with a hyphen that does not break', 'co-op', {}, ['co\u2011op']],
    ['beside a whole word in an apostrophe', 'mayor', { wholeWords: true }, ['Mayor']],
    ['nowhere, without words', '', {}, []],
  ])('%s', (_name, words, more, expected) => {
    const paragraph = aParagraph(
      "Police of the Mayor’s own police. March, an arc. They don't say “yes” on 10\u00A0October in a co\u2011op.",
    );
    expect(textsIn([paragraph], searchFor(words, more))).toEqual(expected);
  });

  test('beside letters of other scripts and outside the first plane', () => {
    const paragraph = aParagraph('Zoë’s café, ÉCOLE, 𝒜arc, İstanbul arc');
    expect(textsIn([paragraph], searchFor('école'))).toEqual(['ÉCOLE']);
    expect(textsIn([paragraph], searchFor('arc', { wholeWords: true }))).toEqual(['arc']);
    expect(textsIn([paragraph], searchFor('caf', { wholeWords: true }))).toEqual([]);
  });

  test('across marks, and one after the other where they overlap', () => {
    expect(
      textsIn([aParagraph('use ', strong('of'), emphasised(' force'))], searchFor('use of force')),
    ).toEqual(['use of force']);
    expect(textsIn([aParagraph('aaaa a')], searchFor('aa'))).toEqual(['aa', 'aa']);
  });

  test('in every kind of block, in reading order', () => {
    const blocks = [
      aSubheading('one §'),
      aParagraph('two §'),
      bullets('three §', 'four §'),
      letters('five §'),
      aTable(['six §'], ['seven §']),
      anAction('eight §'),
      aDecision('nine §'),
      anExchange('ten §', 'eleven §'),
      aReportLink('twelve §', 'https://calder.example/report'),
    ];
    const doc = docOf(blocks);
    const found = wordFinder(searchFor('§'))(doc);
    expect(found).toHaveLength(12);
    expect(found.map(({ from, to }) => doc.textBetween(from, to))).toEqual(found.map(() => '§'));
    expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((a, b) => a - b));
  });

  test('never across two blocks, nor over a line break', () => {
    const apart = [aParagraph('stop'), aParagraph('search'), bullets('stop', 'search')];
    expect(textsIn(apart, searchFor('stopsearch'))).toEqual([]);
    expect(textsIn([aParagraph('stop', { type: 'hardBreak' }, 'search')], searchFor('stop search'))).toEqual(
      [],
    );
  });

  test('in names and figures by what these read as now, and over their edges', () => {
    const doc = docOf([aParagraph('By ', aPersonChip('p', 'CC Moss'), ' of Calder')]);
    const find = wordFinder(searchFor('Robins of'), (unit) =>
      unit.attrs.personId === 'p' ? 'CC Robins' : '',
    );
    expect(find(doc)).toEqual([{ from: 4, to: 8, standIn: 'name', isRestricted: false, text: 'Robins of' }]);
    const figure = aFigure('f', '97', '2026-03-31');
    expect(foundIn([aParagraph('There were ', figure)], searchFor('97'), 'cover-paper')[0]).toMatchObject({
      standIn: 'figure',
      from: 12,
      to: 13,
    });
  });

  test('in standard wording, which stays linked', () => {
    const wording = aWordingCopy('w', [aParagraph('The plan'), bullets('the plan')]);
    const found = foundIn([aParagraph('A plan'), wording], searchFor('plan'), 'cover-paper');
    expect(found.map(({ standIn }) => standIn)).toEqual([null, 'wording', 'wording']);
  });

  test('with what is restricted told apart', () => {
    const found = foundIn(
      [aParagraph('heron ', restricted('heron'), ' her', restricted('on'))],
      searchFor('heron'),
    );
    expect(found.map(({ isRestricted }) => isRestricted)).toEqual([false, true, true]);
  });

  test('anew only in the block that has changed', () => {
    let reads = 0;
    const find = wordFinder(searchFor('moss'), () => {
      reads += 1;
      return 'CC Moss';
    });
    const one = docOf([aParagraph(aPersonChip('p', 'CC Moss')), aParagraph('that')]);
    expect(find(one)).toHaveLength(1);
    const other = one.replace(
      one.content.size - 1,
      one.content.size - 1,
      docOf([aParagraph('x')]).slice(1, 2),
    );
    expect(find(other)).toHaveLength(1);
    expect(reads).toBe(1);
  });
});

describe('words in the place of others', () => {
  test('keep the marks of the first of those that they replace', () => {
    const link = linked('the report', 'https://calder.example/report');
    expect(replaced([aParagraph('use ', strong('of'), ' force')], searchFor('of'), 'OF')).toEqual(
      contentOf(docOf([aParagraph('use ', strong('OF'), ' force')])),
    );
    expect(replaced([aParagraph(link, ' says')], searchFor('report says'), 'paper reads')).toEqual(
      contentOf(docOf([aParagraph(linked('the paper reads', 'https://calder.example/report'))])),
    );
  });

  test('never lift a restriction, where a part of them was restricted neither', () => {
    expect(replaced([aParagraph('Saw ', restricted('DC Heron'), '.')], searchFor('heron'), 'Egret')).toEqual(
      contentOf(docOf([aParagraph('Saw ', restricted('DC Egret'), '.')])),
    );
    const inPart = [aParagraph('Inspector ', restricted('Heron'), ' spoke')];
    expect(replaced(inPart, searchFor('inspector heron'), 'Sergeant Egret')).toEqual(
      contentOf(docOf([aParagraph(restricted('Sergeant Egret'), ' spoke')])),
    );
    const bold = text('Heron', { type: 'restricted', attrs: { reason: 'own' } }, { type: 'bold' });
    expect(replaced([aParagraph(bold)], searchFor('heron'), 'Egret')).toEqual(
      contentOf(
        docOf([
          aParagraph(text('Egret', { type: 'restricted', attrs: { reason: 'own' } }, { type: 'bold' })),
        ]),
      ),
    );
  });

  test('leave names, figures and standard wording, and count them', () => {
    const blocks = [
      aParagraph('Moss and ', aPersonChip('p', 'CC Moss'), restricted(' saw Moss')),
      aWordingCopy('w', [aParagraph('Moss')]),
      aParagraph('a ', aFigure('f', '12 moss', null)),
    ];
    const { body, ...count } = replaceInBody(
      'cover-paper',
      aBody(...blocks),
      wordFinder(searchFor('moss')),
      'Reed',
    );
    expect(count).toMatchObject({ replaced: 2, restricted: 1, left: { name: 1, figure: 1, wording: 1 } });
    expect(body && plainTextOf(body)).toBe('Reed and CC Moss saw Reed\nMoss\na 12 moss');
  });

  test('change nothing where they already read so', () => {
    const { body, replaced: count } = replaceInBody(
      'notes',
      aBody(aParagraph('Police, Police')),
      wordFinder(searchFor('police')),
      'Police',
    );
    expect([body, count]).toEqual([null, 0]);
  });

  test('keep the ids of blocks, also of one that loses all its words', () => {
    const action = anAction('Heron', { id: '0f8fad5b-d9cb-469f-a165-70867728950e' });
    expect(replaced([action, aParagraph('heron')], searchFor('heron'), '')).toEqual(
      contentOf(docOf([{ ...action, content: [] }, aParagraph()])),
    );
  });

  const words = fc.array(fc.constantFrom('a', 'A', 'b', 'ab', ' ', '’', "'", 'é', '\u00A0'), {
    maxLength: 8,
  });
  const run = fc
    .tuple(words, fc.constantFrom('plain', 'bold', 'restricted'))
    .map(([parts, look]): BodyNode | null => {
      const run = parts.join('');
      if (run === '') return null;
      return look === 'plain' ? text(run) : look === 'bold' ? strong(run) : restricted(run);
    });
  const runs = fc.array(run, { maxLength: 4 }).map((all) => all.filter((each) => each !== null));
  const block = fc.oneof(
    runs.map((all) => aParagraph(...all)),
    runs.map((all) => anAction(all)),
    runs.map((all) => bullets([aParagraph(...all)])),
    runs.map((all) => aDecision(...all)),
  );

  /** What the replacing of a string makes of a line, character by character as the finding folds them. */
  function inString(line: string, search: string, by: string): string {
    const fold = (each: string): string => each.toLowerCase().replaceAll('’', "'").replaceAll('\u00A0', ' ');
    let rest = line;
    let made = '';
    for (let at = fold(rest).indexOf(fold(search)); at >= 0; at = fold(rest).indexOf(fold(search))) {
      made += rest.slice(0, at) + by;
      rest = rest.slice(at + search.length);
    }
    return made + rest;
  }

  test('change nothing but themselves: each block reads as its text with the string replaced', () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        words.map((parts) => parts.join('')).filter((search) => search !== ''),
        fc.constantFrom('', 'x', 'ab', 'a ’b'),
        (blocks, search, by) => {
          const before = contentOf(docOf(blocks));
          const after = replaced(blocks, searchFor(search), by);
          expect(linesOf(after)).toEqual(linesOf(before).map((line) => inString(line, search, by)));
          expect(after.map(({ type, attrs }) => ({ type, attrs }))).toEqual(
            before.map(({ type, attrs }) => ({ type, attrs })),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test('are never for the public where those before were not', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const doc = docOf(blocks);
        const found = wordFinder(searchFor('a'))(doc);
        const transform = new Transform(doc);
        replaceFound(transform, found, 'zz');
        let publicWords = 0;
        let all = 0;
        transform.doc.descendants((node) => {
          const count = (node.text ?? '').split('zz').length - 1;
          all += count;
          if (!node.marks.some(({ type }) => type.name === 'restricted')) publicWords += count;
        });
        expect(all).toBe(found.length);
        expect(publicWords).toBe(found.filter(({ isRestricted }) => !isRestricted).length);
      }),
      { numRuns: 300 },
    );
  });
});
