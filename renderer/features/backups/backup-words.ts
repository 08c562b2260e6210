import type { Backup, BackupCause } from '../../../shared/contract/entities/backups.ts';
import { countOf } from '../../../shared/wording/facts.ts';

// How backups are spoken of on screen.

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });

/** "22 November 2026, 14:02" */
export function whenWords(at: string): string {
  const date = new Date(at);
  return `${dayFormat.format(date)}, ${timeFormat.format(date)}`;
}

/** "the backup of 22 November 2026, 14:02" */
export function backupTitle({ at }: Backup): string {
  return `the backup of ${whenWords(at)}`;
}

/** "3 meetings, 12,345 words" */
export function backupWords({
  meetings,
  words,
}: {
  readonly meetings: number;
  readonly words: number;
}): string {
  return `${countOf(meetings, 'meeting')}, ${countOf(words, 'word')}`;
}

export const causeNames: Readonly<Record<BackupCause, string>> = {
  migration: 'Before an update',
  closing: 'When Secretariat was closed',
  hourly: 'Every hour with changes',
  'by-hand': 'Back up now',
};

export const placeNames: Readonly<Record<Backup['place'], string>> = {
  'data-folder': 'This computer',
  'second-folder': 'Second folder',
  'other-data': 'Second folder, from another computer or data folder',
};

/** "640 kB", "12.4 MB" */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}
