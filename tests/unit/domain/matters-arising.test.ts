import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionEvents,
  actionLifecycle,
  checkStepWords,
  checkSuperseding,
  isClosed,
  type ActionStatus,
  type ReportEvent,
} from '../../../shared/domain/actions.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import {
  mattersArising,
  type ActionWithHistory,
  type Report,
  type SittingInOrder,
} from '../../../shared/domain/matters-arising.ts';

const sitting = (id: string, date: string): SittingInOrder => ({ id, date, startTime: '14:30' });
const meetings = [sitting('jan', '2026-01-13'), sitting('apr', '2026-04-14'), sitting('jul', '2026-07-14')];

function anAction(status: ActionStatus, ...history: readonly Report[]): ActionWithHistory {
  return { meetingId: 'jan', status, history };
}

function report(event: ReportEvent, day: string, meetingId: string | null = null): Report {
  return { event, day, meetingId };
}

/** "apr open, jul complete": where an action is listed, and as what. */
function listed(action: ActionWithHistory, sittings = meetings): string {
  return sittings
    .flatMap(({ id }) => mattersArising(id, sittings, [action]).map(({ status }) => `${id} ${status}`))
    .join(', ');
}

describe('where an action arises', () => {
  test('open, it is on every list after its own meeting', () => {
    expect(listed(anAction('open'))).toBe('apr open, jul open');
    expect(listed({ ...anAction('open'), meetingId: 'apr' })).toBe('jul open');
  });

  test('closed between two meetings, it is on the next list once more', () => {
    expect(listed(anAction('complete', report('complete', '2026-02-01')))).toBe('apr complete');
    expect(listed(anAction('superseded', report('supersede', '2026-05-01')))).toBe(
      'apr open, jul superseded',
    );
  });

  test('closed at a meeting, it is on that list as closed and on none after', () => {
    expect(listed(anAction('complete', report('complete', '2026-04-20', 'apr')))).toBe('apr complete');
  });

  test('closed after the last meeting, it waits for the next one', () => {
    const closed = anAction('complete', report('complete', '2026-09-01'));
    expect(listed(closed)).toBe('apr open, jul open');
    expect(listed(closed, [...meetings, sitting('oct', '2026-10-13')])).toBe(
      'apr open, jul open, oct complete',
    );
  });

  test('written down late, it belongs to the meeting that what was written down after it belongs to', () => {
    const history = [report('update', '2026-09-01'), report('complete', '2026-09-01', 'apr')];
    expect(listed(anAction('complete', ...history))).toBe('apr complete');
    const [april] = mattersArising('apr', meetings, [anAction('complete', ...history)]);
    expect(april?.reports).toEqual([0, 1]);
  });

  test('reopened, it is there again', () => {
    const history = [report('complete', '2026-02-01'), report('reopen', '2026-05-01')];
    expect(listed(anAction('open', ...history))).toBe('apr complete, jul open');
  });

  test('each list says what its own meeting was told, and whether it was told something', () => {
    const history = [
      report('update', '2026-02-01'),
      report('start', '2026-04-14', 'apr'),
      report('carry', '2026-07-14', 'jul'),
    ];
    const [april] = mattersArising('apr', meetings, [anAction('in-progress', ...history)]);
    expect(april).toMatchObject({ status: 'in-progress', reports: [0, 1], isReportedHere: true });
    const [july] = mattersArising('jul', meetings, [anAction('in-progress', ...history.slice(0, 2))]);
    expect(july).toMatchObject({ status: 'in-progress', reports: [0, 1], isReportedHere: false });
  });

  test('an action of before there was a history is as it is', () => {
    expect(listed(anAction('complete'))).toBe('');
    expect(listed(anAction('in-progress'))).toBe('apr in-progress, jul in-progress');
  });
});

test('an action is closed in words, and by one that is not closed by it in turn', () => {
  expect(checkStepWords('complete', '  ')).toMatchObject({ ok: false, code: 'closing-words-missing' });
  expect(checkStepWords('supersede', '')).toMatchObject({ ok: false, code: 'reason-missing' });
  expect(checkStepWords('withdraw', ' ')).toMatchObject({ ok: false, code: 'reason-missing' });
  expect(checkStepWords('complete', ' The letter of 4 May ')).toEqual({
    ok: true,
    value: 'The letter of 4 May',
  });
  for (const event of ['start', 'reopen', 'carry'] as const) expect(checkStepWords(event, '').ok).toBe(true);
  expect(checkSuperseding({ id: 'a' }, { id: 'a', status: 'open' })).toMatchObject({
    code: 'superseded-by-itself',
  });
  expect(checkSuperseding({ id: 'a' }, { id: 'b', status: 'superseded' })).toMatchObject({
    code: 'superseded-by-superseded',
  });
  expect(checkSuperseding({ id: 'a' }, { id: 'b', status: 'withdrawn' })).toMatchObject({
    code: 'superseded-by-withdrawn',
  });
  expect(checkSuperseding({ id: 'a' }, { id: 'b', status: 'complete' }).ok).toBe(true);
});

// What can happen to a body over the years. Numbers choose among what there is; a deed that is refused changes nothing.
type Deed =
  | { readonly deed: 'arrange'; readonly inDays: number }
  | { readonly deed: 'move'; readonly which: number; readonly byDays: number }
  | { readonly deed: 'put-aside'; readonly which: number }
  | { readonly deed: 'promise'; readonly which: number }
  | {
      readonly deed: 'step';
      readonly which: number;
      readonly event: (typeof actionEvents)[number];
      readonly isAtMeeting: boolean;
      readonly words: string;
    }
  | { readonly deed: 'update'; readonly which: number }
  | { readonly deed: 'wait'; readonly days: number };

const which = fc.nat(50);
const arrange = fc.record({
  deed: fc.constant('arrange' as const),
  inDays: fc.integer({ min: 0, max: 200 }),
});
const promise = fc.record({ deed: fc.constant('promise' as const), which });
const aStep = fc.record({
  deed: fc.constant('step' as const),
  which,
  event: fc.constantFrom(...actionEvents),
  isAtMeeting: fc.boolean(),
  words: fc.constantFrom('', 'The letter of 4 May'),
});
const wait = fc.record({ deed: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 120 }) });
const update = fc.record({ deed: fc.constant('update' as const), which });
const steady = fc.oneof(
  { weight: 2, arbitrary: arrange },
  { weight: 1, arbitrary: promise },
  { weight: 6, arbitrary: aStep },
  { weight: 1, arbitrary: update },
  { weight: 3, arbitrary: wait },
);
// That no promise is lost is in kept-actions.test.ts.
const any = fc.oneof(
  { weight: 8, arbitrary: steady },
  fc.record({ deed: fc.constant('move' as const), which, byDays: fc.integer({ min: -150, max: 150 }) }),
  fc.record({ deed: fc.constant('put-aside' as const), which }),
);

// Every history begins with two meetings and a promise at the first.
const historyOf = (deed: fc.Arbitrary<Deed>) =>
  fc
    .array(deed, { minLength: 10, maxLength: 40, size: 'max' })
    .map((deeds): readonly Deed[] => [
      { deed: 'arrange', inDays: 0 },
      { deed: 'arrange', inDays: 90 },
      { deed: 'promise', which: 0 },
      ...deeds,
    ]);

type Promised = Omit<ActionWithHistory, 'history'> & {
  readonly history: readonly (Report & { readonly words: string })[];
};
type Years = { readonly sittings: readonly SittingInOrder[]; readonly actions: readonly Promised[] };

const dayOf = (days: number): string =>
  new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

function after(deeds: readonly Deed[]): Years {
  let sittings: SittingInOrder[] = [];
  let actions: Promised[] = [];
  let today = 0;
  let last = 0;
  const inOrder = () => sittings.toSorted((one, other) => (one.date < other.date ? -1 : 1));
  for (const deed of deeds) {
    const chosen = 'which' in deed ? deed.which : 0;
    switch (deed.deed) {
      case 'arrange':
        last += 1;
        sittings = [...sittings, sitting(`m${last}`, dayOf(today + deed.inDays))];
        break;
      case 'move': {
        const moved = sittings[chosen % Math.max(1, sittings.length)];
        const by = moved ? Math.round(Date.parse(moved.date) / 86_400_000) - 18_262 + deed.byDays : 0;
        sittings = sittings.map((each) =>
          each === moved ? { ...each, date: dayOf(Math.max(0, by)) } : each,
        );
        break;
      }
      case 'put-aside': {
        // Refused where the meeting has actions, as in the program.
        const gone = sittings[chosen % Math.max(1, sittings.length)];
        if (!actions.some(({ meetingId }) => meetingId === gone?.id)) {
          sittings = sittings.filter((each) => each !== gone);
        }
        break;
      }
      case 'promise': {
        const meeting = sittings[chosen % Math.max(1, sittings.length)];
        if (meeting) actions = [...actions, { meetingId: meeting.id, status: 'open', history: [] }];
        break;
      }
      case 'step':
      case 'update': {
        const worked = actions[chosen % Math.max(1, actions.length)];
        if (!worked) break;
        const event: ReportEvent = deed.deed === 'update' ? 'update' : deed.event;
        const words = deed.deed === 'update' ? 'It is on its way' : deed.words;
        if (event !== 'update' && !checkStepWords(event, words).ok) break;
        const ruling = event === 'update' ? null : step(actionLifecycle, worked.status, event);
        if (ruling && !ruling.ok) break;
        const held = inOrder().findLast(({ date }) => date <= dayOf(today));
        const meetingId = deed.deed === 'step' && deed.isAtMeeting ? (held?.id ?? null) : null;
        const next: Promised = {
          ...worked,
          status: ruling ? ruling.value : worked.status,
          history: [...worked.history, { event, day: dayOf(today), meetingId, words }],
        };
        actions = actions.map((each) => (each === worked ? next : each));
        break;
      }
      case 'wait':
        today += deed.days;
        break;
    }
  }
  return { sittings, actions };
}

const closing: ReadonlySet<ReportEvent> = new Set(['complete', 'supersede', 'withdraw']);

describe('over thousands of random histories', () => {
  test('every later meeting of the body lists what is open today, wherever meetings are moved', () => {
    fc.assert(
      fc.property(historyOf(any), (deeds) => {
        const { sittings, actions } = after(deeds);
        const orderOf = (id: string): string => {
          const found = sittings.find((each) => each.id === id);
          return `${found?.date} ${found?.startTime} ${id}`;
        };
        for (const { id } of sittings) {
          const here = new Set(mattersArising(id, sittings, actions).map(({ action }) => action));
          for (const action of actions) {
            if (isClosed(action.status)) continue;
            expect(here.has(action)).toBe(orderOf(action.meetingId) < orderOf(id));
          }
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('what was closed is listed as closed once, at the first meeting that can hear of it', () => {
    let once = 0;
    fc.assert(
      fc.property(historyOf(steady), (deeds) => {
        const { sittings, actions } = after(deeds);
        for (const action of actions.filter(({ status }) => isClosed(status))) {
          const lists = sittings
            .toSorted((one, other) => (`${one.date} ${one.id}` < `${other.date} ${other.id}` ? -1 : 1))
            .map(({ id }) => mattersArising(id, sittings, [action])[0]?.status ?? null);
          const shown = lists.findIndex((status) => status !== null && isClosed(status));
          if (shown < 0) continue;
          const steps = action.history.filter(({ event }) => closing.has(event));
          if (steps.length > 1) continue;
          once += 1;
          expect(lists.slice(shown + 1).every((status) => status === null)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(once).toBeGreaterThan(200);
  }, 60_000);
});
