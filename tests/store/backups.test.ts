import { safe } from '@orpc/client';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

function backupFiles(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, 'backups');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

async function notesText(client: Client, meetingId: string): Promise<string> {
  return plainTextOf(bodyOf(await notesSection(client, meetingId)));
}

describe('a backup', () => {
  test('made by hand is listed with what it holds, and opening it leaves nothing beside it', async () => {
    const { core, client, dataFolder } = await openTestCore();
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('Four words are here')));
    const made = await client.backups.make();
    expect(made).toMatchObject({ place: 'data-folder', cause: 'by-hand', meetings: 1, words: 4 });
    const { backups, folder, secondFolder, problem } = await client.backups.list();
    expect({ backups, secondFolder, problem }).toEqual({
      backups: [made],
      secondFolder: null,
      problem: null,
    });
    expect(folder).toBe(join(dataFolder, 'backups'));
    const [name = ''] = backupFiles(dataFolder);
    expect(name).toMatch(/^000001-2026-04-01T09-00-\d\dZ-by-hand-1-meetings-4-words-[0-9a-f]{16}\.sqlite3$/);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(made.bytes).toBe(statSync(join(folder, name)).size);
    withDatabase(join(folder, name), (database) => {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    });
    expect(backupFiles(dataFolder)).toEqual([name]);
    await core.close();
  });

  test('is made at the end of a program that changed something, and only then', async () => {
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, (client) => client.bodies.list());
    expect(backupFiles(dataFolder)).toEqual([]);
    await withTestCore(dataFolder, (client) => aStoredBody(client));
    const [first = ''] = backupFiles(dataFolder);
    expect(first).toMatch(/^000001-.*-closing-0-meetings-0-words-/);
    await withTestCore(dataFolder, (client) => client.bodies.list());
    expect(backupFiles(dataFolder)).toEqual([first]);
    await withTestCore(dataFolder, (client) => aStoredMeeting(client));
    // Of the same hour, so it takes the place of the first.
    expect(backupFiles(dataFolder)).toEqual([expect.stringMatching(/^000002-.*-closing-1-meetings-/)]);
  });
});

describe('restoring', () => {
  test('brings back what the backup holds, and sets the present data aside', async () => {
    const { core, client, dataFolder } = await openTestCore();
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('As it was')));
    const { id } = await client.backups.make();
    await saveNotes(client, meeting.id, aBody(aParagraph('As it became')));
    const changes = (await client.workspace.changes())[Symbol.asyncIterator]();
    const { setAside } = await client.backups.restore({ id });
    expect(await changes.next()).toMatchObject({ value: { area: 'store' } });
    expect(await notesText(client, meeting.id)).toBe('As it was');
    await saveNotes(client, meeting.id, aBody(aParagraph('And it goes on')));
    await core.close();
    const kept = temporaryFolder();
    copyFileSync(join(setAside, 'secretariat.sqlite3'), databaseFile(kept));
    expect(await withTestCore(kept, (again) => notesText(again, meeting.id))).toBe('As it became');
    expect(await withTestCore(dataFolder, (again) => notesText(again, meeting.id))).toBe('And it goes on');
  });
});
