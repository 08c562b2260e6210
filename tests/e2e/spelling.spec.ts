import type { Page } from '@playwright/test';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { NotesPage } from './pages/notes-page.ts';

async function openSampleNotes(page: Page, host: BrowserHostProcess) {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  const words = async (): Promise<string> => {
    const { notesDocumentId } = await operations.meetings.get({ id: meeting.id });
    const { sections } = await operations.documents.get({ id: notesDocumentId });
    return sections
      .map(({ content }) => (content.state === 'sound' ? plainTextOf(content.body) : ''))
      .join('\n');
  };
  return { notes, operations, bodyId: meeting.bodyId, words };
}

test('wrong words are marked with the network cut, and put right by keyboard and mouse', async ({
  sampleProgram: page,
  host,
}) => {
  const { notes, words } = await openSampleNotes(page, host);
  const frame = new FramePage(page);
  const text = await notes.enterItem('Any other business');
  await notes.press('Enter');
  await notes.type(
    'The Mayor will recieve a report from ACC Harland on reoffending in Calder. Wendesday is best',
  );
  const wrong = text.locator('.misspelt');
  // The last word is looked at once the caret has left it.
  await expect(wrong).toHaveText(['recieve', 'Wendesday']);
  // What the program needs for it is there by now: nothing more is asked for.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  // By keyboard: back to the last mistake, then on to the first.
  await notes.moveCaret('Control+Home');
  await notes.press('F8');
  const menu = page.getByRole('listbox', { name: 'Instead of “recieve”' });
  await expect(menu.getByRole('option', { name: 'receive', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(frame.announcement()).toHaveText(
    '“recieve” is not in the dictionary. 2 suggestions, first: receive.',
  );
  await frame.expectAccessible('a wrong word and its menu');
  await notes.press('Enter');
  await expect(menu).toHaveCount(0);
  await expect(wrong).toHaveText(['Wendesday']);
  await notes.press('Control+z');
  await expect(text).toContainText('will recieve a report');
  await notes.press('Control+y');
  await expect(text).toContainText('will receive a report');

  // By mouse.
  await wrong.click({ button: 'right' });
  await page.getByRole('option', { name: 'Wednesday', exact: true }).click();
  await expect(text).toContainText('Calder. Wednesday is best');
  await expect(wrong).toHaveCount(0);

  // In the flow of typing: the word just typed, not the first; then the one before it, left as it is. The caret stays.
  await notes.moveCaret('Control+End');
  await notes.type('. Thronley recieved ');
  await notes.press('Control+.');
  await expect(
    page.getByRole('listbox', { name: 'Instead of “recieved”' }).getByRole('option').first(),
  ).toBeVisible();
  await notes.press('Enter');
  await notes.type('it ');
  await notes.press('Control+.');
  await expect(page.getByRole('listbox', { name: 'Instead of “Thronley”' })).toBeVisible();
  await notes.press('Escape');
  await notes.type('on ');
  await notes.press('Control+.');
  await expect(page.getByRole('listbox', { name: 'Instead of “Thronley”' })).toBeVisible();
  await notes.type('Monday');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await notes.expectSaved();
  expect(await words()).toContain(
    'The Mayor will receive a report from ACC Harland on reoffending in Calder. Wednesday is best. Thronley received it on Monday',
  );
  expect(asked.filter((path) => !path.startsWith('/rpc/'))).toEqual([]);
});

test('a body’s abbreviations, a clerk’s shortcuts and their own words are kept, and used in the notes', async ({
  sampleProgram: page,
  host,
}) => {
  const frame = new FramePage(page);
  const library = new LibraryPage(page);
  await frame.go('Library');
  await library.openPart('Abbreviations');
  let editor = await library.startNew('abbreviation');
  await editor.getByLabel('Abbreviation', { exact: true }).fill('V R P');
  await editor.getByLabel('Stands for').fill('Violence Reduction Partnership');
  await library.save(editor);
  await expect(editor.getByText('Abbreviation has a space in it.').first()).toBeVisible();
  await editor.getByLabel('Abbreviation', { exact: true }).fill('VRP');
  await library.save(editor);
  await library.expectRow('VRP');

  await library.openPart('Typing shortcuts');
  editor = await library.startNew('shortcut');
  await editor.getByLabel('Shortcut', { exact: true }).fill('may');
  await expect(editor.getByText('“may” is an ordinary word.')).toBeVisible();
  await editor.getByLabel('Shortcut', { exact: true }).fill('cp');
  await expect(editor.getByText('is an ordinary word.')).toHaveCount(0);
  await editor.getByLabel('Text').fill('Calder Police');
  await library.save(editor);
  await library.expectRow('cp');

  await frame.go('Settings');
  const spelling = page.getByRole('region', { name: 'Spelling' });
  await spelling.getByLabel('New word').fill('two words');
  await spelling.getByRole('button', { name: 'Add' }).click();
  await expect(spelling.getByText('“two words” is not a single word of letters')).toBeVisible();
  await spelling.getByLabel('New word').fill('Thornley');
  await spelling.getByRole('button', { name: 'Add' }).click();
  await expect(spelling.getByRole('list', { name: 'Your words' })).toHaveText('Thornley');

  const { notes } = await openSampleNotes(page, host);
  const text = await notes.enterItem('Any other business');
  await notes.press('Enter');
  await notes.type('Cp asked cp');
  await notes.type(' ');
  await notes.press('Backspace');
  await expect(text).toContainText('Calder Police asked cp');
  await notes.type('and the VRP');
  await expect(text.locator('abbr')).toHaveAttribute('title', 'Violence Reduction Partnership');
  await notes.press('Control+.');
  await expect(frame.announcement()).toHaveText('VRP stands for Violence Reduction Partnership.');
  await notes.press('ArrowDown', 'Enter');
  await expect(text).toContainText('asked cp and the Violence Reduction Partnership (VRP)');

  // Sections that are not in use are marked as well; a word that becomes the clerk's own is not, anywhere.
  const drawn = (): Promise<readonly string[]> =>
    page.evaluate(() => [...new Set([...(CSS.highlights.get('misspelt') ?? [])].map(String))].sort());
  await expect.poll(drawn).toEqual(['Ashby', 'Fenwick', 'Millgate', 'Moorgate']);
  await notes.type(' in Ashby');
  await notes.press('Control+.');
  await page.getByRole('option', { name: /^Add to my words/ }).click();
  await expect.poll(drawn).toEqual(['Fenwick', 'Millgate', 'Moorgate']);
  // The next mistake of all is in another section.
  await notes.press('F8');
  await expect(page.getByRole('listbox', { name: 'Instead of “Moorgate”' })).toBeVisible();
  await notes.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await notes.expectSaved();
});
