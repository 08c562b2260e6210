import { addMinutes } from './calendar-date.ts';
import { letterAt } from './letters.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

export const agendaItemKinds = [
  'welcome',
  'previous-notes',
  'announcements',
  'report',
  'exception-report',
  'future-items',
  'any-other-business',
  'next-meeting',
  'other',
] as const;

export type AgendaItemKind = (typeof agendaItemKinds)[number];

/** Kinds that carry a cover paper. */
export function takesCoverPaper(kind: AgendaItemKind): boolean {
  return kind === 'report' || kind === 'exception-report';
}

/** What ordering and numbering need of an agenda item. `rank` orders siblings, by plain string comparison. */
export type AgendaPlace = { readonly id: string; readonly parentId: string | null; readonly rank: string };

export type AgendaNumber = {
  /** "4" for an item, "b" for a sub-item. */
  readonly mark: string;
  /** As it is said and referred to: "4", "4 b)". */
  readonly label: string;
  readonly depth: 0 | 1;
};

/** All items in reading order: each item followed by its sub-items. An item whose parent is missing counts as top level. */
export function inAgendaOrder<Item extends AgendaPlace>(items: readonly Item[]): readonly Item[] {
  const ids = new Set(items.map((item) => item.id));
  const parentOf = (item: Item): string | null =>
    item.parentId !== null && ids.has(item.parentId) ? item.parentId : null;
  const childrenOf = (parentId: string | null): Item[] =>
    items.filter((item) => parentOf(item) === parentId).sort(byRank);
  return childrenOf(null).flatMap((item) => [item, ...childrenOf(item.id)]);
}

/** Numbers 1, 2, 3 … for items and letters a, b, c … for sub-items, without gaps, by id. */
export function numberAgenda(items: readonly AgendaPlace[]): ReadonlyMap<string, AgendaNumber> {
  const numbers = new Map<string, AgendaNumber>();
  let item = 0;
  let subItem = 0;
  const ids = new Set(items.map((each) => each.id));
  for (const each of inAgendaOrder(items)) {
    if (each.parentId === null || !ids.has(each.parentId)) {
      item += 1;
      subItem = 0;
      numbers.set(each.id, { mark: String(item), label: String(item), depth: 0 });
    } else {
      const letter = letterAt(subItem);
      subItem += 1;
      numbers.set(each.id, { mark: letter, label: `${item} ${letter})`, depth: 1 });
    }
  }
  return numbers;
}

/** Where an item shall go: under `parentId` (null: top level), before the sibling `beforeId` (null: last). */
export type AgendaTarget = { readonly parentId: string | null; readonly beforeId: string | null };

/** The siblings between which the moved item's new rank has to lie. */
export type AgendaGap = {
  readonly parentId: string | null;
  readonly afterRank: string | null;
  readonly beforeRank: string | null;
};

/** Decides a move (or, where `movedId` is null, the place of a new item). Agendas are two levels deep. */
export function placeInAgenda(
  items: readonly AgendaPlace[],
  movedId: string | null,
  target: AgendaTarget,
): Ruling<AgendaGap> {
  const parent = items.find((item) => item.id === target.parentId);
  if (target.parentId !== null && !parent) return refuse('agenda-item-not-found');
  if (movedId !== null) {
    if (!items.some((item) => item.id === movedId)) return refuse('agenda-item-not-found');
    if (movedId === target.parentId || movedId === target.beforeId) return refuse('move-under-itself');
    const hasSubItems = items.some((item) => item.parentId === movedId);
    if (target.parentId !== null && hasSubItems) return refuse('sub-item-has-sub-items');
  }
  if (parent && parent.parentId !== null) return refuse('sub-item-under-sub-item');
  const siblings = items
    .filter((item) => item.parentId === target.parentId && item.id !== movedId)
    .sort(byRank);
  const index =
    target.beforeId === null ? siblings.length : siblings.findIndex((item) => item.id === target.beforeId);
  if (index < 0) return refuse('agenda-item-not-found');
  return allow({
    parentId: target.parentId,
    afterRank: siblings[index - 1]?.rank ?? null,
    beforeRank: siblings[index]?.rank ?? null,
  });
}

const closingKinds: ReadonlySet<AgendaItemKind> = new Set([
  'future-items',
  'any-other-business',
  'next-meeting',
]);

/** Where a new item goes when no place is chosen: after the reports, before what closes the meeting. */
export function placeForNewItem(
  items: readonly (AgendaPlace & { readonly kind: AgendaItemKind })[],
): AgendaTarget {
  const top = inAgendaOrder(items).filter((item) => item.parentId === null);
  let last = top.length;
  while (last > 0 && closingKinds.has(top[last - 1]?.kind ?? 'other')) last -= 1;
  return { parentId: null, beforeId: top[last]?.id ?? null };
}

export type AgendaStep = 'up' | 'down' | 'indent' | 'outdent';

/** The target of one keyboard or button step, or null where there is nowhere to go. */
export function agendaStepTarget(
  items: readonly AgendaPlace[],
  movedId: string,
  step: AgendaStep,
): AgendaTarget | null {
  const moved = items.find((item) => item.id === movedId);
  if (!moved) return null;
  const siblings = items.filter((item) => item.parentId === moved.parentId).sort(byRank);
  const index = siblings.findIndex((item) => item.id === movedId);
  switch (step) {
    case 'up': {
      const before = siblings[index - 1];
      return before ? { parentId: moved.parentId, beforeId: before.id } : null;
    }
    case 'down':
      return index < siblings.length - 1
        ? { parentId: moved.parentId, beforeId: siblings[index + 2]?.id ?? null }
        : null;
    case 'indent': {
      const newParent = siblings[index - 1];
      const canIndent = moved.parentId === null && !items.some((item) => item.parentId === movedId);
      return newParent && canIndent ? { parentId: newParent.id, beforeId: null } : null;
    }
    case 'outdent': {
      if (moved.parentId === null) return null;
      const parents = items.filter((item) => item.parentId === null).sort(byRank);
      const parentIndex = parents.findIndex((item) => item.id === moved.parentId);
      return { parentId: null, beforeId: parents[parentIndex + 1]?.id ?? null };
    }
  }
}

/** The clock time at which each top-level item starts, by id. Items without minutes take none. */
export function agendaClock(
  items: readonly (AgendaPlace & { readonly minutes: number | null })[],
  start: string,
): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  let passed = 0;
  for (const item of inAgendaOrder(items)) {
    if (item.parentId === null) times.set(item.id, addMinutes(start, passed));
    passed += item.minutes ?? 0;
  }
  return times;
}

function byRank(one: AgendaPlace, other: AgendaPlace): number {
  if (one.rank === other.rank) return one.id < other.id ? -1 : 1;
  return one.rank < other.rank ? -1 : 1;
}
