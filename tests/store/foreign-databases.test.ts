import { safe } from '@orpc/client';
import Database from 'better-sqlite3-multiple-ciphers';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeBackupName } from '../../electron/core/store/backup-name.ts';
import { convertDatabase } from '../../electron/core/store/convert-database.ts';
import { openDatabase } from '../../electron/core/store/database.ts';
import { lastCommandOfBackup } from '../../electron/core/store/last-command.ts';
import { openStore, ownMigrations } from '../../electron/core/store/open-store.ts';
import { ownSchemas } from '../../electron/core/store/schema-digests.ts';
import { sealBackup } from '../../electron/core/store/seal-backup.ts';
import { schemaDigestOf, schemaObjectsOf } from '../../electron/core/store/stored-schema.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, withTestCore } from '../support/open-test-core.ts';
import { schemasOf } from '../support/schemas-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// Databases that somebody made to be opened by the program: ours, and something beside it or in its place.

const inSchema = (type: string, name: string, sql: string): string =>
  `PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('${type}', '${name}', '${name}', 0, '${sql}');`;

const foreign: readonly (readonly [what: string, sql: string])[] = [
  [
    'a view in the place of a table',
    'ALTER TABLE topics RENAME TO old; CREATE VIEW topics AS SELECT * FROM old;',
  ],
  ['a view more', 'CREATE VIEW more AS SELECT id FROM meetings;'],
  ['a table more', 'CREATE TABLE more (id TEXT) STRICT;'],
  ['a table for searching', 'CREATE VIRTUAL TABLE found USING fts5(words);'],
  ['a table for searching, of the older kind', 'CREATE VIRTUAL TABLE found USING fts3(words);'],
  ['a table of places', 'CREATE VIRTUAL TABLE places USING rtree(id, least, most);'],
  ['a trigger more', 'CREATE TRIGGER more AFTER INSERT ON command_log BEGIN DELETE FROM meetings; END;'],
  ['a trigger of ours less', 'DROP TRIGGER sealed_records_stay;'],
  ['a generated column', 'ALTER TABLE people ADD COLUMN loud TEXT AS (upper(name));'],
  ['an index on an expression', `CREATE INDEX more ON people (replace(name, 'a', 'b'));`],
  ['a deep check', `CREATE TABLE more (n INTEGER CHECK (${'('.repeat(40)}n${')'.repeat(40)} > 0));`],
  ['figures for the planner', 'ANALYZE;'],
  [
    'another statement under a name of ours',
    `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'meetings';`,
  ],
  [
    'a chain that SQLite goes down one by one',
    inSchema('view', 'more', `CREATE VIEW more AS SELECT 1${' COLLATE nocase'.repeat(100_000)}`),
  ],
  ['what is no statement', inSchema('table', 'more', 'CREATE TABLE more (')],
];

let ours: Buffer | null = null;

/** A database of ours with a meeting, and with whatever else some SQL puts into it. */
async function aDatabase(sql = ''): Promise<string> {
  if (ours === null) {
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, (client) => aStoredMeeting(client));
    ours = readFileSync(databaseFile(dataFolder));
  }
  const path = databaseFile(temporaryFolder());
  writeFileSync(path, ours);
  withDatabase(path, (database) => {
    database.unsafeMode();
    database.pragma('journal_mode = DELETE');
    database.exec(sql);
  });
  return path;
}

function asBackup(folder: string, path: string): string {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(folder, { recursive: true });
  const backup = join(
    folder,
    writeBackupName({
      number: 7,
      at: '2026-04-01T09:00:00.000Z',
      cause: 'by-hand',
      meetings: 1,
      words: 0,
      digest: sha256.slice(0, 16),
    }),
  );
  writeFileSync(backup, bytes);
  return backup;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('owner.') && name !== 'logs')
    .sort();
}

test('what each migration leaves is known: a new one adds the last of these to schema-digests.ts', async () => {
  expect(ownSchemas).toEqual(await schemasOf(ownMigrations));
});

test('what is ours passes at every door', async () => {
  const path = await aDatabase();
  const bytes = readFileSync(path);
  expect(lastCommandOfBackup(path, null)).not.toBeNull();
  expect(await sealBackup(path, null)).toMatchObject({ isWhole: true, meetings: 1 });
  const to = join(temporaryFolder(), 'converted.sqlite3');
  convertDatabase({ from: path, fromKey: null, to, toKey: { bytes: randomBytes(32) } });
  expect(existsSync(to)).toBe(true);
  const { core, client, dataFolder } = await openTestCore();
  onTestFinished(() => core.close());
  writeFileSync(path, bytes);
  asBackup(join(dataFolder, 'backups'), path);
  const [backup] = (await client.backups.list()).backups;
  await client.backups.restore({ id: backup?.id ?? '' });
  expect(await client.recovery.status()).toMatchObject({ state: 'open', isForeign: false });
  expect(await client.meetings.list()).toHaveLength(1);
});

describe.each(foreign)('a database with %s', (_what, sql) => {
  test('is not opened at the start, and stays as it is', async () => {
    const path = await aDatabase(sql);
    const before = readFileSync(path);
    const { core, client, dataFolder } = await openTestCore(dirname(path));
    onTestFinished(() => core.close());
    expect(await client.recovery.status()).toMatchObject({ state: 'damaged', isForeign: true });
    expect((await safe(client.meetings.list())).error).toMatchObject({ data: { code: 'damaged' } });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(filesIn(dataFolder)).toEqual(['secretariat.sqlite3']);
  });

  test('is no backup: it is neither restored, nor compared with, nor written anew under a key', async () => {
    const path = await aDatabase(sql);
    const { core, client, dataFolder } = await openTestCore();
    onTestFinished(() => core.close());
    const backup = asBackup(join(dataFolder, 'backups'), path);
    const before = readFileSync(databaseFile(dataFolder));
    const [listed] = (await client.backups.list()).backups;
    const { error } = await safe(client.backups.restore({ id: listed?.id ?? '' }));
    expect(error).toMatchObject({ code: 'backup-failed', data: { code: 'foreign' } });
    expect(await client.recovery.status()).toMatchObject({ state: 'open' });
    expect(readFileSync(databaseFile(dataFolder)).equals(before)).toBe(true);
    expect(filesIn(dataFolder).filter((name) => /new$|set-aside|replacing/.test(name))).toEqual([]);

    expect(lastCommandOfBackup(backup, null)).toBeNull();
    const to = join(dataFolder, 'encrypted.sqlite3.new');
    const toKey = { bytes: randomBytes(32) };
    expect(() => convertDatabase({ from: backup, fromKey: null, to, toKey })).toThrow(
      expect.objectContaining({ name: 'DatabaseRefused', finding: 'foreign' }) as Error,
    );
    expect(existsSync(to)).toBe(false);
    expect(readFileSync(backup).equals(readFileSync(path))).toBe(true);
  });
});

const saved = [
  'a view in the place of a table',
  'a table for searching',
  'a chain that SQLite goes down one by one',
];
test.each(foreign.filter(([what]) => saved.includes(what)))(
  'of a database with %s what is ours is saved, and nothing else',
  async (_what, sql) => {
    const path = await aDatabase(sql);
    const before = readFileSync(path);
    const { core, client } = await openTestCore(dirname(path));
    onTestFinished(() => core.close());
    const { setAside } = await client.recovery.salvage();
    expect(await client.recovery.status()).toMatchObject({ state: 'open', isForeign: false });
    expect(await client.meetings.list()).toHaveLength(1);
    expect(readFileSync(databaseFile(setAside)).equals(before)).toBe(true);
    await core.close();
    expect(withDatabase(path, (database) => schemaDigestOf(schemaObjectsOf(database)))).toBe(
      ownSchemas.at(-1),
    );
  },
);

test('what is in the journal of a crash alone is seen there, and the journal stays', async () => {
  const path = await aDatabase();
  const database = new Database(path);
  onTestFinished(() => void database.close());
  database.pragma('journal_mode = WAL');
  database.exec('CREATE VIEW more AS SELECT id FROM meetings;');
  const crashed = databaseFile(temporaryFolder());
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${crashed}${end}`);
  const before = readFileSync(`${crashed}-wal`);
  await expect(opened(crashed)).rejects.toMatchObject({ code: 'foreign' });
  expect(readFileSync(`${crashed}-wal`).equals(before)).toBe(true);
});

// As a database has it that is not in WAL mode: the pages that SQLite would bring back.
function rollbackJournal(...pages: readonly (readonly [number: number, content: Buffer])[]): Buffer {
  const header = Buffer.alloc(512);
  header.write('d9d505f920a163d7', 'hex');
  [pages.length, 7, (ours?.length ?? 0) / 4096, 512, 4096].forEach((value, index) =>
    header.writeUInt32BE(value, 8 + index * 4),
  );
  const records = pages.map(([number, content]) => {
    const record = Buffer.alloc(4 + 4096 + 4);
    record.writeUInt32BE(number);
    content.copy(record, 4);
    // Section 3 of https://sqlite.org/fileformat2.html: every 200th byte from the end, and the nonce.
    let sum = 7;
    for (let at = 4096 - 200; at > 0; at -= 200) sum += content[at] ?? 0;
    record.writeUInt32BE(sum >>> 0, 4100);
    return record;
  });
  return Buffer.concat([header, ...records]);
}

test('pages that SQLite would bring back from a journal of the other kind are looked at before', async () => {
  const [path, crafted] = [
    await aDatabase(),
    await aDatabase('CREATE VIEW more AS SELECT id FROM meetings;'),
  ];
  const pageOf = (file: string, number: number): Buffer =>
    readFileSync(file).subarray((number - 1) * 4096, number * 4096);
  const first = Buffer.from(pageOf(path, 1));
  // Leads nowhere any more, where it led to the pages of the schema.
  const other = Buffer.from(first);
  other.writeUInt32BE(5, 108);
  for (const journal of [
    rollbackJournal([2, pageOf(crafted, 2)]),
    rollbackJournal([1, first], [2, pageOf(crafted, 2)]),
    rollbackJournal([1, other]),
  ]) {
    writeFileSync(`${path}-journal`, journal);
    const before = readFileSync(path);
    await expect(opened(path)).rejects.toMatchObject({ name: 'StoreRefused' });
    expect(readFileSync(path).equals(before) && readFileSync(`${path}-journal`).equals(journal)).toBe(true);
  }
  // What a crash leaves that was ours.
  writeFileSync(`${path}-journal`, rollbackJournal([1, first]));
  (await opened(path)).close();
});

function opened(path: string) {
  return openStore({ path, backupFolder: join(dirname(path), 'backups'), key: null });
}

test('of an encrypted database as well', async () => {
  const path = databaseFile(temporaryFolder());
  const key = { bytes: randomBytes(32) };
  convertDatabase({ from: await aDatabase(), fromKey: null, to: path, toKey: key });
  expect(lastCommandOfBackup(path, key)).not.toBeNull();
  const database = openDatabase(path, key);
  database.exec('CREATE VIEW more AS SELECT id FROM meetings;');
  database.close();
  expect(lastCommandOfBackup(path, key)).toBeNull();
  const to = join(dirname(path), 'decrypted.sqlite3.new');
  expect(() => convertDatabase({ from: path, fromKey: key, to, toKey: null })).toThrow('foreign');
  expect(existsSync(to)).toBe(false);
});

test('nobody else opens a database without looking at it first', () => {
  const store = fileURLToPath(new URL('../../electron/core/store', import.meta.url));
  const doors = readdirSync(store).filter((name) => {
    const source = name.endsWith('.ts') ? readFileSync(join(store, name), 'utf8') : '';
    return /\bopenDatabase\(/.test(source);
  });
  expect(doors).toEqual([
    // What it has just written.
    'convert-database.ts',
    'database.ts',
    // A copy, after the pages were looked at.
    'examine-files.ts',
    // A file without a page.
    'folder-lock.ts',
    'open-examined.ts',
    'open-store.ts',
    // Made anew; the damaged one is read page by page.
    'salvage-worker.ts',
    // The program's own copy, whose schema is looked at first.
    'seal-backup.ts',
  ]);
});
