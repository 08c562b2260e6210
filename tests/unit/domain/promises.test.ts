import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNamedIn, topicsPromised, type PromiseInNotes } from '../../../shared/domain/promises.ts';

const dates = ['2026-10-13', '2027-01-12', '2027-04-13', '2027-10-12'];

function aPromise(text: string, fields: Partial<PromiseInNotes> = {}): PromiseInNotes {
  return { blockId: `block ${text.slice(0, 20)}`, text, isRestricted: false, isLikely: true, ...fields };
}

test.each([
  ['Custody visiting, 12 January 2027', '2027-01-12'],
  ['Custody visiting – January 2027.', '2027-01-12'],
  ['Custody visiting (October)', '2026-10-13'],
  ['Custody visiting, October 2027', '2027-10-12'],
  ['A report to the next meeting on custody visiting', '2026-10-13'],
  ['Custody visiting, 14 January 2027', null],
  ['Custody visiting on the 12th of January 2027', '2027-01-12'],
  ['Custody visiting, 27th January 2027', null],
  ['Custody visiting, January, 2027', '2027-01-12'],
  ['Custody visiting, February 2027', null],
  ['Custody visiting, January 2028', null],
  ['Custody visiting, October or January', null],
  ['It may come in marching order', null],
  ['', null],
])('“%s” names %s', (text, day) => {
  expect(dayNamedIn(text, dates)).toBe(day);
});

describe('what was promised', () => {
  test('becomes a topic with its words, its day and its block', () => {
    const promise = aPromise('Custody visiting:  the scheme\nin January.', { blockId: 'b1' });
    expect(topicsPromised([promise], [], dates)).toEqual([
      {
        ...{ key: 'b1', isLikely: true },
        title: 'Custody visiting: the scheme',
        wantedOn: '2027-01-12',
        promise: 'Custody visiting:  the scheme\nin January.',
        promisedBlockId: 'b1',
      },
    ]);
  });

  test('has no title where any of its words are restricted', () => {
    const [topic] = topicsPromised([aPromise('Operation Heron', { isRestricted: true })], [], dates);
    expect(topic).toMatchObject({ title: null, promise: 'Operation Heron' });
  });

  test('comes once, also when its words were changed or its topic was removed', () => {
    const known = [{ title: 'Custody', promisedBlockId: 'b1', promise: null, isWaiting: false }];
    expect(topicsPromised([aPromise('Custody visiting', { blockId: 'b1' })], known, dates)).toEqual([]);
  });

  test('is not added to a topic of the same name that still waits, and comes back after one that was taken', () => {
    const known = (isWaiting: boolean) => [
      { title: 'custody  Visiting', promisedBlockId: null, promise: null, isWaiting },
    ];
    const promise = aPromise('Custody visiting.');
    expect(topicsPromised([promise], known(true), dates)).toEqual([]);
    expect(topicsPromised([promise], known(false), dates)).toHaveLength(1);
    expect(topicsPromised([promise, aPromise('Custody visiting')], [], dates)).toHaveLength(1);
  });

  test('without a block is known by its words', () => {
    const known = [
      { title: 'Custody', promisedBlockId: null, promise: 'Custody visiting', isWaiting: false },
    ];
    const promise = aPromise('Custody visiting', { blockId: null });
    expect(topicsPromised([promise], known, dates)).toEqual([]);
    expect(topicsPromised([{ ...promise, isRestricted: true }], known, dates)).toEqual([]);
    expect(topicsPromised([{ ...promise, text: 'Custody' }], known, dates)).toHaveLength(1);
  });

  test('fits the forward plan whatever was written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 5000 }).filter((each) => /[\p{L}\p{N}]/u.test(each));
    fc.assert(
      fc.property(text, (written) => {
        const [topic] = topicsPromised([aPromise(written)], [], dates);
        const title = topic?.title ?? '';
        expect(title).toMatch(/[\p{L}\p{N}]/u);
        expect(title).not.toContain('\n');
        expect(title.length).toBeLessThanOrEqual(300);
        expect(topic?.promise.length).toBeLessThanOrEqual(2000);
      }),
    );
  });
});
