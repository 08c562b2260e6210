import type { Page } from '@playwright/test';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../electron/core/store/database.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { BackupsPage } from './pages/backups-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';
import { NotesPage } from './pages/notes-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';

type Start = (port?: number) => Promise<BrowserHostProcess>;

/** A host on data whose first page is gone, as a bad sector leaves it. */
async function startOnDamagedData(
  page: Page,
  start: Start,
  withBackup: boolean,
): Promise<BrowserHostProcess> {
  const before = await start();
  const operations = operationsOf(page, before);
  await operations.workspace.loadSample();
  if (withBackup) await operations.backups.make();
  // Killed: closing would make one more backup.
  await before.kill();
  const database = join(before.dataFolder, 'secretariat.sqlite3');
  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(100, 0xa5), 0, 100, 0);
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, Math.floor(statSync(database).size / 8192) * 4096);
  closeSync(file);
  const after = await start();
  await page.goto(after.origin);
  return after;
}

test('damaged data show one screen, and the newest backup brings everything back', async ({
  page,
  startOnSameData,
}) => {
  const host = await startOnDamagedData(page, startOnSameData, true);
  const recovery = new RecoveryPage(page);
  const frame = new FramePage(page);
  // Opened on notes, while the rest of the page's scripts does not come.
  const rest = '**/assets/rest-*.js';
  await page.route(rest, (route) => route.abort());
  await page.goto(`${host.origin}/#/meetings/0190a0a0-0000-7000-8000-000000000001/notes`);
  await page.reload();
  await expect(page.getByText('Your data cannot be opened yet. Nothing was changed.')).toBeVisible();
  await page.unroute(rest);
  await recovery.expectShown();
  await page.goto(host.origin);
  await recovery.expectShown();
  await expect(recovery.backup()).toContainText(/It holds 1 meeting, [\d,]+ words\./);
  await frame.expectAccessible('recovery, light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('recovery, dark', 'colours');
  await page.setViewportSize({ width: 683, height: 384 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);

  const restore = recovery.backup().getByRole('button', { name: 'Restore this backup…' });
  await restore.focus();
  await page.keyboard.press('Enter');
  const backups = new BackupsPage(page);
  await expect(backups.question()).toContainText('It is damaged and cannot be counted.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(backups.outcome()).toBeVisible();
  await page.keyboard.press('Enter');
  await new MeetingsPage(page).openMeeting('10 October 2023');
  expect(readdirSync(join(host.dataFolder, 'set-aside'))).toHaveLength(1);
});

test('where the key in the data folder is the one of other data the recovery key is asked for first', async ({
  page,
  startOnSameData,
}) => {
  const host = await startOnDamagedData(page, startOnSameData, true);
  // As the core says it of a folder into which a key file was copied.
  await page.route('**/rpc/recovery/status', async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace('"isOfOtherKey":false', '"isOfOtherKey":true');
    await route.fulfill({ response, body: text });
  });
  await page.goto(host.origin);
  await page.reload();
  await expect(
    page.getByRole('heading', { level: 1, name: 'The key does not fit the data of Secretariat' }),
  ).toBeFocused();
  const frame = new FramePage(page);
  await frame.expectAccessible('a key that does not fit');
  await page.keyboard.press('Tab');
  const way = page.getByRole('region', { name: 'Open the data with their recovery key' });
  await expect(way.getByRole('textbox', { name: 'Recovery key' })).toBeFocused();
  await page.keyboard.type('AAAAA-BBBBB');
  await page.keyboard.press('Enter');
  await expect(way).toContainText('Group 1 of the recovery key is mistyped.');
  await expect(new RecoveryPage(page).backup()).toContainText('It holds 1 meeting');
  // The page goes on asking while the host is stopped.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('data that are not as Secretariat makes them are not opened, and the backup brings everything back', async ({
  page,
  startOnSameData,
}) => {
  const before = await startOnSameData();
  const operations = operationsOf(page, before);
  await operations.workspace.loadSample();
  await operations.backups.make();
  await before.stop();
  const database = openDatabase(join(before.dataFolder, 'secretariat.sqlite3'), null);
  database.exec('CREATE VIEW more AS SELECT id FROM meetings;');
  database.close();
  const host = await startOnSameData();
  await page.goto(host.origin);
  await expect(
    page.getByRole('heading', { level: 1, name: 'The data of Secretariat are not as it makes them' }),
  ).toBeFocused();
  await expect(
    page.getByText('so it was not opened: nothing in it could do anything, and nothing was changed'),
  ).toBeVisible();
  await new FramePage(page).expectAccessible('data of another make');
  await new RecoveryPage(page).backup().getByRole('button', { name: 'Restore this backup…' }).focus();
  await page.keyboard.press('Enter');
  const backups = new BackupsPage(page);
  await expect(backups.question()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(backups.outcome()).toBeVisible();
  await page.keyboard.press('Enter');
  await new MeetingsPage(page).openMeeting('10 October 2023');
});

test('without a backup what can be read is exported, and saved into new data', async ({
  page,
  startOnSameData,
}) => {
  await startOnDamagedData(page, startOnSameData, false);
  const recovery = new RecoveryPage(page);
  await recovery.expectShown();
  await expect(recovery.backup()).toContainText('There is no backup that can be read');

  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const first = page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.docx'));
  await recovery.files().getByRole('button', { name: 'Export all that is readable' }).click();
  const word = readDocx(readFileSync(await (await first).path()));
  expect(JSON.stringify(word)).toContain('Use of force');
  await expect(recovery.files().getByText('The files are made.')).toBeVisible();
  await expect.poll(() => downloads.some((name) => name.endsWith('.json'))).toBe(true);

  await recovery.salvage().getByRole('button', { name: 'Save what can be read into new data' }).click();
  const table = recovery.salvage().getByRole('table', { name: 'What was saved and what was lost' });
  await expect(table.getByRole('row', { name: /^Meetings 1/ })).toBeVisible();
  await expect(recovery.salvage()).toContainText('The damaged files are kept in');
  await new FramePage(page).expectAccessible('salvage report');
  await recovery.salvage().getByRole('button', { name: 'Go on' }).click();
  await new MeetingsPage(page).openMeeting('10 October 2023');
});

test('damage that shows only while one types is said with the words on screen, and leads to recovery', async ({
  sampleProgram: page,
  host,
}) => {
  const [meeting] = await operationsOf(page, host).meetings.list();
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting?.id ?? '');
  await notes.enterItem('Any other business');
  // As the core answers once SQLite has found a damaged page; the page's own part is what is tried here.
  await page.route('**/rpc/documents/saveSection', (route) =>
    route.fulfill({
      status: 507,
      json: {
        json: { defined: true, code: 'storage-failed', status: 507, message: '', data: { code: 'damaged' } },
      },
    }),
  );
  await notes.type(' Typed on damaged data.');
  await notes.expectNotSaved();
  await page.getByText('Not saved – retrying', { exact: true }).click();
  const status = await operationsOf(page, host).recovery.status();
  await page.route('**/rpc/recovery/status', (route) =>
    route.fulfill({ json: { json: { ...status, state: 'damaged' } } }),
  );
  await page.getByRole('button', { name: 'Open recovery' }).click();
  await new RecoveryPage(page).expectShown();
  // The words are held here until they are saved, and can be taken elsewhere.
  await notes.expectNotSaved();
  await page.getByText('Not saved – retrying', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save my text as a file' })).toBeVisible();
});
