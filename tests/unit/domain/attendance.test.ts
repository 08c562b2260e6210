import { describe, expect, it } from 'vitest';
import { checkAttendance, noDetails } from '../../../shared/domain/attendance.ts';
import { wordAttendance } from '../../../shared/wording/word-attendance.ts';

describe('checkAttendance', () => {
  it.each([
    ['who was there all the time', 'present', {}, null],
    ['who came late', 'present', { joinedAt: '14:50' }, null],
    ['who came late and left early', 'in-attendance', { joinedAt: '14:50', leftAt: '15:40' }, null],
    ['who left before they joined', 'present', { joinedAt: '15:40', leftAt: '14:50' }, 'left-before-joined'],
    ['who left as they joined', 'present', { joinedAt: '14:50', leftAt: '14:50' }, 'left-before-joined'],
    ['who came in another’s place', 'present', { deputisingForId: 'other' }, null],
    ['who came in their own place', 'present', { deputisingForId: 'self' }, 'deputises-for-self'],
  ] as const)('%s', (_who, kind, details, refusal) => {
    const asked = { ...noDetails, ...details };
    const ruling = checkAttendance('self', kind, asked);
    expect(ruling.ok ? ruling.value : ruling.code).toEqual(refusal ?? asked);
  });

  it('keeps nothing of who sent apologies, however wrong it was', () => {
    const asked = { deputisingForId: 'self', joinedAt: '15:00', leftAt: '14:00', isOnline: true };
    expect(checkAttendance('self', 'apologies', asked)).toEqual({ ok: true, value: noDetails });
  });
});

describe('wordAttendance', () => {
  it.each([
    [{}, null, ''],
    [{ joinedAt: '14:50' }, null, 'joined at 2:50pm'],
    [{ leftAt: '12:00', isOnline: true }, null, 'left at midday; online'],
    [
      { deputisingForId: 'moss', joinedAt: '14:50', leftAt: '15:40', isOnline: true },
      'Peter Moss',
      'deputising for Peter Moss; joined at 2:50pm; left at 3:40pm; online',
    ],
  ])('%o', (details, deputised, words) => {
    expect(wordAttendance({ ...noDetails, ...details }, deputised)).toBe(words);
  });
});
