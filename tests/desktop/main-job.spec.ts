import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgendaPage } from '../e2e/pages/agenda-page.ts';
import { FramePage } from '../e2e/pages/frame-page.ts';
import { MeetingsPage } from '../e2e/pages/meetings-page.ts';
import { NotesPage } from '../e2e/pages/notes-page.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, test } from './desktop-test.ts';

// The built main, preload and page, as they are installed, from an empty folder to a Word file.

const meeting = {
  body: 'Community Outcomes Meeting',
  date: '18 April 2027',
  start: '2:30pm',
  end: '4pm',
  place: 'Room 4, Calder House',
};
const spoken = 'DMPC Okoro asked ACC Harland how victims are told.';

function watchForFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name }).click();
}

async function writeNotes(page: Page): Promise<NotesPage> {
  await new MeetingsPage(page).make(meeting);
  await new AgendaPage(page).add('Serious violence');
  await openTab(page, 'Notes');
  const notes = new NotesPage(page);
  await notes.enterItem('Serious violence');
  await notes.type(spoken);
  return notes;
}

async function openNotes(page: Page): Promise<NotesPage> {
  await new MeetingsPage(page).openMeeting('18 April 2027');
  await openTab(page, 'Notes');
  return new NotesPage(page);
}

test('words typed just before the window is closed are there when it is opened again', async ({ start }) => {
  const first = await start();
  const faults = watchForFaults(first.page);
  await writeNotes(first.page);
  await first.closeWindow();
  expect(faults).toEqual([]);
  expect(first.journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
  expect(first.journal.filter(({ what }) => /dialog|prevented|left|cancelled|exposed/.test(what))).toEqual(
    [],
  );

  const second = await start();
  const notes = await openNotes(second.page);
  await expect(notes.notesOf('Serious violence')).toHaveText(spoken);
});

test('words that were said to be saved are there after the program was killed', async ({ start }) => {
  const first = await start();
  const notes = await writeNotes(first.page);
  await notes.type(' He will recieve it.');
  await notes.expectSaved();
  // The dictionary is one of the program's own files, and nothing else is asked for it.
  await expect(first.page.locator('.misspelt').filter({ hasText: 'recieve' })).toBeVisible();
  expect(first.journal.filter(({ what }) => /left|cancelled/.test(what))).toEqual([]);
  await first.kill();

  const second = await start();
  await expect((await openNotes(second.page)).notesOf('Serious violence')).toHaveText(
    `${spoken} He will recieve it.`,
  );
});

test('a reload in the middle of a word keeps it', async ({ start }) => {
  const { page } = await start();
  const notes = await writeNotes(page);
  await notes.expectSaved();
  await page.reload();
  await expect(notes.notesOf('Serious violence')).toHaveText(spoken);
  await notes.enterItem('Serious violence');
  await notes.type(' He answered.');
  await notes.expectSaved();
});

test('the agenda and the notes go out as Word files, are opened and shown', async ({ start, folder }) => {
  const { page, answerDialogs, waitFor } = await start();
  const notes = await writeNotes(page);
  await notes.expectSaved();
  await openTab(page, 'Issue');
  answerDialogs({ dialog: 'open', filePath: folder });
  await page.getByRole('button', { name: 'Make 2 Word files' }).click();
  await page.getByRole('button', { name: 'Show in folder' }).click();
  expect(await waitFor('show-in-folder')).toBeDefined();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  expect(await waitFor('open-path')).toMatchObject({ isThere: true });

  const names = readdirSync(folder).filter((name) => name.endsWith('.docx'));
  expect(names.length).toBe(2);
  const texts = names.map((name) => readDocx(readFileSync(join(folder, name))).texts);
  expect(texts.filter((lines) => lines.includes(spoken)).length).toBe(1);
  expect(texts.every((lines) => lines.some((line) => line.includes('Serious violence')))).toBe(true);
});

test('every screen is drawn without a fault under the policy', async ({ start }) => {
  const { page, journal } = await start();
  const faults = watchForFaults(page);
  await page.getByRole('button', { name: 'Open the sample meeting' }).click();
  await expect(page.getByRole('navigation', { name: 'This meeting' })).toBeVisible();
  for (const tab of ['Papers', 'Notes', 'Actions', 'Issue', 'Agenda']) {
    await openTab(page, tab);
    await page.waitForLoadState('networkidle');
  }
  for (const place of ['Actions', 'Library', 'Settings', 'Meetings'] as const) {
    await new FramePage(page).go(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(faults).toEqual([]);
  expect(journal.filter(({ what }) => /prevented|left|cancelled/.test(what))).toEqual([]);
});
