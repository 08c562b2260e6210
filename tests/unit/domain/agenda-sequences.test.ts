import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agendaStepTarget,
  inAgendaOrder,
  issuedNumberUnder,
  numberAgenda,
  placeInAgenda,
  type AgendaPlace,
  type AgendaStep,
  type AgendaTarget,
} from '../../../shared/domain/agenda.ts';
import { letterAt } from '../../../shared/domain/letters.ts';

// Whatever a secretariat does to an agenda, one command after the other, as the core does it.

type Item = AgendaPlace & { readonly isRemoved: boolean };
type Agenda = { readonly items: readonly Item[]; readonly isOut: boolean; readonly made: number };

type Command =
  | { readonly does: 'add' | 'move'; readonly one: number; readonly other: number; readonly isUnder: boolean }
  | { readonly does: 'step'; readonly one: number; readonly step: AgendaStep }
  | { readonly does: 'remove' | 'restore'; readonly one: number }
  | { readonly does: 'issue' | 'reopen' };

const pick = fc.nat(19);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom<'add' | 'move'>('add', 'move'),
      one: pick,
      other: pick,
      isUnder: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('step' as const),
      one: pick,
      step: fc.constantFrom<AgendaStep>('up', 'down', 'indent', 'outdent'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom<'remove' | 'restore'>('remove', 'restore'), one: pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom<'issue' | 'reopen'>('issue', 'issue', 'reopen') }),
  },
);

const standing = ({ items }: Agenda): readonly Item[] => items.filter(({ isRemoved }) => !isRemoved);
const withdrawnOf = ({ items, isOut }: Agenda) =>
  isOut
    ? items.flatMap(({ isRemoved, parentId, issued }) =>
        isRemoved && issued ? [{ parentId, mark: issued.mark }] : [],
      )
    : [];

/** Puts an item at a place of its level; ranks are made anew, because only their order counts here. */
function put(agenda: Agenda, moved: Item, { parentId, beforeId }: AgendaTarget): Agenda {
  const others = standing(agenda).filter(({ id }) => id !== moved.id);
  const siblings = inAgendaOrder(others).filter((item) => item.parentId === parentId);
  const at = siblings.findIndex(({ id }) => id === beforeId);
  const place = at < 0 ? siblings.length : at;
  const issued = agenda.isOut ? issuedNumberUnder(agenda.items, moved, parentId) : null;
  const ordered = [...siblings.slice(0, place), { ...moved, parentId, issued }, ...siblings.slice(place)];
  const ranked = new Map(ordered.map((item, index) => [item.id, { ...item, rank: String(index + 100) }]));
  const items = agenda.items.map((item) => ranked.get(item.id) ?? item);
  const isNew = !items.some(({ id }) => id === moved.id);
  return { ...agenda, items: isNew ? [...items, ranked.get(moved.id) ?? moved] : items };
}

function after(agenda: Agenda, doing: Command): Agenda {
  const there = standing(agenda);
  const at = (index: number): Item | undefined => there[index % Math.max(1, there.length)];
  switch (doing.does) {
    case 'add':
    case 'move': {
      const other = at(doing.other);
      const target = doing.isUnder
        ? { parentId: other?.id ?? null, beforeId: null }
        : { parentId: other?.parentId ?? null, beforeId: other?.id ?? null };
      const isNew = doing.does === 'add';
      const made = { id: `item ${agenda.made}`, parentId: null, rank: '', issued: null, isRemoved: false };
      const moved = isNew ? made : at(doing.one);
      if (!moved || !placeInAgenda(there, isNew ? null : moved.id, target).ok) return agenda;
      return put({ ...agenda, made: agenda.made + 1 }, moved, target);
    }
    case 'step': {
      const moved = at(doing.one);
      const target = moved ? agendaStepTarget(there, moved.id, doing.step) : null;
      return moved && target ? put(agenda, moved, target) : agenda;
    }
    case 'remove': {
      const gone = at(doing.one);
      const items = agenda.items.map((item) =>
        gone && (item.id === gone.id || item.parentId === gone.id) ? { ...item, isRemoved: true } : item,
      );
      return { ...agenda, items };
    }
    case 'restore': {
      const gone = agenda.items.filter(({ isRemoved }) => isRemoved);
      const item = gone[doing.one % Math.max(1, gone.length)];
      const parent = there.find(({ id }) => id === item?.parentId);
      if (!item || (item.parentId !== null && (!parent || parent.parentId !== null))) return agenda;
      return put(agenda, { ...item, isRemoved: false }, { parentId: item.parentId, beforeId: null });
    }
    case 'issue': {
      if (agenda.isOut) return agenda;
      const numbers = numberAgenda(there);
      const items = agenda.items.map((item) => {
        const mark = item.isRemoved ? undefined : numbers.get(item.id)?.mark;
        return { ...item, issued: mark === undefined ? null : { mark, isLate: false } };
      });
      return { ...agenda, items, isOut: true };
    }
    case 'reopen':
      return { ...agenda, items: agenda.items.map((item) => ({ ...item, issued: null })), isOut: false };
  }
}

/** What is wrong with the numbers of an agenda; empty where nothing is. */
function faultsOf(agenda: Agenda): readonly string[] {
  const items = standing(agenda);
  const numbers = numberAgenda(items, withdrawnOf(agenda));
  const faults: string[] = [];
  const labels = [...numbers.values()].map(({ label }) => label);
  const tops = new Set(
    items.filter(({ parentId }) => parentId === null).map(({ id }) => numbers.get(id)?.mark),
  );
  const gone = withdrawnOf(agenda).filter(({ parentId }) => parentId === null);
  if (numbers.size !== items.length) faults.push('an item has no number');
  if (new Set(labels).size !== labels.length) faults.push('a number is there twice');
  if (gone.some(({ mark }) => tops.has(mark))) faults.push('a withdrawn number was given again');
  for (const { id, issued } of items) {
    if (agenda.isOut && issued?.mark !== numbers.get(id)?.mark) faults.push('an issued number changed');
  }
  if (agenda.isOut) return faults;
  let item = 0;
  let subItem = 0;
  for (const { id, parentId } of inAgendaOrder(items)) {
    if (parentId === null) subItem = 0;
    const expected = parentId === null ? String((item += 1)) : `${item} ${letterAt(subItem++)})`;
    if (numbers.get(id)?.label !== expected) faults.push('a number is out of order');
  }
  return faults;
}

test('10,000 sequences of changes keep numbers unique, in order before the issue and frozen after it', () => {
  let changed = 0;
  let issuedOnes = 0;
  fc.assert(
    fc.property(fc.array(command, { minLength: 5, maxLength: 25 }), (commands) => {
      let agenda: Agenda = { items: [], isOut: false, made: 0 };
      for (const doing of commands) {
        const before = agenda;
        agenda = after(before, doing);
        if (agenda === before) continue;
        changed += 1;
        const faults = faultsOf(agenda);
        if (before.isOut && agenda.isOut) {
          issuedOnes += 1;
          const wasIssued = before.items.filter(({ issued }) => issued?.isLate === false);
          const now = new Map(agenda.items.map(({ id, issued }) => [id, issued?.mark]));
          if (wasIssued.some(({ id, issued }) => now.get(id) !== issued?.mark)) {
            throw new Error(`an item lost the number that it went out with, by ${doing.does}`);
          }
        }
        if (faults.length > 0) throw new Error(`${faults.join(', ')}, by ${doing.does}`);
      }
    }),
    { numRuns: 10_000 },
  );
  // The sequences did something, on both sides of an issue.
  expect(changed).toBeGreaterThan(20_000);
  expect(issuedOnes).toBeGreaterThan(2_000);
}, 60_000);
