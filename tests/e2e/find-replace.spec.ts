import type { Page } from '@playwright/test';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  bullets,
  restricted,
  strong,
} from '../support/builders/body-pieces.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';
import { PaperPage } from './pages/paper-page.ts';

/** A meeting in whose notes and paper herons are spoken of. */
async function aMeetingOnHerons(client: Operations) {
  const body = await aStoredBody(client);
  const meeting = await aStoredMeeting(client, { bodyId: body.id });
  const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
  const paper = await client.papers.create({ agendaItemId: item.id });
  const [purpose, recommendation] = paper.sections;
  if (!purpose || !recommendation) throw new Error('no sections');
  await client.documents.saveSection({
    id: purpose.id,
    revision: 1,
    body: aBody(aParagraph('What the heron’s friends saw, and what the Heron saw.')),
  });
  const person = await client.people.create({
    name: 'Asha Heron',
    post: 'Chief Constable',
    organisationId: null,
    shortForm: 'CC Heron',
    isCurrent: true,
  });
  await saveNotes(client, meeting.id, aBody(aParagraph('The heron came late.')));
  await saveNotes(
    client,
    meeting.id,
    aBody(
      aParagraph(aPersonChip(person.id, 'CC Heron'), ' saw ', strong('the heron'), ' at the quay.'),
      bullets('a heron', 'nothing'),
      aParagraph(),
      aParagraph(restricted('DC Heronsby followed the heron.')),
      anAction('Count the heron'),
    ),
    item.id,
  );
  return { meeting, item, paper, purpose };
}

const search = (page: Page) => page.getByRole('search');
const says = (page: Page) => page.getByRole('status', { name: 'What just happened' });
/** What is marked on the page, and what of it is shown. */
const marked = (page: Page) =>
  page.evaluate(() =>
    ['found', 'found-here'].map((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
    ),
  );

test('words are found, gone through and replaced by the keyboard alone, and it is undone as one step', async ({
  program: page,
  operations,
  host,
}) => {
  const { meeting, item } = await aMeetingOnHerons(operations);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem('Welcome and apologies');
  await notes.press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await notes.type('heron');
  await expect(search(page)).toContainText('2 of 7');
  await expect(says(page)).toContainText('2 of 7, Item 4, Use of force: CC Heron saw the heron at the quay.');
  expect(await marked(page)).toEqual([
    ['heron', 'CC Heron', 'heron', 'heron', 'Heron', 'heron', 'heron'],
    ['CC Heron'],
  ]);
  await notes.press('Enter', 'F3', 'Shift+Enter', 'Shift+F3');
  await expect(search(page)).toContainText('2 of 7');

  // The caret is behind the words that were shown, in a section that was not live before.
  await notes.press('Enter', 'Escape');
  await expect(search(page)).toHaveCount(0);
  await expect(notes.notesOf('Use of force')).toBeFocused();
  await notes.type('s');
  await expect(notes.notesOf('Use of force').locator('strong')).toHaveText('the herons');
  await notes.press('Backspace');

  // Without the bar, back to the words before the caret.
  await notes.press('Shift+F3');
  await expect(search(page)).toContainText('3 of 7');
  await notes.press('Escape', 'Control+h', 'Tab');
  await expect(page.getByRole('textbox', { name: 'Replace with' })).toBeFocused();
  await notes.type('egret');
  await expect(search(page)).toContainText('1 stands in names and stays as it is.');
  await expect(page.getByRole('button', { name: 'Replace all 6' })).toBeVisible();
  await page.getByRole('button', { name: 'Replace all 6' }).press('Enter');
  const toast = page.getByText(/^Replaced 6 times\./);
  await expect(toast).toHaveText(
    'Replaced 6 times. 2 of them are in restricted words and stay restricted. 1 stands in names and was left as it is.',
  );
  await expect(notes.notesOf('Use of force').locator('strong')).toHaveText('the egret');
  await expect(notes.notesOf('Use of force').locator('[data-restricted]')).toHaveText(
    'DC egretsby followed the egret.',
  );
  await expect(notes.notesOf('Welcome and apologies')).toHaveText('The egret came late.');
  await notes.expectSaved();
  const stored = async () => plainTextOf(bodyOf(await notesSection(operations, meeting.id, item.id)));
  await expect.poll(stored).toContain('Count the egret');

  // One step, over both sections: from the bar, and again from a text.
  await notes.press('Control+z');
  await expect(notes.notesOf('Welcome and apologies')).toHaveText('The heron came late.');
  await expect(notes.notesOf('Use of force').locator('strong')).toHaveText('the heron');
  await expect(page.getByText('Taken back: every text reads as before.')).toBeVisible();
  await notes.press('Escape');
  await expect(notes.notesOf('Use of force')).toBeFocused();
  await notes.press('Control+y');
  await expect(notes.notesOf('Welcome and apologies')).toHaveText('The egret came late.');
  await notes.press('Control+z');
  await expect(notes.notesOf('Welcome and apologies')).toHaveText('The heron came late.');
  await expect.poll(stored).toContain('Count the heron');

  // Before the replacement the text was a version, however little changed.
  const { id } = await notesSection(operations, meeting.id);
  const versions = await operations.versions.list({ sectionId: id });
  expect(versions.length).toBeGreaterThan(1);

  await notes.press('Control+a');
  await expect(page.locator('footer').last()).toContainText(/\d+ words selected/);

  // It is still taken back once the page has been left.
  await notes.press('Control+h');
  await page.getByRole('button', { name: 'Replace all 6' }).click();
  await expect.poll(stored).toContain('Count the egret');
  await page.getByRole('link', { name: 'Agenda' }).click();
  await expect(page).toHaveURL(/agenda$/);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(stored).toContain('Count the heron');
});

test('chosen documents are replaced in together, and taken back but for what was changed since', async ({
  program: page,
  operations,
  host,
}) => {
  const { meeting, paper, purpose } = await aMeetingOnHerons(operations);
  const screen = new PaperPage(page);
  await screen.open(host.origin, meeting.id, paper.id);
  await screen.enter(/Purpose/);
  await screen.press('Control+h');
  await screen.type('heron');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('egret');
  await page.getByRole('button', { name: 'Replace in' }).click();
  await page.getByRole('option', { name: 'Chosen documents' }).click();
  await expect(page.getByRole('checkbox', { name: /^Notes of 18 April 2026 7 found/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Paper on Use of force/ })).toBeChecked();
  await new FramePage(page).expectAccessible('chosen documents');
  await page.getByRole('button', { name: 'Replace all 8' }).click();
  await expect(page.getByText(/^Replaced 8 times in 2 documents\./)).toBeVisible();
  const first = async () => plainTextOf(bodyOf(await notesSection(operations, meeting.id)));
  expect(await first()).toBe('The egret came late.');
  await expect(screen.text(/Purpose/)).toContainText('What the egret’s friends saw, and what the egret saw.');
  await screen.expectSaved();

  await saveNotes(operations, meeting.id, aBody(aParagraph('Typed since.')));
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(
    page.getByText('Taken back, but for what was changed since: Notes of 18 April 2026.', { exact: false }),
  ).toBeVisible();
  expect(await first()).toBe('Typed since.');
  await expect(screen.text(/Purpose/)).toContainText('What the heron’s friends saw, and what the Heron saw.');

  // A cleared paper is searched, and nothing in it can be replaced.
  await screen.press('Escape');
  await expect
    .poll(async () => {
      const sections = (await operations.documents.get({ id: paper.id })).sections;
      return plainTextOf(bodyOf(sections.find(({ id }) => id === purpose.id) ?? purpose));
    })
    .toContain('heron');
  for (const event of ['send-for-review', 'clear'] as const) {
    const { revision } = await operations.documents.get({ id: paper.id });
    await operations.papers.takeStep({ id: paper.id, revision, event });
  }
  await expect(page.getByText('Cleared', { exact: true }).first()).toBeVisible();
  await screen.press('Control+h');
  await expect(search(page)).toContainText('nothing can be replaced before it is reopened');
  await expect(page.getByRole('textbox', { name: 'Replace with' })).toHaveCount(0);
  await screen.press('Enter');
  await expect(search(page)).toContainText('1 of 2');
  expect((await marked(page))[1]).toEqual(['heron']);
});
