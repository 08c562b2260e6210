import { monthNames } from './calendar-date.ts';
import { comparableName } from './comparable-name.ts';

// What was promised in a meeting becomes topics of the forward plan. Titles go out on agendas, promises never do.

/** What the notes of *Future agenda items* say of one topic. */
export type PromiseInNotes = {
  /** Of the block that says it; null where it has none. */
  readonly blockId: string | null;
  readonly text: string;
  /** Whether any of its words are not for the public. */
  readonly isRestricted: boolean;
  /** false: words around a list of topics, which may lead on to it or promise something too. */
  readonly isLikely: boolean;
};

export type PromisedTopic = {
  /** Tells it from the other promises of its meeting. */
  readonly key: string;
  readonly isLikely: boolean;
  /** At most 300 characters on one line; null: its words are restricted, so that none of them may become a title. */
  readonly title: string | null;
  /** The day that it names, if the body meets then. */
  readonly wantedOn: string | null;
  /** In the words of the notes, at most 2,000 characters. */
  readonly promise: string;
  readonly promisedBlockId: string | null;
};

/** What the forward plan has already. A topic that was removed is there too: it shall not come back by itself. */
export type KnownTopic = {
  readonly title: string;
  readonly promisedBlockId: string | null;
  /** What was promised in the same meeting; null: it was not promised there. */
  readonly promise: string | null;
  /** Whether it still waits for a meeting. */
  readonly isWaiting: boolean;
};

/** The topics that a meeting's promises make. `dates` are the days on which the body meets after it, soonest first. */
export function topicsPromised(
  promises: readonly PromiseInNotes[],
  known: readonly KnownTopic[],
  dates: readonly string[],
): readonly PromisedTopic[] {
  const blocks = new Set(known.map(({ promisedBlockId }) => promisedBlockId));
  const words = new Set(known.map(({ promise }) => promise));
  const titles = new Set(
    known.filter(({ isWaiting }) => isWaiting).map(({ title }) => comparableName(title)),
  );
  return promises.flatMap(({ blockId, text, isRestricted, isLikely }) => {
    const title = isRestricted ? null : titleOfPromise(text);
    const promise = keptPromise(text);
    // A text that came from elsewhere has no block ids: its words say which promise it is.
    if (blockId === null ? words.has(promise) : blocks.has(blockId)) return [];
    if (title !== null && titles.has(comparableName(title))) return [];
    if (title !== null) titles.add(comparableName(title));
    const wantedOn = dayNamedIn(text, dates);
    return [{ key: blockId ?? promise, isLikely, title, wantedOn, promise, promisedBlockId: blockId }];
  });
}

/** As much of a promise as a topic keeps. */
export function keptPromise(text: string): string {
  return atMost(2000, text);
}

const month = monthNames.join('|');
const dayOrMonth = new RegExp(
  `(?:\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?\\b(${month})\\b(?:,?\\s+(\\d{4})\\b)?`,
  'g',
);

/**
 * Which of the days a text names: as "10 October 2026", "October 2026", "October" or "the next meeting". null where it
 * names none of them, or more than one.
 */
export function dayNamedIn(text: string, dates: readonly string[]): string | null {
  const [soonest] = dates;
  const named = new Set(/\bnext meeting\b/i.test(text) && soonest !== undefined ? [soonest] : []);
  for (const [, day, name = '', year] of text.matchAll(dayOrMonth)) {
    const found = dates.find((date) => {
      const monthOfDate = monthNames[Number(date.slice(5, 7)) - 1];
      return (
        monthOfDate === name &&
        (year === undefined || date.startsWith(year)) &&
        (day === undefined || Number(date.slice(8)) === Number(day))
      );
    });
    if (found !== undefined) named.add(found);
  }
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** What a topic is called that makes a promise come true, until somebody calls it otherwise. */
export function titleOfPromise(text: string): string {
  const line = text.split('\n').find((each) => /[\p{L}\p{N}]/u.test(each)) ?? text;
  return atMost(
    300,
    line
      .replace(/\s+/g, ' ')
      .replace(/[\s.;,]+$/, '')
      .trim(),
  );
}

// Never half of a character that counts as two.
function atMost(longest: number, text: string): string {
  return text
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
