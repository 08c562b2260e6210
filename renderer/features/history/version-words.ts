import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import type { VersionCause, VersionKeeper } from '../../../shared/domain/versions.ts';

// How versions are spoken of on screen.

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** "Tuesday 10 October 2023" */
export function dayOf({ at }: SectionVersion): string {
  return dayFormat.format(new Date(at)).replace(',', '');
}

/** "14:02:11" */
export function timeOf({ at }: SectionVersion): string {
  return timeFormat.format(new Date(at));
}

export const causeNames: Readonly<Record<VersionCause, string>> = {
  saved: 'Saved',
  found: 'Was there when versions began to be kept',
  imported: 'Came in with the meeting file',
  restored: 'Restored from an earlier version',
  'set-aside': 'Was typed, and not chosen',
};

const keeperNames: Readonly<Record<VersionKeeper, string>> = {
  named: 'Named',
  issued: 'Issued',
  shrunk: 'Before words went',
  conflict: 'Other text of a conflict',
  damaged: 'Damaged',
};

/** Why a version is kept for ever, in words; null where it is not. */
export function keptWords({ keptFor, name }: SectionVersion): string | null {
  if (name !== null) return `“${name}”`;
  return keptFor === null ? null : keeperNames[keptFor];
}

/** "+12", "−340", "±0" */
export function signed(words: number): string {
  if (words === 0) return '±0';
  return `${words > 0 ? '+' : '−'}${Math.abs(words).toLocaleString('en-GB')}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
