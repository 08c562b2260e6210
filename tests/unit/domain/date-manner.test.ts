import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDateWithWeekday,
  formatTime,
  formatTimeRange,
} from '../../../shared/domain/calendar-date.ts';

describe('dates and times in the manner of an organisation', () => {
  const ordinal = { dates: '10th October 2023' } as const;

  test.each([
    ['2023-10-01', '1st October 2023'],
    ['2023-10-02', '2nd October 2023'],
    ['2023-10-03', '3rd October 2023'],
    ['2023-10-04', '4th October 2023'],
    ['2023-10-11', '11th October 2023'],
    ['2023-10-12', '12th October 2023'],
    ['2023-10-13', '13th October 2023'],
    ['2023-10-21', '21st October 2023'],
    ['2023-10-22', '22nd October 2023'],
    ['2023-10-23', '23rd October 2023'],
    ['2023-10-30', '30th October 2023'],
    ['tomorrow', 'tomorrow'],
  ])('%s is %s', (date, said) => {
    expect(formatDate(date, ordinal)).toBe(said);
  });

  test('a weekday stands before either', () => {
    expect(formatDateWithWeekday('2023-10-10', ordinal)).toBe('Tuesday 10th October 2023');
    expect(formatDateWithWeekday('2023-10-10')).toBe('Tuesday 10 October 2023');
  });

  test.each([
    ['2:30pm', '2:30pm to 4pm', 'midday'],
    ['2.30pm', '2.30pm to 4pm', 'midday'],
    ['14:30', '14:30 to 16:00', '12:00'],
  ] as const)('half past two as %s', (times, range, noon) => {
    expect(formatTimeRange('14:30', '16:00', { times })).toBe(range);
    expect(formatTime('12:00', { times })).toBe(noon);
  });
});
