import { describe, expect, it } from 'vitest';
import { positionIn } from '../../../renderer/editor/caret-place.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

const withId = (id: string, words: string) => ({ ...aParagraph(words), attrs: { id, isUnnumbered: false } });
const docOf = (...blocks: readonly ReturnType<typeof withId>[]) =>
  schemaFor('notes').nodeFromJSON(aBody(...blocks));

const first = '018f3c5a-0000-7000-8000-000000000001';
const second = '018f3c5a-0000-7000-8000-000000000002';

describe('the place of a caret in a text that may have changed', () => {
  const doc = docOf(withId(first, 'One'), withId(second, 'Two'));

  it('is in its block, also when there is more text before it', () => {
    const longer = docOf(withId(first, 'One and more'), withId(second, 'Two'));
    const place = { block: second, offset: 3, position: 8, scroll: 0 };
    expect(doc.resolve(positionIn(doc, place)).parent.textContent).toBe('Two');
    expect(longer.resolve(positionIn(longer, place)).parent.textContent).toBe('Two');
    expect(longer.resolve(positionIn(longer, place)).parentOffset).toBe(2);
  });

  it('is as far into the text where its block is gone', () => {
    expect(positionIn(doc, { block: 'gone', offset: 3, position: 4, scroll: 0 })).toBe(4);
  });

  it.each([-5, 0, 9_999, Number.MAX_SAFE_INTEGER])('is inside the text for a position of %s', (position) => {
    const place = positionIn(doc, { block: null, offset: 0, position, scroll: 0 });
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThanOrEqual(doc.content.size);
  });
});
