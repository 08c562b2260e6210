import { describe, expect, it } from 'vitest';
import { holdWordsIn, standingOf, type HoldingPlace } from '../../../renderer/editor/held-words.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

const text = (words: string) => aBody(aParagraph(words));

function aPlace(value: string | null = null): HoldingPlace {
  let kept = value;
  return {
    getItem: () => kept,
    setItem: (_key, next) => void (kept = next),
    removeItem: () => void (kept = null),
  };
}

describe('words that are held beside the page', () => {
  it('come back as they were held, and are gone once they are released', () => {
    const held = holdWordsIn(aPlace());
    const words = { body: text('typed'), base: text('stored'), sent: [text('type')] };
    held.hold('one', words);
    expect(held.find('notes', 'one')).toEqual(words);
    held.release('one');
    expect(held.find('notes', 'one')).toBeNull();
  });

  it.each([
    ['cut off', '{"body":{"type":"doc","con'],
    ['of another form', '{"words":"typed"}'],
    ['without the text that they were based on', JSON.stringify({ body: text('typed') })],
    [
      'with a block that is not known',
      JSON.stringify({ base: text('a'), body: { type: 'doc', content: [{ type: 'hologram' }] } }),
    ],
    ['empty', 'null'],
  ])('are not taken where they are %s', (_how, value) => {
    expect(holdWordsIn(aPlace(value)).find('notes', 'one')).toBeNull();
  });

  it('do not stand in the way of typing where the tab has no room', () => {
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const held = holdWordsIn({ getItem: full, setItem: full, removeItem: full });
    held.hold('one', { body: text('typed'), base: text('stored'), sent: [] });
    held.release('one');
    expect(held.find('notes', 'one')).toBeNull();
  });

  it.each([
    ['the same as what is stored: saved', 'typed', 'saved'],
    ['based on what is stored: an edit of it', 'stored', 'edit'],
    ['more than what was sent and is stored: an edit of it', 'type', 'edit'],
    ['beside what somebody else stored: a conflict', 'another text', 'conflict'],
  ] as const)('are %s', (_what, stored, standing) => {
    const held = { body: text('typed'), base: text('stored'), sent: [text('typ'), text('type')] };
    expect(standingOf('notes', held, text(stored))).toBe(standing);
  });
});
