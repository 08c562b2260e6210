import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';

async function openIssue(page: Page, host: BrowserHostProcess): Promise<string> {
  const [meeting] = await operationsOf(page, host).meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/issue`);
  await expect(page.getByRole('heading', { name: 'Issue' })).toBeVisible();
  return meeting.id;
}

/** Presses one of the boxes under “What goes out”. */
async function tick(page: Page, part: string): Promise<void> {
  await page.getByRole('group', { name: 'What goes out' }).locator('label', { hasText: part }).click();
}

test('what is ticked comes out as Word files that hold the meeting’s words', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  for (const part of ['Cover papers', 'Action log']) await tick(page, part);
  const names: string[] = [];
  const texts: string[] = [];
  page.on('download', (download) => {
    names.push(download.suggestedFilename());
    void download.path().then((path) => texts.push(readDocx(readFileSync(path)).texts.join(' ')));
  });
  await page.getByRole('button', { name: 'Make 9 Word files' }).click();
  await expect(page.getByText('9 Word files are made.')).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => texts.length).toBe(9);
  expect(new Set(names).size).toBe(9);
  expect(names.every((name) => name.endsWith('.docx'))).toBe(true);
  for (const words of ['Agenda Item No. 4', 'Stop and search', 'watching online']) {
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  }
});

test('nothing ticked makes nothing, and a program that is gone is said in words', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  for (const part of ['Agenda', 'Notes']) await tick(page, part);
  await expect(page.getByRole('button', { name: /Word files?$/ })).toBeDisabled();
  await tick(page, 'Agenda');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Make the Word file' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No file was made.' })).toBeVisible();
  await page.context().setOffline(false);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.docx$/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the issue screen passes the accessibility checks in the ${theme} theme`, async ({
    sampleProgram: page,
    host,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openIssue(page, host);
    await new FramePage(page).expectAccessible('issue', theme === 'dark' ? 'colours' : 'all');
  });
}
