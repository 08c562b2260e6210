import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { themes } from '../../shared/contract/desktop-contract.ts';

// What the window remembers of a person's wishes on this computer. Of meetings there are ids alone: what a meeting is
// called is read from the data each time.

const mostRecent = 8;

const settingsFile = z.object({
  theme: z.enum(themes).catch('system'),
  /** Newest first. */
  recentMeetings: z.array(z.uuid()).max(mostRecent).catch([]),
  notifications: z.boolean().catch(false),
  /** The day on which due actions were last told of, `YYYY-MM-DD`. */
  notifiedOn: z.iso.date().nullable().catch(null),
});

type DesktopSettings = Readonly<z.infer<typeof settingsFile>>;

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

function readSettings(path: string): DesktopSettings {
  try {
    return settingsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return settingsFile.parse({});
  }
}
