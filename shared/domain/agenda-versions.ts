// What changed between two versions of an agenda, as codes with facts.

/** An item as a version of the agenda has it; a version is a list of them in reading order. */
export type VersionedItem = {
  readonly id: string;
  readonly parentId: string | null;
  /** "4", "4 b)" */
  readonly number: string;
  readonly title: string;
  readonly minutes: number | null;
};

/** `number` and `title` are those of the later version; of a removed item, those that it had. */
export type AgendaChange = { readonly number: string; readonly title: string } & (
  | { readonly code: 'added' | 'removed' }
  | { readonly code: 'renamed'; readonly before: string }
  /** `before`: its number before; `after`: the title of the item that it now follows, null for the first one. */
  | { readonly code: 'moved'; readonly before: string; readonly after: string | null }
  | { readonly code: 'retimed'; readonly before: number | null; readonly minutes: number | null }
);

/** The changes from one version to another: what was taken off first, then the others in the order of the later one. */
export function agendaChanges(
  before: readonly VersionedItem[],
  after: readonly VersionedItem[],
): readonly AgendaChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  const laterIds = new Set(after.map(({ id }) => id));
  const moved = movedIds(before, after);
  const removed = before
    .filter(({ id }) => !laterIds.has(id))
    .map(({ number, title }): AgendaChange => ({ code: 'removed', number, title }));
  const others = after.flatMap((item, index): readonly AgendaChange[] => {
    const { number, title, minutes } = item;
    const old = earlier.get(item.id);
    if (!old) return [{ code: 'added', number, title }];
    const place = { code: 'moved', number, title, before: old.number } as const;
    return [
      ...(moved.has(item.id) ? [{ ...place, after: after[index - 1]?.title ?? null }] : []),
      ...(old.title === title ? [] : [{ code: 'renamed', number, title, before: old.title } as const]),
      ...(old.minutes === minutes
        ? []
        : [{ code: 'retimed', number, title, before: old.minutes, minutes } as const]),
    ];
  });
  return [...removed, ...others];
}

/** The fewest items that have to move for the order of one version to become that of the other. */
function movedIds(before: readonly VersionedItem[], after: readonly VersionedItem[]): ReadonlySet<string> {
  const earlier = new Map(before.map((item, place) => [item.id, { ...item, place }]));
  const moved = new Set<string>();
  for (const siblings of Map.groupBy(after, ({ parentId }) => parentId).values()) {
    const stayed: { readonly id: string; readonly place: number }[] = [];
    for (const { id, parentId } of siblings) {
      const old = earlier.get(id);
      if (old && old.parentId !== parentId) moved.add(id);
      else if (old) stayed.push({ id, place: old.place });
    }
    const kept = longestRising(stayed.map(({ place }) => place));
    stayed.forEach(({ id }, index) => {
      if (!kept.has(index)) moved.add(id);
    });
  }
  return moved;
}

/** The indexes of a longest subsequence that only rises. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const cameFrom: number[] = [];
  let last = -1;
  values.forEach((value, index) => {
    let [length, from] = [1, -1];
    for (let earlier = 0; earlier < index; earlier += 1) {
      const found = (lengths[earlier] ?? 0) + 1;
      if ((values[earlier] ?? 0) < value && found > length) [length, from] = [found, earlier];
    }
    lengths.push(length);
    cameFrom.push(from);
    if (last < 0 || length > (lengths[last] ?? 0)) last = index;
  });
  const kept = new Set<number>();
  for (let at = last; at >= 0; at = cameFrom[at] ?? -1) kept.add(at);
  return kept;
}
