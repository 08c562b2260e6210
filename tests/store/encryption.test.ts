import { safe } from '@orpc/client';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  mkdtempSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { KeyStore } from '../../electron/core/open-core.ts';
import { readRecoveryKey, recoveryKeyLength, writeRecoveryKey } from '../../shared/domain/recovery-key.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { notesSection, saveNotes, bodyOf } from '../support/builders/a-notes-section.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { filesBelow, filesWithWords } from '../support/find-words.ts';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile } from './open-database.ts';
import { journalFrames } from '../../electron/core/store/journal-frames.ts';

const inNotes = 'Marigold witness protection was discussed at length';
const inHistory = 'Periwinkle was the first wording of this minute';
const inFile = 'Foxglove appendix of the attached report';
const afterwards = 'Snapdragon came up after the switch';
const words = [inNotes, inHistory, inFile, afterwards];

type Filled = { readonly meetingId: string; readonly attachmentId: string };

async function fill(client: Client): Promise<Filled> {
  const meeting = await aStoredMeeting(client);
  await saveNotes(client, meeting.id, aBody(aParagraph(inHistory)));
  await saveNotes(client, meeting.id, aBody(aParagraph(inNotes)));
  const item = await aStoredItem(client, meeting.id);
  const paper = await client.papers.create({ agendaItemId: item.id });
  const attachment = await client.attachments.addFile({
    documentId: paper.id,
    name: 'Appendix.txt',
    audience: 'public',
    content: Buffer.from(inFile).toString('base64'),
  });
  return { meetingId: meeting.id, attachmentId: attachment.id };
}

async function switchOn(client: Client): Promise<string> {
  const { recoveryKey } = await client.encryption.propose();
  await client.encryption.switchOn({ recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') });
  return recoveryKey;
}

async function readAll(client: Client, { meetingId, attachmentId }: Filled): Promise<readonly string[]> {
  const file = await client.attachments.read({ id: attachmentId });
  const notes = plainTextOf(bodyOf(await notesSection(client, meetingId)));
  return [notes, Buffer.from(file.content, 'base64').toString()];
}

type Encrypted = { readonly filled: Filled; readonly recoveryKey: string };
const templates = mkdtempSync(join(tmpdir(), 'secretariat-encrypted-'));
const secret = randomBytes(32);
let template: Encrypted;

beforeAll(async () => {
  template = await withTestCore(
    join(templates, 'data'),
    async (client) => ({ filled: await fill(client), recoveryKey: await switchOn(client) }),
    keyStoreDouble(secret),
  );
});
afterAll(() => rmSync(templates, { recursive: true, force: true }));

/** A data folder that was filled and then encrypted, closed again, and the key store that opens it. */
function anEncryptedFolder(): Encrypted & { readonly dataFolder: string; readonly keyStore: KeyStore } {
  const dataFolder = temporaryFolder();
  cpSync(join(templates, 'data'), dataFolder, { recursive: true });
  return { ...template, dataFolder, keyStore: keyStoreDouble(secret) };
}

async function refusal(answer: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(answer);
  return error !== null && typeof error === 'object' && 'data' in error ? error.data : error;
}

describe('encryption at rest', () => {
  test('leaves no word of notes, history, attached files or backups to be read, before and after a kill', async () => {
    const dataFolder = temporaryFolder();
    const second = temporaryFolder();
    const temporary = temporaryFolder();
    process.env.SQLITE_TMPDIR = temporary;
    onTestFinished(() => void delete process.env.SQLITE_TMPDIR);
    const { core, client } = await openTestCore(dataFolder, keyStoreDouble());
    onTestFinished(() => core.close());
    const filled = await fill(client);
    await client.backups.setSecondFolder({ path: second });
    await client.backups.make();
    // The control: the search finds what lies there for anybody to read.
    const places = [dataFolder, second, temporary];
    const before = filesWithWords(places, words).map((path) => path.slice(path.lastIndexOf('/') + 1));
    expect(before).toContain('secretariat.sqlite3');
    expect(before.filter((name) => name.includes('-meetings-'))).toHaveLength(2);
    expect(before.filter((name) => /^[0-9a-f]{64}$/.test(name))).toHaveLength(2);

    await switchOn(client);
    expect(await client.encryption.status()).toMatchObject({
      isOn: true,
      opensHere: true,
      plainCopies: { backups: 2, setAside: 0, attachedFiles: 1 },
    });
    await saveNotes(client, filled.meetingId, aBody(aParagraph(afterwards)));
    expect((await client.encryption.removePlainCopies()).removed).toBe(3);
    expect(filesBelow(dataFolder).some((path) => path.endsWith('-wal'))).toBe(true);
    expect(filesWithWords(places, words)).toEqual([]);
    expect(await readAll(client, filled)).toEqual([afterwards, inFile]);

    // As after a kill: the files as they lie there while the program runs, its journal among them.
    const killed = join(temporaryFolder(), 'killed');
    cpSync(dataFolder, killed, { recursive: true });
    expect(filesWithWords([killed], words)).toEqual([]);
    const state = (await withTestCore(killed, (again) => again.recovery.status())).state;
    expect(state).toBe('locked');
    expect(filesWithWords([killed, temporary], words)).toEqual([]);
  });

  test('opens by the key store alone, and elsewhere by the recovery key alone', async () => {
    const { keyStore, dataFolder, filled, recoveryKey } = anEncryptedFolder();
    expect(await withTestCore(dataFolder, (client) => readAll(client, filled), keyStore)).toEqual([
      inNotes,
      inFile,
    ]);
    const other = keyStoreDouble();
    const { core, client } = await openTestCore(dataFolder, other);
    expect(await client.recovery.status()).toMatchObject({
      state: 'locked',
      lockReason: 'key-store-refused',
    });
    expect(await refusal(client.meetings.list())).toEqual({ code: 'key-needed' });
    await client.encryption.unlock({ recoveryKey });
    expect(await readAll(client, filled)).toEqual([inNotes, inFile]);
    await core.close();
    // The key store of that computer has it from then on.
    expect((await withTestCore(dataFolder, (again) => again.recovery.status(), other)).state).toBe('open');
  });

  test('is switched off again with every word, and nothing is left under a key', async () => {
    const { keyStore, dataFolder, filled } = anEncryptedFolder();
    await withTestCore(dataFolder, (client) => client.encryption.switchOff(), keyStore);
    const answers = await withTestCore(dataFolder, async (client) => [
      await readAll(client, filled),
      (await client.encryption.status()).isOn,
    ]);
    expect(answers).toEqual([[inNotes, inFile], false]);
    expect(existsSync(join(dataFolder, 'encryption.json'))).toBe(false);
    expect(filesBelow(dataFolder).filter((path) => path.endsWith('.hidden'))).toEqual([]);
  });

  test('is refused without a real key store, and with another key than the one just shown', async () => {
    const { core, client, dataFolder } = await openTestCore();
    onTestFinished(() => core.close());
    expect((await client.encryption.status()).hasKeyStore).toBe(false);
    expect(await refusal(client.encryption.propose())).toEqual({ code: 'no-key-store' });
    expect(existsSync(join(dataFolder, 'encryption.json'))).toBe(false);
    const real = await openTestCore(temporaryFolder(), keyStoreDouble());
    onTestFinished(() => real.core.close());
    const first = await real.client.encryption.propose();
    expect(readRecoveryKey(first.recoveryKey)).toEqual({ ok: true, key: first.recoveryKey });
    await real.client.encryption.propose();
    expect(await refusal(real.client.encryption.switchOn(first))).toEqual({
      code: 'recovery-key-not-the-new-one',
    });
    expect((await real.client.encryption.status()).isOn).toBe(false);
  });

  test('a recovery key that is mistyped, too short or of other data is each said for what it is', async () => {
    const { dataFolder, recoveryKey } = anEncryptedFolder();
    const another = writeRecoveryKey(Array.from({ length: recoveryKeyLength }, (_, index) => index % 31));
    const { core, client } = await openTestCore(dataFolder);
    onTestFinished(() => core.close());
    const groups = recoveryKey.split('-');
    const third = groups[2] ?? '';
    const wrong = groups.with(2, `${third.startsWith('A') ? 'B' : 'A'}${third.slice(1)}`).join('-');
    expect(await refusal(client.encryption.unlock({ recoveryKey: wrong }))).toEqual({
      code: 'recovery-key-mistyped',
      group: 3,
    });
    expect(await refusal(client.encryption.unlock({ recoveryKey: groups.slice(1).join('-') }))).toMatchObject(
      {
        code: 'recovery-key-mistyped',
        group: 1,
      },
    );
    expect(await refusal(client.encryption.unlock({ recoveryKey: groups.slice(0, 7).join('-') }))).toEqual({
      code: 'recovery-key-length',
    });
    expect(await refusal(client.encryption.unlock({ recoveryKey: another }))).toEqual({
      code: 'recovery-key-wrong',
    });
    expect((await client.recovery.status()).state).toBe('locked');
  });

  test('the key of words beside a page lasts as long as that of the data, and is given once more after it', async () => {
    const { keyStore, dataFolder, recoveryKey } = anEncryptedFolder();
    const { core, client } = await openTestCore(dataFolder);
    onTestFinished(() => core.close());
    expect(await client.recovery.status()).toMatchObject({ heldWordsKey: null, formerHeldWordsKeys: [] });
    await client.encryption.unlock({ recoveryKey });
    const { heldWordsKey: first } = await client.recovery.status();
    expect(Buffer.from(first ?? '', 'base64')).toHaveLength(32);
    await client.encryption.changeRecoveryKey(await client.encryption.propose());
    expect(await client.recovery.status()).toMatchObject({ heldWordsKey: first, formerHeldWordsKeys: [] });
    await core.close();

    await withTestCore(
      dataFolder,
      async (again) => {
        expect(await again.recovery.status()).toMatchObject({ heldWordsKey: first });
        await again.encryption.switchOff();
        const off = { heldWordsKey: null, formerHeldWordsKeys: [first] };
        expect(await again.recovery.status()).toMatchObject(off);
        await switchOn(again);
        const { heldWordsKey: second, formerHeldWordsKeys } = await again.recovery.status();
        expect([second === first, formerHeldWordsKeys]).toEqual([false, [first]]);
      },
      keyStore,
    );
  });

  test.each([
    ['lost', 'key-file-missing', (path: string) => rmSync(path)],
    ['damaged', 'key-file-damaged', (path: string) => writeFileSync(path, '{"format":1')],
  ] as const)('a key file that is %s is found again beside the backups', async (_what, lockReason, spoil) => {
    const { keyStore, dataFolder, filled, recoveryKey } = anEncryptedFolder();
    spoil(join(dataFolder, 'encryption.json'));
    const { core, client } = await openTestCore(dataFolder, keyStore);
    expect(await client.recovery.status()).toMatchObject({ state: 'locked', lockReason });
    await client.encryption.unlock({ recoveryKey });
    expect(await readAll(client, filled)).toEqual([inNotes, inFile]);
    await core.close();
    expect((await withTestCore(dataFolder, (again) => again.recovery.status(), keyStore)).state).toBe('open');
  });

  test('a new recovery key opens the data and their backups, and the old one no more', async () => {
    const { keyStore, dataFolder, recoveryKey: old } = anEncryptedFolder();
    // In a browser: what the window's key store has of the key is kept.
    const recoveryKey = await withTestCore(dataFolder, async (client) => {
      await client.encryption.unlock({ recoveryKey: old });
      const proposed = await client.encryption.propose();
      await client.encryption.changeRecoveryKey(proposed);
      return proposed.recoveryKey;
    });
    const inWindow = await withTestCore(dataFolder, (again) => again.recovery.status(), keyStore);
    expect(inWindow.state).toBe('open');
    rmSync(join(dataFolder, 'encryption.json'));
    const { core, client } = await openTestCore(dataFolder);
    onTestFinished(() => core.close());
    expect(await refusal(client.encryption.unlock({ recoveryKey: old }))).toEqual({
      code: 'recovery-key-wrong',
    });
    await client.encryption.unlock({ recoveryKey });
    expect((await client.recovery.status()).state).toBe('open');
  });

  test.each([
    ['whose data are not encrypted', false],
    ['whose data are encrypted under another key', true],
  ])(
    'a backup on another computer, %s, asks for its recovery key and brings its attached files',
    async (_what, isOn) => {
      const first = anEncryptedFolder();
      const { filled, recoveryKey } = first;
      const second = temporaryFolder();
      await withTestCore(
        first.dataFolder,
        async (client) => {
          await client.backups.setSecondFolder({ path: second });
          await client.backups.make();
        },
        first.keyStore,
      );
      expect(filesWithWords([second], words)).toEqual([]);

      const keyStore = keyStoreDouble();
      const { core, client, dataFolder } = await openTestCore(temporaryFolder(), keyStore);
      if (isOn) await switchOn(client);
      await client.backups.setSecondFolder({ path: second });
      const { backups } = await client.backups.list();
      const [backup] = backups.filter(({ place }) => place === 'other-data');
      expect(backup).toMatchObject({ isEncrypted: true });
      const id = backup?.id ?? '';
      expect(await refusal(client.backups.restore({ id }))).toEqual({ code: 'key-needed' });
      await client.backups.restore({ id, recoveryKey });
      expect(await readAll(client, filled)).toEqual([inNotes, inFile]);
      expect((await client.encryption.status()).isOn).toBe(true);
      await core.close();
      expect(filesWithWords([dataFolder], words)).toEqual([]);
      const again = await withTestCore(dataFolder, (next) => readAll(next, filled), keyStore);
      expect(again).toEqual([inNotes, inFile]);
    },
  );

  test('a backup from before is encrypted on the way when it is restored', async () => {
    const keyStore = keyStoreDouble();
    const { core, client, dataFolder } = await openTestCore(temporaryFolder(), keyStore);
    onTestFinished(() => core.close());
    const filled = await fill(client);
    const plain = await client.backups.make();
    await switchOn(client);
    await client.backups.restore({ id: plain.id });
    expect(await readAll(client, filled)).toEqual([inNotes, inFile]);
    const lying = filesWithWords([dataFolder], words).map((path) => path.slice(dataFolder.length + 1));
    expect(lying).toEqual([`backups/${plain.id.split('/')[1] ?? ''}`]);
  });

  test('damaged data under a key are salvaged, and what is made of them is under the key', async () => {
    const { keyStore, dataFolder, filled } = anEncryptedFolder();
    const path = databaseFile(dataFolder);
    const bytes = readFileSync(path);
    // A page in the middle is lost, and one bit of another is flipped.
    bytes.fill(0xff, 40 * 4096, 41 * 4096);
    bytes[20 * 4096 + 100] = (bytes[20 * 4096 + 100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { core, client } = await openTestCore(dataFolder, keyStore);
    onTestFinished(() => core.close());
    expect((await client.recovery.status()).state).toBe('damaged');
    const { files } = await client.recovery.exportReadable();
    expect(Buffer.from(files[1]?.content ?? '', 'base64').toString()).toContain(inNotes);
    await client.recovery.salvage();
    expect(plainTextOf(bodyOf(await notesSection(client, filled.meetingId)))).toBe(inNotes);
    expect((await client.encryption.status()).isOn).toBe(true);
    const lying = filesWithWords([dataFolder], words).map((each) => each.slice(dataFolder.length + 1));
    expect(lying.every((each) => /^backups\/.*-meetings-/.test(each))).toBe(true);
  });

  test('a damaged first page is damage, and asks for no key', async () => {
    const { keyStore, dataFolder } = anEncryptedFolder();
    const bytes = readFileSync(databaseFile(dataFolder));
    writeFileSync(databaseFile(dataFolder), bytes.fill(0x55, 0, 4096));
    expect((await withTestCore(dataFolder, (client) => client.recovery.status(), keyStore)).state).toBe(
      'damaged',
    );
  });

  test('a switch that could not be finished leaves the data as they were', async () => {
    const { core, client, dataFolder } = await openTestCore(temporaryFolder(), keyStoreDouble());
    onTestFinished(() => core.close());
    const filled = await fill(client);
    // Where the new file is to be made lies a folder that cannot be removed as a file.
    const inTheWay = join(dataFolder, 'encrypted.sqlite3.new');
    cpSync(join(dataFolder, 'attached-files'), inTheWay, { recursive: true });
    expect(await refusal(switchOn(client))).toMatchObject({ code: expect.any(String) as string });
    expect((await client.encryption.status()).isOn).toBe(false);
    expect(await readAll(client, filled)).toEqual([inNotes, inFile]);
    expect(readdirSync(join(dataFolder, 'attached-files')).some((name) => name.endsWith('.hidden'))).toBe(
      false,
    );
    renameSync(inTheWay, join(temporaryFolder(), 'away'));
    await switchOn(client);
    expect((await client.encryption.status()).isOn).toBe(true);
  });
});

test('data whose first page was on its way from the journal when the power went open as they were', async () => {
  const secret = randomBytes(32);
  const { core, client, dataFolder } = await openTestCore(temporaryFolder(), keyStoreDouble(secret));
  const { recoveryKey } = await client.encryption.propose();
  await client.encryption.switchOn({ recoveryKey });
  const framesOf = (folder: string) => journalFrames(readFileSync(`${databaseFile(folder)}-wal`));
  const firstPage = () => framesOf(dataFolder).findLast(({ page }) => page === 1);
  let meetings = 0;
  while (firstPage() === undefined) {
    meetings += 1;
    await aStoredMeeting(client, { date: `2026-05-${String(meetings).padStart(2, '0')}` });
  }
  // As the disk has it at that moment: a journal that is whole, and half of the page written over.
  const torn = temporaryFolder();
  rmSync(torn, { recursive: true });
  cpSync(dataFolder, torn, { recursive: true });
  await core.close();
  const bytes = readFileSync(databaseFile(torn));
  framesOf(torn)
    .findLast(({ page }) => page === 1)
    ?.content.copy(bytes, 0, 0, 2048);
  writeFileSync(databaseFile(torn), bytes);
  const again = await openTestCore(torn, keyStoreDouble(secret));
  onTestFinished(() => again.core.close());
  expect(await again.client.recovery.status()).toMatchObject({ state: 'open' });
  expect(await again.client.meetings.list()).toHaveLength(meetings);
});
