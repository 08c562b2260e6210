import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { documentKinds } from '../../../shared/document/schemas.ts';
import { validateBody, type BodyProblemCode } from '../../../shared/document/validate-body.ts';

const doc = (...content: readonly unknown[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: readonly unknown[]) =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const paragraph = (...content: readonly unknown[]) => ({ type: 'paragraph', content });
const action = (attrs: object) => ({ type: 'action', attrs, content: [text('Send it.')] });
const cell = (type: string, ...content: readonly unknown[]) => ({ type, content });

const sound = doc(
  { type: 'subheading', content: [text('A heading')] },
  paragraph(
    text('Words, '),
    text('bold', { type: 'bold' }),
    text(' linked', { type: 'link', attrs: { href: 'https://calder.example' } }),
    text(' restricted', { type: 'restricted', attrs: { reason: 'section 30' } }),
    { type: 'person', attrs: { personId: 'p1', label: 'ACC Harland' } },
    { type: 'person', attrs: { personId: 'p1', label: 'Ruth Harland', isInFull: true } },
    { type: 'hardBreak' },
  ),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('bullet'))] }] },
  {
    type: 'letterList',
    attrs: { start: 3 },
    content: [{ type: 'listItem', content: [paragraph(text('letter'))] }],
  },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('tableHeader', paragraph(text('Year')))] },
      { type: 'tableRow', content: [cell('tableCell', paragraph(text('2023')))] },
    ],
  },
  { type: 'reportLink', attrs: { href: 'https://calder.example/r.pdf' }, content: [text('The report')] },
);

const problemOf = (kind: (typeof documentKinds)[number], json: unknown): BodyProblemCode | null => {
  const check = validateBody(kind, json);
  return check.ok ? null : check.problem.code;
};

describe('a body before anything mounts, stores or exports it', () => {
  it.each(documentKinds)('is taken as it is where it is sound (%s)', (kind) => {
    const check = validateBody(kind, sound);
    expect(check.ok).toBe(true);
    expect(check.ok && check.body).toBe(sound);
  });

  it('has actions, decisions and exchanges in notes only', () => {
    const blocks = doc(
      action({ owners: [{ kind: 'person', id: 'p1' }], due: '2023-11-14' }),
      { type: 'decision', content: [text('Agreed.')] },
      {
        type: 'exchange',
        content: [
          { type: 'question', attrs: { askerId: 'p1' }, content: [paragraph(text('Why?'))] },
          { type: 'answer', attrs: { outcome: 'owed' }, content: [paragraph(text('Later.'))] },
        ],
      },
    );
    expect(problemOf('notes', blocks)).toBeNull();
    expect(problemOf('cover-paper', blocks)).toBe('unknown-node');
  });

  it.each<readonly [string, unknown, BodyProblemCode]>([
    ['null', null, 'not-a-document'],
    ['text', 'words', 'not-a-document'],
    ['a list', [], 'not-a-document'],
    ['a paragraph alone', paragraph(text('a')), 'not-a-document'],
    ['a node without a type', doc({ content: [] }), 'not-a-document'],
    ['text that is a number', doc(paragraph({ type: 'text', text: 4 })), 'not-a-document'],
    ['content that is no list', { type: 'doc', content: 'words' }, 'not-a-document'],
    ['an unknown node', doc({ type: 'iframe' }), 'unknown-node'],
    ['a node named like a method', doc({ type: 'constructor' }), 'unknown-node'],
    ['an unknown mark', doc(paragraph(text('a', { type: 'blink' }))), 'unknown-mark'],
    ['marks that are no list', doc(paragraph({ type: 'text', text: 'a', marks: 'bold' })), 'unknown-mark'],
    ['an unknown attribute', doc({ type: 'paragraph', attrs: { colour: 'red' } }), 'unknown-attribute'],
    ['an unknown key', doc({ type: 'paragraph', onclick: 'x' }), 'unknown-attribute'],
    [
      'an unknown attribute of a mark',
      doc(paragraph(text('a', { type: 'link', attrs: { href: 'https://a.example', target: '_top' } }))),
      'unknown-attribute',
    ],
    ['a control character', doc(paragraph(text('be\u0007ll'))), 'forbidden-character'],
    ['a lone surrogate', doc(paragraph(text('a\uD800'))), 'forbidden-character'],
    ['empty text', doc(paragraph({ type: 'text', text: '' })), 'misplaced'],
    ['an empty document', doc(), 'misplaced'],
    ['an empty list', doc({ type: 'bulletList', content: [] }), 'misplaced'],
    ['text beside blocks', doc(text('loose')), 'misplaced'],
    [
      'an evil link',
      doc(paragraph(text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))),
      'misplaced',
    ],
    ['a link without an address', doc(paragraph(text('a', { type: 'link' }))), 'misplaced'],
    ['a report link that leads nowhere', doc({ type: 'reportLink', content: [text('r')] }), 'misplaced'],
    ['a date that does not exist', doc(action({ due: '2023-02-30' })), 'misplaced'],
    ['an owner who is nobody', doc(action({ owners: [{ kind: 'person', id: '' }] })), 'misplaced'],
    ['an owner of another kind', doc(action({ owners: [{ kind: 'robot', id: 'r' }] })), 'misplaced'],
    [
      'a person who is in full by a word',
      doc(paragraph({ type: 'person', attrs: { personId: 'p1', label: 'a', isInFull: 'yes' } })),
      'misplaced',
    ],
    ['owners that are no list', doc(action({ owners: 'ACC Harland' })), 'misplaced'],
    [
      'a table in a table',
      doc({
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              cell('tableCell', {
                type: 'table',
                content: [{ type: 'tableRow', content: [cell('tableCell', paragraph())] }],
              }),
            ],
          },
        ],
      }),
      'misplaced',
    ],
    ['a question without an answer', doc({ type: 'exchange', content: [] }), 'misplaced'],
    ['a start before a)', doc({ ...letterList(), attrs: { start: 0 } }), 'misplaced'],
  ])('is refused whole: %s', (_what, json, code) => {
    expect(problemOf('notes', json)).toBe(code);
  });

  it('says where the fault is', () => {
    const check = validateBody('notes', doc(paragraph(text('a')), paragraph(text('b', { type: 'blink' }))));
    expect(check).toMatchObject({ problem: { path: 'content.1.content.0.marks.0', detail: 'blink' } });
  });

  it('is refused, without overflowing, where it is nested 100,000 deep', () => {
    let nested: BodyNode = { type: 'paragraph' };
    for (let level = 0; level < 100_000; level += 1) nested = { type: 'listItem', content: [nested] };
    expect(problemOf('notes', doc(nested))).toBe('too-deep');
  });

  it('is refused where it has more nodes than any meeting', () => {
    const content = Array.from({ length: 200_001 }, () => ({ type: 'paragraph' }));
    expect(problemOf('notes', { type: 'doc', content })).toBe('too-long');
  });
});

function letterList() {
  return { type: 'letterList', content: [{ type: 'listItem', content: [paragraph(text('a'))] }] };
}
