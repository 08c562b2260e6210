import type { Page, Request } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { Body } from '../../shared/document/body.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { NotesPage } from './pages/notes-page.ts';

// Words that are typed and not saved yet, and whatever could take them away.

async function sample(page: Page, host: BrowserHostProcess) {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  const items = await operations.agenda.list({ meetingId: meeting.id });
  const item = items.find(({ title }) => title === 'Any other business');
  if (!item) throw new Error('the sample has another agenda');
  return { operations, meeting, item };
}

test('two texts of one section wait for a choice, also when the notes are left and opened again', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, meeting, item } = await sample(page, host);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem(item.title);
  await page.context().setOffline(true);
  await notes.type(' MINE');
  await notes.expectNotSaved();
  const { sections } = await operations.documents.get({ id: meeting.notesDocumentId });
  const section = sections.find(({ agendaItemId }) => agendaItemId === item.id);
  await operations.documents.saveSection({
    id: section?.id ?? '',
    revision: section?.revision ?? 0,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'THEIRS' }] }] },
  });
  await page.context().setOffline(false);
  const conflict = page.getByRole('region', { name: /^Two versions/ });
  await expect(conflict).toBeVisible();

  await page.getByRole('link', { name: 'Agenda' }).first().click();
  await expect(new AgendaPage(page).list()).toBeVisible();
  // Long enough for whatever was read of the notes to be forgotten.
  await page.waitForTimeout(2_000);
  await page.getByRole('link', { name: 'Notes' }).first().click();
  await expect(conflict).toContainText('MINE');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await notes.expectSaved();
  await expect(notes.notesOf(item.title)).toContainText('MINE');
});

test('words that were held are saved also where the page comes back on another screen', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, meeting, item } = await sample(page, host);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem(item.title);
  await notes.letNoSaveThrough();
  await notes.type(' HELD');
  await notes.expectNotSaved();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.evaluate(() => (window.location.hash = '#/settings'));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await notes.expectNotSaved();
  await page.unroute('**/rpc/documents/saveSection');
  const stored = async () => JSON.stringify(await operations.documents.get({ id: meeting.notesDocumentId }));
  await expect.poll(stored).toContain('HELD');
});

test('words that were held for a text that is gone are offered to be taken elsewhere', async ({
  sampleProgram: page,
  host,
}) => {
  const { meeting, item } = await sample(page, host);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem(item.title);
  await notes.letNoSaveThrough();
  await notes.type(' HELD');
  await notes.expectNotSaved();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.evaluate(() => (window.location.hash = '#/settings'));
  await page.addInitScript((id) => {
    for (const [key, text] of Object.entries({ ...sessionStorage })) {
      sessionStorage.setItem(key, String(text).replaceAll(id, '01980000-0000-7000-8000-00000000dead'));
    }
  }, meeting.notesDocumentId);
  await page.reload();
  await page.getByText('Not saved', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Save state' })).toContainText(
    'Words were typed in this window into a text that is no longer there.',
  );
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save my text as a file' }).click();
  expect(await readFile(await (await downloaded).path(), 'utf8')).toContain('HELD');
  await page.getByRole('button', { name: 'I have these words' }).click();
  await expect(page.getByText('Not saved', { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('held'))),
  ).toEqual([]);
});

test('a page with something typed that is in no document stays as it is when other data are put in place', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, meeting, item } = await sample(page, host);
  const backup = await operations.backups.make();
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  const agenda = new AgendaPage(page);
  await agenda.choose(item.title);
  const chairNotes = agenda.panel().getByRole('textbox', { name: 'Notes for the chair' });
  await page.route('**/rpc/agenda/update', (route) => route.abort());
  await chairNotes.fill('Mind the time');
  await new NotesPage(page).expectNotSaved();
  await operations.backups.restore({ id: backup.id });
  await page.unroute('**/rpc/agenda/update');
  await expect(page.getByRole('region', { name: 'Save state' })).toContainText(
    'have taken the place of the data that this window shows',
  );
  await page.waitForTimeout(2_000);
  await expect(chairNotes).toHaveValue('Mind the time');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await agenda.choose(item.title);
  await expect(chairNotes).toHaveValue('');
});

test('a page that did not hear of a restore saves nothing over the restored text, and shows both', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, meeting, item } = await sample(page, host);
  const notesSection = async () => {
    const { sections } = await operations.documents.get({ id: meeting.notesDocumentId });
    const section = sections.find(({ agendaItemId }) => agendaItemId === item.id);
    if (!section) throw new Error('the item has no notes');
    return section;
  };
  const backup = await operations.backups.make();
  const { id, revision: revisionInBackup } = await notesSection();
  // As a hidden page does, it does not listen; the one that is open does.
  await page.route('**/rpc/workspace/changes', () => undefined);
  await page.reload();
  const unanswered = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/workspace/changes')) unanswered.add(request);
  });
  page.on('requestfinished', (request) => unanswered.delete(request));
  page.on('requestfailed', (request) => unanswered.delete(request));
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem(item.title);
  await notes.type(' MINE');
  await notes.expectSaved();
  const { revision: revisionOfPage } = await notesSection();
  // Any answer after the restore would tell the page of it.
  await expect.poll(() => unanswered.size).toBe(0);

  await operations.backups.restore({ id: backup.id });
  let revision = revisionInBackup;
  let theirs: Body = { type: 'doc', content: [] };
  // Another text each time: the same one again would be no new revision.
  while (revision < revisionOfPage) {
    const text = `THEIRS ${revision}`;
    theirs = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    ({ revision } = await operations.documents.saveSection({ id, revision, body: theirs }));
  }
  await notes.type(' AND MORE');
  const conflict = page.getByRole('region', { name: /^Two versions/ });
  await expect(conflict).toContainText('MINE AND MORE');
  await expect(conflict).toContainText('THEIRS');
  expect((await notesSection()).content).toMatchObject({ body: theirs });
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await notes.expectSaved();
  expect(JSON.stringify((await notesSection()).content)).toContain('MINE AND MORE');
});

test('pages that nobody sees leave the browser’s connections to the one that is worked in', async ({
  sampleProgram: page,
  host,
}) => {
  const { meeting, item } = await sample(page, host);
  for (let count = 0; count < 6; count += 1) {
    const other = await page.context().newPage();
    await other.addInitScript(() =>
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }),
    );
    await other.goto(host.origin);
    await expect(other.getByRole('main')).toBeVisible();
  }
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem(item.title);
  await notes.type(' Saved beside six others.');
  await notes.expectSaved();
});

test('a title is never saved over another window’s that was not seen, neither while typing nor on leaving the field', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, meeting, item } = await sample(page, host);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  const agenda = new AgendaPage(page);
  await agenda.choose(item.title);
  const title = agenda.panel().getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('Other business ');
  const stored = async () =>
    (await operations.agenda.list({ meetingId: meeting.id })).find(({ id }) => id === item.id);
  await expect.poll(async () => (await stored())?.title).toBe('Other business');
  const before = await stored();
  await operations.agenda.update({ ...(before ?? item), title: 'Urgent business' });
  await expect(agenda.row('Urgent business')).toBeVisible();

  // Typed on: what the other window wrote was never seen here.
  await title.press('End');
  // In one go: the question may come at the first pause, and then has the keys.
  await page.keyboard.insertText('and news');
  const question = page.getByRole('alertdialog', { name: /was changed somewhere else/ });
  await expect(question).toContainText('Other business and news');
  await expect(question).toContainText('Urgent business');
  expect((await stored())?.title).toBe('Urgent business');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await question.getByRole('button', { name: 'Keep the other' }).click();
  await expect(page.getByText('Not saved', { exact: true })).toHaveCount(0);
  // Left: nothing is typed that was not sent.
  await title.press('Tab');
  await expect(title).toHaveValue('Urgent business');
  await page.waitForTimeout(500);
  expect((await stored())?.title).toBe('Urgent business');
});

test('the window asks before it closes while something typed about an item is not saved', async ({
  sampleProgram: page,
  host,
}) => {
  const { meeting, item } = await sample(page, host);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  const agenda = new AgendaPage(page);
  await agenda.choose(item.title);
  const chairNotes = agenda.panel().getByRole('textbox', { name: 'Notes for the chair' });
  await chairNotes.click();
  await page.context().setOffline(true);
  await chairNotes.pressSequentially('Mind the time', { delay: 20 });
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.context().setOffline(false);
});

test('a deleted item and its words come back by Undo, also when the agenda was left in between', async ({
  sampleProgram: page,
  host,
}) => {
  const { meeting, item } = await sample(page, host);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  const agenda = new AgendaPage(page);
  await (await agenda.choose(item.title)).press('Delete');
  const question = page.getByRole('alertdialog', { name: /^Delete item/ });
  await question.getByRole('button', { name: 'Delete the item' }).click();
  await expect(agenda.row(item.title)).toHaveCount(0);
  await page.getByRole('link', { name: 'Papers' }).first().click();
  await expect(agenda.list()).toHaveCount(0);
  await page.getByRole('link', { name: 'Agenda' }).first().click();
  await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Undo' }).click();
  await expect(agenda.row(item.title)).toBeVisible();
  await new NotesPage(page).open(host.origin, meeting.id);
  await expect(new NotesPage(page).notesOf(item.title)).toBeVisible();
});

test('no Word file is made while something typed on the agenda is not saved', async ({
  sampleProgram: page,
  host,
}) => {
  const { meeting, item } = await sample(page, host);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  const agenda = new AgendaPage(page);
  await agenda.choose(item.title);
  await page.route('**/rpc/agenda/update', (route) => route.abort());
  const title = agenda.panel().getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('Urgent business');
  await page.getByRole('link', { name: 'Issue' }).first().click();
  const make = page.getByRole('button', { name: /^Make .* Word file/ });
  await make.click();
  await expect(page.getByText('No file was made: some words on screen are not saved yet.')).toBeVisible();
  await page.unroute('**/rpc/agenda/update');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  const downloaded = page.waitForEvent('download');
  await make.click();
  await downloaded;
});
