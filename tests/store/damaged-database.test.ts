import { safe } from '@orpc/client';
import Database from 'better-sqlite3-multiple-ciphers';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examineFiles } from '../../electron/core/store/examine-files.ts';
import { readMigrations } from '../../electron/core/store/migrate.ts';
import { openStore, ownMigrations } from '../../electron/core/store/open-store.ts';
import { ownSchemas } from '../../electron/core/store/schema-digests.ts';
import { openStoreSlot } from '../../electron/core/store/store-slot.ts';
import { smallDisk } from '../faults/small-disk.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';
import { noKeys } from '../support/no-keys.ts';

/** A data folder with a meeting and words in its notes, as a killed program leaves it: the newest in the journal. */
async function aFolderAfterACrash(savings: number): Promise<string> {
  const { core, client, dataFolder } = await openTestCore();
  onTestFinished(() => core.close());
  const meeting = await aStoredMeeting(client);
  for (let saving = 1; saving <= savings; saving += 1) {
    await saveNotes(client, meeting.id, aBody(aParagraph(`The bridge closes in week ${saving}`)));
  }
  const crashed = temporaryFolder();
  for (const name of ['secretariat.sqlite3', 'secretariat.sqlite3-wal']) {
    writeFileSync(join(crashed, name), readFileSync(join(dataFolder, name)));
  }
  return crashed;
}

/** A data folder as a crash leaves it after some SQL, which is in the journal alone. */
async function aFolderWithJournal(sql: string): Promise<string> {
  const dataFolder = await aClosedFolder();
  const database = new Database(databaseFile(dataFolder));
  onTestFinished(() => void database.close());
  database.pragma('wal_autocheckpoint = 0');
  database.exec(sql);
  return copyOf(dataFolder);
}

async function aFolderThatSaysItOnce(): Promise<string> {
  const dataFolder = temporaryFolder();
  const migrationsFolder = temporaryFolder();
  for (const { name } of readMigrations(ownMigrations).slice(0, 3)) {
    copyFileSync(join(ownMigrations, name), join(migrationsFolder, name));
  }
  const path = databaseFile(dataFolder);
  (await openStore({ key: null, path, backupFolder: join(dataFolder, 'b'), migrationsFolder })).close();
  withDatabase(path, (database) => database.pragma('application_id = 0'));
  expect(await stateOf(dataFolder)).toBe('open');
  return dataFolder;
}

function copyOf(dataFolder: string): string {
  const copy = temporaryFolder();
  for (const [name, content] of Object.entries(databaseIn(dataFolder))) {
    if (!name.endsWith('-shm')) writeFileSync(join(copy, name), content, 'latin1');
  }
  return copy;
}

/** The bytes that a file takes up on a disk. */
function pages(bytes: number): number {
  return Math.ceil(bytes / 4096) * 4096;
}

async function aClosedFolder(): Promise<string> {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, (client) => aStoredMeeting(client));
  return dataFolder;
}

function databaseIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('secretariat.sqlite3'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

async function stateOf(dataFolder: string): Promise<string> {
  return withTestCore(dataFolder, async (client) => {
    const { state } = await client.recovery.status();
    if (state === 'damaged') {
      const { error } = await safe(client.meetings.list());
      expect(error).toMatchObject({ code: 'storage-failed', data: { code: 'damaged' } });
    }
    return state;
  });
}

describe('the program starts, says that the data are damaged, and changes nothing in them', () => {
  const overPage = (page: number, bytes: Buffer) => (sound: Buffer) => {
    const spoilt = Buffer.from(sound);
    bytes.copy(spoilt, (page - 1) * 4096);
    return spoilt;
  };
  test.each<readonly [string, (sound: Buffer) => Buffer]>([
    ['no database at all', () => Buffer.from('These are my notes, not a database. '.repeat(50))],
    [
      'a page missing in the middle',
      (sound) => Buffer.concat([sound.subarray(0, 4096), sound.subarray(8192)]),
    ],
    ['the first page zeroed', overPage(1, Buffer.alloc(4096))],
    ['the tables of the first page zeroed', overPage(1, Buffer.alloc(0))],
    ['another page zeroed', overPage(3, Buffer.alloc(4096))],
    ['cut off after two pages', (sound) => sound.subarray(0, 8192)],
    ['cut off within the header', (sound) => sound.subarray(0, 60)],
    ['a version from before its tables', (sound) => withInt32(sound, 60, 1)],
    ['a version below zero', (sound) => withInt32(sound, 60, -5)],
  ])('%s', async (name, spoil) => {
    const dataFolder = await aClosedFolder();
    const sound = readFileSync(databaseFile(dataFolder));
    const spoilt = spoil(sound);
    if (name === 'the tables of the first page zeroed') spoilt.fill(0, 100, 4096);
    writeFileSync(databaseFile(dataFolder), spoilt);
    const before = databaseIn(dataFolder);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await stateOf(dataFolder)).toBe('damaged');
      expect(databaseIn(dataFolder)).toEqual(before);
    }
  });

  test('with a journal beside it, which stays as well', async () => {
    const dataFolder = await aClosedFolder();
    const spoilt = readFileSync(databaseFile(dataFolder));
    spoilt.fill(0, 4096, 3 * 4096);
    writeFileSync(databaseFile(dataFolder), spoilt);
    writeFileSync(join(dataFolder, 'secretariat.sqlite3-wal'), 'half a journal');
    const before = databaseIn(dataFolder);
    expect(await stateOf(dataFolder)).toBe('damaged');
    expect(databaseIn(dataFolder)).toEqual(before);
  });

  test("another program's database, which is not taken for an empty one of ours", async () => {
    const dataFolder = temporaryFolder();
    withDatabase(databaseFile(dataFolder), (database) => database.exec('CREATE TABLE songs (title TEXT)'));
    expect(await stateOf(dataFolder)).toBe('damaged');
    withDatabase(databaseFile(dataFolder), (database) => {
      expect(database.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['songs']);
    });
  });
});

describe('a wrong bit in the version is never taken for a newer program’s data', () => {
  const moved = `UPDATE meetings SET place = 'Calder Hall'`;
  const withNewHeader = `${moved}; CREATE TABLE made (id TEXT); DROP TABLE made`;

  test.each([
    ['with no journal beside it', aClosedFolder, 'damaged'],
    ['in data of before it was said twice', aFolderThatSaysItOnce, 'damaged'],
    ['with a journal that leaves the header as it is', () => aFolderWithJournal(moved), 'damaged'],
    ['with a journal that holds the header too', () => aFolderWithJournal(withNewHeader), 'open'],
  ] as const)(
    '%s',
    async (_name, make, state) => {
      const original = await make();
      const places = ['user_version', 'application_id'].flatMap((name, place) =>
        Array.from({ length: 32 }, (_, bit) => ({ name, at: 60 + place * 8 + (bit >> 3), bit: bit & 7 })),
      );
      for (const place of places) {
        const dataFolder = copyOf(original);
        const spoilt = readFileSync(databaseFile(dataFolder));
        spoilt.writeUInt8(spoilt.readUInt8(place.at) ^ (1 << place.bit), place.at);
        writeFileSync(databaseFile(dataFolder), spoilt);
        const before = databaseIn(dataFolder);
        const slot = await openStoreSlot({
          keys: noKeys,
          path: databaseFile(dataFolder),
          backupFolder: join(dataFolder, 'b'),
        });
        const found = slot.state;
        slot.close();
        expect([place, found]).toEqual([place, state]);
        if (found === 'damaged') expect(databaseIn(dataFolder)).toEqual(before);
        else expect(placesOfMeetings(dataFolder)).toEqual(['Calder Hall']);
        rmSync(dataFolder, { recursive: true });
      }
    },
    60_000,
  );
});

describe('a database that is gone', () => {
  test.each([
    ['empty, with backups beside it', true, ''],
    ['not there, with backups beside it', true, null],
    ['empty, with a journal beside it', false, ''],
  ])('is not taken for a first start: %s', async (_name, hasBackup, content) => {
    const dataFolder = temporaryFolder();
    if (content !== null) writeFileSync(databaseFile(dataFolder), content);
    if (hasBackup) {
      mkdirSync(join(dataFolder, 'backups'));
      writeFileSync(join(dataFolder, 'backups', 'any.sqlite3'), 'bytes');
    } else writeFileSync(join(dataFolder, 'secretariat.sqlite3-wal'), 'bytes');
    expect(await stateOf(dataFolder)).toBe('damaged');
    expect(existsSync(databaseFile(dataFolder))).toBe(content !== null);
  });

  test('and never was is a first start', async () => {
    expect(await stateOf(temporaryFolder())).toBe('open');
  });
});

describe('a journal that was left by a crash', () => {
  const frame = 24 + 4096;
  const spoilJournal = (dataFolder: string, spoil: (journal: Buffer) => Buffer): void => {
    const path = join(dataFolder, 'secretariat.sqlite3-wal');
    writeFileSync(path, spoil(readFileSync(path)));
  };

  test('is read to its end', async () => {
    expect(await stateOf(await aFolderAfterACrash(5))).toBe('open');
  });

  test('may be torn at its end: what was saved before is there', async () => {
    const dataFolder = await aFolderAfterACrash(5);
    spoilJournal(dataFolder, (journal) => journal.subarray(0, -2000));
    expect(await stateOf(dataFolder)).toBe('open');
  });

  test('is read as well where the disk has room for little more than a copy', async (context) => {
    const crashed = await aFolderAfterACrash(5);
    const disk = smallDisk(temporaryFolder(), 8);
    if (disk === null) return void context.skip();
    onTestFinished(disk.remove);
    const dataFolder = join(disk.folder, 'data');
    cpSync(crashed, dataFolder, { recursive: true });
    const { bfree, bsize } = statfsSync(disk.folder);
    const ofCopy = Object.values(databaseIn(dataFolder)).reduce((sum, { length }) => sum + pages(length), 0);
    const filler = join(disk.folder, 'filler');
    const known = { newest: ownSchemas.length - 1, schemas: ownSchemas };
    for (const room of [0, 4, 8, 16, 24].map((kilobytes) => ofCopy + kilobytes * 1024)) {
      writeFileSync(filler, Buffer.alloc(bfree * bsize - room));
      expect([room, examineFiles(databaseFile(dataFolder), known, null).finding]).toEqual([room, 'sound']);
      rmSync(filler);
    }
  });

  test.each([
    ['in its header', 5],
    ['in a frame before the newest saves', 32 + frame + 500],
  ])('is damage when it is spoilt %s: later saves are not dropped silently', async (_name, at) => {
    const dataFolder = await aFolderAfterACrash(5);
    spoilJournal(dataFolder, (journal) => {
      journal[at] = (journal[at] ?? 0) ^ 4;
      return journal;
    });
    expect(await stateOf(dataFolder)).toBe('damaged');
  });
});

test('damage that shows while the program is open stops all writing, and reading goes on', async () => {
  const { core, client, dataFolder } = await openTestCore();
  onTestFinished(() => core.close());
  const meeting = await aStoredMeeting(client);
  await core.close();
  withDatabase(databaseFile(dataFolder), (database) =>
    database.exec(`WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 8000)
      INSERT INTO wordings (id, revision, category, name, text)
      SELECT printf('01890000-0000-7000-8000-%012d', n), 1, 'Some', 'Name ' || n, hex(randomblob(1500)) FROM counted`),
  );
  const again = await openTestCore(dataFolder);
  onTestFinished(() => again.core.close());
  expect((await again.client.recovery.status()).state).toBe('open');
  // Reads many pages through SQLite's memory, which keeps the last of them: the others it has to read again.
  await again.client.wordings.list();
  const spoilt = readFileSync(databaseFile(dataFolder));
  const page = pageOfTable(dataFolder, 'plans');
  spoilt.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(databaseFile(dataFolder), spoilt, { flag: 'r+' });
  const { error } = await safe(again.client.plans.list());
  expect(error).toMatchObject({ code: 'storage-failed', data: { code: 'damaged' } });
  expect((await again.client.recovery.status()).state).toBe('damaged');
  const saved = await safe(
    again.client.people.createOrganisation({ name: 'Calder Council', shortName: null }),
  );
  expect(saved.error).toMatchObject({ code: 'storage-failed', data: { code: 'damaged' } });
  expect(await again.client.meetings.get({ id: meeting.id })).toEqual(meeting);
});

function pageOfTable(dataFolder: string, name: string): number {
  const copy = join(temporaryFolder(), 'copy.sqlite3');
  writeFileSync(copy, readFileSync(databaseFile(dataFolder)));
  return withDatabase(copy, (database) =>
    Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)),
  );
}

function placesOfMeetings(dataFolder: string): readonly unknown[] {
  return withDatabase(databaseFile(dataFolder), (database) =>
    database.prepare('SELECT place FROM meetings').pluck().all(),
  );
}

function withInt32(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeInt32BE(value, at);
  return changed;
}
