/** What thinning looks at in a version of one section. `at` is ISO 8601 in UTC; `day` counts days of use. */
export type AgeingVersion = {
  readonly sequence: number;
  readonly day: number;
  readonly at: string;
  readonly session: string;
  readonly isKept: boolean;
  /** The text that the section has now. */
  readonly isCurrent: boolean;
};

const daysByTheMinute = 1;
const daysByTheHour = 31;

/**
 * Which versions of one section go. All of the running session's stay, those kept for ever, and the section's own text;
 * of the others the last of each minute for a day, the last of each hour for a month, and then none. Ages are days of
 * use, and a minute or an hour is a run of versions that follow each other, so that a clock that jumps takes nothing.
 */
export function versionsToThin(
  versions: readonly AgeingVersion[],
  now: { readonly day: number; readonly session: string },
): readonly number[] {
  const inOrder = [...versions].sort((one, other) => one.sequence - other.sequence);
  const periods = inOrder.map((version) => periodOf(version, now.day));
  return inOrder
    .filter((version, index) => {
      if (version.isKept || version.isCurrent || version.session === now.session) return false;
      const period = periods[index] ?? null;
      return period === null || period === periods[index + 1];
    })
    .map(({ sequence }) => sequence);
}

/** The stretch of time of which one version stays; null where none does. */
function periodOf({ day, at }: AgeingVersion, today: number): string | null {
  const age = today - day;
  if (age <= daysByTheMinute) return at.slice(0, '2026-04-18T14:30'.length);
  return age <= daysByTheHour ? at.slice(0, '2026-04-18T14'.length) : null;
}
