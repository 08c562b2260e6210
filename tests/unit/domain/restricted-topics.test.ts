import { expect, test } from 'vitest';
import { isAmong, restrictedTopics, type ItemOfTopics } from '../../../shared/domain/restricted-topics.ts';

const heron = { id: 't1', title: 'Operation Heron', promise: '' };
const roads = { id: 't2', title: 'Road safety', promise: 'Road safety, in July.' };
const none: ReadonlyMap<string, string> = new Map();

function anItem(fields: Partial<ItemOfTopics> = {}): ItemOfTopics {
  return {
    ...{ topicId: heron.id, title: heron.title, reason: 's31', date: '2026-07-10', isStanding: true },
    ...fields,
  };
}

const gone = { isStanding: false };
const said = { reason: null, date: '2026-10-09' };

test.each<readonly [string, readonly ItemOfTopics[], boolean]>([
  ['none', [], false],
  ['public', [anItem({ reason: null })], false],
  ['restricted', [anItem()], true],
  ['restricted and called otherwise', [anItem({ title: 'A police operation' })], true],
  ['restricted and gone', [anItem(gone)], true],
  ['one restricted, one public later', [anItem(), anItem(said)], true],
  ['a gone one restricted, one public later', [anItem(gone), anItem(said)], false],
  ['a gone one restricted, one public before', [anItem(gone), anItem({ ...said, date: '2026-01-13' })], true],
  [
    'a gone one restricted, one public later by another title',
    [anItem(gone), anItem({ ...said, title: 'Police' })],
    true,
  ],
  ['a gone one restricted, another public and gone', [anItem(gone), anItem({ ...said, ...gone })], true],
  [
    'restricted, of the same title and no topic',
    [anItem({ topicId: null, title: 'operation  heron' })],
    true,
  ],
  ['restricted, of another title and no topic', [anItem({ topicId: null, title: 'Heron' })], false],
  ['restricted, of another topic', [anItem({ topicId: 't9' })], false],
])('what its items say of a topic: %s', (_what, items, isRestricted) => {
  const { reasons, titles } = restrictedTopics([heron, roads], items, none);
  expect([...reasons]).toEqual(isRestricted ? [['t1', 's31']] : []);
  expect(titles).toEqual(isRestricted ? ['Operation Heron'] : []);
});

test('a promise that is not for the public restricts its topic, and every topic of that title', () => {
  const twin = { ...roads, id: 't3', title: 'ROAD safety', promise: '' };
  const { reasons } = restrictedTopics([heron, roads, twin], [], new Map([['t2', 'Live inquiry']]));
  expect([...reasons]).toEqual([
    ['t2', 'Live inquiry'],
    ['t3', 'Live inquiry'],
  ]);
});

test('what was announced is known by its topic, or by any title that it may have had', () => {
  const renamed = { ...roads, title: 'Policing' };
  const items = [anItem({ title: 'A police operation', ...gone })];
  const isRestricted = isAmong(restrictedTopics([heron, renamed], items, new Map([['t2', 's31']])));
  const announced = [
    { topicId: 't1', title: 'Operation Grebe' },
    { title: 'operation heron' },
    { title: 'A police operation' },
    { title: 'Policing' },
    { title: 'Road safety, in July' },
    { topicId: 't4', title: 'Fire safety' },
    { title: 'Fire safety' },
  ];
  expect(announced.map(isRestricted)).toEqual([true, true, true, true, true, false, false]);
});
