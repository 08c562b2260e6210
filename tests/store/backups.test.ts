import { safe } from '@orpc/client';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openBackupKeeper } from '../../electron/core/services/backup-keeper.ts';
import { createChangeFeed } from '../../electron/core/services/change-feed.ts';
import { readBackups } from '../../electron/core/store/backup-folder.ts';
import { writeBackupSettings } from '../../electron/core/store/backup-settings.ts';
import type { WrongText } from '../../electron/core/store/check-database.ts';
import { openStore } from '../../electron/core/store/open-store.ts';
import { appendCommand } from '../../electron/core/store/repositories/command-log.ts';
import { sealBackup } from '../../electron/core/store/seal-backup.ts';
import { openStoreSlot } from '../../electron/core/store/store-slot.ts';
import { storeVersion } from '../../electron/core/store/stored-version.ts';
import { writeBackup } from '../../electron/core/store/write-backup.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { makeNewer } from '../support/newer-version.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';
import { noKeys } from '../support/no-keys.ts';

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

describe('a folder of backups', () => {
  test('shows nothing that is not a whole backup', async () => {
    const { core, client, dataFolder } = await openTestCore();
    await aStoredMeeting(client);
    const { id } = await client.backups.make();
    const folder = join(dataFolder, 'backups');
    const [name = ''] = backupFiles(dataFolder);
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, name.replace('000001', '000002')), bytes.subarray(0, bytes.length - 4096));
    writeFileSync(join(folder, name.replace('000001', '000003')), '');
    writeFileSync(join(folder, name.replace('000001', '000004')), Buffer.alloc(bytes.length, 1));
    mkdirSync(join(folder, name.replace('000001', '000005')));
    writeFileSync(join(folder, 'notes of mine.txt'), 'a file of the clerk');
    expect((await client.backups.list()).backups.map((each) => each.id)).toEqual([id]);
    await core.close();
    expect(backupFiles(dataFolder)).toContain('notes of mine.txt');
  });

  test('that cannot be made is a sentence, and the next backup works when it can', async () => {
    const { core, client, dataFolder } = await openTestCore();
    await aStoredMeeting(client);
    writeFileSync(join(dataFolder, 'backups'), 'a file stands where the folder should be');
    const { error } = await safe(client.backups.make());
    expect(error).toMatchObject({ defined: true, code: 'backup-failed' });
    expect((await client.backups.list()).problem).toMatchObject({ at: expect.any(String) as string });
    rmSync(join(dataFolder, 'backups'));
    await client.backups.make();
    expect((await client.backups.list()).problem).toBeNull();
    await core.close();
  });

  test('on a full disk loses nothing: no half backup, the old ones stay, and there is one again with room', async ({
    skip,
  }) => {
    const disk = join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
    if (mounted.status !== 0) skip('this user may not mount a disk in memory');
    onTestFinished(() => void spawnSync('umount', [disk]));
    const { core, client } = await openTestCore(disk);
    const meeting = await aStoredMeeting(client);
    const first = await client.backups.make();
    for (let size = 3072; size > 0; size -= 64) {
      try {
        writeFileSync(join(disk, 'filler'), Buffer.alloc(size * 1024, 1));
        break;
      } catch {
        rmSync(join(disk, 'filler'), { force: true });
      }
    }
    const { error } = await safe(client.backups.make());
    expect(error).toMatchObject({ defined: true, code: 'backup-failed', data: { code: 'disk-full' } });
    const { backups, problem } = await client.backups.list();
    expect(backups).toEqual([first]);
    expect(problem).toMatchObject({ code: 'disk-full' });
    expect(backupFiles(disk)).toHaveLength(1);
    rmSync(join(disk, 'filler'));
    await saveNotes(client, meeting.id, aBody(aParagraph('Saved after that')));
    expect(await client.backups.make()).toMatchObject({ words: 3 });
    await core.close();
  });
});

describe('a text that is damaged in the data', () => {
  test('keeps no other from being backed up and restored, but one damaged on the way does', async () => {
    const dataFolder = temporaryFolder();
    const [one, other] = await withTestCore(dataFolder, async (client) => {
      const meetings = [await aStoredMeeting(client), await aStoredMeeting(client)] as const;
      for (const { id } of meetings) await saveNotes(client, id, aBody(aParagraph('Sound words')));
      return meetings;
    });
    withDatabase(databaseFile(dataFolder), (database) =>
      database.exec(`UPDATE sections SET body = replace(body, 'Sound', 'Other')
        WHERE words > 0 AND document_id IN (SELECT id FROM documents WHERE meeting_id = '${one.id}')`),
    );
    const { core, client } = await openTestCore(dataFolder);
    const { id } = await client.backups.make();
    await client.backups.restore({ id });
    expect((await notesSection(client, one.id)).content).toMatchObject({ state: 'unreadable' });
    expect(await notesText(client, other.id)).toBe('Sound words');
    await core.close();

    const store = await openStore({
      key: null,
      path: databaseFile(dataFolder),
      backupFolder: join(dataFolder, 'backups'),
    });
    onTestFinished(() => store.close());
    const order = {
      folder: join(dataFolder, 'backups'),
      cause: 'hourly',
      at: new Date(),
      seal: sealBackup,
    } as const;
    const source = {
      key: null,
      backUp: async (path: string) => {
        await store.backUp(path);
        withDatabase(path, (database) =>
          database.exec(`UPDATE sections SET body = body || ' ' WHERE words > 0`),
        );
      },
      holdsWrongText: (wrong: WrongText) => store.holdsWrongText(wrong),
    };
    await expect(writeBackup({ ...order, source })).rejects.toMatchObject({ code: 'not-sound' });
    await expect(writeBackup({ ...order, source: store })).resolves.toMatchObject({ cause: 'hourly' });
  });
});

test('a copy whose version is damaged on the way is no backup', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, (client) => aStoredMeeting(client));
  const folder = join(dataFolder, 'backups');
  const store = await openStore({ key: null, path: databaseFile(dataFolder), backupFolder: folder });
  onTestFinished(() => store.close());
  const source = {
    key: null,
    backUp: async (path: string) => {
      await store.backUp(path);
      ofAWrongVersion(path);
    },
    holdsWrongText: () => true,
  };
  const order = { folder, cause: 'hourly', at: new Date(), seal: sealBackup } as const;
  await expect(writeBackup({ ...order, source })).rejects.toMatchObject({ code: 'not-sound' });
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

  test('pressed twice at once, it ends with the backup in place and both states set aside', async () => {
    const { core, client, dataFolder } = await openTestCore();
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('As it was')));
    const { id } = await client.backups.make();
    await saveNotes(client, meeting.id, aBody(aParagraph('As it became')));
    const answers = await Promise.all([client.backups.restore({ id }), client.backups.restore({ id })]);
    expect(new Set(answers.map(({ setAside }) => setAside)).size).toBe(2);
    expect(await notesText(client, meeting.id)).toBe('As it was');
    expect(readdirSync(join(dataFolder, 'set-aside'))).toHaveLength(2);
    await core.close();
  });

  test.each([
    ['whose bytes have changed', flipABit, 'not-sound'],
    ['with a wrong bit in its version', ofAWrongVersion, 'not-sound'],
    ['of a newer version', ofANewerVersion, 'newer-version'],
    ['that says another version than its tables are of', sayTheFirstVersion, 'foreign'],
  ] as const)('a backup %s is refused, and the data stay', async (_, spoil, code) => {
    const { core, client, dataFolder } = await openTestCore();
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('As it was')));
    const { id } = await client.backups.make();
    const renamed = await spoil(join(dataFolder, 'backups', backupFiles(dataFolder)[0] ?? ''));
    const { error } = await safe(client.backups.restore({ id: renamed ?? id }));
    expect(error).toMatchObject({ defined: true, code: 'backup-failed', data: { code } });
    expect(await notesText(client, meeting.id)).toBe('As it was');
    expect(readdirSync(dataFolder).filter((name) => name.includes('restored'))).toEqual([]);
    expect(existsSync(join(dataFolder, 'set-aside'))).toBe(false);
    await core.close();
  });

  test.each(['data-folder/nothing', 'data-folder/../secretariat.sqlite3', '../secretariat.sqlite3'])(
    'the id %s is no backup',
    async (id) => {
      const { core, client } = await openTestCore();
      const { error } = await safe(client.backups.restore({ id }));
      expect(error).toMatchObject({ defined: true, code: 'not-found', data: { what: 'backup' } });
      await core.close();
    },
  );

  test('puts a backup in the place of data that are damaged, which are kept', async () => {
    const dataFolder = temporaryFolder();
    const meeting = await withTestCore(dataFolder, async (client) => {
      const stored = await aStoredMeeting(client);
      await saveNotes(client, stored.id, aBody(aParagraph('As it was')));
      return stored;
    });
    writeFileSync(databaseFile(dataFolder), Buffer.alloc(8192, 7));
    const { core, client } = await openTestCore(dataFolder);
    const { error } = await safe(client.backups.make());
    expect(error).toMatchObject({ code: 'storage-failed', data: { code: 'damaged' } });
    const [newest] = (await client.backups.list()).backups;
    const { setAside } = await client.backups.restore({ id: newest?.id ?? '' });
    expect(await notesText(client, meeting.id)).toBe('As it was');
    expect(readFileSync(join(setAside, 'secretariat.sqlite3'))).toEqual(Buffer.alloc(8192, 7));
    await core.close();
  });
});

async function aKeeper(patience?: number) {
  const dataFolder = temporaryFolder();
  const slot = await openStoreSlot({
    keys: noKeys,
    path: databaseFile(dataFolder),
    backupFolder: join(dataFolder, 'backups'),
  });
  let minutes = 0;
  const changes = createChangeFeed();
  const keeper = openBackupKeeper({
    store: slot,
    changes,
    dataFolder,
    // A clock that stands still: only time that passes counts.
    clock: () => new Date('2026-04-01T09:00:00Z'),
    monotonic: () => minutes * 60_000,
    ...(patience === undefined ? {} : { patience }),
  });
  onTestFinished(async () => {
    await keeper.close();
    slot.close();
  });
  let commands = 0;
  return {
    keeper,
    dataFolder,
    newest: async () => (await readBackups(join(dataFolder, 'backups')))[0]?.number ?? 0,
    pass: async (more: number) => {
      minutes += more;
      await keeper.makeDue();
    },
    changeSomething: () =>
      slot.write((read, write) => {
        commands += 1;
        appendCommand(read, write, {
          at: '2026-04-01T09:00:00Z',
          actor: 'Clerk',
          operation: 'bodies.create',
          entityId: `body ${commands}`,
          meetingId: null,
          baseRevision: null,
          payload: '{}',
        });
      }),
  };
}

describe('the second folder', () => {
  test('gets a copy of the newest backup at once, and of every one after', async () => {
    const second = temporaryFolder();
    const { core, client } = await openTestCore();
    await aStoredMeeting(client);
    const first = await client.backups.make();
    expect(await client.backups.setSecondFolder({ path: second })).toEqual({ secondFolder: second });
    const made = await client.backups.make();
    const { backups, secondFolder, problem } = await client.backups.list();
    expect({ secondFolder, problem }).toEqual({ secondFolder: second, problem: null });
    expect(backups.map(({ place, at }) => ({ place, at }))).toEqual([
      { place: 'data-folder', at: made.at },
      { place: 'second-folder', at: made.at },
      { place: 'data-folder', at: first.at },
      { place: 'second-folder', at: first.at },
    ]);
    await core.close();
  });

  test('keeps those of two data folders apart, and gives back those of a computer that broke', async () => {
    const second = temporaryFolder();
    const one = await openTestCore();
    const meeting = await aStoredMeeting(one.client);
    await saveNotes(one.client, meeting.id, aBody(aParagraph('From the other computer')));
    const { id: agendaItemId } = await aStoredItem(one.client, meeting.id);
    const { id: documentId } = await one.client.papers.create({ agendaItemId });
    const content = Buffer.from('the words of a report').toString('base64');
    const file = { documentId, name: 'Report.pdf', content, audience: 'public' as const };
    const attached = await one.client.attachments.addFile(file);
    await one.client.backups.setSecondFolder({ path: second });
    await one.client.backups.make();
    await one.core.close();
    const other = await openTestCore();
    await other.client.backups.setSecondFolder({ path: second });
    await other.client.backups.make();
    const { backups } = await other.client.backups.list();
    expect(backups.map(({ place }) => place)).toEqual(['data-folder', 'second-folder', 'other-data']);
    await other.client.backups.restore({ id: backups.at(-1)?.id ?? '' });
    expect(await notesText(other.client, meeting.id)).toBe('From the other computer');
    expect(await other.client.attachments.read({ id: attached.id })).toMatchObject({ content });
    await other.core.close();
    expect(readdirSync(second)).toHaveLength(2);
  });

  test('that is not there is said and not made, and gets its copy when it is there again', async () => {
    const disk = temporaryFolder();
    const second = join(disk, 'stick');
    const { core, client } = await openTestCore();
    await aStoredMeeting(client);
    await client.backups.setSecondFolder({ path: second });
    renameSync(second, join(disk, 'unplugged'));
    const made = await client.backups.make();
    expect((await client.backups.list()).problem).toMatchObject({ code: 'folder-missing' });
    expect(existsSync(second)).toBe(false);
    renameSync(join(disk, 'unplugged'), second);
    const again = await client.backups.make();
    const { backups, problem } = await client.backups.list();
    expect(problem).toBeNull();
    expect(backups.filter(({ place }) => place === 'second-folder').map(({ at }) => at)).toEqual([again.at]);
    expect(made.at).not.toBe(again.at);
    await core.close();
  });

  test('that never answers, as on a network drive that has gone, holds up neither the next backup nor the end', async () => {
    const { keeper, dataFolder, changeSomething } = await aKeeper(50);
    const second = temporaryFolder();
    await writeBackupSettings(dataFolder, { secondFolder: second, ownFolder: 'Secretariat-0123abcd' });
    const ownFolder = join(second, 'Secretariat-0123abcd');
    mkdirSync(ownFolder);
    // Whoever opens a pipe to read waits for one who writes.
    const name = '000001-2026-04-01T09-00-00Z-hourly-0-meetings-0-words-0123456789abcdef.sqlite3';
    spawnSync('mkfifo', [join(ownFolder, name)]);
    onTestFinished(() => writeFileSync(join(ownFolder, name), ''));
    changeSomething();
    await keeper.make('by-hand');
    expect(keeper.problem).toMatchObject({ code: 'folder-missing' });
    changeSomething();
    await keeper.close();
    expect((await readBackups(join(dataFolder, 'backups'))).map(({ cause }) => cause)).toEqual([
      'closing',
      'by-hand',
    ]);
  });

  test('is taken away again, and is remembered where it is not', async () => {
    const second = temporaryFolder();
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, (client) => client.backups.setSecondFolder({ path: second }));
    await withTestCore(dataFolder, async (client) => {
      expect((await client.backups.list()).secondFolder).toBe(second);
      expect(await client.backups.setSecondFolder({ path: null })).toEqual({ secondFolder: null });
      expect((await client.backups.list()).secondFolder).toBeNull();
    });
  });

  const refused: readonly [string, (dataFolder: string) => string, string][] = [
    ['a path that does not begin at the root', () => 'backups', 'not-absolute'],
    ['the data folder', (dataFolder) => dataFolder, 'in-data-folder'],
    ['a folder in the data folder', (dataFolder) => join(dataFolder, 'backups', 'more'), 'in-data-folder'],
    ['a link into the data folder', aLinkTo, 'in-data-folder'],
    ['a disk that is not there', () => join(temporaryFolder(), 'not', 'there'), 'not-writable'],
    ['a file', (dataFolder) => databaseFile(dataFolder), 'in-data-folder'],
    ['a folder below a file', () => join(aFile(), 'below'), 'not-writable'],
  ];

  test.each(refused)('cannot be %s', async (_, path, code) => {
    const { core, client, dataFolder } = await openTestCore();
    const { error } = await safe(client.backups.setSecondFolder({ path: path(dataFolder) }));
    expect(error).toMatchObject({ defined: true, code: 'backup-folder-refused', data: { code } });
    expect((await client.backups.list()).secondFolder).toBeNull();
    await core.close();
  });
});

describe('each hour', () => {
  test('in which something changed one is made, the first soon after the beginning', async () => {
    const { pass, changeSomething, newest } = await aKeeper();
    await pass(10);
    expect(await newest()).toBe(0);
    changeSomething();
    await pass(10);
    expect(await newest()).toBe(1);
    changeSomething();
    await pass(30);
    expect(await newest()).toBe(1);
    await pass(30);
    expect(await newest()).toBe(2);
    await pass(120);
    expect(await newest()).toBe(2);
    changeSomething();
    await pass(5);
    expect(await newest()).toBe(3);
  });

  test('that failed it is said, and tried again five minutes later', async () => {
    const { keeper, dataFolder, pass, changeSomething, newest } = await aKeeper();
    writeFileSync(join(dataFolder, 'backups'), 'in the way');
    changeSomething();
    await pass(10);
    expect(keeper.problem).toEqual({ code: expect.any(String) as string, at: '2026-04-01T09:00:00.000Z' });
    rmSync(join(dataFolder, 'backups'));
    await pass(4);
    expect(await newest()).toBe(0);
    await pass(1);
    expect(await newest()).toBe(1);
    expect(keeper.problem).toBeNull();
  });

  test('asked for twice at once, one is made', async () => {
    const { keeper, changeSomething, newest } = await aKeeper();
    changeSomething();
    const [one, other] = await Promise.all([keeper.make('by-hand'), keeper.make('by-hand')]);
    expect(one).toBe(other);
    expect(await newest()).toBe(1);
  });
});

function flipABit(path: string, place?: number): undefined {
  const bytes = readFileSync(path);
  const at = place ?? bytes.length - 20;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
}

async function ofANewerVersion(path: string): Promise<string> {
  await makeNewer(path);
  return namedByDigest(path);
}

/** A whole backup, named as such, that says it is older than the tables in it. */
function sayTheFirstVersion(path: string): string {
  withDatabase(path, (database) => storeVersion(database, 1));
  return namedByDigest(path);
}

function ofAWrongVersion(path: string): undefined {
  flipABit(path, 63);
}

function namedByDigest(path: string): string {
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
  const renamed = path.replace(/[0-9a-f]{16}(?=\.sqlite3$)/, digest);
  renameSync(path, renamed);
  return `data-folder/${basename(renamed)}`;
}

function aFile(): string {
  const path = join(temporaryFolder(), 'a-file');
  writeFileSync(path, '');
  return path;
}

function aLinkTo(folder: string): string {
  const link = join(temporaryFolder(), 'link');
  symlinkSync(folder, link);
  return link;
}
