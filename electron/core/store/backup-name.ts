import { backupCauses, type BackupCause } from '../../../shared/contract/entities/backups.ts';

/** What the name of a backup's file says about it, so that a list needs to open none of them. */
export type BackupName = {
  /** Grows with every backup: their order, whatever the clock said. */
  readonly number: number;
  /** ISO, in UTC, to the second. */
  readonly at: string;
  readonly cause: BackupCause;
  readonly meetings: number;
  readonly words: number;
  /** The first 16 hex digits of the SHA-256 of the file as it was when it had been verified. */
  readonly digest: string;
};

const form =
  /^(\d{6,12})-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-([a-z-]+?)-(\d+)-meetings-(\d+)-words-([0-9a-f]{16})\.sqlite3$/;

/** `000042-2026-04-01T09-00-00Z-hourly-12-meetings-3456-words-9f3a2b1c44d05e6f.sqlite3` */
export function writeBackupName({ number, at, cause, meetings, words, digest }: BackupName): string {
  const time = at.replace(/\.\d+Z$/, 'Z').replaceAll(':', '-');
  const count = String(number).padStart(6, '0');
  return `${count}-${time}-${cause}-${meetings}-meetings-${words}-words-${digest}.sqlite3`;
}

/** null: not the name of a backup. */
export function readBackupName(name: string): BackupName | null {
  const found = form.exec(name);
  if (found === null) return null;
  const [, number, day, hours, minutes, seconds, causeText, meetings, words, digest = ''] = found;
  const cause = backupCauses.find((each) => each === causeText);
  const at = `${day}T${hours}:${minutes}:${seconds}Z`;
  if (cause === undefined || Number.isNaN(Date.parse(at))) return null;
  return { number: Number(number), at, cause, meetings: Number(meetings), words: Number(words), digest };
}
