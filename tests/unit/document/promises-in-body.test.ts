import { expect, test } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { promisesInBody } from '../../../shared/document/promises-in-body.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';

const words = (text: string, isRestricted = false): BodyNode => ({
  type: 'text',
  text,
  ...(isRestricted ? { marks: [{ type: 'restricted', attrs: { reason: 'Ongoing inquiry' } }] } : {}),
});
const paragraph = (id: string, ...content: readonly BodyNode[]): BodyNode => ({
  type: 'paragraph',
  attrs: { id },
  content,
});

function promisesOf(...content: readonly BodyNode[]) {
  const body = { type: 'doc', content } as const;
  expect(validateBody('notes', body)).toMatchObject({ ok: true });
  return promisesInBody(body);
}

test('each item of a list and each decision is a promise, a paragraph beside a list may be one, an action is none', () => {
  const nested: BodyNode = {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [paragraph('d', words('with the figures of the districts'))] }],
  };
  expect(
    promisesOf(
      paragraph('a', words('The Mayor asked for these topics to come back.')),
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph('b', words('Road safety, January 2027'))] },
          { type: 'listItem', content: [paragraph('c', words('Custody')), nested] },
          { type: 'listItem', content: [paragraph('e')] },
        ],
      },
      { type: 'action', attrs: { owners: [], due: null }, content: [words('Write to the panel')] },
      { type: 'decision', attrs: { id: 'f' }, content: [words('Stalking comes in April')] },
    ),
  ).toEqual([
    {
      blockId: 'a',
      text: 'The Mayor asked for these topics to come back.',
      ...{ isRestricted: false, isLikely: false },
    },
    { blockId: 'b', text: 'Road safety, January 2027', isRestricted: false, isLikely: true },
    { blockId: 'c', text: 'Custody\nwith the figures of the districts', isRestricted: false, isLikely: true },
    { blockId: 'f', text: 'Stalking comes in April', isRestricted: false, isLikely: true },
  ]);
});

test('without a list each paragraph is one, but not one that only leads on', () => {
  expect(
    promisesOf(paragraph('a', words('Asked for:')), paragraph('b', words('Road safety')), paragraph('c')),
  ).toEqual([{ blockId: 'b', text: 'Road safety', isRestricted: false, isLikely: true }]);
});

test('one restricted word makes a promise restricted', () => {
  expect(promisesOf(paragraph('a', words('Operation '), words('Heron', true)))).toEqual([
    { blockId: 'a', text: 'Operation Heron', isRestricted: true, isLikely: true },
  ]);
});

test('empty notes promise nothing', () => {
  expect(promisesOf({ type: 'paragraph' })).toEqual([]);
});
