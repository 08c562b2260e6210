import type { AgendaChange } from '../domain/agenda-versions.ts';
import { formatDate, formatTimeRange } from '../domain/calendar-date.ts';
import { countOf } from './facts.ts';
import { agendaItemKindNames } from './names.ts';

/** A line about one change between two versions of an agenda. */
export function wordAgendaChange(change: AgendaChange): string {
  if (change.code === 'meeting-changed') return wordMeetingChange(change);
  const item = `Item ${change.number}, ${change.title}`;
  switch (change.code) {
    case 'added':
      return `${item}, was added`;
    case 'removed':
      return `${item}, was taken off`;
    case 'renamed':
      return `Item ${change.number} was called ${change.before} and is now called ${change.title}`;
    case 'moved': {
      const was = change.before === change.number ? '' : ` was item ${change.before} and`;
      return `${item},${was} now ${change.after === null ? 'comes first' : `follows “${change.after}”`}`;
    }
    case 'retimed':
      return `${item}, has ${minutesOf(change.minutes)} instead of ${minutesOf(change.before)}`;
    case 'kind-changed':
      return `${item}, was “${agendaItemKindNames[change.before]}” and is now “${agendaItemKindNames[change.after]}”`;
    case 'lead-changed':
      return `${item}, ${fromTo('is led by', change)}`;
    case 'organisation-changed':
      return `${item}, ${fromTo('is the report of', change)}`;
    case 'report-changed':
      return `${item}, links to ${change.after ?? 'no report'} instead of ${change.before ?? 'no report'}`;
  }
}

const partsOfMeeting = { date: 'day', time: 'time', place: 'place', chair: 'chair' } as const;

function wordMeetingChange({
  what,
  before,
  after,
}: Extract<AgendaChange, { readonly code: 'meeting-changed' }>): string {
  const written = (value: string | null): string => {
    if (value === null) return 'none';
    if (what === 'date') return formatDate(value);
    const [start = '', end = null] = value.split('–');
    return what === 'time' ? formatTimeRange(start, end) : value;
  };
  return `The ${partsOfMeeting[what]} of the meeting was ${written(before)} and is now ${written(after)}`;
}

function fromTo(
  what: string,
  { before, after }: { readonly before: string | null; readonly after: string | null },
): string {
  return `${what} ${after ?? 'nobody'} instead of ${before ?? 'nobody'}`;
}

function minutesOf(minutes: number | null): string {
  return minutes === null ? 'no minutes' : countOf(minutes, 'minute');
}
