import { expect, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgendaPage } from '../e2e/pages/agenda-page.ts';
import { MeetingsPage } from '../e2e/pages/meetings-page.ts';
import { NotesPage } from '../e2e/pages/notes-page.ts';
import { readDocx } from './docx-reader.ts';

/** A running program, whatever started it: the double, or Electron. */
export interface StoryProgram {
  readonly page: Page;
  /** Ends it without a word to it. */
  readonly kill: () => Promise<void>;
  /** Closes its window as a person does; the exit code. */
  readonly close: () => Promise<number | null>;
  /** The folder that the person chooses in the next dialog. */
  readonly chooseFolder: (folder: string) => Promise<void> | void;
  readonly printToPdf: () => Promise<Buffer>;
}

const title = 'Serious violence';
const spoken = 'DMPC Okoro asked ACC Harland how victims are told.';

/** Start, create a meeting, type, kill, start again, export, print, close: as a clerk meets the program. */
export async function playMainStory(start: () => Promise<StoryProgram>, exports: string): Promise<void> {
  const first = await start();
  await typeInNewMeeting(first.page, spoken);
  await first.kill();

  const second = await start();
  await new MeetingsPage(second.page).openMeeting('18 April 2027');
  await openTab(second.page, 'Notes');
  await expect(new NotesPage(second.page).notesOf(title)).toHaveText(spoken);
  await exportBoth(second, exports);
  const pdf = await second.printToPdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(5000);
  expect(await second.close()).toBe(0);
}

/** Makes the story's meeting (18 April 2027) with its one item, “Serious violence”, and saves words in the item's notes. */
export async function typeInNewMeeting(page: Page, words: string): Promise<NotesPage> {
  await new MeetingsPage(page).make({
    body: 'Community Outcomes Meeting',
    date: '18 April 2027',
    start: '2:30pm',
    end: '4pm',
    place: 'Room 4, Calder House',
  });
  await new AgendaPage(page).add(title);
  await openTab(page, 'Notes');
  const notes = new NotesPage(page);
  await notes.enterItem(title);
  await notes.type(words);
  await notes.expectSaved();
  return notes;
}

async function exportBoth({ page, chooseFolder }: StoryProgram, folder: string): Promise<void> {
  await openTab(page, 'Issue');
  await chooseFolder(folder);
  await page.getByRole('button', { name: 'Make 2 Word files' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  const names = readdirSync(folder).filter((name) => name.endsWith('.docx'));
  expect(names.length).toBe(2);
  const texts = names.map((name) => readDocx(readFileSync(join(folder, name))).texts);
  expect(texts.filter((lines) => lines.includes(spoken)).length).toBe(1);
  expect(texts.every((lines) => lines.some((line) => line.includes(title)))).toBe(true);
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name }).click();
}
