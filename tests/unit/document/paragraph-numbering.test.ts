import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { numberParagraphs, type NumberedSection } from '../../../shared/document/paragraph-numbering.ts';

const words: BodyNode = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] };
const blank: BodyNode = { type: 'paragraph' };
const aside: BodyNode = { ...words, attrs: { isUnnumbered: true } };
const bullets: BodyNode = { type: 'bulletList', content: [{ type: 'listItem', content: [words, words] }] };
const section = (id: string, isNumbered: boolean, ...content: readonly BodyNode[]): NumberedSection => ({
  id,
  isNumbered,
  body: { type: 'doc', content },
});
const numbersOf = (...sections: readonly NumberedSection[]) => [...numberParagraphs(sections).values()];

describe('paragraph numbers of a cover paper', () => {
  it('go on across sections', () => {
    expect(numbersOf(section('a', true, words, words), section('b', true, words))).toEqual([[1, 2], [3]]);
  });

  it('pass over a section that is not numbered', () => {
    expect(
      numbersOf(section('a', true, words), section('b', false, words, words), section('c', true, words)),
    ).toEqual([[1], [null, null], [2]]);
  });

  it('are not given to bullets, empty paragraphs, sub-headings, or what was taken out', () => {
    const subheading: BodyNode = { type: 'subheading', content: [{ type: 'text', text: 'Heading' }] };
    expect(numbersOf(section('a', true, words, bullets, blank, subheading, aside, words))).toEqual([
      [1, null, null, null, null, 2],
    ]);
  });

  it('run through standard wording as if it were not there', () => {
    const wording: BodyNode = { type: 'standardWording', content: [words, bullets, aside, words] };
    expect(numbersOf(section('a', true, words, wording, words))).toEqual([[1, 2, null, null, 3, 4]]);
    expect(numbersOf(section('a', true, words, words, bullets, aside, words, words))).toEqual(
      numbersOf(section('a', true, words, wording, words)),
    );
  });

  it('are 1, 2, 3 … without a gap, whatever the paper holds', () => {
    const block = fc.constantFrom(words, blank, aside, bullets);
    const sections = fc.array(fc.tuple(fc.boolean(), fc.array(block)));
    fc.assert(
      fc.property(sections, (drawn) => {
        const paper = drawn.map(([isNumbered, content], index) =>
          section(String(index), isNumbered, ...content),
        );
        const numbers = numbersOf(...paper)
          .flat()
          .filter((number) => number !== null);
        expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
        const counted = drawn.filter(([isNumbered]) => isNumbered).flatMap(([, content]) => content);
        expect(numbers).toHaveLength(counted.filter((each) => each === words).length);
      }),
    );
  });
});
