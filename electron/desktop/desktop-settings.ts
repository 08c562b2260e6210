import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme } from '../../shared/contract/desktop-contract.ts';

// What the window remembers of a person's wishes on this computer. Of meetings there are ids alone: what a meeting is
// called is read from the data each time.

const mostRecent = 8;

type DesktopSettings = {
  readonly theme: Theme;
  /** Newest first. */
  readonly recentMeetings: readonly string[];
  readonly notifications: boolean;
  /** The day on which due actions were last told of, `YYYY-MM-DD`. */
  readonly notifiedOn: string | null;
};

export type SettingsKeeper = {
  readonly now: DesktopSettings;
  change(change: Partial<DesktopSettings>): void;
  meetingOpened(meetingId: string): void;
};

export function keepSettings(
  folder: string,
  write: (path: string, bytes: Uint8Array) => Promise<unknown>,
): SettingsKeeper {
  const path = join(folder, 'settings.json');
  let now = readSettings(path);
  let last: Promise<unknown> = Promise.resolve();
  const change = (part: Partial<DesktopSettings>): void => {
    now = { ...now, ...part };
    const bytes = Buffer.from(JSON.stringify(now));
    // One after the other: two writes at once could end in the wrong order. A wish that was not kept holds until the end.
    last = last.then(() => write(path, bytes)).catch(() => undefined);
  };
  return {
    get now() {
      return now;
    },
    change,
    meetingOpened: (meetingId) => {
      if (now.recentMeetings[0] === meetingId) return;
      const others = now.recentMeetings.filter((id) => id !== meetingId);
      change({ recentMeetings: [meetingId, ...others].slice(0, mostRecent) });
    },
  };
}

// By hand: this is read before the window is there, and a library of schemas takes longer to load than all of it.
function readSettings(path: string): DesktopSettings {
  const { theme, recentMeetings, notifications, notifiedOn } = readObject(path);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    recentMeetings: isListOfIds(recentMeetings) ? recentMeetings : [],
    notifications: notifications === true,
    notifiedOn: typeof notifiedOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(notifiedOn) ? notifiedOn : null,
  };
}

/** What a file of JSON holds; nothing, where it is missing or something else wrote it. */
function readObject(path: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isListOfIds(value: unknown): value is readonly string[] {
  const isId = (each: unknown): boolean =>
    typeof each === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(each);
  return Array.isArray(value) && value.length <= mostRecent && value.every(isId);
}
