import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, operationsOf, test } from './fixtures.ts';
import { BackupsPage } from './pages/backups-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

const title = 'Any other business';

test('a backup is made and put back; what was there meanwhile is set aside', async ({
  sampleProgram: page,
  host,
}) => {
  const backups = new BackupsPage(page);
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  const [meeting] = await operationsOf(page, host).meetings.list();
  await backups.open(host.origin);
  await expect(backups.card().getByText(/^There is no backup yet/)).toBeVisible();
  await backups.backUpNow();
  await expect(backups.rows()).toHaveCount(1);
  await expect(backups.rows()).toContainText('Back up now');
  await frame.expectAccessible('backups, light');

  await notes.open(host.origin, meeting?.id ?? '');
  await notes.enterItem(title);
  await notes.type(' Written after the backup.');
  await frame.go('Settings');
  await backups
    .rows()
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(backups.question()).toContainText(/What is there now1 meeting, [\d,]+ words/);
  await expect(backups.question()).toContainText('it is never deleted');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('restore, dark');
  await backups.question().getByRole('button', { name: 'Restore this backup' }).click();
  await expect(backups.outcome()).toContainText('What was there before is kept in');
  const kept =
    (
      await backups
        .outcome()
        .getByText(/set-aside/)
        .last()
        .innerText()
    )
      .split(' in ')
      .at(-1) ?? '';
  expect(existsSync(kept.replace(/\.$/, ''))).toBe(true);
  await backups.outcome().getByRole('button', { name: 'Go on' }).click();
  await notes.open(host.origin, meeting?.id ?? '');
  await expect(notes.notesOf(title)).not.toContainText('Written after the backup.');
  await notes.enterItem(title);
  await notes.type(' Written after the restore.');
  await notes.expectSaved();
});

test('nothing is restored while words are not saved', async ({ sampleProgram: page, host }) => {
  const backups = new BackupsPage(page);
  const notes = new NotesPage(page);
  const [meeting] = await operationsOf(page, host).meetings.list();
  await backups.open(host.origin);
  await backups.backUpNow();
  await notes.open(host.origin, meeting?.id ?? '');
  await page.route('**/rpc/documents/saveSection', (route) => route.abort());
  await notes.enterItem(title);
  await notes.type(' Not saved yet.');
  await notes.expectNotSaved();
  await new FramePage(page).go('Settings');
  await backups
    .rows()
    .getByRole('button', { name: /^Restore/ })
    .click();
  await backups.question().getByRole('button', { name: 'Restore this backup' }).click();
  await expect(backups.question().getByRole('alert')).toContainText('some words on screen are not saved yet');
  await page.unroute('**/rpc/documents/saveSection');
  await backups.question().getByRole('button', { name: 'Cancel' }).click();
  await notes.expectSaved();
});

test('copies go to a second folder; a folder that does not do is refused in words, one that is gone is seen everywhere', async ({
  sampleProgram: page,
  host,
}) => {
  const stick = mkdtempSync(join(tmpdir(), 'secretariat-stick-'));
  const backups = new BackupsPage(page);
  await backups.open(host.origin);
  const field = backups.card().getByRole('textbox', { name: 'Second folder for backups' });
  await field.fill('Backups');
  await field.press('Enter');
  await expect(backups.card()).toContainText('This does not say where the folder is.');
  await field.fill(join(host.dataFolder, 'copies'));
  await field.press('Enter');
  await expect(backups.card()).toContainText('This folder is inside the data folder');
  await field.fill(join(stick, 'backups'));
  await backups.card().getByRole('button', { name: 'Save the folder' }).click();
  await expect(backups.card().getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect(field).toBeFocused();
  await backups.backUpNow();
  await expect(backups.rows().filter({ hasText: 'Second folder' })).toHaveCount(1);
  expect(readdirSync(join(stick, 'backups'))).toHaveLength(1);

  rmSync(stick, { recursive: true });
  await backups.card().getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.card()).toContainText('The second folder for backups is not there.');
  const frame = new FramePage(page);
  await frame.expectAccessible('a failed backup, in the settings and in the rail');
  await frame.go('Meetings');
  const settings = frame.rail().getByRole('link', { name: /^Settings/ });
  await expect(settings).toHaveAccessibleName(/The last backup did not succeed/);
});
