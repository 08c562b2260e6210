import { letterAt, placeOfLetter } from './letters.ts';
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

/** The number with which an item went out: "4", or "b" for a sub-item. `isLate`: it was added after the agenda was issued. */
export type IssuedNumber = { readonly mark: string; readonly isLate: boolean };

/** What ordering and numbering need of an agenda item. `rank` orders siblings, by plain string comparison. */
export type AgendaPlace = {
  readonly id: string;
  readonly parentId: string | null;
  readonly rank: string;
  readonly issued?: IssuedNumber | null;
};

/** An item that went out with the agenda stays on its level and under its item: its number says where that is. */
export function keepsItsLevel({ issued }: Pick<AgendaPlace, 'issued'>): boolean {
  return issued?.isLate === false;
}

/** All items in reading order: each item followed by its sub-items. An item whose parent is missing counts as top level. */
export function inAgendaOrder<Item extends AgendaPlace>(items: readonly Item[]): readonly Item[] {
  const ids = new Set(items.map((item) => item.id));
  const parentOf = (item: Item): string | null =>
    item.parentId !== null && ids.has(item.parentId) ? item.parentId : null;
  const childrenOf = (parentId: string | null): Item[] =>
    items.filter((item) => parentOf(item) === parentId).sort(byRank);
  return childrenOf(null).flatMap((item) => [item, ...childrenOf(item.id)]);
}

export type AgendaNumber = {
  /** "4" for an item, "b" for a sub-item. */
  readonly mark: string;
  /** As it is said and referred to: "4", "4 b)". */
  readonly label: string;
  readonly depth: 0 | 1;
};

/** A number whose item was taken off after it was given: no other item gets it. */
export type WithdrawnNumber = { readonly parentId: string | null; readonly mark: string };

/**
 * The number of every item, by id: 1, 2, 3 … for items and a, b, c … for sub-items.
 *
 * Before the agenda is issued they follow the order without a gap. From then on an item keeps the number that it was
 * issued with, wherever it stands; one without goes on after the highest that was ever given on its level.
 */
export function numberAgenda(
  items: readonly AgendaPlace[],
  withdrawn: readonly WithdrawnNumber[] = [],
): ReadonlyMap<string, AgendaNumber> {
  const ids = new Set(items.map((item) => item.id));
  const parentOf = (item: AgendaPlace): string | null =>
    item.parentId !== null && ids.has(item.parentId) ? item.parentId : null;
  const siblings = Map.groupBy(inAgendaOrder(items), parentOf);
  const taken = (parentId: string | null, depth: 0 | 1): readonly number[] =>
    withdrawn
      .filter((number) => number.parentId === parentId)
      .map(({ mark }) => valueOfMark(mark, depth))
      .filter((value) => value !== null);
  const numbers = new Map<string, AgendaNumber>();
  for (const { item, mark } of marked(siblings.get(null) ?? [], 0, taken(null, 0))) {
    numbers.set(item.id, { mark, label: mark, depth: 0 });
    for (const sub of marked(siblings.get(item.id) ?? [], 1, taken(item.id, 1))) {
      numbers.set(sub.item.id, { mark: sub.mark, label: `${mark} ${sub.mark})`, depth: 1 });
    }
  }
  return numbers;
}

/**
 * The number of an item that comes to stand under `parentId` on an agenda that was issued: its own where it stood there
 * already, else the next after the highest that was ever given there. `items`: also those that were taken off.
 */
export function issuedNumberUnder(
  items: readonly AgendaPlace[],
  item: Pick<AgendaPlace, 'id' | 'parentId' | 'issued'>,
  parentId: string | null,
): IssuedNumber {
  if (item.issued && item.parentId === parentId) return item.issued;
  const depth = parentId === null ? 0 : 1;
  const given = items
    .filter((other) => other.id !== item.id && other.parentId === parentId)
    .map(({ issued }) => (issued ? (valueOfMark(issued.mark, depth) ?? 0) : 0));
  return { mark: markOfValue(Math.max(0, ...given) + 1, depth), isLate: true };
}

/** 4 for "4", 2 for "b"; null for what is no mark of that level. */
export function valueOfMark(mark: string, depth: 0 | 1): number | null {
  if (depth === 0) return /^[1-9]\d{0,5}$/.test(mark) ? Number(mark) : null;
  const place = placeOfLetter(mark);
  return place === null ? null : place + 1;
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
    const moved = items.find((item) => item.id === movedId);
    if (!moved) return refuse('agenda-item-not-found');
    if (movedId === target.parentId || movedId === target.beforeId) return refuse('move-under-itself');
    if (keepsItsLevel(moved) && target.parentId !== moved.parentId) return refuse('issued-item-keeps-level');
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
      const canIndent =
        moved.parentId === null && !keepsItsLevel(moved) && !items.some((item) => item.parentId === movedId);
      return newParent && canIndent ? { parentId: newParent.id, beforeId: null } : null;
    }
    case 'outdent': {
      if (moved.parentId === null || keepsItsLevel(moved)) return null;
      const parents = items.filter((item) => item.parentId === null).sort(byRank);
      const parentIndex = parents.findIndex((item) => item.id === moved.parentId);
      return { parentId: null, beforeId: parents[parentIndex + 1]?.id ?? null };
    }
  }
}

/** The marks of siblings in their order. One that two of them claim is the first one's. */
function marked(
  siblings: readonly AgendaPlace[],
  depth: 0 | 1,
  withdrawn: readonly number[],
): readonly { readonly item: AgendaPlace; readonly mark: string }[] {
  const kept = new Map<number, string>();
  for (const { id, issued } of siblings) {
    const value = issued ? valueOfMark(issued.mark, depth) : null;
    if (value !== null && !kept.has(value)) kept.set(value, id);
  }
  const valueOf = new Map([...kept].map(([value, id]) => [id, value]));
  let highest = Math.max(0, ...withdrawn, ...kept.keys());
  return siblings.map((item) => {
    const value = valueOf.get(item.id) ?? (highest += 1);
    return { item, mark: markOfValue(value, depth) };
  });
}

function markOfValue(value: number, depth: 0 | 1): string {
  return depth === 0 ? String(value) : letterAt(value - 1);
}

function byRank(one: AgendaPlace, other: AgendaPlace): number {
  if (one.rank === other.rank) return one.id < other.id ? -1 : 1;
  return one.rank < other.rank ? -1 : 1;
}
