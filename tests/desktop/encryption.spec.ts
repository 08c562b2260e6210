import { createRouterClient } from '@orpc/server';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../electron/core/open-core.ts';
import { FramePage } from '../e2e/pages/frame-page.ts';
import { MeetingsPage } from '../e2e/pages/meetings-page.ts';
import { NotesPage } from '../e2e/pages/notes-page.ts';
import { filesWithWords } from '../support/find-words.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { resourcesFolder } from '../support/resources-folder.ts';
import { typeInNewMeeting } from '../support/main-story.ts';
import { expect, test } from './desktop-test.ts';

const words = 'Marigold was moved to another address.';

test('a clerk encrypts the data, and opens them on another computer with the sheet', async ({
  folder,
  start,
  browser,
}) => {
  test.setTimeout(180_000);
  const keyring = join(folder, 'keyring');
  const first = await start({ keyring });
  const { page } = first;
  await typeInNewMeeting(page, words);
  expect(filesWithWords([first.dataFolder], [words])).not.toEqual([]);

  const frame = new FramePage(page);
  await frame.go('Settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  const card = page.getByRole('region', { name: 'Encryption' });
  await card.getByRole('button', { name: 'Switch encryption on…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Switch encryption on' });
  await expect(dialog).toContainText('nobody can read the data again');
  await frame.expectAccessible('what encryption means');
  await dialog.getByRole('button', { name: 'Make a recovery key' }).click();
  const listed = dialog.getByRole('list', { name: 'The recovery key, in groups' }).getByRole('listitem');
  await expect(listed).toHaveCount(8);
  const groups = await listed.allInnerTexts();
  await frame.expectAccessible('the recovery key');
  // What the printer gets is the sheet and nothing else.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await dialog.getByRole('button', { name: 'Print the sheet…' }).click();
  await page.emulateMedia({ media: 'print' });
  const printed = (await page.evaluate(() => document.body.innerText)).replaceAll(/\s+/g, ' ');
  expect(printed).toContain(groups.join(' '));
  // Of several sheets one is the right one.
  expect(printed).toMatch(/Made on \d{1,2} [A-Z][a-z]+ \d{4} Computer \S/);
  expect(printed).toContain(`Data folder ${first.dataFolder}`);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeHidden();
  await page.evaluate(() => void window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });

  await dialog.getByRole('button', { name: 'I have it on paper' }).click();
  const field = dialog.getByRole('textbox', { name: 'Recovery key' });
  await expect(field).toBeFocused();
  await page.keyboard.type(['AAAAA', ...groups.slice(1)].join(' '));
  await expect(dialog).toContainText('Group 1 of the recovery key is mistyped.');
  // A try that is refused leaves the key on paper the one that counts.
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Group 1 of the recovery key is mistyped.')).toHaveCount(1);
  await field.fill(groups.join(' ').toLowerCase());
  await frame.expectAccessible('the recovery key typed in');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The data are encrypted, and were read back word by word.')).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Go on' }).click();
  await frame.go('Settings');
  await expect(card).toContainText('The data are encrypted on this disk');
  const removing = card.getByRole('button', { name: 'Make an encrypted backup and remove them' });
  await removing.press('Enter');
  // The button goes with the copies; what is said in its place has the focus.
  await expect(card.locator(':focus')).toContainText('The copies that anybody could read are removed.');
  await first.closeWindow();
  expect(filesWithWords([first.dataFolder], [words])).toEqual([]);
  expect(readdirSync(join(first.dataFolder, 'backups')).some((name) => name.endsWith('.key'))).toBe(true);
  expect(readFileSync(join(first.dataFolder, 'encryption.json'), 'utf8')).not.toContain(groups.join('-'));

  const again = await start({ keyring });
  await new FramePage(again.page).go('Meetings');
  await expect(again.page.getByRole('link', { name: '18 April 2027' }).first()).toBeVisible();
  // A core that is started again asks the key store again.
  const core = again.corePid();
  process.kill(core, 'SIGKILL');
  await again.waitFor('utility-process', () => again.corePid() !== core);
  await new FramePage(again.page).go('Settings');
  await expect(again.page.getByRole('region', { name: 'Encryption' })).toContainText(
    'The data are encrypted on this disk',
  );
  await again.closeWindow();

  // Another computer has another keyring; a browser has none.
  rmSync(keyring);
  const host = await startBrowserHost({ dataFolder: first.dataFolder });
  try {
    const elsewhere = await browser.newPage();
    await elsewhere.goto(host.url);
    await expect(elsewhere.getByRole('heading', { level: 1, name: 'The data are encrypted' })).toBeFocused();
    const other = new FramePage(elsewhere);
    await other.expectAccessible('asking for the recovery key');
    await elsewhere.emulateMedia({ colorScheme: 'dark' });
    await other.expectAccessible('asking for the recovery key, dark', 'colours');
    await elsewhere.keyboard.press('Tab');
    await elsewhere.keyboard.type(groups.join('-'));
    await elsewhere.keyboard.press('Enter');
    await expect(elsewhere.getByRole('main')).toBeFocused();
    await new MeetingsPage(elsewhere).openMeeting('18 April 2027');
    await elsewhere
      .getByRole('navigation', { name: 'This meeting' })
      .getByRole('link', { name: 'Notes' })
      .click();
    await expect(new NotesPage(elsewhere).notesOf('Serious violence')).toContainText(words);
    await other.go('Settings');
    await expect(elsewhere.getByRole('region', { name: 'Encryption' })).toContainText(
      'asks for the recovery key',
    );
    await elsewhere.close();
  } finally {
    await host.stop();
  }
});

/** Encrypted data with a meeting in them, made where there was a key store. Answers with their recovery key. */
async function encryptedData(dataFolder: string): Promise<string> {
  mkdirSync(dataFolder);
  const keyStore = keyStoreDouble();
  const core = await openCore({ dataFolder, resourcesFolder, keyStore, author: '', programVersion: '0' });
  const client = createRouterClient(core.router);
  const meeting = await aStoredMeeting(client);
  await aStoredItem(client, meeting.id, { title: 'Serious violence' });
  const { recoveryKey } = await client.encryption.propose();
  await client.encryption.switchOn({ recoveryKey });
  await core.close();
  return recoveryKey;
}

test('where a core that was started again asks for the recovery key, the screen stays beneath the question', async ({
  folder,
  start,
}) => {
  test.setTimeout(120_000);
  const recoveryKey = await encryptedData(join(folder, 'data'));
  writeFileSync(join(folder, 'Autumn.meeting'), 'no meeting');
  const desktop = await start({ arguments: ['Autumn.meeting'] });
  const { page, journal } = desktop;
  await expect(page.getByRole('heading', { level: 1, name: 'The data are encrypted' })).toBeFocused();
  await page.reload();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
  await page.keyboard.press('Enter');
  // What was double-clicked is asked about once the data are open.
  const handed = page.getByRole('dialog').filter({ hasText: 'You opened Autumn.meeting.' });
  await expect(handed).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(handed).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await expect(handed).toHaveCount(0);
  const killCore = async (): Promise<void> => {
    const pid = desktop.corePid();
    process.kill(pid, 'SIGKILL');
    await desktop.waitFor('utility-process', () => desktop.corePid() !== pid);
  };
  const asked = page.getByRole('alertdialog', { name: 'The data have to be opened again' });
  const open = async (): Promise<void> => {
    await expect(asked.getByRole('textbox', { name: 'Recovery key' })).toBeFocused();
    await page.keyboard.type(recoveryKey);
    await page.keyboard.press('Enter');
    await expect(asked).toHaveCount(0);
  };

  const meetings = new MeetingsPage(page);
  const dialog = await meetings.startNewMeeting();
  await dialog.getByLabel('Place').fill('Room 4, Calder House');
  await killCore();
  await expect(asked).toContainText('stopped, was started again, and asks for their key once more');
  await expect(page.getByText('Secretariat is not running')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await new FramePage(page).expectAccessible('asking for the recovery key over a screen');
  await page.keyboard.type('ABCDE');
  await page.keyboard.press('Enter');
  await expect(asked).toContainText('Group 1 of the recovery key is mistyped.');
  await asked.getByRole('textbox', { name: 'Recovery key' }).fill('');
  await open();
  await expect(dialog.getByLabel('Place')).toHaveValue('Room 4, Calder House');
  await expect(dialog.getByLabel('Place')).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await meetings.openMeeting('18 April 2026');
  await page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name: 'Notes' }).click();
  const notes = new NotesPage(page);
  await notes.enterItem('Serious violence');
  await notes.type('Before.');
  await notes.expectSaved();
  await notes.type(' Typed while it died.');
  await killCore();
  await expect(asked.getByRole('region', { name: 'Save state' })).toContainText('Not saved');
  // What is typed as the question goes has its place: no frame is drawn in between.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('[role="alertdialog"]') !== null) return;
      watch.disconnect();
      document.execCommand('insertText', false, ' At once.');
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await open();
  await page.keyboard.type(' And after.');
  await notes.expectSaved();
  await expect(page.getByRole('alert').filter({ hasText: 'Secretariat' })).toHaveCount(0);
  await page.reload();
  await expect(notes.notesOf('Serious violence')).toHaveText(
    'Before. Typed while it died. At once. And after.',
  );

  // Ended too often: it is started again from the question, and from the screen that asks at the start.
  const first = page.getByRole('heading', { level: 1, name: 'The data are encrypted' });
  const again = page.getByRole('button', { name: 'Start it again' });
  const asks = (): number => journal.filter(({ what }) => what === 'dialog').length;
  const giveUpCore = async (): Promise<void> => {
    desktop.answerDialogs({ dialog: 'message', button: 'Not now' });
    for (const before = asks(); asks() === before;) {
      const pid = desktop.corePid();
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => desktop.corePid() !== pid || asks() > before).toBe(true);
    }
  };
  // Seen at 400 %.
  await page.setViewportSize({ width: 341, height: 192 });
  await killCore();
  await expect(asked).toBeVisible();
  await giveUpCore();
  await expect(asked.getByRole('button', { name: 'Start it again' })).toBeVisible();
  await asked.getByRole('button', { name: 'Start it again' }).press('Enter');
  await expect(again).toHaveCount(0);
  await expect(asked).toBeFocused();
  const opens = asked.getByRole('button', { name: 'Open the data' });
  await opens.focus();
  await expect(opens).toBeInViewport({ ratio: 1 });
  expect(await asked.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollTop > 0])).toEqual([
    0,
    true,
  ]);
  await page.reload();
  await expect(first).toBeFocused();
  await giveUpCore();
  await again.press('Enter');
  await expect(again).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page.getByText('is being started again')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
  await page.keyboard.press('Enter');
  await expect(notes.notesOf('Serious violence')).toBeVisible();
  expect(journal.filter(({ what }) => /prevented|left|cancelled/.test(what))).toEqual([]);
});
