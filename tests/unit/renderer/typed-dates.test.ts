import { describe, expect, it } from 'vitest';
import { readTypedDate, readTypedTime } from '../../../renderer/app/fields/typed-dates.ts';

describe('a typed date', () => {
  it.each([
    ['18 April 2026', '2026-04-18'],
    ['Saturday 18 April 2026', '2026-04-18'],
    ['18th Apr 2026', '2026-04-18'],
    [' 18/4/2026 ', '2026-04-18'],
    ['18.04.2026', '2026-04-18'],
    ['2026-04-18', '2026-04-18'],
    ['29 February 2028', '2028-02-29'],
  ])('%s is read', (typed, date) => {
    expect(readTypedDate(typed)).toBe(date);
  });

  it.each(['30 February 2026', '31/6/2026', '18 April', '4/18/2026', 'next Tuesday', ''])(
    '%s is no date',
    (typed) => {
      expect(readTypedDate(typed)).toBeNull();
    },
  );
});

describe('a typed time', () => {
  it.each([
    ['14:30', '14:30'],
    ['14.30', '14:30'],
    ['1430', '14:30'],
    ['2:30pm', '14:30'],
    ['2 pm', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['midday', '12:00'],
  ])('%s is read', (typed, time) => {
    expect(readTypedTime(typed)).toBe(time);
  });

  it.each(['25:00', '14:60', '14', '13pm', '0am', 'soon', ''])('%s is no time', (typed) => {
    expect(readTypedTime(typed)).toBeNull();
  });
});
