import { operationsOf, expect, test as programTest } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';

const item = 'Any other business';

const test = programTest.extend<{ readonly notes: NotesPage }>({
  notes: async ({ sampleProgram: page, host }, use) => {
    const [meeting] = await operationsOf(page, host).meetings.list();
    const notes = new NotesPage(page);
    await notes.open(host.origin, meeting?.id ?? '');
    await notes.enterItem(item);
    await use(notes);
  },
});

const dialogOf = (notes: NotesPage) => notes.page.getByRole('dialog', { name: 'Owner and due date' });
const actionsOf = (notes: NotesPage) => notes.notesOf(item).locator('[data-block="action"]');

async function askForOwner(notes: NotesPage, words: string): Promise<void> {
  await notes.press('Control+Enter');
  await notes.type(words);
  await notes.press('Control+Enter');
  await expect(dialogOf(notes).getByRole('combobox', { name: 'Owner' })).toBeFocused();
}

test('an owner is found by first name, by a word of the post, and by either name of an organisation', async ({
  notes,
}) => {
  await askForOwner(notes, 'Publish the figures.');
  for (const [typed, label] of [
    ['ruth', 'ACC Harland'],
    ['engagement', 'Mr Whitfield'],
    ['violence reduction', 'Ms Farrow'],
    ['vrp', 'VRP'],
  ] as const) {
    await notes.type(typed);
    await expect(notes.page.getByRole('option', { name: label })).toBeVisible();
    await notes.press('Control+A', 'Backspace');
  }
});

test('the only one who is found becomes the owner by Enter, and Tab goes on to the date', async ({
  notes,
}) => {
  await askForOwner(notes, 'Publish the figures.');
  await notes.type('ruth');
  await notes.press('Enter');
  await expect(dialogOf(notes).getByRole('list', { name: 'Owners' })).toContainText('ACC Harland');
  await expect(dialogOf(notes).getByRole('combobox', { name: 'Another owner' })).toBeFocused();
  await notes.press('Tab');
  await expect(dialogOf(notes).getByRole('textbox', { name: 'Due' })).toBeFocused();
  await notes.type('10 Oct');
  await notes.press('Enter');
  await expect(dialogOf(notes)).toHaveCount(0);
  await expect(actionsOf(notes).last()).toContainText('ACC Harland');
  await expect(actionsOf(notes).last()).toContainText('10 Oct 2023');
});

test('a sentence typed where the owner goes is not erased, and Escape goes back to the text', async ({
  notes,
}) => {
  const sentence = 'Write to every resident';
  await askForOwner(notes, 'Publish the figures.');
  await notes.type(sentence);
  await notes.press('Enter');
  const box = dialogOf(notes).getByRole('combobox', { name: 'Owner' });
  const problem = dialogOf(notes).getByText(`Nobody here is called “${sentence}”.`);
  await expect(problem).toBeVisible();
  await expect(box).toHaveValue(sentence);
  await notes.press('Enter');
  await expect(box).toHaveValue(sentence);
  await dialogOf(notes).getByRole('button', { name: 'Set' }).click();
  await expect(problem).toBeVisible();
  await expect(box).toHaveValue(sentence);
  await box.focus();
  await notes.press('Escape');
  if (await dialogOf(notes).isVisible()) await notes.press('Escape');
  await expect(dialogOf(notes)).toHaveCount(0);
  await notes.type(' And soon.');
  await expect(actionsOf(notes).last()).toContainText('Publish the figures. And soon.');
});

test('of several owners the first one leads, and another can be made to, by keyboard', async ({ notes }) => {
  await askForOwner(notes, 'Publish the figures.');
  await notes.type('ruth');
  await notes.press('Enter');
  await notes.type('vrp');
  await notes.press('ArrowDown', 'Enter');
  const owners = dialogOf(notes).getByRole('list', { name: 'Owners' }).getByRole('listitem');
  await expect(owners).toHaveText(['ACC Harland (lead)', 'VRP']);
  await dialogOf(notes).getByRole('button', { name: 'VRP leads' }).press('Enter');
  await expect(owners).toHaveText(['VRP (lead)', 'ACC Harland']);
  await expect(dialogOf(notes).getByRole('combobox', { name: 'Another owner' })).toBeFocused();
  await notes.press('Tab', 'Enter');
  await expect(dialogOf(notes)).toHaveCount(0);
  await expect(actionsOf(notes).last()).toContainText('VRP (lead)');
});

test('Ctrl Enter in an action that has an owner begins the next action', async ({ notes }) => {
  await askForOwner(notes, 'Publish the figures.');
  await notes.type('ruth');
  await notes.press('Enter');
  await dialogOf(notes).getByRole('button', { name: 'Set' }).click();
  await expect(notes.page.locator('.ProseMirror')).toBeFocused();
  await notes.press('Control+Enter');
  await notes.type('Write to residents.');
  await expect(dialogOf(notes)).toHaveCount(0);
  await expect(actionsOf(notes).nth(-2)).toContainText('Publish the figures.');
  await expect(actionsOf(notes).last()).toContainText('Write to residents.');
  await expect(actionsOf(notes).last()).toContainText('owner?');
});

test('Tab in an action asks for its owner', async ({ notes }) => {
  await notes.press('Control+Enter');
  await notes.type('Publish the figures.');
  await notes.press('Tab');
  await expect(dialogOf(notes).getByRole('combobox', { name: 'Owner' })).toBeFocused();
});

test('Tab and two Enters go from a question to its answer, and two more below both', async ({ notes }) => {
  const exchange = notes.notesOf(item).locator('[data-block="question"], [data-block="answer"]');
  await notes.press('Enter');
  await notes.choose('/q', 'Question and answer');
  await notes.type('How many?');
  await notes.press('Tab');
  await notes.type('Twelve.');
  await expect(exchange).toContainText(['How many?', 'Twelve.']);
  await notes.press('Enter', 'Enter');
  await notes.choose('/q', 'Question and answer');
  await notes.type('Since when?');
  await notes.press('Enter', 'Enter');
  await notes.type('May.');
  await notes.press('Enter', 'Enter');
  await notes.type('The item was closed.');
  await expect(exchange).toHaveCount(4);
  await expect(exchange.nth(2)).toContainText('Since when?');
  await expect(exchange.last()).toContainText('May.');
  await expect(exchange.last()).not.toContainText('closed');
  await expect(notes.notesOf(item).locator(':scope > p').last()).toHaveText('The item was closed.');
});

test('Tab in a paragraph never takes what is typed next into another section', async ({ notes }) => {
  await notes.enterItem('Stop and search');
  await notes.press('Tab');
  await expect(notes.page.locator('.section-text:focus')).toHaveCount(0);
  await expect(notes.page.locator(':focus')).toHaveCount(1);
});

test('a name that is put in takes one space after it, and none before a comma', async ({ notes }) => {
  const text = notes.notesOf(item).locator(':scope > p').last();
  await notes.press('Enter', 'Alt+1');
  await notes.type(' asked.');
  await expect(text).toHaveText('the Mayor asked.');
  await notes.press('Enter', 'Alt+1');
  await notes.type(', then ');
  await notes.choose('@okoro', /DMPC Okoro/);
  await notes.type('. Next');
  expect(await text.textContent()).toBe('the Mayor, then DMPC Okoro. Next');
});

test('whoever is not in the Library is added from the owner field and by @, and the caret is back', async ({
  notes,
}) => {
  const adding = notes.page.getByRole('dialog', { name: 'Add to the Library' });
  const add = async (name: string, ...keys: readonly string[]): Promise<void> => {
    await expect(adding.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await expect(adding.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
    await notes.press(...keys, 'Enter');
    await expect(adding).toHaveCount(0);
  };
  await askForOwner(notes, 'Publish the figures.');
  await notes.type('Nadia Quill');
  await expect(notes.page.getByRole('option', { name: 'Add “Nadia Quill” to the Library' })).toBeVisible();
  await notes.press('ArrowDown', 'Enter');
  await add('Nadia Quill', 'Tab');
  await expect(dialogOf(notes).getByRole('list', { name: 'Owners' })).toContainText('Nadia Quill');
  await expect(dialogOf(notes).getByRole('combobox', { name: 'Another owner' })).toBeFocused();
  await notes.press('Tab');
  await notes.type('Fri 13 Oct');
  await notes.press('Enter');
  await expect(dialogOf(notes)).toHaveCount(0);
  await expect(notes.page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' And soon.');
  const action = actionsOf(notes).last();
  await expect(action).toContainText('Publish the figures. And soon.');
  await expect(action).toContainText('Nadia Quill');
  await expect(action).toContainText('13 Oct 2023');

  // In the text: what was typed stays until somebody was added, and Enter behind what is nobody is the text's.
  await notes.press('Enter');
  await notes.type('Thanks to @Omar Bright');
  await notes.press('ArrowDown', 'Enter');
  await expect(adding).toBeVisible();
  await notes.press('Escape');
  await expect(adding).toHaveCount(0);
  await expect(notes.page.locator('.ProseMirror')).toBeFocused();
  await notes.type('. ');
  await notes.type('Again: @Omar Bright');
  await notes.press('ArrowDown', 'Enter');
  await add('Omar Bright');
  await expect(notes.page.locator('.ProseMirror')).toBeFocused();
  await notes.type('for it. Work @home');
  await notes.press('Enter');
  await notes.type('Next');
  const lines = notes.notesOf(item).locator(':scope > p');
  await expect(lines.nth(-2)).toHaveText('Thanks to @Omar Bright. Again: Omar Bright for it. Work @home');
  await expect(lines.last()).toHaveText('Next');
});
