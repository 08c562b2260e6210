import type { AgendaItemKind } from './agenda.ts';

// What changed between two versions of an agenda, as codes with facts.

/** An item as a version of the agenda has it. */
export type VersionedItem = {
  readonly id: string;
  readonly parentId: string | null;
  /** "4", "4 b)" */
  readonly number: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly kind: AgendaItemKind;
  /** As they are written on the agenda. */
  readonly lead: string | null;
  readonly organisation: string | null;
  readonly reportTitle: string | null;
  readonly reportHref: string | null;
};

/** An agenda as it went out or stands now, its items in reading order. */
export type AgendaVersion = {
  readonly meeting: {
    readonly date: string;
    readonly startTime: string | null;
    readonly endTime: string | null;
    readonly place: string | null;
    readonly chair: string | null;
  };
  readonly items: readonly VersionedItem[];
};

/** `number` and `title` are those of the later version; of a removed item, those that it had. */
type ItemChange = { readonly number: string; readonly title: string } & (
  | { readonly code: 'added' | 'removed' }
  | { readonly code: 'renamed'; readonly before: string }
  /** `before`: its number before; `after`: the title of the item that it now follows, null for the first one. */
  | { readonly code: 'moved'; readonly before: string; readonly after: string | null }
  | { readonly code: 'retimed'; readonly before: number | null; readonly minutes: number | null }
  | {
      readonly code: 'lead-changed' | 'organisation-changed' | 'report-changed';
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly code: 'kind-changed'; readonly before: AgendaItemKind; readonly after: AgendaItemKind }
);

/** Days and times as they are stored, the two times of a meeting as "14:30–16:30". */
type MeetingChange = {
  readonly code: 'meeting-changed';
  readonly what: 'date' | 'time' | 'place' | 'chair';
  readonly before: string | null;
  readonly after: string | null;
};

export type AgendaChange = ItemChange | MeetingChange;

/**
 * The changes from one version to another: of the meeting, then what was taken off, then the others in the order of the
 * later one.
 */
export function agendaChanges(before: AgendaVersion, after: AgendaVersion): readonly AgendaChange[] {
  return [...meetingChanges(before.meeting, after.meeting), ...itemChanges(before.items, after.items)];
}

function meetingChanges(
  before: AgendaVersion['meeting'],
  after: AgendaVersion['meeting'],
): readonly MeetingChange[] {
  const timeOf = ({ startTime, endTime }: AgendaVersion['meeting']): string | null =>
    startTime === null ? null : endTime === null ? startTime : `${startTime}–${endTime}`;
  const parts = [
    ['date', before.date, after.date],
    ['time', timeOf(before), timeOf(after)],
    ['place', before.place, after.place],
    ['chair', before.chair, after.chair],
  ] as const;
  return parts.flatMap(([what, was, is]) =>
    was === is ? [] : [{ code: 'meeting-changed', what, before: was, after: is } as const],
  );
}

function itemChanges(
  before: readonly VersionedItem[],
  after: readonly VersionedItem[],
): readonly ItemChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  const laterIds = new Set(after.map(({ id }) => id));
  const moved = movedIds(before, after);
  const removed = before
    .filter(({ id }) => !laterIds.has(id))
    .map(({ number, title }): ItemChange => ({ code: 'removed', number, title }));
  const others = after.flatMap((item, index): readonly ItemChange[] => {
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
      ...(old.kind === item.kind
        ? []
        : [{ code: 'kind-changed', number, title, before: old.kind, after: item.kind } as const]),
      ...changeOf('lead-changed', item, old.lead, item.lead),
      ...changeOf('organisation-changed', item, old.organisation, item.organisation),
      ...changeOf('report-changed', item, reportOf(old), reportOf(item)),
    ];
  });
  return [...removed, ...others];
}

function changeOf(
  code: 'lead-changed' | 'organisation-changed' | 'report-changed',
  { number, title }: VersionedItem,
  before: string | null,
  after: string | null,
): readonly ItemChange[] {
  return before === after ? [] : [{ code, number, title, before, after }];
}

function reportOf({ reportTitle, reportHref }: VersionedItem): string | null {
  const parts = [reportTitle, reportHref].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
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
