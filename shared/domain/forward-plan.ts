import { openPatternDates, type PatternOfDates } from './date-pattern.ts';

// The forward plan of one body: its topics under the days of its coming meetings. No clock: whoever asks says what
// day it is.

/** What the forward plan needs of a topic. An appearance is an item on the agenda of a meeting. */
export type PlannedTopic = {
  readonly wantedOn: string | null;
  readonly appearances: readonly { readonly meetingId: string; readonly date: string }[];
};

/** Whether a topic is wanted on a day and is not on the agenda of that day's meeting yet. */
export function waitsFor(topic: PlannedTopic, date: string): boolean {
  return topic.wantedOn === date && !topic.appearances.some((appearance) => appearance.date === date);
}

/** Why a topic stands under no coming meeting, or null where it was taken and nothing is outstanding. */
export function whyUnplaced(topic: PlannedTopic): 'no-date' | 'not-taken' | null {
  const { wantedOn, appearances } = topic;
  if (wantedOn === null) return appearances.length === 0 ? 'no-date' : null;
  return appearances.some((appearance) => appearance.date >= wantedOn) ? null : 'not-taken';
}

export type PlanColumn<Topic, Meeting> = {
  readonly date: string;
  /** null: no meeting was made for this day yet. */
  readonly meeting: Meeting | null;
  readonly cards: readonly { readonly topic: Topic; readonly isOnAgenda: boolean }[];
};

export type ForwardPlan<Topic, Meeting> = {
  readonly columns: readonly PlanColumn<Topic, Meeting>[];
  /** Never scheduled and without a day, or wanted on a day that has passed without them. */
  readonly unplaced: readonly Topic[];
  /** Taken at an earlier meeting, and not wanted again so far. */
  readonly past: readonly Topic[];
};

const patternDatesShown = 4;

/**
 * Where each topic of a body stands. The columns are its coming meetings, the next days of its pattern that have none,
 * and every other coming day on which a topic is wanted, in the order of their days. No topic is left out.
 */
export function forwardPlan<
  Topic extends PlannedTopic,
  Meeting extends { readonly id: string; readonly date: string },
>({
  topics,
  meetings,
  pattern,
  today,
}: {
  readonly topics: readonly Topic[];
  /** Of this body, in any order. */
  readonly meetings: readonly Meeting[];
  readonly pattern: PatternOfDates | null;
  readonly today: string;
}): ForwardPlan<Topic, Meeting> {
  const coming = meetings.filter((meeting) => meeting.date >= today);
  const wanted = topics.flatMap(({ wantedOn }) => (wantedOn !== null && wantedOn >= today ? [wantedOn] : []));
  const ofPattern =
    pattern === null
      ? []
      : openPatternDates(
          pattern,
          coming.map(({ date }) => date),
          today,
          patternDatesShown,
        );
  const dates = [...new Set([...coming.map(({ date }) => date), ...ofPattern, ...wanted])].sort();
  const columns = dates.map((date) => ({
    date,
    meeting: coming.find((meeting) => meeting.date === date) ?? null,
    cards: topics.flatMap((topic) => {
      const isOnAgenda = topic.appearances.some((appearance) => appearance.date === date);
      return isOnAgenda || topic.wantedOn === date ? [{ topic, isOnAgenda }] : [];
    }),
  }));
  const placed = new Set(columns.flatMap(({ cards }) => cards.map(({ topic }) => topic)));
  const rest = topics.filter((topic) => !placed.has(topic));
  return {
    columns,
    unplaced: rest.filter((topic) => whyUnplaced(topic) !== null),
    past: rest.filter((topic) => whyUnplaced(topic) === null),
  };
}

/** The topics that are still to come after a meeting, each with the first day on which it is wanted or scheduled. */
export function comingTopics<Topic extends PlannedTopic>(
  topics: readonly Topic[],
  after: string,
): readonly { readonly topic: Topic; readonly date: string }[] {
  return topics
    .flatMap((topic) => {
      const dates = [topic.wantedOn ?? '', ...topic.appearances.map(({ date }) => date)];
      const [first] = dates.filter((date) => date > after).sort();
      return first === undefined ? [] : [{ topic, date: first }];
    })
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}
