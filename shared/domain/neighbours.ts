import type { AgendaItemKind } from './agenda.ts';

/** When and where a meeting of a body is, as another agenda of that body names it. */
export type Sitting = {
  readonly date: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
};

/** The meetings of the same body right before and right after one. */
export type Neighbours = { readonly previous: Sitting | null; readonly next: Sitting | null };

type MeetingInTime = Pick<Sitting, 'date' | 'startTime'> & { readonly id: string };
type MeetingOfBody = Sitting & { readonly id: string; readonly bodyId: string };

/** Meetings of one day follow each other by their start; one without a start comes first. */
export function neighboursOf(meeting: MeetingOfBody, meetings: readonly MeetingOfBody[]): Neighbours {
  const others = meetings
    .filter(({ id, bodyId }) => id !== meeting.id && bodyId === meeting.bodyId)
    .sort(inTime);
  const previous = others.findLast((other) => inTime(other, meeting) < 0);
  const next = others.find((other) => inTime(other, meeting) > 0);
  return { previous: previous ? sittingOf(previous) : null, next: next ? sittingOf(next) : null };
}

/** What an item says of another meeting by itself. */
export type NamedSitting =
  | { readonly code: 'previous-meeting' | 'next-meeting'; readonly sitting: Sitting }
  | { readonly code: 'no-previous-meeting' | 'no-next-meeting' };

/** The meeting that an item of this kind is about; null for kinds that are about none. */
export function sittingNamedBy(kind: AgendaItemKind, { previous, next }: Neighbours): NamedSitting | null {
  switch (kind) {
    case 'previous-notes':
      return previous === null
        ? { code: 'no-previous-meeting' }
        : { code: 'previous-meeting', sitting: previous };
    case 'next-meeting':
      return next === null ? { code: 'no-next-meeting' } : { code: 'next-meeting', sitting: next };
    default:
      return null;
  }
}

function sittingOf({ date, startTime, endTime, place }: Sitting): Sitting {
  return { date, startTime, endTime, place };
}

/** Compares two meetings: those of one day follow each other by their start. */
export function inTime(one: MeetingInTime, other: MeetingInTime): number {
  const key = ({ date, startTime, id }: MeetingInTime): string => `${date} ${startTime ?? ''} ${id}`;
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}
