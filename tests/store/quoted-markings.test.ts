import { safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { readPolicyText } from '../../shared/contract/policy.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { aBody, anAction } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const secret = { level: 'official-sensitive', descriptor: null } as const;
const none = { level: 'none', descriptor: null } as const;

/** January agreed an action, February heard of it and is OFFICIAL-SENSITIVE, March is to come. */
async function threeMeetings(client: Client) {
  const { id: bodyId } = await aStoredBody(client);
  const on = (date: string): Promise<Meeting> => aStoredMeeting(client, { bodyId, date });
  const [january, february, march] = [await on('2026-01-10'), await on('2026-02-10'), await on('2026-03-10')];
  await client.agenda.add({
    ...{ meetingId: march.id, id: randomUUID(), parentId: null, beforeId: null },
    ...{ kind: 'previous-notes', title: 'Notes of the previous meeting' },
  });
  const item = await aStoredItem(client, january.id);
  const fields = { post: null, organisationId: null, shortForm: null, isCurrent: true };
  const owner = {
    kind: 'person',
    id: (await client.people.create({ name: 'Adaeze Moss', ...fields })).id,
  } as const;
  await saveNotes(client, january.id, aBody(anAction('Send the figures', { owners: [owner] })), item.id);
  const report = async (text: string, reportedAtMeetingId: string | null) => {
    const [action] = await client.actions.list({ meetingId: january.id });
    const { id, revision } = action ?? { id: '', revision: 0 };
    await client.actions.addUpdate({ id, revision, text, href: null, reportedAtMeetingId });
  };
  await client.exports.setMarking({ meetingId: february.id, marking: secret });
  return { bodyId, january, february, march, report };
}

function headersOf(files: readonly { readonly content: string }[]): string {
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).headers.join(' ');
}

test('what a sensitive meeting heard of an action is as sensitive in every file that says it', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { january, february, march, report } = await threeMeetings(client);
    await report('The contract will not be renewed', february.id);
    for (const [meeting, what] of [
      [january, 'actions'],
      [march, 'matters-arising'],
      [march, 'agenda'],
    ] as const) {
      const { error } = await safe(client.exports.make({ meetingId: meeting.id, what }));
      expect(error, what).toMatchObject({ data: { code: 'public-above-limit' } });
      const { files } = await client.exports.make({ meetingId: meeting.id, what, audience: 'internal' });
      expect(headersOf(files), what).toContain('OFFICIAL-SENSITIVE');
    }
    const { files } = await client.exports.chasingList({ owner: null, today: '2026-06-01' });
    expect([headersOf(files), files[0]?.name]).toEqual([
      expect.stringContaining('OFFICIAL-SENSITIVE'),
      '2026-06-01 - open actions, OFFICIAL-SENSITIVE.docx',
    ]);
    // What is not said any more does not count.
    await report('It was renewed after all', null);
    const made = await client.exports.make({ meetingId: january.id, what: 'actions' });
    expect(made.files[0]?.name).toBe('2026-01-10 Community Outcomes Meeting 1 - action log.docx');
  });
});

test('an agenda as it went out is as sensitive as what it says, whatever one of today would say', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { bodyId, february, march } = await threeMeetings(client);
    const { revision } = await client.meetings.get({ id: march.id });
    await client.meetings.takeStep({ id: march.id, revision, event: 'issue-agenda' });
    const topic = { bodyId, title: 'Towpaths', kind: 'report', leadId: null, organisationId: null } as const;
    await client.topics.create({
      ...{ ...topic, wantedOn: '2026-07-14', promisedAtMeetingId: february.id, promise: '' },
    });
    const of = { meetingId: march.id, what: 'agenda' } as const;
    const { files } = await client.exports.make({ ...of, agendaVersion: 1 });
    expect(files[0]?.name).toMatch(/agenda, version 1\.docx$/);
  });
});

test('a year map is as sensitive as its body and as the meetings whose papers it names', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.workspace.loadSample();
    const { bodyId, date } = await client.meetings.get({ id: meetingId });
    const of = { bodyId, year: Number(date.slice(0, 4)) };
    await client.exports.setMarking({ meetingId, marking: secret });
    expect((await safe(client.exports.yearMap(of))).error).toMatchObject({
      data: { code: 'public-above-limit' },
    });
    await client.exports.setMarking({ meetingId, marking: none });
    const body = (await client.bodies.list()).find(({ id }) => id === bodyId);
    if (!body) throw new Error('no body');
    const official = { level: 'official', descriptor: null } as const;
    await client.bodies.update({ ...body, exportPolicy: { ...body.exportPolicy, marking: official } });
    const { files } = await client.exports.yearMap(of);
    expect([headersOf(files), files[0]?.name]).toEqual([
      expect.stringContaining('OFFICIAL'),
      expect.stringContaining('year map, OFFICIAL.docx'),
    ]);
  });
});

test('no Word file is made past the rules of an organisation', async () => {
  const text = JSON.stringify({
    version: 1,
    defaultMarking: 'official-sensitive',
    highestPublicMarking: 'none',
  });
  const core = await openCore({
    ...{ dataFolder: temporaryFolder(), resourcesFolder, author: 'Clerk', programVersion: '0.0.0' },
    policy: readPolicyText('/etc/secretariat/policy.json', text),
  });
  try {
    const client: Client = createRouterClient(core.router, { context: {} });
    await threeMeetings(client);
    const { files } = await client.exports.chasingList({ owner: null, today: '2026-06-01' });
    expect(headersOf(files)).toContain('OFFICIAL-SENSITIVE');
    const { meetingId } = await client.workspace.loadSample();
    const sample = await client.meetings.get({ id: meetingId });
    const { error } = await safe(
      client.exports.yearMap({ bodyId: sample.bodyId, year: Number(sample.date.slice(0, 4)) }),
    );
    expect(error).toMatchObject({ data: { code: 'public-above-limit' } });
    const readable = await client.recovery.exportReadable();
    expect(headersOf(readable.files)).toContain('OFFICIAL-SENSITIVE');
  } finally {
    await core.close();
  }
});
