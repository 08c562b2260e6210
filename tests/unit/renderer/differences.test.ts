import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameBookOf } from '../../../renderer/editor/name-book.ts';
import {
  differencesBetween,
  foldUnchanged,
  type Differences,
  type Piece,
} from '../../../renderer/features/history/differences.ts';
import { linesOf, type TextLine } from '../../../renderer/features/history/text-lines.ts';

const linesFrom = (...texts: readonly string[]): readonly TextLine[] =>
  texts.map((text) => ({ text, isDetail: false }));

/** As a person would write it: {+added+}, [-removed-], paragraphs apart by a bar. */
function written({ lines }: Differences): string {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  const piece = ({ kind, text }: Piece): string => marks[kind].join(text);
  return lines.map(({ pieces }) => pieces.map(piece).join('')).join(' | ');
}

const compared = (before: readonly string[], after: readonly string[]): string =>
  written(differencesBetween(linesFrom(...before), linesFrom(...after)));

describe('differences by word', () => {
  it.each<readonly [string, readonly string[], readonly string[], string]>([
    ['a word', ['The Mayor agreed.'], ['The Deputy Mayor agreed.'], 'The {+Deputy +}Mayor agreed.'],
    [
      'words beside each other as one change',
      ['She asked for a short report.'],
      ['She asked for two long reports.'],
      'She asked for [-a short report-]{+two long reports+}.',
    ],
    [
      'a contraction as one word',
      ['It wasn’t agreed at all.'],
      ['It was agreed at all.'],
      'It [-wasn’t-]{+was+} agreed at all.',
    ],
    ['a new paragraph', ['One.', 'Two.'], ['One.', 'Between.', 'Two.'], 'One. | {+Between.+} | Two.'],
    ['a paragraph that went', ['One.', 'Between.', 'Two.'], ['One.', 'Two.'], 'One. | [-Between.-] | Two.'],
    [
      'a changed paragraph after a new one',
      ['The force reported a fall in knife crime.'],
      ['A chair was elected.', 'The force reported a rise in knife crime.'],
      '{+A chair was elected.+} | The force reported a [-fall-]{+rise+} in knife crime.',
    ],
    [
      'paragraphs with nothing in common as they are',
      ['Apologies came from two members.'],
      ['Response times fell everywhere.'],
      '[-Apologies came from two members.-] | {+Response times fell everywhere.+}',
    ],
    ['nothing', ['Just the same.'], ['Just the same.'], 'Just the same.'],
  ])('shows %s', (_what, before, after, expected) => {
    expect(compared(before, after)).toBe(expected);
  });

  it('counts words as they are counted everywhere', () => {
    const { addedWords, removedWords } = differencesBetween(
      linesFrom('One two three – four.', 'Gone for good.'),
      linesFrom('One two six five – four.'),
    );
    expect({ addedWords, removedWords }).toEqual({ addedWords: 2, removedWords: 4 });
  });

  it('gives both texts back, whatever they hold', () => {
    const text = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'É', '’', '.', '👍'), maxLength: 30 }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { lines } = differencesBetween(linesFrom(...before), linesFrom(...after));
        const side = (hidden: Piece['kind'], other: 'added' | 'removed'): readonly string[] =>
          lines
            .filter(({ kind }) => kind !== other)
            .map(({ pieces }) =>
              pieces
                .filter(({ kind }) => kind !== hidden)
                .map((piece) => piece.text)
                .join(''),
            );
        expect(side('added', 'added')).toEqual(before);
        expect(side('removed', 'removed')).toEqual(after);
      }),
    );
  });

  it('finds the partner of each of many changed paragraphs', () => {
    const before = Array.from({ length: 600 }, (_, index) => `Paragraph ${index} of the notes was agreed.`);
    const after = before.map((text) => text.replace('agreed', 'noted'));
    const { lines, addedWords } = differencesBetween(
      linesFrom(...before, 'End.'),
      linesFrom('New.', ...after, 'End.'),
    );
    expect(addedWords).toBe(601);
    expect(lines.slice(0, 2).map(({ kind }) => kind)).toEqual(['added', 'changed']);
    expect(lines.at(-1)?.kind).toBe('same');
  });

  it('folds what is the same, with a paragraph left beside each change', () => {
    const same = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const { lines } = differencesBetween(linesFrom(...same, 'end'), linesFrom(...same, 'new', 'end'));
    expect(
      foldUnchanged(lines).map((shown) =>
        shown.kind === 'fold' ? shown.lines.length : shown.line.pieces[0]?.text,
      ),
    ).toEqual([7, '8', 'new', 'end']);
    const short = differencesBetween(linesFrom('1', '2', 'end'), linesFrom('1', '2', 'new', 'end'));
    expect(foldUnchanged(short.lines).every(({ kind }) => kind === 'line')).toBe(true);
  });
});

describe('a text as lines to compare', () => {
  const names = nameBookOf(
    [
      {
        id: 'p1',
        name: 'Ruth Harland',
        shortForm: 'ACC Harland',
        post: null,
        organisationId: null,
        isCurrent: true,
      },
    ],
    [],
  );
  const action = (owners: readonly object[], due: string | null) => ({
    state: 'sound' as const,
    body: {
      type: 'doc' as const,
      content: [
        { type: 'action', attrs: { owners, due }, content: [{ type: 'text', text: 'Send the figures' }] },
      ],
    },
  });

  it('notices an owner and a date that changed while the words did not', () => {
    const before = linesOf(action([], null), names);
    const after = linesOf(action([{ kind: 'person', id: 'p1' }], '2023-10-10'), names);
    const differences = differencesBetween(before, after);
    expect(written(differences)).toBe(
      'Send the figures | Action, [-no -]owner{+ ACC Harland+}, [-no date-]{+due 10 October 2023+}',
    );
    expect(differences).toMatchObject({ addedWords: 0, removedWords: 0 });
  });

  it('takes a text that cannot be read as its words', () => {
    expect(linesOf({ state: 'unreadable', reason: 'not-valid', text: 'One\nTwo' }, names)).toEqual(
      linesFrom('One', 'Two'),
    );
  });
});
