import { describe, expect, it } from 'vitest';
import { holdWordsIn, standingOf, type HoldingPlace } from '../../../renderer/editor/held-words.ts';
import { aTab } from '../../support/a-tab.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

const text = (words: string) => aBody(aParagraph(words));

function placeWith(value: string): HoldingPlace {
  const place = aTab();
  holdWordsIn(place).hold('one', { documentId: 'notes', body: text('x'), base: text('x'), sent: [] });
  place.setItem(place.key(0) ?? '', value);
  return place;
}

describe('words that are held beside the page', () => {
  it('come back as they were held, and are gone once they are released', () => {
    const held = holdWordsIn(aTab());
    const words = { documentId: 'notes', body: text('typed'), base: text('stored'), sent: [text('type')] };
    held.hold('one', words);
    expect(held.find('notes', 'one')).toEqual(words);
    held.release('one');
    expect(held.find('notes', 'one')).toBeNull();
  });

  it.each([
    ['cut off', '{"body":{"type":"doc","con'],
    ['of another form', '{"words":"typed"}'],
    [
      'without the text that they were based on',
      JSON.stringify({ documentId: 'notes', body: text('typed') }),
    ],
    [
      'with a block that is not known',
      JSON.stringify({
        documentId: 'notes',
        base: text('a'),
        body: { type: 'doc', content: [{ type: 'hologram' }] },
      }),
    ],
    ['empty', 'null'],
  ])('are not taken where they are %s', (_how, value) => {
    expect(holdWordsIn(placeWith(value)).find('notes', 'one')).toBeNull();
  });

  it('are taken by their section also where they do not name the document', () => {
    const held = holdWordsIn(placeWith(JSON.stringify({ body: text('typed'), base: text('stored') })));
    expect(held.find('notes', 'one')?.body).toEqual(text('typed'));
    expect(held.list()).toEqual([]);
  });

  it('are listed with their document, whether or not they can be taken', () => {
    const tab = aTab();
    tab.setItem('something else', '{}');
    const held = holdWordsIn(tab);
    held.hold('one', { documentId: 'notes', body: text('typed'), base: text('stored'), sent: [] });
    held.hold('two', {
      documentId: 'paper',
      body: {
        type: 'doc',
        content: [{ type: 'hologram', content: [{ type: 'text', text: 'seen' }] }],
      },
      base: text('stored'),
      sent: [],
    });
    held.release('three');
    expect(held.list()).toEqual([
      { sectionId: 'one', documentId: 'notes', text: 'typed' },
      { sectionId: 'two', documentId: 'paper', text: 'seen' },
    ]);
  });

  it('do not stand in the way of typing where the tab has no room', () => {
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const held = holdWordsIn({ ...aTab(), getItem: full, setItem: full, removeItem: full });
    const words = { documentId: 'notes', body: text('typed'), base: text('stored'), sent: [] };
    expect(held.hold('one', words)).toBe(false);
    held.release('one');
    expect(held.find('notes', 'one')).toBeNull();
  });

  it.each([
    ['the same as what is stored: saved', 'typed', 'saved'],
    ['based on what is stored: an edit of it', 'stored', 'edit'],
    ['more than what was sent and is stored: an edit of it', 'type', 'edit'],
    ['beside what somebody else stored: a conflict', 'another text', 'conflict'],
  ] as const)('are %s', (_what, stored, standing) => {
    const held = {
      documentId: 'notes',
      body: text('typed'),
      base: text('stored'),
      sent: [text('typ'), text('type')],
    };
    expect(standingOf('notes', held, text(stored))).toBe(standing);
  });
});
