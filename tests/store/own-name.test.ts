import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import { openOwnName } from '../../electron/core/own-name.ts';
import { wordError } from '../../shared/wording/word-error.ts';
import { anAction, aBody } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const login = 'Test clerk';

test('versions, updates and sealed records have the name of their day, and the log of commands the login name', async () => {
  const dataFolder = temporaryFolder();
  const meetingId = await withTestCore(dataFolder, async (client) => {
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(anAction('Send the figures')));
    const [action] = await client.actions.list({ meetingId: meeting.id });
    const said = { id: action?.id ?? '', text: 'Asked' };
    await client.actions.addUpdate({ ...said, revision: 1 });
    await client.workspace.setOwnName({ name: 'Ada Okoro' });
    await client.actions.addUpdate({ ...said, revision: 2 });
    return meeting.id;
  });
  // It is there again at the next start.
  await withTestCore(dataFolder, async (client) => {
    let { revision } = await client.meetings.get({ id: meetingId });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id: meetingId, revision, event }));
    }
    expect((await client.meetings.prepareSignOff({ id: meetingId })).recordedBy).toBe('Ada Okoro');
    const accepted = { acceptedOn: '2026-07-10', acceptedAtMeetingId: null };
    await client.meetings.signOff({ id: meetingId, revision, ...accepted });
    await client.workspace.setOwnName({ name: 'Ada Okoro-Hale' });
    const record = await client.meetings.sealedRecord({ id: meetingId });
    expect(record).toMatchObject({ recordedBy: 'Ada Okoro', isIntact: true });
    const [action] = await client.actions.list({ meetingId });
    expect(action?.updates.map(({ author }) => author)).toEqual([login, 'Ada Okoro']);
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const actors = database.prepare<[], { actor: string }>('SELECT DISTINCT actor FROM command_log').all();
    expect(actors).toEqual([{ actor: login }]);
  });
});

test('each login of a data folder has a name of its own', async () => {
  const dataFolder = temporaryFolder();
  await openOwnName(dataFolder, 'c1234').keep('Ada Okoro');
  await openOwnName(dataFolder, '__proto__').keep('Ben Hale');
  expect(openOwnName(dataFolder, 'c1234').read()).toBe('Ada Okoro');
  expect(openOwnName(dataFolder, '__proto__').read()).toBe('Ben Hale');
  expect(openOwnName(dataFolder, 'constructor').read()).toBeNull();
  await openOwnName(dataFolder, 'c1234').keep(null);
  expect(openOwnName(dataFolder, 'c1234').read()).toBeNull();
});

test.each([
  ['no JSON', '[["Test clerk", '],
  ['something else', '{"Test clerk": "Ada Okoro"}'],
  ['no text', '[["Test clerk", 7]]'],
  ['an empty name', '[["Test clerk", " "]]'],
  ['a name of 500 characters', JSON.stringify([[login, 'x'.repeat(500)]])],
  ['a control character', '[["Test clerk", "Ada\\u0007"]]'],
])('a file with %s names nobody, and keeps nobody from working', (_what, text) => {
  const dataFolder = temporaryFolder();
  writeFileSync(join(dataFolder, 'own-names.json'), text);
  expect(openOwnName(dataFolder, login).read()).toBeNull();
});

test('a name that cannot be written is refused in words, and the one of before stays', async (context) => {
  const { core, client, dataFolder } = await openTestCore();
  context.onTestFinished(() => core.close());
  // A folder stands where the file would be.
  mkdirSync(join(dataFolder, 'own-names.json', 'inside'), { recursive: true });
  const { error } = await safe(client.workspace.setOwnName({ name: 'Ada Okoro' }));
  expect(wordError(error).whatHappened).toMatch(/not (be )?(saved|written)/);
  expect(error).toMatchObject({ code: 'storage-failed' });
  expect(await client.workspace.status()).toMatchObject({ author: login, ownName: null });
  expect(() => readFileSync(join(dataFolder, 'own-names.json'))).toThrow('EISDIR');
});
