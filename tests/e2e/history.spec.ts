import type { Page } from '@playwright/test';
import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { NotesPage } from './pages/notes-page.ts';

const title = 'Any other business';

async function openNotes(page: Page, host: BrowserHostProcess) {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  const items = await operations.agenda.list({ meetingId: meeting.id });
  const item = items.find((each) => each.title === title);
  const { sections } = await operations.documents.get({ id: meeting.notesDocumentId });
  const section = sections.find(({ agendaItemId }) => agendaItemId === item?.id);
  if (!section) throw new Error('the sample has another agenda');
  /** As another window would save it. */
  const write = async (...paragraphs: readonly string[]): Promise<void> => {
    const document = await operations.documents.get({ id: meeting.notesDocumentId });
    await operations.documents.saveSection({
      id: section.id,
      revision: document.sections.find(({ id }) => id === section.id)?.revision ?? 0,
      body: {
        type: 'doc',
        content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      },
    });
  };
  const notes = new NotesPage(page);
  return { operations, meeting, section, write, notes, open: () => notes.open(host.origin, meeting.id) };
}

/** As a page in London shows it. */
function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour12: false, timeZone: 'Europe/London' });
}

test('an earlier text is back with three clicks, and the later one with Undo', async ({
  sampleProgram: page,
  host,
}) => {
  const { operations, section, write, notes, open } = await openNotes(page, host);
  await write('The chair thanked the officers.', 'Figures for March were still awaited.');
  const [first] = await operations.versions.list({ sectionId: section.id });
  await operations.versions.rename({
    sectionId: section.id,
    sequence: first?.sequence ?? 0,
    name: 'Before the break',
  });
  await write('The chair thanked the stewards and the officers.', 'The meeting closed at noon.');
  await open();
  await notes.enterItem(title);
  await notes.type(' Nobody objected.');

  const history = new HistoryPage(page);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(history.dialog()).toHaveAccessibleName(`History of 11 ${title}`);
  await history.version('Before the break').click();
  await expect(history.text().locator('ins')).toContainText(['stewards and the ', 'Nobody objected.']);
  await expect(history.text().locator('del')).toContainText('Figures for March were still awaited.');
  await expect(history.sum()).toHaveText('Since this version 10 words were added, 6 removed.');
  const frame = new FramePage(page);
  await frame.expectAccessible('history, light');
  await history.restore().click();
  await expect(history.dialog()).toBeHidden();
  await expect(notes.notesOf(title)).toHaveText(/thanked the officers\.Figures for March/);

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(notes.notesOf(title)).toContainText('Nobody objected.');
  await notes.enterItem(title);
  await notes.type(' Typed on.');
  await notes.expectSaved();
  const texts = await operations.versions.list({ sectionId: section.id });
  expect(texts.map(({ cause }) => cause)).toContain('restored');
});

test('versions are read, named and restored by the keyboard alone, in the dark too', async ({
  sampleProgram: page,
  host,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { operations, section, write, notes, open } = await openNotes(page, host);
  for (const words of ['First words.', 'Second words, and more of them.']) {
    await write(words);
    // Each is a version of its own.
    const [newest] = await operations.versions.list({ sectionId: section.id });
    await operations.versions.rename({
      sectionId: section.id,
      sequence: newest?.sequence ?? 0,
      name: `Kept: ${words}`,
    });
  }
  await open();
  await notes.enterItem(title);
  await page.keyboard.press('Alt+Shift+V');
  const history = new HistoryPage(page);
  await expect(history.version('Kept: Second words')).toBeFocused();
  await expect(history.version('Kept: Second words')).toContainText('The text now');
  await expect(history.restore()).toBeDisabled();
  await page.keyboard.press('ArrowDown');
  await expect(history.version('Kept: First words')).toBeFocused();
  await expect(history.sum()).toHaveText(/^Since this version/);
  await new FramePage(page).expectAccessible('history, dark');
  await history.nameButton().press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('The first draft');
  // A finger leaves the key after the answer is there, and before the page draws what it changed.
  const drawFrames = await history.holdFrames();
  await page.keyboard.down('Enter');
  await expect(history.version('The first draft')).toBeVisible();
  await page.keyboard.up('Enter');
  await drawFrames();
  await expect(history.nameButton()).toBeFocused();
  await history.restore().press('Enter');
  await expect(notes.notesOf(title)).toHaveText('First words.');
  const [restored] = await operations.versions.list({ sectionId: section.id });
  await expect(new FramePage(page).saved()).toHaveText(`Saved ${clockTime(restored?.at ?? '')}`);
});

test('somebody else’s save in between is never restored over, and a text that cannot be read comes back', async ({
  page,
  startOnSameData,
}) => {
  const before = await startOnSameData();
  await operationsOf(page, before).workspace.loadSample();
  await page.goto(before.origin);
  const first = await openNotes(page, before);
  await first.write('Good words.');
  await first.write('Good words, and one paragraph more.');
  await first.open();
  await first.notes.enterItem(title);
  const history = new HistoryPage(page);
  await page.getByRole('button', { name: 'History' }).click();
  await history.versions().last().click();
  await page.route(
    '**/rpc/versions/restore',
    async (route) => {
      await first.write('Words of another window.');
      await route.continue();
    },
    { times: 1 },
  );
  await history.restore().click();
  await expect(
    history.dialog().getByText('Nothing was restored: this section was changed meanwhile.'),
  ).toBeVisible();
  await history.dialog().getByRole('button', { name: 'Close' }).last().click();
  await expect(first.notes.notesOf(title)).toHaveText('Words of another window.');
  await before.stop();

  const database = new Database(join(before.dataFolder, 'secretariat.sqlite3'));
  database.prepare('UPDATE sections SET body = ? WHERE id = ?').run('{"type":"doc"', first.section.id);
  database.close();
  const after = await startOnSameData();
  const second = await openNotes(page, after);
  await page.goto(after.origin);
  await second.open();
  const damaged = page.locator(`[data-section="${first.section.id}"]`);
  await expect(damaged.getByText('This section can be read but not changed.')).toBeVisible();
  await damaged.getByRole('button', { name: 'History…' }).click();
  await history.version('Good').or(history.versions()).first().click();
  await history.restore().click();
  await expect(second.notes.notesOf(title)).toHaveText('Words of another window.');
});
