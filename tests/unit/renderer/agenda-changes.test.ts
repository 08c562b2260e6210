import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  placeNow,
  targetOfDrop,
  targetOfPosition,
} from '../../../renderer/features/agenda/agenda-targets.ts';
import { applyAgendaCommand } from '../../../renderer/features/agenda/apply-agenda-command.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import {
  inAgendaOrder,
  numberAgenda,
  placeForNewItem,
  placeInAgenda,
  type AgendaItemKind,
} from '../../../shared/domain/agenda.ts';

const meetingId = '0198b0de-0000-7000-8000-000000000001';

function anItem(id: string, more: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    revision: 1,
    meetingId,
    parentId: null,
    rank: id,
    kind: 'report',
    title: id,
    leadId: null,
    organisationId: null,
    minutes: null,
    reportTitle: null,
    reportHref: null,
    issued: null,
    outcome: null,
    chairNotes: '',
    topicId: null,
    restrictedReason: null,
    paper: null,
    ...more,
  };
}

function lines(items: readonly AgendaItem[]): readonly string[] {
  const numbers = numberAgenda(items);
  return inAgendaOrder(items).map((item) => `${numbers.get(item.id)?.label} ${item.title}`);
}

const agenda = [
  anItem('a'),
  anItem('b'),
  anItem('b1', { parentId: 'b' }),
  anItem('b2', { parentId: 'b' }),
  anItem('c'),
];

/** Agendas of any shape of two levels. */
const anAgenda = fc
  .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 })
  .map((subItems) =>
    subItems.flatMap((count, index) => [
      anItem(`i${index}`),
      ...Array.from({ length: count }, (_, sub) => anItem(`i${index}s${sub}`, { parentId: `i${index}` })),
    ]),
  );

describe('a dropped item', () => {
  it('goes before the row it is dropped before, at that row’s level', () => {
    expect(targetOfDrop(agenda, 'c', { key: 'b', dropPosition: 'before' })).toEqual({
      parentId: null,
      beforeId: 'b',
    });
    expect(targetOfDrop(agenda, 'c', { key: 'b2', dropPosition: 'before' })).toEqual({
      parentId: 'b',
      beforeId: 'b2',
    });
  });

  it('becomes a sub-item of the item it is dropped on', () => {
    expect(targetOfDrop(agenda, 'c', { key: 'a', dropPosition: 'on' })).toEqual({
      parentId: 'a',
      beforeId: null,
    });
  });

  it('goes behind the whole item where it has sub-items itself', () => {
    const both = [...agenda, anItem('c1', { parentId: 'c' })];
    expect(targetOfDrop(both, 'b', { key: 'c1', dropPosition: 'before' })).toEqual({
      parentId: null,
      beforeId: null,
    });
  });

  it('always lands in a place that the agenda allows', () => {
    fc.assert(
      fc.property(
        anAgenda,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('before', 'after', 'on'),
        (items, from, to, dropPosition) => {
          const moved = items[from % items.length]?.id ?? '';
          const key = items[to % items.length]?.id ?? '';
          const target = targetOfDrop(items, moved, { key, dropPosition });
          if (target) expect(placeInAgenda(items, moved, target).ok).toBe(true);
        },
      ),
    );
  });
});

describe('a change that is on its way', () => {
  it('moves the item and renumbers what follows', () => {
    const after = applyAgendaCommand(
      agenda,
      { command: 'move', id: 'c', target: { parentId: null, beforeId: 'a' } },
      meetingId,
    );
    expect(lines(after)).toEqual(['1 c', '2 a', '3 b', '3 a) b1', '3 b) b2']);
  });

  it('keeps every item once, whatever moves follow each other, and each can be taken back', () => {
    fc.assert(
      fc.property(
        anAgenda,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 })), { maxLength: 8 }),
        (items, moves) => {
          let now: readonly AgendaItem[] = items;
          for (const [which, position] of moves) {
            const id = items[which % items.length]?.id ?? '';
            const back = placeNow(now, id);
            const before = lines(now);
            const moved = applyAgendaCommand(
              now,
              { command: 'move', id, target: targetOfPosition(now, id, position + 1) },
              meetingId,
            );
            expect(moved.map((item) => item.id).sort()).toEqual(items.map((item) => item.id).sort());
            if (back)
              expect(
                lines(applyAgendaCommand(moved, { command: 'move', id, target: back }, meetingId)),
              ).toEqual(before);
            now = moved;
          }
        },
      ),
    );
  });

  it('shows a new item at its place', () => {
    const after = applyAgendaCommand(
      agenda,
      { command: 'add', id: 'n', kind: 'report', title: 'New', target: { parentId: 'b', beforeId: 'b2' } },
      meetingId,
    );
    expect(lines(after)).toEqual(['1 a', '2 b', '2 a) b1', '2 b) New', '2 c) b2', '3 c']);
  });
});

describe('a new item without a chosen row', () => {
  const kinds: readonly AgendaItemKind[] = ['welcome', 'report', 'future-items', 'any-other-business'];
  it('goes after the reports and before what closes the meeting', () => {
    const items = kinds.map((kind) => anItem(kind, { kind, rank: String(kinds.indexOf(kind)) }));
    expect(placeForNewItem(items)).toEqual({ parentId: null, beforeId: 'future-items' });
    expect(placeForNewItem([])).toEqual({ parentId: null, beforeId: null });
  });
});
