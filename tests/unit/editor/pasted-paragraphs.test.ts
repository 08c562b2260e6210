import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedParagraphs } from '../../../renderer/editor/pasted-paragraphs.ts';

describe('plain text from the clipboard', () => {
  it('becomes a paragraph a line, without the blank lines between', () => {
    expect(pastedParagraphs('One.\r\n\r\nTwo.\n\n\nThree.\u2029Four.')).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
    ]);
  });

  it('keeps the spaces around a few words in one line', () => {
    expect(pastedParagraphs(' and then ')).toEqual([' and then ']);
  });

  it('drops control characters and lone surrogates', () => {
    expect(pastedParagraphs('be\u0007ll \uD800end 😀')).toEqual(['bell end 😀']);
  });

  it('loses no visible word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-z0-9'’.,£%-]{1,12}$/)),
        fc.constantFrom('\n', '\r\n', ' ', '\t'),
        (list, gap) => {
          expect(pastedParagraphs(list.join(gap)).join(' ').split(/\s+/).filter(Boolean)).toEqual(list);
        },
      ),
    );
  });
});
