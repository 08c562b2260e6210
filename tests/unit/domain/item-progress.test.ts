import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSilence, timeAt } from '../../../shared/domain/item-progress.ts';
import { isOverTime, wordItemTime, wordRunningTime } from '../../../shared/wording/word-item-progress.ts';

const at = (milliseconds: number): number => Date.UTC(2026, 3, 18, 14, 0) + milliseconds;

describe('timeAt', () => {
  it.each([
    ['nobody counts', null, 5_000, { milliseconds: 1_000, countedUntil: null }],
    ['a minute went by', at(0), 60_000, { milliseconds: 61_000, countedUntil: at(60_000) }],
    [
      'the longest silence went by',
      at(0),
      longestSilence,
      { milliseconds: 1_000 + longestSilence, countedUntil: at(longestSilence) },
    ],
    ['somebody forgot to stop', at(0), longestSilence + 1, { milliseconds: 1_000, countedUntil: null }],
    ['the clock was put back', at(0), -3_600_000, { milliseconds: 1_000, countedUntil: at(-3_600_000) }],
  ])('%s', (_what, countedUntil, moment, expected) => {
    expect(timeAt({ milliseconds: 1_000, countedUntil }, at(moment))).toEqual(expected);
  });

  it('counts the same however often it is asked on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: longestSilence }), { minLength: 1, maxLength: 30 }), (steps) => {
        let moment = 0;
        let time = timeAt({ milliseconds: 0, countedUntil: at(0) }, at(0));
        for (const step of steps) {
          moment += step;
          time = timeAt(time, at(moment));
        }
        expect(time).toEqual({ milliseconds: moment, countedUntil: at(moment) });
      }),
    );
  });
});

describe('the words of a time', () => {
  it.each([
    [0, null, null],
    [0, 10, '10 min'],
    [59, 10, '0 of 10 min'],
    [425, 10, '7 of 10 min'],
    [425, null, '7 min'],
    [425, 0, '7 min'],
  ])('%i seconds of %s minutes', (seconds, planned, words) => {
    expect(wordItemTime(seconds, planned)).toBe(words);
  });

  it.each([
    [0, '0:00'],
    [424.9, '7:04'],
    [3750, '1:02:30'],
  ])('%f seconds run as %s', (seconds, words) => expect(wordRunningTime(seconds)).toBe(words));

  it('is over once the minutes are used up, where any were planned', () => {
    expect([isOverTime(600, 10), isOverTime(601, 10), isOverTime(601, null), isOverTime(601, 0)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
