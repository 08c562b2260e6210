import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';
import { PaperPage } from './pages/paper-page.ts';

async function theSample(operations: Operations) {
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  return meeting;
}

/** All words of the Word files of one kind, as they would go out. */
async function wordsOf(
  operations: Operations,
  request: Parameters<Operations['exports']['make']>[0],
): Promise<string> {
  const { files } = await operations.exports.make(request);
  return files
    .map(({ name, content }) => `${name} ${readDocx(Buffer.from(content, 'base64')).everything}`)
    .join('\n');
}

function dialog(page: Page) {
  return page.getByRole('dialog', { name: /^Restrict / });
}

test('a selection and a line are restricted by two keys, stay out of the file, and are given back the same way', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const { id: meetingId } = await theSample(operations);
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, meetingId);
  const text = await notes.enterItem('Any other business');
  await notes.press('Enter');
  await notes.type('The officer was DC Heronsby');
  await notes.moveCaret('Control+Shift+ArrowLeft');
  await notes.moveCaret('Control+Shift+ArrowLeft');

  await notes.press('Alt+Shift+R');
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole('option', { name: 'FOI Act s22: to be published later' })).toBeFocused();
  await frame.expectAccessible('why it is restricted');
  await notes.type('FOI Act s31');
  await expect(page.getByRole('option', { name: 'FOI Act s31: law enforcement' })).toBeFocused();
  await notes.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(frame.announcement()).toHaveText('Restricted: FOI Act s31: law enforcement.');
  await notes.type(' of this force.');
  const passages = text.locator('[data-restricted]');
  await expect(passages).toHaveText(['DC Heronsby']);
  await expect(passages).toHaveAttribute('title', 'Restricted: FOI Act s31: law enforcement');

  // The reason of last time is the first: two keys.
  await notes.press('Enter');
  await notes.type('The heron was heard at the quay.');
  await notes.press('Alt+Shift+R');
  await expect(page.getByRole('option', { name: 'FOI Act s31: law enforcement' })).toBeFocused();
  await notes.press('Enter');
  await expect(passages).toHaveText(['DC Heronsby', 'The heron was heard at the quay.']);
  await notes.type(' And so was its mate.');
  await notes.press('Enter');
  await notes.type('This is for everybody.');
  await notes.expectSaved();
  await expect(passages).toHaveText(['DC Heronsby', 'The heron was heard at the quay. And so was its mate.']);

  const out = await wordsOf(operations, { meetingId, what: 'notes' });
  expect(out).not.toMatch(/heron|mate/i);
  expect(out).toContain('of this force');
  expect(out).toContain('This is for everybody.');
  expect(out).toContain('[Restricted: FOI Act s31: law enforcement]');

  // Taken off by the same keys, and undone like any other change.
  await notes.press('ArrowUp');
  await notes.moveCaret('End');
  await expect(page.locator('footer').last()).toContainText('Restricted: FOI Act s31: law enforcement');
  await notes.press('Alt+Shift+R');
  await expect(page.getByRole('button', { name: 'Take the restriction off' })).toBeFocused();
  await notes.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(passages).toHaveText(['DC Heronsby']);
  await notes.press('Control+z');
  await expect(passages).toHaveCount(2);
  await notes.press('Control+y');
  await expect(passages).toHaveCount(1);
  await notes.expectSaved();
  expect(await wordsOf(operations, { meetingId, what: 'notes' })).toContain('And so was its mate');
});

test('a reason of one’s own is typed by hand, and a line without words says that there is nothing to restrict', async ({
  sampleProgram: page,
  host,
}) => {
  const { id: meetingId } = await theSample(operationsOf(page, host));
  const notes = new NotesPage(page);
  await notes.open(host.origin, meetingId);
  const text = await notes.enterItem('Any other business');
  await notes.press('Enter', 'Alt+Shift+R');
  await expect(page.getByText('There are no words here to restrict.').first()).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await notes.type('Said in confidence. ');
  await notes.type('/restrict');
  await expect(page.getByRole('option', { name: /Restrict this line/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await notes.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.getByRole('textbox', { name: 'Another reason' }).fill('Asked for by the coroner');
  await notes.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(text.locator('[data-restricted]')).toHaveAttribute(
    'title',
    'Restricted: Asked for by the coroner',
  );
});

test('the notes of an item are restricted from their heading, and an item from the agenda; their numbers stay', async ({
  sampleProgram: page,
  host,
}) => {
  test.slow();
  const operations = operationsOf(page, host);
  const { id: meetingId } = await theSample(operations);
  const items = await operations.agenda.list({ meetingId });
  const item = items.find(({ paper }) => paper !== null);
  if (!item) throw new Error('no item with a paper');
  const before = await wordsOf(operations, { meetingId, what: 'notes' });
  expect(before).toContain(item.title);

  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, meetingId);
  await notes.enterItem('Any other business');
  await notes.type(' The heron left early.');
  await page
    .getByRole('button', { name: /^Restrict the notes of item/, pressed: false })
    .last()
    .focus();
  await frame.openPalette();
  await page.keyboard.type('Restrict the notes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'FOI Act s22: to be published later' })).toBeFocused();
  await page.keyboard.type('Sch 12A para 1');
  await page.keyboard.press('Enter');
  await expect(notes.railItem('Any other business')).toContainText('Restricted');
  await expect(page.getByText('Sch 12A para 1: about an individual').first()).toBeVisible();
  await notes.expectSaved();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  // Words copied out of them stay restricted wherever they go, and need no restriction of their own in them.
  await notes.press('Control+a', 'Control+c');
  const another = await notes.enterItem('Stop and search');
  await notes.press('Control+v');
  await expect(another.locator('[data-restricted]').last()).toContainText('The heron left early.');
  await notes.expectSaved();
  expect(await wordsOf(operations, { meetingId, what: 'notes' })).not.toContain('heron');
  await notes.press('Control+z');
  await expect(another).not.toContainText('heron');
  const own = await notes.enterItem('Any other business');
  await notes.press('Control+v');
  await expect(own).toContainText(/heron left early.*heron left early/s);
  await expect(own.locator('[data-restricted]')).toHaveCount(0);
  await notes.press('Control+z');
  await frame.expectAccessible('notes with restricted ones');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('notes with restricted ones, dark', 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  const without = await wordsOf(operations, { meetingId, what: 'notes' });
  expect(without).not.toContain('heron');
  expect(without).toContain('[Restricted: Sch 12A para 1: about an individual]');

  const agenda = new AgendaPage(page);
  await page.goto(`${host.origin}/#/meetings/${meetingId}/agenda`);
  await agenda.choose(item.title);
  await frame.openPalette();
  await page.keyboard.type('Restrict the item');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole('option', { name: 'Sch 12A para 1: about an individual' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agenda.row(item.title)).toContainText('Restricted');
  await expect(agenda.panel()).toContainText('Sch 12A para 1: about an individual');
  await frame.expectAccessible('agenda with a restricted item');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('agenda with a restricted item, dark', 'colours');
  await expect
    .poll(async () => (await operations.agenda.list({ meetingId })).find(({ id }) => id === item.id))
    .toMatchObject({ restrictedReason: 'Sch 12A para 1: about an individual' });
  const lines = await agenda.lines();
  const number = lines.find((line) => line.endsWith(item.title))?.split(' ')[0] ?? '';

  // As people get them: by the buttons.
  await page.goto(`${host.origin}/#/meetings/${meetingId}/issue`);
  const texts: string[] = [];
  page.on('download', (download) => {
    void download.path().then((path) => {
      texts.push(`${download.suggestedFilename()} ${readDocx(readFileSync(path)).everything}`);
    });
  });
  const parts = page.getByRole('group', { name: 'What goes out' });
  for (const part of ['Cover papers', 'Action log']) await parts.locator('label', { hasText: part }).click();
  const make = page.getByRole('button', { name: /^Make \d+ Word files$/ });
  // The agenda, the notes, the action log, and the papers of the items that are not restricted.
  const count = 8;
  await expect(make).toHaveText(`Make ${count} Word files`);
  await make.click();
  await expect.poll(() => texts.length, { timeout: 30_000 }).toBe(count);
  for (const text of texts) {
    expect(text).not.toContain(item.title);
    expect(text).not.toContain('heron');
  }
  const agendaFile = texts.find((text) => text.includes('- agenda, draft.docx')) ?? '';
  expect(agendaFile).toContain('[Restricted: Sch 12A para 1: about an individual]');
  expect(number).not.toBe('');

  // Given back on the agenda, by the keyboard, it is in the files again.
  await page.goto(`${host.origin}/#/meetings/${meetingId}/agenda`);
  await agenda.choose(item.title);
  await frame.openPalette();
  await page.keyboard.type('Restrict the item');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Take the restriction off' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agenda.row(item.title)).not.toContainText('Restricted');
  await expect.poll(() => wordsOf(operations, { meetingId, what: 'agenda' })).toContain(item.title);
});

test('a section of a paper is restricted from its heading, and everything reads in both themes', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const { id: meetingId } = await theSample(operations);
  const item = (await operations.agenda.list({ meetingId })).find(
    ({ paper }) => paper !== null && paper.state !== 'cleared',
  );
  if (!item?.paper) throw new Error('no paper');
  const paper = new PaperPage(page);
  const frame = new FramePage(page);
  await paper.open(host.origin, meetingId, item.paper.documentId);
  const marks = await paper.marks();
  const text = await paper.enter('Key information');
  await paper.press('Enter');
  await paper.type('The heron was counted twice.');
  await paper.press('Alt+Shift+R');
  await expect(page.getByRole('option', { name: 'FOI Act s22: to be published later' })).toBeFocused();
  await paper.press('Enter');
  await expect(text.locator('[data-restricted]')).toHaveText('The heron was counted twice.');
  await paper.expectSaved();
  const request = { meetingId, what: 'papers', agendaItemId: item.id } as const;
  expect(await wordsOf(operations, request)).not.toContain('heron');

  await page.getByRole('button', { name: 'Restrict Recommendation' }).press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Enter');
  const section = paper
    .sheet()
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Recommendation' }) });
  await expect(section).toContainText('Restricted');
  const recommendation = await paper.text('Recommendation').innerText();
  const words =
    recommendation
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line.length > 20) ?? '';
  expect(words).not.toBe('');
  const out = await wordsOf(operations, request);
  expect(out).not.toContain(words);
  expect(out).toContain('[Restricted: FOI Act s22: to be published later]');
  // The numbers on the page are those in the file, with and without what was left out.
  expect((await paper.marks()).length).toBe(marks.length + 1);
  // The name of the button that has the focus is shown beside it.
  await page.keyboard.press('Escape');
  await frame.expectAccessible('a paper with a restricted section');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('a paper with a restricted section, dark', 'colours');

  await page.getByRole('button', { name: 'Restrict Recommendation' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Take the restriction off' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(section).not.toContainText('Restricted');
  expect(await wordsOf(operations, request)).toContain(words);
});

test('another screen may come while the dialog closes', async ({ sampleProgram: page, host }) => {
  const { id: meetingId } = await theSample(operationsOf(page, host));
  const notes = new NotesPage(page);
  await notes.open(host.origin, meetingId);
  await notes.enterItem('Any other business');
  await notes.press('Alt+Shift+R');
  await expect(dialog(page)).toBeVisible();
  await notes.press('Escape');
  // What is left to do for the caret finds no text any more: the page's console stays without a fault.
  await page.goto(`${host.origin}/#/settings`);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await page.evaluate(() => new Promise((passed) => setTimeout(passed, 200)));
});
