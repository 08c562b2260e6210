import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import {
  agendaStepTarget,
  inAgendaOrder,
  type AgendaItemKind,
  type AgendaPlace,
  type AgendaTarget,
} from '../../../shared/domain/agenda.ts';

/** Where a dragged item goes when it is dropped before, after or on a row. */
export function targetOfDrop(
  items: readonly AgendaPlace[],
  movedId: string,
  drop: { readonly key: string; readonly dropPosition: 'before' | 'after' | 'on' },
): AgendaTarget | null {
  const row = items.find((item) => item.id === drop.key);
  if (!row || row.id === movedId) return null;
  const hasSubItems = items.some((item) => item.parentId === movedId);
  // An item with sub-items cannot go among those of another: it goes behind that whole item.
  const anchor = row.parentId !== null && hasSubItems ? items.find((item) => item.id === row.parentId) : row;
  if (!anchor || anchor.id === movedId) return null;
  if (anchor !== row || drop.dropPosition === 'after') return behind(items, movedId, anchor);
  if (drop.dropPosition === 'before') return { parentId: row.parentId, beforeId: row.id };
  return row.parentId === null && !hasSubItems
    ? { parentId: row.id, beforeId: null }
    : behind(items, movedId, row);
}

/** The place right behind an item (and its sub-items), among its own siblings. */
export function behind(
  items: readonly AgendaPlace[],
  movedId: string | null,
  anchor: AgendaPlace,
): AgendaTarget {
  const siblings = inAgendaOrder(items).filter(
    (item) => item.parentId === anchor.parentId && item.id !== movedId,
  );
  const index = siblings.findIndex((item) => item.id === anchor.id);
  return { parentId: anchor.parentId, beforeId: siblings[index + 1]?.id ?? null };
}

/**
 * The kind of an item once it stands elsewhere. A report without a cover paper that becomes a sub-item was a report only
 * because new items are; back on the top level it is one again, unless its kind was chosen (`wasReport` is false).
 */
export function kindWhenMoved(
  item: Pick<AgendaItem, 'kind' | 'parentId' | 'paper'>,
  { parentId }: AgendaTarget,
  wasReport: boolean,
): AgendaItemKind {
  if (item.parentId === null && parentId !== null && item.kind === 'report' && item.paper === null) {
    return 'other';
  }
  if (item.parentId !== null && parentId === null && item.kind === 'other' && wasReport) return 'report';
  return item.kind;
}

/** The place that takes an item back to where it stands now. */
export function placeNow(items: readonly AgendaPlace[], id: string): AgendaTarget | null {
  const item = items.find((each) => each.id === id);
  return item ? behind(items, null, item) : null;
}

/** The place of position 1, 2, 3 … among the items of one level. */
export function targetOfPosition(
  items: readonly AgendaPlace[],
  movedId: string,
  position: number,
): AgendaTarget {
  const parentId = items.find((item) => item.id === movedId)?.parentId ?? null;
  const siblings = inAgendaOrder(items).filter((item) => item.parentId === parentId && item.id !== movedId);
  return { parentId, beforeId: siblings[position - 1]?.id ?? null };
}

export function canStep(
  items: readonly AgendaPlace[],
  id: string,
  step: Parameters<typeof agendaStepTarget>[2],
): boolean {
  return agendaStepTarget(items, id, step) !== null;
}
