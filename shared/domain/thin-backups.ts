/** What the rule needs to know of a backup. Numbers grow with every backup, whatever the clock says. */
export type ThinnedBackup = {
  readonly number: number;
  /** ISO, in UTC: neither zones nor the nights of the time change make an hour longer. */
  readonly at: string;
  readonly isBeforeMigration: boolean;
  readonly isByHand: boolean;
};

const ladder: readonly { readonly label: RegExp; readonly kept: number }[] = [
  { label: /^\d+-\d\d-\d\dT\d\d/, kept: 24 },
  { label: /^\d+-\d\d-\d\d/, kept: 14 },
  { label: /^\d+-\d\d/, kept: 12 },
];
const migrationsKept = 5;
const byHandKept = 10;

/**
 * The backups that are not needed any more. Kept are the newest of each of 24 hours, 14 days and 12 months in which
 * there are any, the newest 10 made by hand and the newest 5 made before a migration. Hours, days and months are
 * counted and never compared with today, so that a clock that jumps makes nothing old.
 */
export function backupsToRemove<Each extends ThinnedBackup>(backups: readonly Each[]): readonly Each[] {
  const newestFirst = backups.toSorted((one, other) => other.number - one.number);
  const kept = new Set<Each>([
    ...newestFirst.filter(({ isBeforeMigration }) => isBeforeMigration).slice(0, migrationsKept),
    ...newestFirst.filter(({ isByHand }) => isByHand).slice(0, byHandKept),
    ...ladder.flatMap(({ label, kept: count }) => newestOfEach(newestFirst, label, count)),
  ]);
  return newestFirst.filter((each) => !kept.has(each));
}

function newestOfEach<Each extends ThinnedBackup>(
  newestFirst: readonly Each[],
  label: RegExp,
  count: number,
): readonly Each[] {
  const newest = new Map<string, Each>();
  for (const each of newestFirst) {
    const name = label.exec(each.at)?.[0] ?? each.at;
    if (!newest.has(name)) newest.set(name, each);
  }
  return [...newest.values()].slice(0, count);
}
