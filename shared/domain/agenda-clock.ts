import { inAgendaOrder, type AgendaPlace } from './agenda.ts';
import { addMinutes } from './calendar-date.ts';

type Timed = AgendaPlace & { readonly minutes: number | null };

/** When an item is due. */
export type ItemTime = {
  readonly startsAt: string;
  /** How many midnights lie between the start of the meeting and this. */
  readonly daysLater: number;
  /** By how many minutes it ends after the meeting shall; 0 where it is in time, or the meeting has no end. */
  readonly minutesOver: number;
  /** Not even its start is in time. */
  readonly isAfterEnd: boolean;
};

/** How the minutes of all items fit the meeting. */
export type AgendaFit =
  | { readonly code: 'no-minutes' }
  | { readonly code: 'no-start'; readonly minutes: number }
  | { readonly code: 'no-end'; readonly endsAt: string; readonly daysLater: number }
  | { readonly code: 'fits'; readonly minutesLeft: number }
  /** `itemId`: the first item that ends after the meeting shall. */
  | { readonly code: 'over'; readonly minutesOver: number; readonly itemId: string };

export type AgendaClock = {
  /** By id; empty where the meeting has no start. */
  readonly times: ReadonlyMap<string, ItemTime>;
  readonly fit: AgendaFit;
};

/**
 * Runs an agenda against the clock. The minutes of an item's sub-items come on top of its own; an item without minutes
 * takes none. A meeting ends on the day on which it starts; its items may outrun midnight.
 */
export function runAgenda(items: readonly Timed[], start: string | null, end: string | null): AgendaClock {
  const ordered = inAgendaOrder(items);
  const minutes = ordered.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  if (start === null) {
    return { times: new Map(), fit: minutes === 0 ? { code: 'no-minutes' } : { code: 'no-start', minutes } };
  }
  const length = end === null ? Infinity : minuteOfDay(end) - minuteOfDay(start);
  const times = new Map<string, ItemTime>();
  let first: string | null = null;
  let passed = 0;
  for (const item of ordered) {
    const takes = item.minutes ?? 0;
    const minutesOver = takes === 0 ? 0 : Math.max(0, passed + takes - length);
    if (minutesOver > 0) first ??= item.id;
    times.set(item.id, {
      startsAt: addMinutes(start, passed),
      daysLater: daysAfter(start, passed),
      minutesOver,
      isAfterEnd: passed > length || (passed === length && takes > 0),
    });
    passed += takes;
  }
  return { times, fit: fitOf(minutes, length, start, first) };
}

function fitOf(minutes: number, length: number, start: string, first: string | null): AgendaFit {
  if (minutes === 0) return { code: 'no-minutes' };
  if (length === Infinity) {
    return { code: 'no-end', endsAt: addMinutes(start, minutes), daysLater: daysAfter(start, minutes) };
  }
  if (first === null) return { code: 'fits', minutesLeft: length - minutes };
  return { code: 'over', minutesOver: minutes - length, itemId: first };
}

function daysAfter(start: string, minutes: number): number {
  return Math.floor((minuteOfDay(start) + minutes) / 1440);
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
