import { safe } from '@orpc/client';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { KeyStore } from '../../electron/core/open-core.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile } from './open-database.ts';

// Two data folders of other keys, made once: each has a plain backup from before and an encrypted one.
const templates = mkdtempSync(join(tmpdir(), 'secretariat-lost-keys-'));
const secret = randomBytes(32);
let recoveryKeys: Readonly<Record<'own' | 'other', string>>;

beforeAll(async () => {
  const make = (name: string): Promise<string> =>
    withTestCore(
      join(templates, name),
      async (client) => {
        await aStoredMeeting(client);
        await client.backups.make();
        await aStoredMeeting(client);
        const { recoveryKey } = await client.encryption.propose();
        await client.encryption.switchOn({ recoveryKey });
        return recoveryKey;
      },
      keyStoreDouble(secret),
    );
  await withTestCore(join(templates, 'plain'), (client) => aStoredMeeting(client));
  recoveryKeys = { own: await make('own'), other: await make('other') };
});
afterAll(() => rmSync(templates, { recursive: true, force: true }));

function anEncryptedFolder(): string {
  const dataFolder = temporaryFolder();
  cpSync(join(templates, 'own'), dataFolder, { recursive: true });
  return dataFolder;
}

const ownKeyStore = (): KeyStore => keyStoreDouble(secret);
const keyFile = (dataFolder: string): string => join(dataFolder, 'encryption.json');

function damageFirstPage(dataFolder: string): void {
  const bytes = readFileSync(databaseFile(dataFolder));
  writeFileSync(databaseFile(dataFolder), bytes.fill(0x55, 0, 4096));
}

/** Lays the encrypted backup of the other data beside the own ones; answers with its id. */
function aBackupOfOtherData(dataFolder: string, { isSpoilt }: { readonly isSpoilt: boolean }): string {
  const from = join(templates, 'other', 'backups');
  const file = readdirSync(from).find((name) => existsSync(join(from, `${name}.key`))) ?? '';
  const name = file.replace(/^\d+/, '000099');
  const bytes = readFileSync(join(from, file));
  if (isSpoilt) bytes[9000] = (bytes[9000] ?? 0) ^ 1;
  mkdirSync(join(dataFolder, 'backups'), { recursive: true });
  writeFileSync(join(dataFolder, 'backups', name), bytes);
  cpSync(join(from, `${file}.key`), join(dataFolder, 'backups', `${name}.key`));
  return `data-folder/${name}`;
}

async function plainBackupIn(client: Client): Promise<string> {
  const { backups } = await client.backups.list();
  return backups.find(({ isEncrypted }) => !isEncrypted)?.id ?? '';
}

async function openedFor(dataFolder: string, keyStore?: KeyStore): Promise<Client> {
  const { core, client } = await openTestCore(dataFolder, keyStore);
  onTestFinished(() => core.close());
  return client;
}

async function stateOf(client: Client): Promise<string> {
  return (await client.recovery.status()).state;
}

async function refusal(answer: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(answer);
  return error !== null && typeof error === 'object' && 'data' in error ? error.data : error;
}

describe('locked data', () => {
  test('are neither salvaged nor read out: the recovery key is asked for, and nothing is touched', async () => {
    const dataFolder = anEncryptedFolder();
    const before = readFileSync(databaseFile(dataFolder));
    const client = await openedFor(dataFolder);
    expect(await refusal(client.recovery.salvage())).toEqual({ code: 'key-needed' });
    expect(await refusal(client.recovery.exportReadable())).toEqual({ code: 'key-needed' });
    expect(readFileSync(databaseFile(dataFolder)).equals(before)).toBe(true);
    expect(existsSync(keyFile(dataFolder))).toBe(true);
    await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
    expect((await client.workspace.status()).meetingCount).toBe(2);
  });

  test('do not become plain by a plain backup: it is put in place under their key once that is given', async () => {
    const dataFolder = anEncryptedFolder();
    const client = await openedFor(dataFolder);
    const id = await plainBackupIn(client);
    expect(await refusal(client.backups.restore({ id }))).toEqual({ code: 'key-needed' });
    expect(await stateOf(client)).toBe('locked');
    await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
    await client.backups.restore({ id });
    expect((await client.encryption.status()).isOn).toBe(true);
  });
});

describe('data of which nothing can be read', () => {
  test.each([
    ['of a key that nobody has any more', () => undefined],
    [
      'overwritten from end to end',
      (folder: string) => writeFileSync(databaseFile(folder), randomBytes(5 << 20)),
    ],
  ])('%s stay where they are', async (_what, spoil) => {
    const dataFolder = anEncryptedFolder();
    rmSync(keyFile(dataFolder));
    rmSync(join(dataFolder, 'backups'), { recursive: true });
    spoil(dataFolder);
    const before = readFileSync(databaseFile(dataFolder));
    const client = await openedFor(dataFolder);
    expect(await stateOf(client)).toBe('damaged');
    expect(await refusal(client.recovery.salvage())).toEqual({ code: 'nothing-readable' });
    expect(await stateOf(client)).toBe('damaged');
    expect(readFileSync(databaseFile(dataFolder)).equals(before)).toBe(true);
  });
});

describe("a backup of other data that is not restored leaves the data's own key first", () => {
  test('with a damaged first page they are salvaged under it', async () => {
    const dataFolder = anEncryptedFolder();
    damageFirstPage(dataFolder);
    const id = aBackupOfOtherData(dataFolder, { isSpoilt: true });
    await withTestCore(
      dataFolder,
      async (client) => {
        const recoveryKey = recoveryKeys.other;
        expect(await refusal(client.backups.restore({ id, recoveryKey }))).toEqual({ code: 'not-sound' });
      },
      ownKeyStore(),
    );
    const client = await openedFor(dataFolder, ownKeyStore());
    await client.recovery.salvage();
    expect((await client.workspace.status()).meetingCount).toBe(2);
    expect((await client.encryption.status()).isOn).toBe(true);
  });

  test('with the key file lost the recovery key is still asked for', async () => {
    const dataFolder = anEncryptedFolder();
    rmSync(keyFile(dataFolder));
    const id = aBackupOfOtherData(dataFolder, { isSpoilt: true });
    await withTestCore(
      dataFolder,
      async (client) => {
        const recoveryKey = recoveryKeys.other;
        expect(await refusal(client.backups.restore({ id, recoveryKey }))).toEqual({ code: 'not-sound' });
        expect(await stateOf(client)).toBe('locked');
      },
      ownKeyStore(),
    );
    const client = await openedFor(dataFolder, ownKeyStore());
    expect(await stateOf(client)).toBe('locked');
    await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
    expect((await client.workspace.status()).meetingCount).toBe(2);
  });
});

test('the key of a backup that could not be put in place is not left beside plain data', async () => {
  const dataFolder = temporaryFolder();
  const id = aBackupOfOtherData(dataFolder, { isSpoilt: false });
  cpSync(databaseFile(join(templates, 'plain')), databaseFile(dataFolder));
  const client = await openedFor(dataFolder, ownKeyStore());
  writeFileSync(join(dataFolder, 'set-aside'), 'in the way');
  const recoveryKey = recoveryKeys.other;
  expect(await refusal(client.backups.restore({ id, recoveryKey }))).not.toBeNull();
  expect(await stateOf(client)).toBe('open');
  expect(existsSync(keyFile(dataFolder))).toBe(false);
  rmSync(join(dataFolder, 'set-aside'));
  // The key was typed once; it is known until the program is closed.
  await client.backups.restore({ id });
  expect((await client.encryption.status()).isOn).toBe(true);
  expect(existsSync(keyFile(dataFolder))).toBe(true);
});

describe('a database that is gone', () => {
  test('leaves its key: a plain backup is put in its place under it', async () => {
    const dataFolder = anEncryptedFolder();
    rmSync(databaseFile(dataFolder));
    const client = await openedFor(dataFolder, ownKeyStore());
    expect(await stateOf(client)).toBe('damaged');
    await client.backups.restore({ id: await plainBackupIn(client) });
    expect((await client.encryption.status()).isOn).toBe(true);
    expect((await client.workspace.status()).meetingCount).toBe(1);
    expect(readFileSync(databaseFile(dataFolder)).toString('latin1')).not.toMatch(/^SQLite format 3/);
    expect(existsSync(keyFile(dataFolder))).toBe(true);
  });

  test('asks for the recovery key first where the key is not known here', async () => {
    const dataFolder = anEncryptedFolder();
    rmSync(databaseFile(dataFolder));
    const client = await openedFor(dataFolder);
    expect(await stateOf(client)).toBe('locked');
    const id = await plainBackupIn(client);
    expect(await refusal(client.backups.restore({ id }))).toEqual({ code: 'key-needed' });
    await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
    await client.backups.restore({ id });
    expect((await client.encryption.status()).isOn).toBe(true);
  });
});

test('a key that lies in the second folder alone is asked for, and opens the data', async () => {
  const dataFolder = anEncryptedFolder();
  const second = temporaryFolder();
  await withTestCore(
    dataFolder,
    async (client) => {
      await client.backups.setSecondFolder({ path: second });
      await client.backups.make();
    },
    ownKeyStore(),
  );
  rmSync(keyFile(dataFolder));
  rmSync(join(dataFolder, 'backups'), { recursive: true });
  const client = await openedFor(dataFolder, ownKeyStore());
  expect(await client.recovery.status()).toMatchObject({ state: 'locked', lockReason: 'key-file-missing' });
  await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
  expect((await client.workspace.status()).meetingCount).toBe(2);
});

test('data that look damaged, for the key file has the key of others alone, open with their recovery key', async () => {
  const dataFolder = anEncryptedFolder();
  cpSync(keyFile(join(templates, 'other')), keyFile(dataFolder));
  const client = await openedFor(dataFolder, ownKeyStore());
  expect(await client.recovery.status()).toMatchObject({ state: 'damaged', isOfOtherKey: true });
  expect(await refusal(client.recovery.salvage())).toEqual({ code: 'nothing-readable' });
  // The sheet of those others.
  expect(await refusal(client.encryption.unlock({ recoveryKey: recoveryKeys.other }))).toMatchObject({
    code: 'recovery-key-wrong',
  });
  await client.encryption.unlock({ recoveryKey: recoveryKeys.own });
  expect((await client.workspace.status()).meetingCount).toBe(2);
  expect(await client.recovery.status()).toMatchObject({ state: 'open', isOfOtherKey: false });
});

test.each([
  ['whose first page is damaged', (folder: string) => damageFirstPage(folder), false],
  [
    'overwritten from end to end',
    (folder: string) => writeFileSync(databaseFile(folder), randomBytes(1 << 20)),
    true,
  ],
])('of data %s it is said whether their own key still opens anything', async (_what, spoil, isOfOtherKey) => {
  const dataFolder = anEncryptedFolder();
  spoil(dataFolder);
  const client = await openedFor(dataFolder, ownKeyStore());
  expect(await client.recovery.status()).toMatchObject({ state: 'damaged', isOfOtherKey });
});

test('damaged data that are not encrypted have nothing to unlock', async () => {
  const dataFolder = temporaryFolder();
  const bytes = readFileSync(databaseFile(join(templates, 'plain')));
  writeFileSync(databaseFile(dataFolder), bytes.fill(0xff, 4 * 4096, 5 * 4096));
  const client = await openedFor(dataFolder);
  expect(await stateOf(client)).toBe('damaged');
  const { own: recoveryKey } = recoveryKeys;
  expect(await refusal(client.encryption.unlock({ recoveryKey }))).toEqual({ code: 'not-locked' });
});

describe('encrypted backups whose key files are lost', () => {
  function aFolderWithoutKeyFiles(): string {
    const dataFolder = anEncryptedFolder();
    const backups = join(dataFolder, 'backups');
    for (const name of readdirSync(backups)) if (name.endsWith('.key')) rmSync(join(backups, name));
    return dataFolder;
  }

  test('are listed and counted, restored with the key that is known, and never taken for plain copies', async () => {
    const client = await openedFor(aFolderWithoutKeyFiles(), ownKeyStore());
    const { backups } = await client.backups.list();
    expect(backups.map(({ isEncrypted }) => isEncrypted)).toEqual([true, false]);
    expect((await client.encryption.status()).plainCopies.backups).toBe(1);
    const made = await client.backups.make();
    expect(made.id).toMatch(/^data-folder\/000003-/);
    await aStoredMeeting(client);
    await client.backups.restore({ id: backups[0]?.id ?? '' });
    expect((await client.workspace.status()).meetingCount).toBe(2);
  });

  test('open elsewhere with the recovery key where any other copy of the key file is', async () => {
    const dataFolder = aFolderWithoutKeyFiles();
    const client = await openedFor(dataFolder);
    const [backup] = (await client.backups.list()).backups;
    const id = backup?.id ?? '';
    expect(await refusal(client.backups.restore({ id }))).toEqual({ code: 'key-needed' });
    const { own, other } = recoveryKeys;
    expect(await refusal(client.backups.restore({ id, recoveryKey: other }))).toEqual({
      code: 'recovery-key-wrong',
    });
    await client.backups.restore({ id, recoveryKey: own });
    expect((await client.workspace.status()).meetingCount).toBe(2);
  });
});

test('what else lies in a folder that was set aside is no plain copy, and is not removed as one', async () => {
  const dataFolder = anEncryptedFolder();
  const aside = join(dataFolder, 'set-aside', '2026-04-01T09-00-00Z');
  mkdirSync(join(aside, 'house-styles', 'one'), { recursive: true });
  const style = join(aside, 'house-styles', 'one', 'style.json');
  writeFileSync(style, '{}');
  const plain = ['secretariat.sqlite3', 'secretariat.sqlite3-wal', 'not-used-restored.sqlite3.new'];
  for (const name of plain) cpSync(databaseFile(join(templates, 'plain')), join(aside, name));
  const client = await openedFor(dataFolder, ownKeyStore());
  expect((await client.encryption.status()).plainCopies.setAside).toBe(3);
  await client.encryption.removePlainCopies();
  expect(existsSync(style)).toBe(true);
  expect(plain.filter((name) => existsSync(join(aside, name)))).toEqual([]);
});
