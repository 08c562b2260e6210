import { createRouterClient } from '@orpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { localDay, localDayOf } from '../../shared/wording/local-day.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aBody, anAction } from '../support/builders/body-pieces.ts';
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
    expect(localDayOf(at)).toBe(day);
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

test('what was reported, and when a draft went out, is said with the day on the wall of whoever said it', async () => {
  vi.stubEnv('TZ', 'Europe/London');
  const core = await openCore({
    ...{ dataFolder: temporaryFolder(), resourcesFolder, author: 'Test clerk', programVersion: '0.0.0-test' },
    clock: () => late,
  });
  const client = createRouterClient(core.router);
  const meeting = await aStoredMeeting(client);
  await saveNotes(client, meeting.id, aBody(anAction('Light the towpath')));
  const [action] = await client.actions.list({ meetingId: meeting.id });
  const reported = { id: action?.id ?? '', revision: action?.revision ?? 0, text: 'Half of it is lit.' };
  await client.actions.addUpdate(reported);
  const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
  let draft = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    draft = await client.meetings.takeStep({ id: draft.id, revision: draft.revision, event });
  }
  const { id, revision } = draft;
  await client.meetings.issueDraft({
    ...{ id, revision, recipients: ['Helen Marsh'], answersBy: null, today: '2026-07-01' },
  });
  const planned = async (meetingId: string, kind: 'actions' | 'notes' | 'matters-arising' | 'agenda') => {
    const choice = { meetingIds: [meetingId], kinds: [kind], audience: 'public', standing: 'draft' } as const;
    const { files } = await client.exports.preview(choice);
    return JSON.stringify(files[0]?.plan);
  };
  expect(await planned(meeting.id, 'notes')).toContain('issued for correction on 1 July 2026');
  for (const [id, kind] of [
    [meeting.id, 'actions'],
    [next.id, 'matters-arising'],
    [next.id, 'agenda'],
  ] as const) {
    expect(await planned(id, kind), kind).toContain('1 July 2026');
    expect(await planned(id, kind), kind).not.toContain('30 June');
  }
  await core.close();
});
