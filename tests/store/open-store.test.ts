import Database from 'better-sqlite3-multiple-ciphers';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import type { ReadHandle, WriteHandle } from '../../electron/core/store/handles.ts';
import { newestVersion, readMigrations } from '../../electron/core/store/migrate.ts';
import { openStore, ownMigrations } from '../../electron/core/store/open-store.ts';
import { pragmasNotInForce, setPragmas } from '../../electron/core/store/pragmas.ts';
import {
  findOrganisation,
  insertOrganisation,
} from '../../electron/core/store/repositories/organisations.ts';
import { change, select } from '../../electron/core/store/statements.ts';
import { text } from '../../electron/core/store/columns.ts';
import { smallDisk } from '../faults/small-disk.ts';
import { makeNewer } from '../support/newer-version.ts';
import { openTestCore, withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const organisation = {
  id: '01900000-0000-7000-8000-000000000001',
  revision: 1,
  name: 'Calder Police',
  shortName: null,
};

function storeIn(folder: string) {
  return openStore({ key: null, path: join(folder, 'store.sqlite3'), backupFolder: join(folder, 'backups') });
}

test('the settings of the database are in force after opening it again', () => {
  const path = join(temporaryFolder(), 'settings.sqlite3');
  withDatabase(path, (database) => {
    setPragmas(database);
    database.exec('CREATE TABLE something (id TEXT)');
    expect(pragmasNotInForce(database)).toEqual([]);
  });
  withDatabase(path, (database) => {
    // What the file remembers is less than what is wanted: this test would not notice a setting that is never made.
    expect(pragmasNotInForce(database)).toEqual(
      expect.arrayContaining(['locking_mode', 'trusted_schema', 'cell_size_check']),
    );
    setPragmas(database);
    expect(pragmasNotInForce(database)).toEqual([]);
    const read = (name: string): unknown => database.pragma(name, { simple: true });
    expect(
      [
        'locking_mode',
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'trusted_schema',
        'cell_size_check',
      ].map(read),
    ).toEqual(['exclusive', 'wal', 2, 1, 0, 1]);
  });
});

test('a transaction is committed whole or not at all', async () => {
  const store = await storeIn(temporaryFolder());
  expect(() =>
    store.write((_read, write) => {
      insertOrganisation(write, organisation);
      throw new Error('half-way');
    }),
  ).toThrow('half-way');
  expect(store.read((read) => findOrganisation(read, organisation.id))).toBeNull();
  store.write((_read, write) => insertOrganisation(write, organisation));
  expect(store.read((read) => findOrganisation(read, organisation.id))).toEqual(organisation);
  store.close();
});

test('reading and writing are two kinds of handle', async () => {
  expectTypeOf<WriteHandle>().not.toExtend<ReadHandle>();
  expectTypeOf<ReadHandle>().not.toExtend<WriteHandle>();
  const store = await storeIn(temporaryFolder());
  const deleting = select([], { id: text }, 'DELETE FROM organisations RETURNING id');
  expect(() => store.read((read) => read.all(deleting, {}))).toThrow(
    'a read handle runs nothing that writes',
  );
  let kept: WriteHandle | null = null;
  store.write((_read, write) => {
    kept = write;
  });
  const late = (): unknown => kept?.run(change([], 'DELETE FROM organisations'), {});
  expect(late).toThrow('inside a transaction');
  store.close();
});

test('one program at a time owns a data folder, and the second one hears which', async () => {
  const { core, dataFolder } = await openTestCore();
  await expect(openTestCore(dataFolder)).rejects.toMatchObject({
    name: 'DataFolderRefused',
    code: 'in-use',
    facts: { folder: dataFolder, holder: expect.stringContaining(String(process.pid)) as string },
  });
  // The refused attempt has not loosened the first one's hold on the file: another process is refused as well.
  const child = fileURLToPath(new URL('./hold-folder-child.ts', import.meta.url));
  const other = spawnSync(process.execPath, [child, dataFolder], { encoding: 'utf8', timeout: 20_000 });
  expect(other).toMatchObject({ stdout: 'refused: in-use\n', stderr: '' });
  await core.close();
  const again = await openTestCore(dataFolder);
  await again.core.close();
});

test('closing leaves the data as one file, which nobody else may read, and a backup', async () => {
  const { core, client, dataFolder } = await openTestCore();
  await aStoredMeeting(client);
  await core.close();
  await core.close();
  expect(readdirSync(dataFolder)).toEqual(['backups', 'logs', 'owner.lock', 'secretariat.sqlite3']);
  if (process.platform !== 'win32') {
    expect((statSync(databaseFile(dataFolder)).mode & 0o777).toString(8)).toBe('600');
  }
  await withTestCore(dataFolder, async (client) => expect(await client.meetings.list()).toHaveLength(1));
});

test.each([
  ['with a table that this program does not know', undefined],
  ['with the same tables', `UPDATE meetings SET place = 'Calder Hall'`],
])('a database of a newer version is refused and stays as it is, byte for byte: %s', async (_name, sql) => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, (client) => aStoredMeeting(client));
  await makeNewer(databaseFile(dataFolder), sql);
  const before = digestsIn(dataFolder);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(openTestCore(dataFolder)).rejects.toMatchObject({ code: 'newer-version' });
    expect(digestsIn(dataFolder)).toEqual(before);
  }
});

/** Data of a newer version as a crash leaves them: the version is in the journal, not in the file. */
async function aNewerFolderAfterACrash(): Promise<string> {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, (client) => aStoredMeeting(client));
  const path = databaseFile(dataFolder);
  // Only the last to close writes the journal back.
  const open = new Database(path);
  open.pragma('user_version');
  await makeNewer(path);
  const crashed = temporaryFolder();
  for (const name of ['secretariat.sqlite3', 'secretariat.sqlite3-wal']) {
    writeFileSync(join(crashed, name), readFileSync(join(dataFolder, name)));
  }
  open.close();
  const newest = newestVersion(readMigrations(ownMigrations));
  expect(readFileSync(databaseFile(crashed)).readInt32BE(60)).toBe(newest);
  return crashed;
}

test('a newer version that is still in the journal is seen there, and the journal stays', async () => {
  const crashed = await aNewerFolderAfterACrash();
  const before = digestsIn(crashed);
  await expect(openTestCore(crashed)).rejects.toMatchObject({ code: 'newer-version' });
  expect(digestsIn(crashed)).toEqual(before);
});

test('a newer version is seen in the journal also where the disk has no room for a copy', async ({
  skip,
}) => {
  const crashed = await aNewerFolderAfterACrash();
  const disk = smallDisk(join(temporaryFolder(), 'disk'), 4);
  if (disk === null) return void skip();
  onTestFinished(disk.remove);
  cpSync(crashed, disk.folder, { recursive: true });
  disk.close();
  const before = digestsIn(disk.folder);
  const options = { key: null, path: databaseFile(disk.folder), backupFolder: join(disk.folder, 'backups') };
  await expect(openStore(options)).rejects.toMatchObject({ code: 'newer-version' });
  expect(digestsIn(disk.folder)).toEqual(before);
});

test('the tables refuse what the program must never write', async () => {
  const dataFolder = temporaryFolder();
  const meeting = await withTestCore(dataFolder, (client) => aStoredMeeting(client));
  withDatabase(databaseFile(dataFolder), (database) => {
    database.pragma('foreign_keys = ON');
    const refused = [
      `UPDATE meetings SET state = 'cancelled'`,
      `UPDATE meetings SET date = '18 April'`,
      `UPDATE meetings SET body_id = '${meeting.id}'`,
      `UPDATE meetings SET revision = 'two'`,
      `UPDATE agenda_items SET rank = 'a0'`,
      `UPDATE agenda_items SET parent_id = id`,
      `UPDATE sections SET sha256 = ''`,
      `UPDATE documents SET state = 'drafting'`,
      `INSERT INTO documents (id, revision, kind, meeting_id) VALUES ('${'x'.repeat(36)}', 1, 'notes', '${meeting.id}')`,
      `DELETE FROM bodies`,
    ];
    for (const sql of refused) expect(() => database.exec(sql), sql).toThrow(/constraint|cannot store/);
  });
  expect(existsSync(ownMigrations)).toBe(true);
});

function digestsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== 'owner.lock')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
}
