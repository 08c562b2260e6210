import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, operationsOf, test, type Operations } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';

// What a person typed is there again after whatever happened to the page, and can be taken elsewhere meanwhile.

const item = 'Any other business';
/** Longer than words wait to be held beside the page. */
const untilHeld = 800;

async function openNotes(page: Page, host: BrowserHostProcess) {
  const operations = operationsOf(page, host);
  if ((await operations.meetings.list()).length === 0) await operations.workspace.loadSample();
  const [meeting] = await operations.meetings.list();
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting?.id ?? '');
  return { notes, operations };
}

async function storedSection(operations: Operations) {
  const [meeting] = await operations.meetings.list();
  const { notesDocumentId } = await operations.meetings.get({ id: meeting?.id ?? '' });
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const { sections } = await operations.documents.get({ id: notesDocumentId });
  const id = items.find(({ title }) => title === item)?.id;
  const section = sections.find(({ agendaItemId }) => agendaItemId === id);
  if (section?.content.state !== 'sound') throw new Error(`no notes of ${item}`);
  return { ...section, text: plainTextOf(section.content.body) };
}

test('a page that is loaded anew while words are not saved has them, and the caret where it was', async ({
  sampleProgram: page,
  host,
}) => {
  test.slow();
  const { notes, operations } = await openNotes(page, host);
  page.on('dialog', (dialog) => void dialog.accept());
  await notes.enterItem(item);
  await notes.type(' Sent while the page went.');
  await page.reload();
  await expect(notes.notesOf(item)).toContainText('Sent while the page went.');
  await expect.poll(async () => (await storedSection(operations)).text).toContain('while the page went.');

  await notes.letNoSaveThrough();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' held words.');
  await notes.press(...Array.from({ length: ' words.'.length }, () => 'ArrowLeft'));
  await notes.expectNotSaved();
  await page.waitForTimeout(untilHeld);
  await page.reload();
  await expect(notes.notesOf(item)).toContainText('held words.');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.expectNotSaved();
  await notes.type('-back');

  await notes.page.getByText('Not saved – retrying', { exact: true }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save my text as a file' }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toMatch(/^Secretariat text .*\.txt$/);
  const words = await readFile(await file.path(), 'utf8');
  expect(words).toContain('held-back words.');
  expect(words).toContain(item);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy my text' }).click();
  await expect(page.getByText('Your text is copied.', { exact: false })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('held-back words.');

  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Still not saved.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Try now' })).toBeHidden();
  await page.unroute('**/rpc/documents/saveSection');
  await notes.expectSaved();
  expect((await storedSection(operations)).text).toContain('held-back words.');
  await page.reload();
  await expect(notes.notesOf(item)).toContainText('held-back words.');
  await notes.expectNothingToSave();
});

test('a page that crashed while the program was down has the words again, and saves them', async ({
  page,
  startOnSameData,
}) => {
  test.slow();
  const first = await startOnSameData();
  const { notes } = await openNotes(page, first);
  await notes.enterItem(item);
  await first.kill();
  await notes.type(' Typed before the crash.');
  await notes.expectNotSaved();
  await page.waitForTimeout(untilHeld);

  // A crashed page is out of reach for all but the protocol itself.
  const protocol = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void protocol.send('Page.crash').catch(() => undefined);
  await crashed;
  const second = await startOnSameData(Number(new URL(first.origin).port));
  await protocol.send('Page.reload');
  const operations = operationsOf(page, second);
  await expect.poll(async () => (await storedSection(operations)).text).toContain('Typed before the crash.');
  const isInText = "document.activeElement?.classList.contains('ProseMirror') ?? false";
  await expect
    .poll(async () => (await protocol.send('Runtime.evaluate', { expression: isInText })).result)
    .toMatchObject({ value: true });
  await protocol.send('Input.insertText', { text: ' And after it.' });
  await expect
    .poll(async () => (await storedSection(operations)).text)
    .toContain('Typed before the crash. And after it.');
});

test('words that something else took away come back, and words that the person deleted are not asked about', async ({
  sampleProgram: page,
  host,
}) => {
  const { notes, operations } = await openNotes(page, host);
  const before = await storedSection(operations);
  const paragraphs = Array.from({ length: 6 }, (_, index) =>
    aParagraph(Array.from({ length: 60 }, (_word, word) => `word${index}x${word}`).join(' ')),
  );
  await operations.documents.saveSection({
    id: before.id,
    revision: before.revision,
    body: aBody(...paragraphs),
  });
  await expect(notes.notesOf(item)).toContainText('word5x59');
  await notes.enterItem(item);
  const asked = page.getByText(/words went from this section\. Was that meant\?$/);

  // As an extension of the browser might.
  await page.locator('.ProseMirror').evaluate((text) => {
    for (const block of [...text.children].slice(1)) block.remove();
  });
  await expect(asked).toHaveText('300 words went from this section. Was that meant?');
  await notes.expectSaved();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(notes.notesOf(item)).toContainText('word5x59');
  await expect(asked).toHaveCount(0);
  expect((await storedSection(operations)).text).toContain('word5x59');

  // A letter typed over everything that is selected may be a slip.
  await notes.enterItem(item);
  await notes.press('Control+a');
  await notes.type('x');
  await expect(asked).toBeVisible();
  await page.getByRole('button', { name: 'Yes, keep it so' }).click();
  await expect(asked).toHaveCount(0);
  await notes.enterItem(item);
  await notes.press('Control+z');
  await expect(notes.notesOf(item)).toContainText('word5x59');
  await notes.expectSaved();

  await notes.press('Control+a', 'Backspace');
  await expect.poll(async () => (await storedSection(operations)).text).toBe('');
  await notes.expectSaved();
  await expect(asked).toHaveCount(0);
});
