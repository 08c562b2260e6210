import { createRouterClient } from '@orpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { localDay } from '../../electron/core/services/local-day.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { resourcesFolder } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

// Half an hour after midnight in British summer time.
const late = new Date('2026-06-30T23:30:00Z');

test('a day is that of the calendar on the wall, in summer, in winter and far away', () => {
  for (const [zone, at, day] of [
    ['Europe/London', '2026-06-30T23:30:00Z', '2026-07-01'],
    ['Europe/London', '2026-12-31T23:30:00Z', '2026-12-31'],
    ['America/New_York', '2026-07-01T02:00:00Z', '2026-06-30'],
    ['UTC', '2026-06-30T23:30:00Z', '2026-06-30'],
  ] as const) {
    vi.stubEnv('TZ', zone);
    expect(localDay(new Date(at)), `${zone} ${at}`).toBe(day);
  }
});

test('a draft made after midnight is of the new day, on its pages as in the report', async () => {
  vi.stubEnv('TZ', 'Europe/London');
  const core = await openCore({
    ...{ dataFolder: temporaryFolder(), resourcesFolder, author: 'Test clerk', programVersion: '0.0.0-test' },
    clock: () => late,
  });
  const client = createRouterClient(core.router);
  const meeting = await aStoredMeeting(client);
  await client.agenda.add({
    ...{ meetingId: meeting.id, id: crypto.randomUUID(), parentId: null, beforeId: null },
    ...{ kind: 'other', title: 'Welcome' },
  });
  const choice = {
    meetingIds: [meeting.id],
    kinds: ['agenda'],
    audience: 'public',
    standing: 'draft',
  } as const;
  const { files } = await client.exports.preview(choice);
  expect(JSON.stringify(files[0]?.plan)).toContain('1 July 2026');
  const { report } = await client.exports.makeZip({ ...choice });
  expect(Buffer.from(report.asFile.content, 'base64').toString('utf8')).toContain('1 July 2026');
  await core.close();
});
