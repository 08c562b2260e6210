import { describe, expect, test } from 'vitest';
import { foundInTexts, indexAfter, indexBefore } from '../../../renderer/features/find/found-places.ts';
import { wordFinder } from '../../../shared/document/find-words.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

const text = (sectionId: string, ...lines: readonly string[]) => ({
  sectionId,
  doc: schemaFor('notes').nodeFromJSON(aBody(...lines.map((line) => aParagraph(line)))),
});
const texts = [text('one', 'heron, heron'), text('two', 'nothing'), text('three', 'the heron')];
const found = foundInTexts(texts, wordFinder({ words: 'heron', matchCase: false, wholeWords: false }));

describe('what is found in the sections of a document', () => {
  test('is in their order', () => {
    expect(found.map(({ sectionId, words }) => [sectionId, words.from])).toEqual([
      ['one', 1],
      ['one', 8],
      ['three', 5],
    ]);
  });

  test.each([
    [null, 0, 2],
    [{ sectionId: 'one', position: 1 }, 0, 2],
    [{ sectionId: 'one', position: 2 }, 1, 0],
    [{ sectionId: 'one', position: 9 }, 2, 1],
    [{ sectionId: 'two', position: 4 }, 2, 1],
    [{ sectionId: 'three', position: 5 }, 2, 1],
    [{ sectionId: 'three', position: 6 }, 0, 2],
  ])('comes next and before from %j, round and round', (anchor, next, previous) => {
    expect(indexAfter(found, texts, anchor)).toBe(next);
    expect(indexBefore(found, texts, anchor)).toBe(previous);
  });

  test('is nowhere, where nothing is found', () => {
    expect(indexAfter([], texts, null)).toBe(-1);
    expect(indexBefore([], texts, { sectionId: 'one', position: 1 })).toBe(-1);
  });
});
