import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { digestOf, filledWording, linkedWordingsIn } from '../../../shared/document/wording-text.ts';
import {
  aBody,
  aFigure,
  anUnnumberedParagraph,
  aParagraph,
  aTable,
  aWordingCopy,
  bullets,
  letters,
  linked,
  strong,
} from '../../support/builders/body-pieces.ts';

const values = {
  organisation: 'Calder Police',
  body: 'Community [Outcomes](https://x.example) Meeting',
  'meeting.date': '18 April 2026',
  'plan.name': null,
  'plan.shortName': null,
  'plan.period': '2021–24',
};
const wordingId = '0198f000-0000-7000-8000-000000000001';
const check = (kind: 'cover-paper' | 'notes', ...content: readonly BodyNode[]) =>
  validateBody(kind, aBody(...content));

describe('standard wording as a paper takes it over', () => {
  it('has paragraphs, bullets, letters and links, with the fields filled', () => {
    const text =
      'For {organisation}, {plan.period}.\n\n- one\n- [two](https://calder.example)\n\na) {meeting.date}\n\n{plan.name}';
    expect(filledWording(text, values)).toEqual([
      aParagraph('For Calder Police, 2021–24.'),
      bullets('one', aParagraph(linked('two', 'https://calder.example'))),
      letters('18 April 2026'),
      aParagraph('{plan.name}'),
    ]);
  });

  it('takes a value as words, whatever it looks like', () => {
    expect(filledWording('At {body}', values)).toEqual([aParagraph(`At ${values.body}`)]);
  });

  it('is a valid body of a paper, the same to a reader as it was', () => {
    const blocks = filledWording(
      'For {organisation}.\n\n- one\n\na) two\n\n# Three\n\n[four](https://x.example)',
      values,
    );
    const checked = check('cover-paper', aWordingCopy(wordingId, blocks));
    if (!checked.ok) throw new Error(checked.problem.detail);
    const stored = checked.node.toJSON() as ReturnType<typeof aBody>;
    const [copy] = linkedWordingsIn(stored);
    expect(copy).toMatchObject({ wordingId, compared: digestOf(blocks) });
    expect(digestOf(copy?.blocks ?? [])).toBe(digestOf(blocks));
  });

  it.each([
    [
      'without a wording',
      { ...aWordingCopy(wordingId, [aParagraph('a')]), attrs: { digest: '0'.repeat(16) } },
    ],
    ['with a digest that is none', aWordingCopy(wordingId, [aParagraph('a')], { digest: 'newest' })],
    ['without a line', aWordingCopy(wordingId, [])],
    ['with a table', aWordingCopy(wordingId, [aTable(['a'], ['b'])])],
    ['in another', aWordingCopy(wordingId, [aWordingCopy(wordingId, [aParagraph('a')])])],
    ['in a bullet', bullets(aWordingCopy(wordingId, [aParagraph('a')]))],
  ])('is refused %s', (_what, block) => {
    expect(check('cover-paper', block)).toMatchObject({ ok: false, problem: { code: 'misplaced' } });
  });

  it('is for papers alone, as figures are', () => {
    expect(check('notes', aWordingCopy(wordingId, [aParagraph('a')]))).toMatchObject({
      problem: { code: 'unknown-node' },
    });
    expect(check('notes', aParagraph(aFigure(wordingId, '12')))).toMatchObject({
      problem: { code: 'unknown-node' },
    });
  });

  it.each([
    ['without an id', { type: 'figure', attrs: { text: '12' } }],
    ['with a day that does not exist', aFigure(wordingId, '12', '2026-02-30')],
    ['with an endless text', aFigure(wordingId, '1'.repeat(501))],
  ])('a figure is refused %s', (_what, figure) => {
    expect(check('cover-paper', aParagraph(figure))).toMatchObject({ ok: false });
  });
});

describe('the digest of a wording', () => {
  const blocks = [aParagraph('One two.'), bullets('three')];

  it('does not see ids, numbering, or how defaults are written', () => {
    const same = [
      { ...anUnnumberedParagraph('One two.'), attrs: { isUnnumbered: true, id: 'an-id' } },
      bullets('three'),
    ];
    expect(digestOf(same)).toBe(digestOf(blocks));
    expect(digestOf([{ ...letters('a'), attrs: { start: 1 } }])).toBe(digestOf([letters('a')]));
  });

  it.each<[string, readonly BodyNode[]]>([
    ['a word', [aParagraph('One too.'), bullets('three')]],
    ['a mark', [aParagraph('One ', strong('two.')), bullets('three')]],
    ['a link', [aParagraph(linked('One two.', 'https://x.example')), bullets('three')]],
    ['where a paragraph ends', [aParagraph('One'), aParagraph(' two.'), bullets('three')]],
    ['a bullet that became a letter', [aParagraph('One two.'), letters('three')]],
    ['the order', [bullets('three'), aParagraph('One two.')]],
    ['a figure', [aParagraph('One ', aFigure(wordingId, 'two.')), bullets('three')]],
  ])('sees %s', (_what, other) => {
    expect(digestOf(other)).not.toBe(digestOf(blocks));
  });

  it('sees which address a link has', () => {
    const linkTo = (href: string) => digestOf([aParagraph(linked('Here', href))]);
    expect(linkTo('https://a.example')).not.toBe(linkTo('https://b.example'));
  });
});
