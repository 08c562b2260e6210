// The texts that a section has had: when a save adds one, when it writes over the newest, and when it is suspicious.

/**
 * How a text came to be a version of its section. `found`: it lay there without being among the versions; `imported`:
 * it came with a meeting file; `set-aside`: one of two texts, kept beside the section's own.
 */
export const versionCauses = ['saved', 'found', 'imported', 'restored', 'set-aside'] as const;
export type VersionCause = (typeof versionCauses)[number];

/** Why a version is kept for ever. */
export const versionKeepers = ['named', 'issued', 'shrunk', 'conflict', 'damaged'] as const;
export type VersionKeeper = (typeof versionKeepers)[number];

const shortestBurst = 5_000;
const longestBurst = 60_000;
const millisecondsPerCharacter = 0.15;

/**
 * For how many milliseconds the saves of one author go into one version, by the size of the text (JSON, in characters).
 * From 33 kB on it grows with the text, so that a section grows by 6.7 kB a second at most while somebody types without
 * a pause: 72 MB in three hours, 17 MB for the 8 kB of an ordinary section.
 */
export function burstLength(characters: number): number {
  return Math.min(longestBurst, Math.max(shortestBurst, characters * millisecondsPerCharacter));
}

/** What is known of a section's newest version. Times are ISO 8601 in UTC; `day` counts days of use. */
export type NewestVersion = {
  readonly cause: VersionCause;
  readonly keptFor: VersionKeeper | null;
  readonly author: string;
  readonly session: string;
  readonly day: number;
  readonly at: string;
  /** The most words that it has held since it began. */
  readonly peakWords: number;
};

export type NextText = {
  readonly author: string;
  readonly session: string;
  readonly day: number;
  readonly at: string;
  /** How long the newest version has been written to, in milliseconds. */
  readonly sinceBegan: number;
  readonly words: number;
  readonly characters: number;
  /** How many characters of the text before it are no longer there (`replacedCharacters`). */
  readonly replacedCharacters: number;
};

const fewWords = 3;
const fewCharacters = 40;

/**
 * Whether a save goes into the newest version, or becomes one of its own. It goes in while one author types on: never
 * when words went, when the version is kept, when the program was closed in between, or when the clock went back.
 */
export function continuesBurst(newest: NewestVersion, next: NextText): boolean {
  return (
    newest.cause === 'saved' &&
    newest.keptFor === null &&
    newest.author === next.author &&
    newest.session === next.session &&
    newest.day === next.day &&
    newest.at <= next.at &&
    next.sinceBegan < burstLength(next.characters) &&
    newest.peakWords - next.words <= fewWords &&
    next.replacedCharacters <= fewCharacters
  );
}

/** How long the stretch of a text is that a later one has something else for: all but what both begin and end with. */
export function replacedCharacters(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return before.length - start - end;
}

/**
 * Whether a save took away what nobody deleted: of the words that should be left, more than half and more than 200 are
 * not there. A fault looks like this, and so does a text that was cut to be pasted elsewhere: it is saved, and asked about.
 */
export function hasShrunk(save: {
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  readonly deletedWords: number;
}): boolean {
  const expected = Math.max(0, save.wordsBefore - save.deletedWords);
  const missing = expected - save.wordsAfter;
  return missing > 200 && missing * 2 > expected;
}
