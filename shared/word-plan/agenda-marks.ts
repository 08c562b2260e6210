import { valueOfMark, type AgendaNumber } from '../domain/agenda.ts';
import type { ListKind, PlanNumber } from './word-plan.ts';

/** How far a list of Word's has counted on one level. */
type Count = { readonly sequence: string; readonly value: number };

/**
 * The numbers of an agenda, in reading order, as places in lists that Word counts itself. A number that does not follow
 * the one before it, as on an agenda that changed after it was issued, begins a list of its own.
 */
export function countedByWord(
  list: ListKind,
  numbers: readonly Pick<AgendaNumber, 'mark' | 'depth'>[],
): readonly PlanNumber[] {
  let items: Count = { sequence: list, value: 0 };
  let subItems: Count = items;
  return numbers.map(({ mark, depth }, index): PlanNumber => {
    const before = depth === 0 ? items : subItems;
    const value = valueOfMark(mark, depth) ?? before.value + 1;
    const follows = value === before.value + 1;
    const sequence = follows ? before.sequence : `${list} ${index}`;
    if (depth === 0) items = { sequence, value };
    // Word begins the letters again under every item.
    subItems = { sequence, value: depth === 0 ? 0 : value };
    return { list, sequence, level: depth, ...(follows ? {} : { start: value }), expected: mark };
  });
}
