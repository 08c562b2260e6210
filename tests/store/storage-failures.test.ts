import { safe } from '@orpc/client';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3-multiple-ciphers';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { DamagedRow } from '../../electron/core/store/columns.ts';
import { storageProblemOf } from '../../electron/core/store/storage-problem.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, resourcesFolder, withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

test('a full disk is said, nothing is lost, and saving works again when there is room', async ({ skip }) => {
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
  if (mounted.status !== 0) skip('this user may not mount a disk in memory');
  onTestFinished(() => void spawnSync('umount', [disk]));
  const { core, client } = await openTestCore(disk);
  const meeting = await aStoredMeeting(client);
  await saveNotes(client, meeting.id, aBody(aParagraph('Kept words')));
  const filler = join(disk, 'filler');
  for (let size = 2048; size > 4; size -= 64) {
    try {
      writeFileSync(filler, Buffer.alloc(size * 1024, 1));
      break;
    } catch {
      rmSync(filler, { force: true });
    }
  }
  const section = await notesSection(client, meeting.id);
  const long = aBody(aParagraph('Many more words. '.repeat(20_000)));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { error } = await safe(
      client.documents.saveSection({ id: section.id, revision: section.revision, body: long }),
    );
    expect(error).toMatchObject({ defined: true, code: 'storage-failed', data: { code: 'disk-full' } });
  }
  expect(await notesSection(client, meeting.id)).toEqual(section);
  rmSync(filler);
  const body = aBody(aParagraph('More words'));
  await client.documents.saveSection({ id: section.id, revision: section.revision, body });
  await core.close();
  const kept = await withTestCore(disk, (again) => notesSection(again, meeting.id));
  expect(plainTextOf(bodyOf(kept))).toBe('More words');
});

test('a row that something else has changed is said to be damaged, and its text does not cross', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, (client) => aStoredBody(client));
  withDatabase(databaseFile(dataFolder), (database) =>
    database.exec(`UPDATE bodies SET opening_items = '[{"secret":"words"}]'`),
  );
  const { core, client } = await openTestCore(dataFolder);
  const { error } = await safe(client.bodies.list());
  expect(error).toMatchObject({ defined: true, code: 'storage-failed', data: { code: 'damaged' } });
  expect(JSON.stringify(error)).not.toContain('secret');
  await core.close();
});

test('a fault of the program is answered without its words, and logged without the words of the document', async () => {
  let isOpen = false;
  const core = await openCore({
    dataFolder: temporaryFolder(),
    resourcesFolder,
    author: 'Test clerk',
    programVersion: '0.0.0-test',
    newId: () => {
      if (isOpen) throw new TypeError('no id for Priya Anand');
      return randomUUID();
    },
  });
  isOpen = true;
  const client = createRouterClient(core.router);
  onTestFinished(() => core.close());
  const logged: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged.push(String(text));
    return true;
  });
  onTestFinished(() => stderr.mockRestore());
  const { error } = await safe(
    client.people.createOrganisation({ name: 'Priya Anand Ltd', shortName: null }),
  );
  expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(JSON.stringify(error)).not.toMatch(/Priya|stack|\.ts/);
  expect(logged.join('')).toMatch(/^fault in people\.createOrganisation: TypeError\n {2}at /);
  expect(logged.join('')).not.toContain('Priya');
});

describe('a failure of the database', () => {
  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_CORRUPT_VTAB', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_IOERR', 'unknown'],
    ['SQLITE_CONSTRAINT_CHECK', 'unknown'],
  ])('%s is %s', (code, problem) => {
    expect(storageProblemOf(new Database.SqliteError('words of the row', code))).toBe(problem);
  });

  test('is not every error', () => {
    expect(storageProblemOf(new DamagedRow('text'))).toBe('damaged');
    expect(storageProblemOf(new TypeError('undefined is not a function'))).toBeNull();
  });
});
