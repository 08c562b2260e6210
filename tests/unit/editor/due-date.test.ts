import { describe, expect, it } from 'vitest';
import { readDueDate } from '../../../renderer/editor/due-date.ts';

const facts = { meetingDate: '2023-10-10', nextMeetingDate: '2024-01-16', datePattern: null };

describe('a due date as it is typed', () => {
  it.each([
    ['10 Oct', '2023-10-10'],
    ['9 Oct', '2024-10-09'],
    ['14 nov', '2023-11-14'],
    ['by 14th November', '2023-11-14'],
    ['10 October 2023', '2023-10-10'],
    ['10/12/2023', '2023-12-10'],
    ['3.1.2024', '2024-01-03'],
    ['2023-12-01', '2023-12-01'],
    ['29 Feb', '2024-02-29'],
    ['next meeting', '2024-01-16'],
    ['The next meeting', '2024-01-16'],
    ['end of month', '2023-10-31'],
    ['by the end of the month', '2023-10-31'],
    ['end of next month', '2023-11-30'],
    ['end of February', '2024-02-29'],
    ['end of Feb 2025', '2025-02-28'],
    ['end of October', '2023-10-31'],
    ['end of the year', '2023-12-31'],
    ['end of the financial year', '2024-03-31'],
    ['end of the week', '2023-10-13'],
    ['end of next week', '2023-10-20'],
    ['tomorrow', '2023-10-11'],
    ['Friday', '2023-10-13'],
    ['Tuesday', '2023-10-17'],
    ['by Mon', '2023-10-16'],
    ['in two weeks', '2023-10-24'],
    ['within 10 days', '2023-10-20'],
    ['in a fortnight', '2023-10-24'],
    ['in 3 months', '2024-01-10'],
    ['one month’s time', '2023-11-10'],
    ['10/10', '2023-10-10'],
    ['9/10', '2024-10-09'],
    ['10/12/23', '2023-12-10'],
    ['3.1', '2024-01-03'],
    ['13-10-2023', '2023-10-13'],
    ['10 Oct 23', '2023-10-10'],
    ['13 Oct.', '2023-10-13'],
    ['13 Sept', '2024-09-13'],
    ['Fri 13 Oct', '2023-10-13'],
    ['by Friday, 13th October 2023', '2023-10-13'],
    ['Thurs 19/10', '2023-10-19'],
    ['weds 18 oct', '2023-10-18'],
    ['October 10', '2023-10-10'],
    ['Oct 12, 2023', '2023-10-12'],
    ['Jan 2024', '2024-01-31'],
    ['February 2024', '2024-02-29'],
    ['end Oct', '2023-10-31'],
    ['end Jan 2025', '2025-01-31'],
    ['end month', '2023-10-31'],
  ])('reads “%s” as %s', (typed, date) => {
    expect(readDueDate(typed, facts)).toEqual({ kind: 'date', date });
  });

  it('takes nothing typed as no date', () => {
    expect(readDueDate('  ', facts)).toEqual({ kind: 'none' });
  });

  it.each([
    'soon',
    'TBC',
    '31 Nov',
    '31/02/2024',
    '10',
    'Oct',
    '32 October 2023',
    'next Friday',
    'in no weeks',
    'end of time',
    'end of next May',
    '10/13',
    '31/11/23',
    'Octopus 10',
    'Oct 100',
    'Jan 202',
  ])('answers “%s” with a sentence and no guess', (typed) => {
    const reading = readDueDate(typed, facts);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.sentence).toContain(typed);
  });

  it.each([
    ['Thu 13 Oct', '13 October 2023 is a Friday, not a Thursday.'],
    ['Oct 23', '“Oct 23” can mean a day or a year. Type 23 Oct, or Oct 2023.'],
    ['Jan 24', 'Type 24 Jan, or Jan 2024.'],
  ])('of “%s” it says what is in doubt', (typed, sentence) => {
    const reading = readDueDate(typed, facts);
    expect(reading.kind === 'unreadable' && reading.sentence).toContain(sentence);
  });

  it('takes the day of the pattern for a next meeting that was not created yet, and says so', () => {
    const datePattern = { week: 'second', weekday: 'tuesday', months: [1, 4, 7, 10] } as const;
    expect(readDueDate('next meeting', { ...facts, datePattern })).toEqual({
      kind: 'date',
      date: '2024-01-16',
    });
    expect(readDueDate('by next meeting', { ...facts, nextMeetingDate: null, datePattern })).toEqual({
      kind: 'date',
      date: '2024-01-09',
      isOfPattern: true,
    });
  });

  it('says that the next meeting has no date where it has none', () => {
    const reading = readDueDate('next meeting', { ...facts, nextMeetingDate: null });
    expect(reading.kind).toBe('unreadable');
  });
});
