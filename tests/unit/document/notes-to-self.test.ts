import { expect, it } from 'vitest';
import { emptyBody } from '../../../shared/document/body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { aBody, aNoteToSelf, aParagraph, aTable, bullets } from '../../support/builders/body-pieces.ts';

it('a body as anybody else may have it is the same without the notes, and the very same where there are none', () => {
  const said = aBody(aParagraph('Said.'), bullets('one'));
  expect(withoutNotesToSelf(said)).toBe(said);
  const [paragraph, list] = said.content;
  const both = aBody(aNoteToSelf('a'), paragraph ?? aParagraph(), aNoteToSelf(), list ?? aParagraph());
  expect(withoutNotesToSelf(both)).toEqual(said);
  expect(withoutNotesToSelf(aBody(aNoteToSelf('a')))).toEqual(emptyBody);
});

it('a note stands at the top of a text and nowhere else, so that none is missed', () => {
  for (const kind of ['notes', 'cover-paper'] as const) {
    expect(validateBody(kind, aBody(aNoteToSelf('a')))).toMatchObject({ ok: true });
    const inside = [
      bullets([aParagraph('one'), aNoteToSelf('a')]),
      { type: 'quotation', content: [aNoteToSelf('a')] },
      {
        ...aTable(['a']),
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [aNoteToSelf('a')] }] }],
      },
      {
        type: 'standardWording',
        attrs: { wordingId: 'w', digest: '0123456789abcdef' },
        content: [aNoteToSelf('a')],
      },
    ];
    for (const block of inside) expect(validateBody(kind, aBody(block))).toMatchObject({ ok: false });
  }
});
