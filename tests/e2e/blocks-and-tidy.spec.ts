import { readFileSync } from 'node:fs';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test as programTest } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

// Blocks by keyboard, owed answers, and what is left open in the notes.

const item = 'Any other business';

const test = programTest.extend<{ readonly notes: NotesPage }>({
  notes: async ({ sampleProgram: page, host }, use) => {
    const [meeting] = await operationsOf(page, host).meetings.list();
    const notes = new NotesPage(page);
    await notes.open(host.origin, meeting?.id ?? '');
    await notes.enterItem(item);
    await notes.press('Enter');
    await use(notes);
  },
});

test('an owed answer becomes an action by one key, and what is left open is put right by keyboard', async ({
  page,
  notes,
}) => {
  const frame = new FramePage(page);
  const blocks = (name: string) => notes.notesOf(item).locator(`[data-block="${name}"]`);

  // Three keys, a shortcut, or what is typed.
  await notes.type('NB: ask Ruth heron');
  await expect(blocks('note-to-self')).toContainText('ask Ruth heron');
  await notes.press('Enter');
  await notes.type('> They felt heard.');
  await expect(blocks('quotation')).toHaveText('They felt heard.');
  await notes.press('Enter', 'Enter', 'Alt+Shift+q');
  await notes.type('How many were stopped?');
  await notes.press('Tab');
  await notes.choose('@harl', /ACC Harland/);
  await notes.type('To be found out [check the log].');
  await notes.press('Alt+Shift+o');
  await expect(frame.announcement()).toHaveText('Answer owed');
  await expect(blocks('answer')).toContainText('owed');

  const tidy = notes.panel().getByRole('tabpanel', { name: /^Tidy/ });
  const ends = tidy.locator('[data-open-end]');
  await notes.press('Alt+Shift+y');
  await expect(ends.first()).toBeFocused();
  // One is the sample’s own.
  await expect(tidy.getByRole('region', { name: '2 answers are owed' })).toBeVisible();
  await expect(tidy.getByRole('region', { name: 'One note to self is left' })).toBeVisible();
  await expect(tidy.getByRole('region', { name: 'One passage is marked [check]' })).toBeVisible();
  await frame.expectAccessible('Tidy');
  const before = await ends.count();

  // The owed answer becomes an action, with the caret in its words.
  await tidy.getByRole('button', { name: /^Item .* How many were stopped\?$/ }).focus();
  await notes.press('F2');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(frame.announcement()).toHaveText(/^New action \d+ [a-z]\)/);
  await notes.type(' By letter.');
  const action = blocks('action').filter({ hasText: 'How many were stopped?' });
  await expect(action).toContainText('Answer: How many were stopped? By letter.');
  await expect(action).toContainText('ACC Harland');
  await expect(tidy.getByRole('region', { name: 'One answer is owed' })).toBeVisible();

  // Its date, asked for by the list.
  const undated = tidy.getByRole('button', { name: /^Item .* Answer: How many were stopped\?/ });
  await undated.focus();
  await notes.press('F2');
  const dialog = page.getByRole('dialog', { name: 'Owner and due date' });
  await expect(dialog.getByRole('textbox', { name: 'Due' })).toBeFocused();
  await notes.type('14 November 2023');
  await notes.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(action).toContainText('14 Nov 2023');
  await expect(undated).toHaveCount(0);

  // Enter goes to the place, the caret before the mark.
  await tidy.getByRole('button', { name: /^Item .*check the log/ }).focus();
  await notes.press('Enter');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type('By May: ');
  await expect(blocks('answer')).toContainText('To be found out By May: [check the log].');

  // Delete removes a mark and a note; Ctrl Z brings them back, the last one first.
  await tidy.getByRole('button', { name: /^Item .*check the log/ }).focus();
  await notes.press('Delete');
  await expect(blocks('answer')).toContainText('To be found out By May:.');
  const note = tidy.getByRole('button', { name: /^Item .* ask Ruth heron$/ });
  await note.focus();
  await notes.press('Delete');
  await expect(blocks('note-to-self')).toHaveCount(0);
  await expect(frame.announcement()).toHaveText(/^Note to self of item \d+ removed\.$/);
  await expect(ends).toHaveCount(before - 3);
  await notes.panel().locator('[data-open-end], [data-nothing-open]').first().focus();
  await notes.press('Control+z');
  await expect(blocks('note-to-self')).toHaveText(/ask Ruth heron/);
  await notes.press('Control+z');
  await expect(blocks('answer')).toContainText('To be found out By May: [check the log].');

  // Of an item that is not being written in: the sample’s own owed answer becomes an action, then its date is set.
  const stopAndSearch = notes.notesOf('Stop and search').locator('[data-block="action"]');
  const actionsThere = await stopAndSearch.count();
  await tidy.getByRole('region', { name: 'One answer is owed' }).locator('[data-open-end]').focus();
  await notes.press('F2');
  await expect(stopAndSearch).toHaveCount(actionsThere + 1);
  await notes.type(' In writing.');
  const followUp = stopAndSearch.filter({ hasText: 'In writing.' });
  await expect(followUp).toContainText('Answer: ');
  await notes.enterItem(item);
  await tidy
    .getByRole('region', { name: 'One action has no date' })
    .getByRole('button', { name: /^Set date: .*In writing\.$/ })
    .click();
  await expect(dialog.getByRole('textbox', { name: 'Due' })).toBeFocused();
  await notes.type('20 November 2023');
  await notes.press('Enter');
  await expect(followUp).toContainText('20 Nov 2023');

  // No file has it.
  await notes.expectSaved();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to Word' }).click();
  const file = readDocx(readFileSync(await (await downloading).path()));
  expect(file.texts.join('\n')).toContain('They felt heard.');
  expect(file.everything).not.toContain('heron');
});

test('actions are gathered at the end of the item, new ones go there, and one key leads back', async ({
  page,
  notes,
}) => {
  const frame = new FramePage(page);
  const outline = async (): Promise<readonly string[]> =>
    notes
      .notesOf(item)
      .locator(':scope > *')
      .evaluateAll((blocks) =>
        blocks.map((block) => {
          const words = block.querySelector('.action-text')?.textContent ?? block.textContent;
          return `${block.getAttribute('data-mark') ?? ''} ${words}`.trim();
        }),
      );
  const first = (await outline()).length - 1;
  await notes.press('Control+Enter');
  await notes.type('Publish the figures');
  await notes.press('Enter');
  await notes.type('Then it was said');
  await frame.command('Gather the actions at the end of the item');
  await expect(page.getByText('The actions of 1 item are at the end now.').first()).toBeVisible();
  expect((await outline()).slice(first)).toEqual([
    'Then it was said',
    'Actions:',
    expect.stringMatching(/^[a-z]\) Publish the figures$/),
  ]);
  await frame.command('New actions go to the end of their item');
  await expect(frame.announcement()).toHaveText('New actions go to the end of their item');
  await page.locator('.ProseMirror').focus();
  await notes.press('Control+Enter');
  await notes.type('Write to residents');
  await notes.press('Alt+Shift+z');
  await notes.type(' at last');
  expect((await outline()).slice(first)).toEqual([
    'Then it was said at last',
    'Actions:',
    expect.stringMatching(/^[a-z]\) Publish the figures$/),
    expect.stringMatching(/^[a-z]\) Write to residents$/),
  ]);
});
