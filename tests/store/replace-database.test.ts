import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backupsIn, databaseIn, newDatabaseIn, setAsideIn } from '../../electron/core/store/data-files.ts';
import { sha256OfFile } from '../../electron/core/store/file-digest.ts';
import { lineageOf } from '../../electron/core/store/lineage.ts';
import { finishReplacement, replaceDatabase } from '../../electron/core/store/replace-database.ts';
import { openStoreSlot, type StoreSlot } from '../../electron/core/store/store-slot.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';
import { noKeys } from '../support/no-keys.ts';

const at = new Date('2026-04-01T09:00:00Z');
const child = fileURLToPath(new URL('./replace-database-child.ts', import.meta.url));

/** A data folder whose plan has one name, and beside it a database in which it has another. */
async function twoDatabases(): Promise<string> {
  const dataFolder = temporaryFolder();
  for (const name of ['wanted', 'present']) {
    const slot = await openSlot(dataFolder);
    slot.close();
    withDatabase(databaseIn(dataFolder), (database) => {
      database.exec(`DELETE FROM plans; INSERT INTO plans (id, revision, name, starts_on, ends_on)
        VALUES ('01980000-0000-7000-8000-000000000001', 1, '${name}', '2026-01-01', '2026-12-31')`);
      database.pragma('journal_mode = DELETE');
    });
    if (name === 'wanted') copyFileSync(databaseIn(dataFolder), join(dataFolder, 'wanted.sqlite3'));
  }
  return dataFolder;
}

async function openSlot(dataFolder: string): Promise<StoreSlot> {
  return openStoreSlot({
    keys: noKeys,
    path: databaseIn(dataFolder),
    backupFolder: backupsIn(dataFolder),
  });
}

function planIn(path: string): unknown {
  return withDatabase(path, (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return database.prepare('SELECT name FROM plans').pluck().get();
  });
}

/** The plans in the databases that were set aside. */
function plansSetAside(dataFolder: string): readonly unknown[] {
  const folder = setAsideIn(dataFolder);
  const found = existsSync(folder) ? readdirSync(folder) : [];
  return found
    .map((name) => databaseIn(join(folder, name)))
    .filter((path) => existsSync(path))
    .map((path) => {
      const copy = join(temporaryFolder(), basename(path));
      for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
      return planIn(copy);
    });
}

async function replaceHere(dataFolder: string, slot: StoreSlot): Promise<string> {
  const file = newDatabaseIn(dataFolder, 'restored');
  copyFileSync(join(dataFolder, 'wanted.sqlite3'), file);
  return replaceDatabase(slot, { dataFolder, file, at });
}

test('a database takes the place of another, which is set aside with what lay beside it', async () => {
  const dataFolder = await twoDatabases();
  const slot = await openSlot(dataFolder);
  writeFileSync(`${databaseIn(dataFolder)}-shm`, 'left by something else');
  const setAside = await replaceHere(dataFolder, slot);
  expect(setAside).toBe(join(dataFolder, 'set-aside', '2026-04-01T09-00-00Z'));
  expect(slot.state).toBe('open');
  slot.close();
  expect(planIn(databaseFile(dataFolder))).toBe('wanted');
  expect(plansSetAside(dataFolder)).toEqual(['present']);
  expect(readFileSync(join(setAside, 'secretariat.sqlite3-shm'), 'utf8')).toBe('left by something else');
  expect(readdirSync(dataFolder).sort()).toEqual(['secretariat.sqlite3', 'set-aside', 'wanted.sqlite3']);
});

test('a journal that was left beside the old database is never read into the new one', async () => {
  const dataFolder = await twoDatabases();
  const killed = temporaryFolder();
  // The files as a killed program leaves them: the last words are in the journal alone.
  withDatabase(databaseIn(dataFolder), (database) => {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.exec(`UPDATE plans SET name = 'only in the journal'`);
    cpSync(dataFolder, killed, { recursive: true });
  });
  expect(existsSync(`${databaseIn(killed)}-wal`)).toBe(true);
  const folder = join(killed, 'set-aside', '2026-04-01T09-00-00Z');
  copyFileSync(join(killed, 'wanted.sqlite3'), newDatabaseIn(killed, 'restored'));
  writeFileSync(
    join(killed, 'replacing.json'),
    JSON.stringify({
      newFile: 'restored.sqlite3.new',
      sha256: await sha256OfFile(newDatabaseIn(killed, 'restored')),
      setAside: basename(folder),
    }),
  );
  await finishReplacement(killed);
  const slot = await openSlot(killed);
  slot.close();
  expect(planIn(databaseIn(killed))).toBe('wanted');
  expect(plansSetAside(killed)).toEqual(['only in the journal']);
});

test('a new file that is not whole is not put in place, and the old one comes back under its name', async () => {
  const dataFolder = await twoDatabases();
  const lineage = lineageOf(dataFolder);
  const setAside = join(setAsideIn(dataFolder), '2026-04-01T09-00-00Z');
  writeFileSync(newDatabaseIn(dataFolder, 'salvaged'), 'half of it');
  writeFileSync(
    join(dataFolder, 'replacing.json'),
    JSON.stringify({ newFile: 'salvaged.sqlite3.new', sha256: '0'.repeat(64), setAside: basename(setAside) }),
  );
  cpSync(databaseIn(dataFolder), join(setAside, 'secretariat.sqlite3'), { recursive: true });
  rmSync(databaseIn(dataFolder));
  await finishReplacement(dataFolder);
  expect(planIn(databaseIn(dataFolder))).toBe('present');
  expect(readdirSync(setAside)).toEqual(['not-used-salvaged.sqlite3.new']);
  writeFileSync(join(setAsideIn(dataFolder), '.left-by-the-system'), '');
  expect(lineageOf(dataFolder)).toBe(lineage);
  expect(existsSync(join(dataFolder, 'replacing.json'))).toBe(false);
});

test('an intention that was left behind brings no old journal beside the new database', async () => {
  const dataFolder = await twoDatabases();
  const setAside = join(setAsideIn(dataFolder), '2026-04-01T09-00-00Z');
  const leftBehind = {
    newFile: 'restored.sqlite3.new',
    sha256: '0'.repeat(64),
    setAside: basename(setAside),
  };
  const slot = await openSlot(dataFolder);
  writeFileSync(join(dataFolder, 'replacing.json'), JSON.stringify(leftBehind));
  mkdirSync(setAside, { recursive: true });
  writeFileSync(join(setAside, 'secretariat.sqlite3-journal'), 'the old one');
  await expect(replaceHere(dataFolder, slot)).rejects.toThrow();
  expect(slot.state).toBe('open');
  expect(existsSync(`${databaseIn(dataFolder)}-journal`)).toBe(false);
  await replaceHere(dataFolder, slot);
  slot.close();
  expect(planIn(databaseIn(dataFolder))).toBe('wanted');
  expect(readdirSync(setAside).sort()).toEqual([
    'not-used-restored.sqlite3.new',
    'secretariat.sqlite3-journal',
  ]);
});

test('killed at every step, the next program finds the old database or the new one, and finishes', async () => {
  const made = await twoDatabases();
  const seen = new Set<unknown>();
  for (let step = 1; ; step += 1) {
    const dataFolder = copyOf(made);
    const status = run(dataFolder, 'replace', step);
    if (status === 0) break;
    await finishHere(dataFolder);
    const plan = planIn(databaseIn(dataFolder));
    seen.add(plan);
    expect(plansSetAside(dataFolder)).toEqual(plan === 'wanted' ? ['present'] : []);
  }
  expect(seen).toEqual(new Set(['present', 'wanted']));
}, 120_000);

test('killed again while finishing, at every step, it still finishes', async () => {
  const made = await twoDatabases();
  let step = 1;
  // The first step after which the intention stands.
  for (; ; step += 1) {
    const dataFolder = copyOf(made);
    run(dataFolder, 'replace', step);
    if (existsSync(join(dataFolder, 'replacing.json'))) break;
  }
  for (let finishing = 1; ; finishing += 1) {
    const dataFolder = copyOf(made);
    run(dataFolder, 'replace', step);
    const status = run(dataFolder, 'finish', finishing);
    await finishHere(dataFolder);
    expect(planIn(databaseIn(dataFolder))).toBe('wanted');
    expect(plansSetAside(dataFolder)).toEqual(['present']);
    if (status === 0) break;
  }
}, 120_000);

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function finishHere(dataFolder: string): Promise<void> {
  await finishReplacement(dataFolder);
  const slot = await openSlot(dataFolder);
  expect(slot.state).toBe('open');
  slot.close();
}

/** Ends with 0, or with null where it killed itself before the so-many-th change of the folder. */
function run(dataFolder: string, job: 'replace' | 'finish', dieAt: number): number | null {
  const { status, signal, stderr } = spawnSync(process.execPath, [child, dataFolder, job, String(dieAt)]);
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(String(stderr));
  return status;
}

test('data have one name over all starts, and another once others took their place, whatever the clock says', async () => {
  const dataFolder = await twoDatabases();
  const names: string[] = [];
  for (const day of ['2026-04-01', '2026-03-01', '2026-03-01']) {
    const slot = await openSlot(dataFolder);
    names.push(slot.lineage);
    const file = newDatabaseIn(dataFolder, 'restored');
    copyFileSync(join(dataFolder, 'wanted.sqlite3'), file);
    await replaceDatabase(slot, { dataFolder, file, at: new Date(`${day}T09:00:00Z`) });
    const { lineage } = slot;
    slot.close();
    const again = await openSlot(dataFolder);
    expect(again.lineage).toBe(lineage);
    again.close();
  }
  expect(new Set(names).size).toBe(names.length);
});

test('a copied data folder has another name', async () => {
  const dataFolder = await twoDatabases();
  const copy = `${dataFolder}-copy`;
  cpSync(dataFolder, copy, { recursive: true });
  const names = [];
  for (const folder of [dataFolder, copy]) {
    const slot = await openSlot(folder);
    names.push(slot.lineage);
    slot.close();
  }
  rmSync(copy, { recursive: true });
  expect(names[0]).not.toBe(names[1]);
});
