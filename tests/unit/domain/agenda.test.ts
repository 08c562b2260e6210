import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agendaItemKinds,
  agendaStepTarget,
  inAgendaOrder,
  issuedNumberUnder,
  numberAgenda,
  placeInAgenda,
  takesCoverPaper,
  type AgendaPlace,
  type AgendaStep,
} from '../../../shared/domain/agenda.ts';
import { letterAt } from '../../../shared/domain/letters.ts';

const place = (id: string, rank: string, parentId: string | null = null): AgendaPlace => ({
  id,
  rank,
  parentId,
});

const agenda = [
  place('reports', 'b'),
  place('welcome', 'a'),
  place('survey', 'b', 'reports'),
  place('roads', 'a', 'reports'),
  place('close', 'c'),
];

test('each item is followed by its sub-items, whatever order they are handed in', () => {
  const order = ['welcome', 'reports', 'roads', 'survey', 'close'];
  fc.assert(
    fc.property(fc.shuffledSubarray(agenda, { minLength: agenda.length }), (shuffled) => {
      expect(inAgendaOrder(shuffled).map(({ id }) => id)).toEqual(order);
    }),
  );
});

test('items are numbered and sub-items lettered', () => {
  expect([...numberAgenda(agenda)]).toEqual([
    ['welcome', { mark: '1', label: '1', depth: 0 }],
    ['reports', { mark: '2', label: '2', depth: 0 }],
    ['roads', { mark: 'a', label: '2 a)', depth: 1 }],
    ['survey', { mark: 'b', label: '2 b)', depth: 1 }],
    ['close', { mark: '3', label: '3', depth: 0 }],
  ]);
});

test('an item whose parent is missing stands at the top level, and is in no list twice', () => {
  const orphaned = [...agenda, place('orphan', 'd', 'gone')];
  expect(numberAgenda(orphaned).get('orphan')).toEqual({ mark: '4', label: '4', depth: 0 });
  expect(inAgendaOrder(orphaned)).toHaveLength(6);
});

describe('an agenda that is out', () => {
  const withMark = (item: AgendaPlace, mark: string, isLate = false): AgendaPlace => ({
    ...item,
    issued: { mark, isLate },
  });
  const out = [
    withMark(place('welcome', 'a'), '1'),
    withMark(place('reports', 'b'), '2'),
    withMark(place('roads', 'a', 'reports'), 'a'),
    withMark(place('survey', 'b', 'reports'), 'b'),
    withMark(place('close', 'c'), '3'),
  ];
  const labels = (items: readonly AgendaPlace[], withdrawn: Parameters<typeof numberAgenda>[1] = []) => {
    const numbers = numberAgenda(items, withdrawn);
    return inAgendaOrder(items).map(({ id }) => `${numbers.get(id)?.label ?? ''} ${id}`);
  };

  test('items keep their numbers where they are moved, and leave gaps where they are taken off', () => {
    const moved = out.map((item) => (item.id === 'close' ? { ...item, rank: 'aa' } : item));
    expect(labels(moved)).toEqual(['1 welcome', '3 close', '2 reports', '2 a) roads', '2 b) survey']);
    expect(labels(out.filter(({ id }) => id !== 'roads' && id !== 'welcome'))).toEqual([
      '2 reports',
      '2 b) survey',
      '3 close',
    ]);
  });

  test('a late item has the next number after the highest that was ever given, wherever it stands', () => {
    const late = [place('late', 'ab'), place('late road', 'aa', 'reports'), place('first', 'a', 'close')];
    expect(labels([...out, ...late])).toEqual([
      '1 welcome',
      '4 late',
      '2 reports',
      '2 a) roads',
      '2 c) late road',
      '2 b) survey',
      '3 close',
      '3 a) first',
    ]);
    const withoutLast = out.filter(({ id }) => id !== 'close' && id !== 'survey');
    const withdrawn = [
      { parentId: null, mark: '3' },
      { parentId: 'reports', mark: 'b' },
    ];
    expect(labels([...withoutLast, ...late.slice(0, 2)], withdrawn)).toEqual([
      '1 welcome',
      '4 late',
      '2 reports',
      '2 a) roads',
      '2 c) late road',
    ]);
  });

  test('the number of a late item is kept, unless it comes to stand on another level', () => {
    const late = withMark(place('late', 'ab'), '4', true);
    const every = [...out, late];
    expect(issuedNumberUnder(every, late, null)).toEqual({ mark: '4', isLate: true });
    expect(issuedNumberUnder(every, late, 'reports')).toEqual({ mark: 'c', isLate: true });
    expect(issuedNumberUnder(every, place('new', 'z'), null)).toEqual({ mark: '5', isLate: true });
    expect(issuedNumberUnder(every, place('new', 'z', 'close'), 'close')).toEqual({
      mark: 'a',
      isLate: true,
    });
  });

  test('a number that is none of its level, or that another has, is not kept', () => {
    const odd = [
      withMark(place('one', 'a'), '1'),
      withMark(place('also one', 'b'), '1'),
      withMark(place('letter', 'c'), 'b'),
      withMark(place('number', 'a', 'one'), '7'),
      withMark(place('mixed', 'b', 'one'), 'ab'),
      withMark(place('zero', 'd'), '0'),
    ];
    expect(labels(odd)).toEqual(['1 one', '1 a) number', '1 b) mixed', '2 also one', '3 letter', '4 zero']);
  });

  test('what went out stays on its level and under its item; what came late does not have to', () => {
    expect(placeInAgenda(out, 'close', { parentId: 'reports', beforeId: null })).toMatchObject({
      ok: false,
      code: 'issued-item-keeps-level',
    });
    for (const parentId of [null, 'welcome']) {
      expect(placeInAgenda(out, 'roads', { parentId, beforeId: null })).toMatchObject({
        ok: false,
        code: 'issued-item-keeps-level',
      });
    }
    expect(placeInAgenda(out, 'roads', { parentId: 'reports', beforeId: null }).ok).toBe(true);
    expect(placeInAgenda(out, 'close', { parentId: null, beforeId: 'welcome' }).ok).toBe(true);
    const late = [...out, withMark(place('late', 'd'), '4', true)];
    expect(placeInAgenda(late, 'late', { parentId: 'welcome', beforeId: null }).ok).toBe(true);
    expect(agendaStepTarget(out, 'close', 'indent')).toBeNull();
    expect(agendaStepTarget(out, 'roads', 'outdent')).toBeNull();
    expect(agendaStepTarget(late, 'late', 'indent')).toEqual({ parentId: 'close', beforeId: null });
  });
});

test('two items with one rank have one order', () => {
  const twins = [place('b', 'a'), place('a', 'a')];
  expect(inAgendaOrder(twins)).toEqual(inAgendaOrder([...twins].reverse()));
});

const anyAgenda = fc
  .array(fc.record({ isSub: fc.boolean(), rank: fc.stringMatching(/^[a-z]{1,3}$/) }), { maxLength: 20 })
  .map((drawn) => {
    const items: AgendaPlace[] = [];
    let parentId: string | null = null;
    for (const [index, { isSub, rank }] of drawn.entries()) {
      const id = `item ${index}`;
      items.push(place(id, `${rank}${index}`, isSub ? parentId : null));
      if (!isSub) parentId = id;
    }
    return items;
  });

test('numbers are unique and without a gap in every agenda', () => {
  fc.assert(
    fc.property(anyAgenda, (items) => {
      const numbers = numberAgenda(items);
      expect(new Set([...numbers.values()].map(({ label }) => label)).size).toBe(items.length);
      const marksUnder = (parentId: string | null) =>
        inAgendaOrder(items)
          .filter((item) => item.parentId === parentId)
          .map(({ id }) => numbers.get(id)?.mark);
      expect(marksUnder(null)).toEqual(marksUnder(null).map((_mark, index) => String(index + 1)));
      for (const { id } of items)
        expect(marksUnder(id)).toEqual(marksUnder(id).map((_mark, index) => letterAt(index)));
    }),
  );
});

describe('a place in the agenda', () => {
  test.each([
    ['last', null, { parentId: null, beforeId: null }, { parentId: null, afterRank: 'c', beforeRank: null }],
    [
      'first',
      null,
      { parentId: null, beforeId: 'welcome' },
      { parentId: null, afterRank: null, beforeRank: 'a' },
    ],
    [
      'between',
      'welcome',
      { parentId: null, beforeId: 'close' },
      { parentId: null, afterRank: 'b', beforeRank: 'c' },
    ],
    [
      'under another',
      'close',
      { parentId: 'reports', beforeId: 'survey' },
      { parentId: 'reports', afterRank: 'a', beforeRank: 'b' },
    ],
    [
      'where it is',
      'reports',
      { parentId: null, beforeId: 'close' },
      { parentId: null, afterRank: 'a', beforeRank: 'c' },
    ],
  ])('%s', (_name, movedId, target, gap) => {
    expect(placeInAgenda(agenda, movedId, target)).toEqual({ ok: true, value: gap });
  });

  test.each([
    [
      'under an item that is not there',
      'close',
      { parentId: 'gone', beforeId: null },
      'agenda-item-not-found',
    ],
    [
      'before an item that is not there',
      'close',
      { parentId: null, beforeId: 'gone' },
      'agenda-item-not-found',
    ],
    [
      'before an item of another level',
      'close',
      { parentId: null, beforeId: 'roads' },
      'agenda-item-not-found',
    ],
    ['of an item that is not there', 'gone', { parentId: null, beforeId: null }, 'agenda-item-not-found'],
    ['under itself', 'close', { parentId: 'close', beforeId: null }, 'move-under-itself'],
    ['before itself', 'close', { parentId: null, beforeId: 'close' }, 'move-under-itself'],
    ['under a sub-item', 'close', { parentId: 'roads', beforeId: null }, 'sub-item-under-sub-item'],
    [
      'with sub-items, under another',
      'reports',
      { parentId: 'welcome', beforeId: null },
      'sub-item-has-sub-items',
    ],
  ])('%s is refused', (_name, movedId, target, code) => {
    expect(placeInAgenda(agenda, movedId, target)).toMatchObject({ ok: false, code });
  });
});

describe('a step with the keyboard', () => {
  test.each<[string, AgendaStep, ReturnType<typeof agendaStepTarget>]>([
    ['welcome', 'up', null],
    ['welcome', 'down', { parentId: null, beforeId: 'close' }],
    ['reports', 'up', { parentId: null, beforeId: 'welcome' }],
    ['reports', 'down', { parentId: null, beforeId: null }],
    ['close', 'down', null],
    ['reports', 'indent', null],
    ['welcome', 'indent', null],
    ['close', 'indent', { parentId: 'reports', beforeId: null }],
    ['roads', 'outdent', { parentId: null, beforeId: 'close' }],
    ['close', 'outdent', null],
    ['gone', 'up', null],
  ])('%s %s', (id, step, target) => {
    expect(agendaStepTarget(agenda, id, step)).toEqual(target);
  });

  test('is always one that the rules allow', () => {
    const steps = fc.constantFrom<AgendaStep>('up', 'down', 'indent', 'outdent');
    fc.assert(
      fc.property(anyAgenda, fc.nat(19), steps, (items, index, step) => {
        const moved = items[index % Math.max(1, items.length)];
        const target = moved ? agendaStepTarget(items, moved.id, step) : null;
        if (moved && target) expect(placeInAgenda(items, moved.id, target).ok).toBe(true);
      }),
    );
  });
});

test('reports alone take a cover paper', () => {
  expect(agendaItemKinds.filter(takesCoverPaper)).toEqual(['report', 'exception-report']);
});
