import { describe, expect, test } from 'vitest';
import {
  actionEvents,
  actionLifecycle,
  actionStatuses,
  isClosed,
  isOverdue,
  letterActions,
} from '../../../shared/domain/actions.ts';
import { eventsFrom, step, type Lifecycle } from '../../../shared/domain/lifecycle.ts';
import {
  checkMeetingTimes,
  meetingEvents,
  meetingLifecycle,
  meetingStates,
} from '../../../shared/domain/meeting.ts';
import { paperEvents, paperLifecycle, paperStates } from '../../../shared/domain/papers.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';

// Written out here once more, so that a change of a table is a decision and not a slip.
const legal = {
  meeting: [
    'planning issue-agenda agenda-issued',
    'agenda-issued reopen-agenda planning',
    'agenda-issued hold held',
    'held not-held agenda-issued',
    'held issue-draft-notes draft-notes',
    'draft-notes withdraw-draft-notes held',
  ],
  paper: [
    'not-started start drafting',
    'drafting send-for-review in-review',
    'in-review return-to-draft drafting',
    'in-review clear cleared',
    'cleared reopen drafting',
  ],
  action: [
    'open start in-progress',
    'open complete complete',
    'open supersede superseded',
    'open withdraw withdrawn',
    'open carry open',
    'in-progress complete complete',
    'in-progress supersede superseded',
    'in-progress withdraw withdrawn',
    'in-progress reopen open',
    'in-progress carry in-progress',
    'complete reopen open',
    'superseded reopen open',
    'withdrawn reopen open',
  ],
};

function describeLifecycle<State extends string, Event extends string>(
  name: keyof typeof legal,
  lifecycle: Lifecycle<State, Event>,
  states: readonly State[],
  events: readonly Event[],
): void {
  describe(`the life of a ${name}`, () => {
    test('has these steps and no others', () => {
      const steps = states.flatMap((state) =>
        eventsFrom(lifecycle, state).map((event) => `${state} ${event} ${lifecycle[state][event]}`),
      );
      expect(steps.sort()).toEqual([...legal[name]].sort());
    });

    test('refuses every step that is not among them, and says from where', () => {
      let refused = 0;
      for (const state of states) {
        for (const event of events) {
          const ruling = step(lifecycle, state, event);
          const known = legal[name].find((each) => each.startsWith(`${state} ${event} `));
          if (known) expect(ruling).toEqual({ ok: true, value: known.split(' ')[2] });
          else {
            refused += 1;
            expect(ruling).toEqual({ ok: false, code: 'step-not-allowed', facts: { state, event } });
          }
        }
      }
      expect(refused).toBe(states.length * events.length - legal[name].length);
    });
  });
}

describeLifecycle('meeting', meetingLifecycle, meetingStates, meetingEvents);
describeLifecycle('paper', paperLifecycle, paperStates, paperEvents);
describeLifecycle('action', actionLifecycle, actionStatuses, actionEvents);

test('agreed is reached by no plain step, and left by none', () => {
  expect(Object.values(meetingLifecycle).flatMap((steps) => Object.values(steps))).not.toContain('agreed');
  expect(eventsFrom(meetingLifecycle, 'agreed')).toEqual([]);
});

test('an action is overdue when it is still open after its day', () => {
  const action = { status: 'open', due: '2026-04-18' } as const;
  expect(isOverdue(action, '2026-04-18')).toBe(false);
  expect(isOverdue(action, '2026-04-19')).toBe(true);
  expect(isOverdue({ ...action, status: 'in-progress' }, '2026-04-19')).toBe(true);
  expect(isOverdue({ ...action, due: null }, '2026-04-19')).toBe(false);
  for (const status of actionStatuses.filter(isClosed)) {
    expect(isOverdue({ ...action, status }, '2030-01-01')).toBe(false);
  }
  expect(actionStatuses.filter(isClosed)).toEqual(['complete', 'superseded', 'withdrawn']);
});

test('actions are lettered within the item, on through its sub-items', () => {
  const letters = letterActions([
    { id: 'x', itemNumber: '4' },
    { id: 'y', itemNumber: '5' },
    { id: 'z', itemNumber: '5' },
  ]);
  expect([...letters.values()].map(({ label }) => label)).toEqual(['4 a)', '5 a)', '5 b)']);
});

test.each([
  [{ date: '2026-04-18', startTime: '14:30', endTime: '16:00' }, null],
  [{ date: '2026-04-18', startTime: null, endTime: '16:00' }, null],
  [{ date: '2026-04-31', startTime: null, endTime: null }, 'date-does-not-exist'],
  [{ date: '2026-04-18', startTime: '25:00', endTime: null }, 'date-does-not-exist'],
  [{ date: '2026-04-18', startTime: '14:30', endTime: '14:30' }, 'end-before-start'],
  [{ date: '2026-04-18', startTime: '14:30', endTime: '09:00' }, 'end-before-start'],
])('a meeting at %o: %s', (times, code) => {
  expect(checkMeetingTimes(times)).toMatchObject(
    code === null ? { ok: true, value: times } : { ok: false, code },
  );
});

test('a union that grew does not run on silently', () => {
  expect(() => assertNever('new' as never)).toThrow('"new"');
});
