import { actionLifecycle, isClosed, type ActionStatus, type ReportEvent } from './actions.ts';
import { inTime } from './neighbours.ts';

/** A meeting of a body, as far as its place among the others goes. */
export type SittingInOrder = {
  readonly id: string;
  readonly date: string;
  readonly startTime: string | null;
};

/** What was reported on an action: on which day and, where it was reported at a meeting, at which. */
export type Report = {
  readonly event: ReportEvent;
  readonly day: string;
  readonly meetingId: string | null;
};

export type ActionWithHistory = {
  /** The meeting that it was promised at. */
  readonly meetingId: string;
  readonly status: ActionStatus;
  /** In the order in which it was written down. */
  readonly history: readonly Report[];
};

export type MatterArising<Action> = {
  readonly action: Action;
  /** As it stood when the meeting had dealt with it. */
  readonly status: ActionStatus;
  /** How many of the reports of its history had been made by then. */
  readonly reports: readonly number[];
  readonly isReportedHere: boolean;
};

/**
 * The actions that a meeting has to hear of: every one of an earlier meeting of its body that was open before it, with
 * what it was told. One that was closed is listed once more, at the meeting that it was closed at or the first one
 * after, and then no longer. One that is open today is on the list of every meeting after its own, whatever its history
 * says: no promise can fall between two meetings.
 */
export function mattersArising<Action extends ActionWithHistory>(
  meetingId: string,
  sittings: readonly SittingInOrder[],
  actions: readonly Action[],
): readonly MatterArising<Action>[] {
  const ordered = sittings.toSorted(inTime);
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const here = places.get(meetingId);
  if (here === undefined) return [];
  return actions.flatMap((action) => {
    const origin = places.get(action.meetingId);
    if (origin === undefined || origin >= here) return [];
    const reportedAt = placesOf(action.history, origin, ordered, places);
    const before = statusAfter(action, (index) => (reportedAt[index] ?? 0) < here);
    const then = statusAfter(action, (index) => (reportedAt[index] ?? 0) <= here);
    const wasOpen = !isClosed(before) || !isClosed(then);
    if (!wasOpen && isClosed(action.status)) return [];
    return {
      action,
      status: wasOpen ? then : action.status,
      reports: [...action.history.keys()].filter((index) => !wasOpen || (reportedAt[index] ?? 0) <= here),
      // What was reported between two meetings is heard of here, but was not said here.
      isReportedHere: action.history.some((report) => report.meetingId === meetingId),
    };
  });
}

/**
 * Where each report belongs: to the meeting that it was made at or, if to none, to the first one on its day or later,
 * and no later than what was written down after it.
 */
function placesOf(
  history: readonly Report[],
  origin: number,
  ordered: readonly SittingInOrder[],
  places: ReadonlyMap<string, number>,
): readonly number[] {
  let latest = Number.POSITIVE_INFINITY;
  return history
    .toReversed()
    .map(({ day, meetingId }) => {
      const named = meetingId === null ? undefined : places.get(meetingId);
      if (named !== undefined && named > origin) {
        latest = Math.min(latest, named);
        return named;
      }
      const next = ordered.findIndex(({ date }, place) => place > origin && date >= day);
      return Math.min(latest, next < 0 ? Number.POSITIVE_INFINITY : next);
    })
    .toReversed();
}

/** What the last of the chosen steps led to. An action begins open; one without any step is as it is. */
function statusAfter(
  { status, history }: ActionWithHistory,
  isIncluded: (index: number) => boolean,
): ActionStatus {
  const steps = [...history.entries()].flatMap(([index, { event }]) => {
    const led = statusLedTo(event);
    return led === null ? [] : [{ index, led }];
  });
  if (steps.length === 0) return status;
  return steps.findLast(({ index }) => isIncluded(index))?.led ?? 'open';
}

function statusLedTo(event: ReportEvent): ActionStatus | null {
  if (event === 'update' || event === 'carry') return null;
  return actionLifecycle.open[event] ?? 'open';
}
