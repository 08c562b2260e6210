import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../electron/core/store/folder-lock.ts';
import { FramePage } from '../e2e/pages/frame-page.ts';
import { MeetingsPage } from '../e2e/pages/meetings-page.ts';
import { NotesPage } from '../e2e/pages/notes-page.ts';
import { isAlive } from '../support/electron-double/single-instance.ts';
import { runUntilEnd, type Desktop } from '../support/electron-double/start-desktop.ts';
import { typeInNewMeeting } from '../support/main-story.ts';
import { expect, test } from './desktop-test.ts';

// The core is a process of its own: what becomes of words, of the page and of the data folder when it, or the main process,
// ends in the middle.

const bodies = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.testPage.core.bodies.list()).length);

/** Kills the core's process, and waits for the one that takes its place. */
async function killCore({ corePid, waitFor }: Desktop): Promise<void> {
  const pid = corePid();
  process.kill(pid, 'SIGKILL');
  await waitFor('utility-process', (entry) => Number(entry['pid']) > 0 && corePid() !== pid);
}

test('a core that dies is started again beside the page, which keeps every word and saves it then', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const desktop = await start();
  const { page, waitFor, answerDialogs, journal } = desktop;
  const notes = await typeInNewMeeting(page, 'Before.');
  await page.evaluate(() => {
    const said = new Set<string>();
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[role=alert]')) said.add(alert.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  const saidSoFar = (): Promise<string> =>
    page.evaluate(() => [...(window as unknown as { said: Set<string> }).said].join('\n'));

  await notes.type(' Typed while it died');
  await killCore(desktop);
  await notes.type(', and after.');
  await expect.poll(saidSoFar).toContain('keeps the data has stopped, and is being started again');
  await expect(page.getByText('keeps the data has stopped')).toHaveCount(0);
  await notes.expectSaved();

  // Again and again: the person is asked, and the words stay where they are until then.
  answerDialogs({ dialog: 'message', button: 'Start it again' });
  await killCore(desktop);
  await killCore(desktop);
  process.kill(desktop.corePid(), 'SIGKILL');
  await notes.type(' Still here.');
  const asked = await waitFor('dialog');
  expect(asked['message']).toBe('The part of Secretariat that keeps the data has stopped.');
  expect(asked['detail']).toContain('Everything that was saved is safe');
  await expect(page.getByText('keeps the data has stopped')).toHaveCount(0);
  await notes.expectSaved();
  expect(journal.filter(({ what }) => /prevented|left|cancelled/.test(what))).toEqual([]);
  await desktop.kill();

  const log = readFileSync(join(desktop.dataFolder, 'logs/secretariat.log'), 'utf8');
  expect(log.match(/ core-gone /g)?.length).toBe(4);
  const again = await start();
  await new MeetingsPage(again.page).openMeeting('18 April 2027');
  await again.page
    .getByRole('navigation', { name: 'This meeting' })
    .getByRole('link', { name: 'Notes' })
    .click();
  await expect(new NotesPage(again.page).notesOf('Serious violence')).toHaveText(
    'Before. Typed while it died, and after. Still here.',
  );
});

test('a core that nobody wanted started again is started from the page, which saves its words then', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const desktop = await start();
  const { page, waitFor, answerDialogs, order, journal } = desktop;
  const notes = await typeInNewMeeting(page, 'Before.');

  answerDialogs({ dialog: 'message', button: 'Not now' });
  for (const _ of [1, 2, 3]) await killCore(desktop);
  process.kill(desktop.corePid(), 'SIGKILL');
  await waitFor('dialog');
  const banner = page.getByRole('alert').filter({ hasText: 'keeps the data has stopped' });
  await expect(banner).toContainText('is not running');
  await notes.type(' Typed without it.');
  const saveState = page.getByRole('region', { name: 'Save state' }).first();
  await saveState.locator('summary').click();
  await expect(saveState).toContainText('the top of it says how that part is started again');
  await expect(page.getByText('start Secretariat again')).toHaveCount(0);
  await new FramePage(page).expectAccessible('a core that is not running');
  const started = (): number => journal.filter(({ what }) => what === 'utility-process').length;
  expect(started()).toBe(4);

  await banner.getByRole('button', { name: 'Start it again' }).press('Enter');
  await expect(banner).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();
  await notes.expectSaved();
  expect(started()).toBe(5);
  await expect(notes.notesOf('Serious violence')).toHaveText('Before. Typed without it.');

  // A page that is loaded anew while there is none is told the same.
  answerDialogs({ dialog: 'message', button: 'Not now' });
  for (const _ of [1, 2, 3]) await killCore(desktop);
  process.kill(desktop.corePid(), 'SIGKILL');
  await expect(banner).toContainText('is not running');
  const before = journal.length;
  await page.reload();
  await expect(banner).toContainText('is not running');
  // A dialog is open over the banner: the menu has it, too.
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  const inMenu = 'Start the part that keeps the data again';
  await expect
    .poll(() => journal.slice(before).some((entry) => JSON.stringify(entry).includes(inMenu)))
    .toBe(true);
  order({ order: 'pick-menu-item', label: inMenu });
  await expect(banner).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(notes.notesOf('Serious violence')).toHaveText('Before. Typed without it.');
});

test('the page has its ports before the data are open, and what it asks is answered then', async ({
  start,
  testApp,
  folder,
}) => {
  mkdirSync(join(folder, 'data'));
  const lock = lockFolder(join(folder, 'data', 'owner.lock'));
  const { page, journal, closeWindow } = await start({ appFolder: testApp });
  await page.waitForFunction(() => 'testPage' in window);
  await page.evaluate(() => {
    const asked = window.testPage.core.bodies.list();
    Object.assign(window, { asked });
  });
  expect(await page.evaluate(() => window.testPage.handovers)).toEqual([2]);
  lock?.release();
  expect(
    await page.evaluate(
      async () => (await (window as unknown as { asked: Promise<unknown[]> }).asked).length,
    ),
  ).toBe(0);
  await closeWindow();
  expect(journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
});

test('with the main process the core ends by itself, and a start in that moment waits for the folder', async ({
  start,
  testApp,
}) => {
  const first = await start({ appFolder: testApp });
  await first.page.waitForFunction(() => 'testPage' in window);
  expect(await bodies(first.page)).toBe(0);
  // As if it had much to do: it hears only later that nobody is left.
  process.kill(first.corePid(), 'SIGSTOP');
  process.kill(first.pid, 'SIGKILL');
  // Until then it has the lock of the one instance.
  await expect.poll(() => isAlive(first.pid)).toBe(false);
  const second = await start({ appFolder: testApp });
  await second.page.waitForFunction(() => 'testPage' in window);
  process.kill(first.corePid(), 'SIGCONT');
  expect(await bodies(second.page)).toBe(0);
  // Ends when nothing of the first program is left that could write to its terminal.
  await first.kill();
  await second.closeWindow();
  expect(second.journal.filter(({ what }) => what === 'error-box')).toEqual([]);
});

test('a session’s end, said to every process at once, leaves the core to the main process', async ({
  start,
  testApp,
}) => {
  const { page, corePid, closeWindow, journal } = await start({ appFolder: testApp });
  await page.waitForFunction(() => 'testPage' in window);
  expect(await bodies(page)).toBe(0);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(corePid(), signal);
  await page.getByLabel('Words').fill('Said last');
  await closeWindow();
  expect(journal.filter(({ what }) => what === 'utility-process').length).toBe(1);
  expect(journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
});

test('the program ends, and starts again, where word of its owner cannot be taken from the folder', async ({
  start,
  testApp,
}) => {
  const { page, dataFolder, closeWindow, journal } = await start({ appFolder: testApp });
  await page.waitForFunction(() => 'testPage' in window);
  expect(await bodies(page)).toBe(0);
  rmSync(join(dataFolder, 'owner.json'));
  mkdirSync(join(dataFolder, 'owner.json', 'kept-open'), { recursive: true });
  await closeWindow();
  expect(journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
  const again = await start({ appFolder: testApp });
  await again.page.waitForFunction(() => 'testPage' in window);
  expect(await bodies(again.page)).toBe(0);
});

test('a path that no system takes for a folder is answered with the sentence for one that cannot be written to', async ({
  folder,
  testApp,
}) => {
  const long = `/${'a/'.repeat(2100)}`;
  const { code, journal } = await runUntilEnd({ folder, appFolder: testApp, arguments: ['--data', long] });
  expect(code).toBe(1);
  expect(journal.find(({ what }) => what === 'error-box')?.['content']).toContain('cannot be written to');
});
