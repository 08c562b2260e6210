import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Section, SectionedDocument } from '../../shared/contract/entities/documents.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test as programTest, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

type SampleNotes = {
  readonly notes: NotesPage;
  readonly operations: Operations;
  readonly meetingId: string;
};

const test = programTest.extend<{ readonly sampleNotes: SampleNotes }>({
  sampleNotes: async ({ sampleProgram, host }, use) => use(await openSampleNotes(sampleProgram, host)),
});

/** Opens the notes of the sample meeting, which is loaded first where there is no meeting. */
async function openSampleNotes(page: Page, host: BrowserHostProcess): Promise<SampleNotes> {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  const meetingId = meeting?.id ?? (await operations.workspace.loadSample()).meetingId;
  const notes = new NotesPage(page);
  await notes.open(host.origin, meetingId);
  return { notes, operations, meetingId };
}

/** The notes of an item as the store holds them. */
async function storedSection(operations: Operations, meetingId: string, title: string): Promise<Section> {
  const meeting = await operations.meetings.get({ id: meetingId });
  const items = await operations.agenda.list({ meetingId });
  const document: SectionedDocument = await operations.documents.get({ id: meeting.notesDocumentId });
  const item = items.find((each) => each.title === title);
  const section = document.sections.find(({ agendaItemId }) => agendaItemId === item?.id);
  if (!section) throw new Error(`no notes of ${title}`);
  return section;
}

function portOf(host: BrowserHostProcess): number {
  return Number(new URL(host.origin).port);
}

function wordsOf(section: Section): string {
  return section.content.state === 'sound' ? plainTextOf(section.content.body) : section.content.text;
}

test('notes typed by keyboard alone are there after a reload and after the program was killed', async ({
  page,
  startOnSameData,
}) => {
  test.slow();
  const first = await startOnSameData();
  const { notes, meetingId } = await openSampleNotes(page, first);

  await notes.enterItem('Any other business');
  await notes.press('Enter');
  await notes.type('A resident asked about the new station.');
  await notes.press('Enter');
  await notes.type('- doors open in May;');
  await notes.press('Enter');
  await notes.type('parking is free.');
  await notes.press('Enter', 'Enter');
  await notes.type('a) first part');
  await notes.press('Enter');
  await notes.type('second part');
  await notes.press('Enter', 'Enter');
  await notes.choose('/tab', 'Table');
  await notes.type('Year');
  await notes.press('Tab');
  await notes.type('Visits');
  await notes.page.getByRole('button', { name: 'Rows and columns' }).click();
  await notes.page.getByRole('menuitem', { name: 'Row below' }).click();
  // Out of the table at its lower edge, not into the text above it.
  await notes.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await notes.type('Below the table.');
  await notes.press('Control+Enter');
  await notes.type('Publish the opening hours');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.choose(' @14 nov', /Due 14 November 2023/);
  await notes.press('Enter');
  await notes.type('See the plan');
  await notes.moveCaret('Shift+Home');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('See the plan');
  await notes.press('Alt+Shift+J');
  await notes.page.getByRole('textbox', { name: 'Address' }).fill('https://calder.example/plan');
  await notes.press('Enter');
  await expect(notes.page.getByRole('dialog')).toHaveCount(0);
  await notes.expectSaved();

  const expectAllThere = async (): Promise<void> => {
    const text = notes.notesOf('Any other business');
    await expect(text).toContainText('A resident asked about the new station.');
    await expect(text.locator('ul > li')).toContainText(['doors open in May;', 'parking is free.']);
    await expect(text.locator('ol > li')).toContainText(['first part', 'second part']);
    await expect(text.locator('tr')).toHaveCount(4);
    await expect(text.locator('th')).toContainText(['Year', 'Visits']);
    await expect(text.locator(':scope > .tableWrapper + p')).toHaveText('Below the table.');
    const action = text.locator('[data-block="action"]').last();
    await expect(action).toContainText('Publish the opening hours');
    await expect(action).toContainText('ACC Harland');
    await expect(action).toContainText('14 Nov 2023');
    await expect(text.locator('a[href="https://calder.example/plan"]')).toHaveText('See the plan');
  };
  await page.reload();
  await expectAllThere();

  await first.kill();
  const second = await startOnSameData();
  await notes.open(second.origin, meetingId);
  await expectAllThere();
});

test('words typed while the program is down stay on screen, and are saved when it is back', async ({
  page,
  startOnSameData,
}) => {
  test.slow();
  const first = await startOnSameData();
  const { notes, meetingId } = await openSampleNotes(page, first);
  await notes.enterItem('Any other business');
  await first.kill();

  await notes.type(' Typed while nobody listened.');
  await notes.expectNotSaved();
  await notes.page.getByText('Not saved – retrying', { exact: true }).click();
  await expect(notes.page.getByText('Your words are still on this screen.').first()).toBeVisible();
  await notes.enterItem('Any other business');
  await notes.type(' And more of it.');

  const second = await startOnSameData(portOf(first));
  await notes.expectSaved();
  const stored = await storedSection(operationsOf(page, second), meetingId, 'Any other business');
  expect(wordsOf(stored)).toContain('Typed while nobody listened. And more of it.');
});

test('leaving the page at once after the last key loses nothing', async ({
  page,
  sampleNotes: { notes, operations, meetingId },
}) => {
  await notes.enterItem('Any other business');
  await notes.type(' The very last words.');
  await page.getByRole('link', { name: 'Agenda' }).first().click();
  await expect
    .poll(async () => wordsOf(await storedSection(operations, meetingId, 'Any other business')))
    .toContain('The very last words.');
});

for (const choice of ['Keep mine', 'Take the stored one'] as const) {
  test(`two windows that changed one section: both texts are kept until a person chooses (${choice})`, async ({
    page,
    sampleNotes: { notes, operations, meetingId },
  }) => {
    await notes.enterItem('Any other business');
    await page.context().setOffline(true);
    await notes.type(' MINE');
    await notes.expectNotSaved();
    const before = await storedSection(operations, meetingId, 'Any other business');
    const theirs = {
      type: 'doc' as const,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'THEIRS from the other window' }] }],
    };
    await operations.documents.saveSection({ id: before.id, revision: before.revision, body: theirs });
    await page.context().setOffline(false);

    const conflict = page.getByRole('region', { name: /^Two versions/ });
    await expect(conflict).toBeVisible();
    await expect(conflict).toContainText('MINE');
    await expect(conflict).toContainText('THEIRS from the other window');
    expect(wordsOf(await storedSection(operations, meetingId, 'Any other business'))).toBe(
      'THEIRS from the other window',
    );

    await conflict.getByRole('button', { name: choice }).click();
    await expect(conflict).toHaveCount(0);
    const [kept, gone] = choice === 'Keep mine' ? ['MINE', 'THEIRS'] : ['THEIRS', 'MINE'];
    await expect(notes.notesOf('Any other business')).toContainText(kept);
    await expect
      .poll(async () => wordsOf(await storedSection(operations, meetingId, 'Any other business')))
      .toContain(kept);
    await expect(notes.notesOf('Any other business')).not.toContainText(gone);
  });
}

test('a second window shows what the first one saved, and goes on from it', async ({
  page,
  host,
  sampleNotes: { notes, operations, meetingId },
}) => {
  const other = new NotesPage(await page.context().newPage());
  await other.open(host.origin, meetingId);
  await notes.enterItem('Any other business');
  await notes.type(' From the first window.');
  await notes.expectSaved();
  await expect(other.notesOf('Any other business')).toContainText('From the first window.');
  await other.enterItem('Any other business');
  await other.type(' From the second.');
  await other.expectSaved();
  expect(wordsOf(await storedSection(operations, meetingId, 'Any other business'))).toContain(
    'From the first window. From the second.',
  );
});

test('undo takes back what was typed in one section and never reaches into another', async ({
  sampleNotes: { notes },
}) => {
  await notes.enterItem('Future agenda items');
  await notes.type(' First section.');
  await notes.enterItem('Any other business');
  await notes.type(' Second section.');
  for (let press = 0; press < 10; press += 1) await notes.press('Control+Z');
  await expect(notes.notesOf('Any other business')).not.toContainText('Second section.');
  await expect(notes.notesOf('Future agenda items')).toContainText('First section.');
  await notes.press('Control+Y');
  await expect(notes.notesOf('Any other business')).toContainText('Second section.');
  // The browser has an undo of its own, which knows no sections: from another place on the page, and from its menu.
  await notes.page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  for (let press = 0; press < 5; press += 1) await notes.press('Control+Z');
  await expect(notes.notesOf('Any other business')).toContainText('Second section.');
  await expect(notes.notesOf('Future agenda items')).toContainText('First section.');
  await notes.enterItem('Future agenda items');
  await notes.press('Control+Z');
  await expect(notes.notesOf('Future agenda items')).not.toContainText('First section.');
});

test('letters of actions go on through an item and its sub-items, and owners are asked for', async ({
  page,
  sampleNotes: { notes },
}) => {
  await notes.enterItem('Any other business');
  await notes.press('Control+Enter');
  await notes.type('First.');
  await notes.press('Enter');
  await notes.type('ACTION: second.');
  const actions = notes.notesOf('Any other business').locator('[data-block="action"]');
  const count = await actions.count();
  await expect(actions.last()).toHaveAttribute('data-mark', `${'abcdefg'[count - 1]})`);
  await expect(actions.last()).toContainText('owner?');

  await notes.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Owner and due date' });
  await expect(dialog.getByRole('combobox', { name: 'Owner' })).toBeFocused();
  await notes.type('moss');
  await notes.press('ArrowDown', 'Enter');
  await expect(dialog.getByRole('list', { name: 'Owners' })).toContainText('CC Moss');
  await dialog.getByRole('textbox', { name: 'Due' }).fill('soon');
  await notes.press('Enter');
  await expect(dialog.getByText('“soon” is not a date.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Due' }).fill('next meeting');
  await expect(dialog.getByText('The next meeting of this body has no date yet.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Due' }).fill('10 Oct');
  await notes.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(actions.last()).toContainText('CC Moss');
  await expect(actions.last()).toContainText('10 Oct 2023');
  await notes.expectSaved();
  await notes
    .panel()
    .getByRole('tab', { name: /Actions/ })
    .click();
  await expect(notes.panel()).toContainText('second.');
});

test('an address that must not be linked gets a sentence and no link', async ({
  page,
  sampleNotes: { notes },
}) => {
  await notes.enterItem('Any other business');
  await notes.press('Alt+Shift+J');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await dialog.getByRole('textbox', { name: 'Words' }).fill('the page');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await notes.press('Enter');
  await expect(dialog.getByText('This address cannot be used.')).toBeVisible();
  await expect(notes.notesOf('Any other business').locator('a')).toHaveCount(0);
});

test('attendance: someone new is added, and someone known sends apologies', async ({
  page,
  sampleNotes: { notes, operations, meetingId },
}) => {
  await notes.panel().getByRole('button', { name: 'Add someone' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add someone' });
  await dialog.getByText('Someone new').click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nadia Quill');
  await dialog.getByRole('textbox', { name: 'Short form' }).fill('Cllr Quill');
  await dialog.getByText('Also present').click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(notes.panel().getByRole('region', { name: 'Also present' })).toContainText('Cllr Quill');

  await notes.panel().getByRole('button', { name: 'Change how CC Moss attends' }).click();
  await page.getByRole('menuitem', { name: 'Apologies' }).click();
  await expect(notes.panel().getByRole('region', { name: 'Apologies' })).toContainText('CC Moss');
  const [people, attendees] = [
    await operations.people.list(),
    await operations.attendance.list({ meetingId }),
  ];
  const kindOf = (name: string) =>
    attendees.find(({ personId }) => personId === people.find((person) => person.shortForm === name)?.id)
      ?.kind;
  expect([kindOf('Cllr Quill'), kindOf('CC Moss')]).toEqual(['in-attendance', 'apologies']);

  await notes.enterItem('Any other business');
  await notes.moveCaret('Control+End');
  await notes.press('Alt+1');
  await expect(notes.notesOf('Any other business').locator('[data-person]').last()).toHaveText('the Mayor');
});

test('a section that was damaged on disk is shown read-only and never saved over', async ({
  page,
  startOnSameData,
}) => {
  const first = await startOnSameData();
  const { meetingId } = await operationsOf(page, first).workspace.loadSample();
  const { id } = await storedSection(operationsOf(page, first), meetingId, 'Any other business');
  await first.stop();
  await changeBodyOnDisk(first.dataFolder, id);
  const second = await startOnSameData(portOf(first));
  const notes = new NotesPage(page);
  await notes.open(second.origin, meetingId);
  await expect(page.getByText('This section can be read but not changed.')).toBeVisible();
  await expect(page.getByText('words that were changed outside')).toBeVisible();
  await expect(notes.notesOf('Any other business')).toHaveCount(0);
  await notes.enterItem('Future agenda items');
  await notes.type(' Still works.');
  await notes.expectSaved();
});

async function changeBodyOnDisk(dataFolder: string, sectionId: string): Promise<void> {
  const { default: Database } = await import('better-sqlite3-multiple-ciphers');
  const database = new Database(join(dataFolder, 'secretariat.sqlite3'));
  const body =
    '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"words that were changed outside"}]}]}';
  database.prepare('UPDATE sections SET body = ? WHERE id = ?').run(body, sectionId);
  database.close();
}

test('going to another item and back keeps the caret of each', async ({ sampleProgram: page, host }) => {
  const { notes } = await openSampleNotes(page, host);
  const live = await notes.enterItem('Stop and search');
  await notes.press('Enter');
  await notes.type('First and last.');
  for (const _ of ' and last.') await notes.moveCaret('ArrowLeft');
  await notes.press('Control+ArrowDown');
  await expect(notes.notesOf('Neighbourhood crime')).toBeFocused();
  await notes.press('Enter');
  await notes.type('At its end.');
  await notes.press('Control+ArrowUp');
  await expect(notes.notesOf('Stop and search')).toBeFocused();
  await notes.type(', second');
  await expect(live.locator(':scope > p').last()).toHaveText('First, second and last.');
  await notes.press('Control+ArrowDown');
  await notes.type(' Indeed.');
  await expect(notes.notesOf('Neighbourhood crime').locator(':scope > p').last()).toHaveText(
    'At its end. Indeed.',
  );
});

for (const theme of ['light', 'dark'] as const) {
  test(`the notes pass the accessibility checks in the ${theme} theme`, async ({
    sampleProgram: page,
    host,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    const { notes } = await openSampleNotes(page, host);
    const frame = new FramePage(page);
    await frame.expectAccessible('notes', theme === 'dark' ? 'colours' : 'all');
    await notes.enterItem('Stop and search');
    await notes.press('Enter');
    await notes.type('/');
    await expect(page.getByRole('listbox', { name: 'Insert' })).toBeVisible();
    await frame.expectAccessible('notes', theme === 'dark' ? 'colours' : 'all');
    await notes.press('Escape', 'Backspace', 'Control+Enter', 'Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Owner and due date' })).toBeVisible();
    await frame.expectAccessible('notes', theme === 'dark' ? 'colours' : 'all');
  });
}
