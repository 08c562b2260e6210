import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaItemKinds } from '../../../shared/domain/agenda.ts';
import { neighboursOf, sittingNamedBy } from '../../../shared/domain/neighbours.ts';
import { wordNamedSitting, wordNamedSittingInFile } from '../../../shared/wording/word-named-sitting.ts';

const meeting = (id: string, date: string, startTime: string | null = null, bodyId = 'panel') => ({
  id,
  bodyId,
  date,
  startTime,
  endTime: null,
  place: null,
});

test('the meetings before and after are those of the same body, nearest in time', () => {
  const july = meeting('july', '2023-07-11', '14:30');
  const all = [
    meeting('october', '2023-10-10'),
    meeting('april', '2023-04-18'),
    july,
    meeting('january', '2023-01-17'),
    meeting('other body', '2023-07-10', null, 'board'),
  ];
  expect(neighboursOf(july, all)).toMatchObject({
    previous: { date: '2023-04-18' },
    next: { date: '2023-10-10' },
  });
  expect(neighboursOf(july, [july])).toEqual({ previous: null, next: null });
});

test('two meetings of one day follow each other by their start', () => {
  const morning = meeting('b', '2023-07-11', '09:00');
  const afternoon = meeting('a', '2023-07-11', '14:00');
  expect(neighboursOf(afternoon, [morning, afternoon]).previous?.startTime).toBe('09:00');
  expect(neighboursOf(morning, [morning, afternoon]).next?.startTime).toBe('14:00');
});

test('whoever is the next of one has that one as its previous, in every order', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => `2023-02-${String(each).padStart(2, '0')}`);
  const times = fc.option(fc.constantFrom('09:00', '14:30'), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(day, times), { minLength: 2, maxLength: 12 }), (drawn) => {
      const meetings = drawn.map(([date, start], index) => meeting(`meeting ${index}`, date, start));
      const withNext = meetings.filter((each) => neighboursOf(each, meetings).next !== null);
      const withPrevious = meetings.filter((each) => neighboursOf(each, meetings).previous !== null);
      // All but the last one, and all but the first one.
      expect([withNext.length, withPrevious.length]).toEqual([meetings.length - 1, meetings.length - 1]);
      for (const each of meetings) {
        const { previous, next } = neighboursOf(each, meetings);
        if (previous) expect(previous.date <= each.date).toBe(true);
        if (next) expect(next.date >= each.date).toBe(true);
      }
    }),
  );
});

test('only two kinds name another meeting, and each says where there is none', () => {
  const sitting = { date: '2023-04-18', startTime: '14:30', endTime: '16:00', place: 'Town Hall, Calder' };
  const both = { previous: sitting, next: sitting };
  const none = { previous: null, next: null };
  const naming = agendaItemKinds.filter((kind) => sittingNamedBy(kind, both) !== null);
  expect(naming).toEqual(['previous-notes', 'next-meeting']);
  const words = naming.flatMap((kind) =>
    [both, none].map((neighbours) => {
      const named = sittingNamedBy(kind, neighbours);
      return named && [wordNamedSitting(named), wordNamedSittingInFile(named)];
    }),
  );
  expect(words).toEqual([
    ['of 18 April 2023', 'Notes of the meeting of 18 April 2023'],
    ['No earlier meeting of this body is here', null],
    [
      'Tuesday 18 April 2023, 2:30pm to 4pm, Town Hall, Calder',
      'Tuesday 18 April 2023, 2:30pm to 4pm, Town Hall, Calder',
    ],
    ['No next meeting is arranged yet', null],
  ]);
  const bare = sittingNamedBy('next-meeting', {
    previous: null,
    next: { ...sitting, startTime: null, endTime: null, place: null },
  });
  expect(bare && wordNamedSitting(bare)).toBe('Tuesday 18 April 2023');
  expect(wordNamedSittingInFile(null)).toBeNull();
});
