import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
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
    if (!download.suggestedFilename().endsWith('.docx')) return;
    void download.path().then((path) => texts.push(readDocx(readFileSync(path)).texts.join(' ')));
  });
  await page.getByRole('button', { name: 'Make 9 Word files' }).click();
  await expect(page.getByText('9 Word files are made.')).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => texts.length).toBe(9);
  expect(new Set(names).size).toBe(9);
  expect(names.every((name) => name.endsWith('.docx'))).toBe(true);
  await expect(page.getByText(/^Accessibility check: /)).toBeVisible();
  const reporting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const report = await reporting;
  expect(report.suggestedFilename()).toBe('Accessibility check - 9 files.txt');
  expect(readFileSync(await report.path(), 'utf8')).toContain('Accessibility check of 9 Word files');
  for (const words of ['Agenda Item No. 4', 'Stop and search', 'watching online']) {
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  }
});

test('what stops the issue is said, a finding is left with a reason, and the files come in one zip', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  await page.getByText('Final', { exact: true }).click();
  await expect(page.getByText(/^The notes of 10 October 2023 are not agreed yet/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Word files?$/ })).toBeDisabled();
  await tick(page, 'Notes');
  await tick(page, 'Cover papers');
  const checked = page.getByRole('region', { name: 'Checked' });
  await expect(checked.getByRole('link', { name: 'Go there' }).first()).toHaveAttribute('href', /\/papers\//);
  const open = await checked.getByRole('button', { name: 'Leave it…' }).count();
  expect(open).toBeGreaterThan(0);
  await checked.getByRole('button', { name: 'Leave it…' }).first().click();
  await page.getByLabel('Why it may go out like this').fill('The Mayor has seen it');
  await page.keyboard.press('Enter');
  await expect(checked.getByText('Left as it is: The Mayor has seen it')).toBeVisible();
  await expect(checked.getByRole('button', { name: 'Leave it…' })).toHaveCount(open - 1);

  await page.getByText('Internal', { exact: true }).click();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('button', { name: /All files of this meeting/ }).click();
  await page.getByRole('option', { name: 'OFFICIAL', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('strong', { hasText: /^OFFICIAL$/ })).toBeVisible();
  await page.getByText('One zip file', { exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make a zip of 7 Word files' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/ - files, internal, OFFICIAL\.zip$/);
  await expect(page.getByText('The zip file is made.')).toBeVisible();
  const inZip = unzipSync(readFileSync(await download.path()));
  const names = Object.keys(inZip);
  expect(names).toHaveLength(7);
  expect(names).toContain('Item 4 - Use of force - cover paper, internal, OFFICIAL.docx');
  expect(readDocx(inZip[names[0] ?? ''] ?? new Uint8Array()).everything).toContain('For internal use');
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

test('the issue screen passes the accessibility checks in both themes, with findings on it', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  await page.getByText('Final', { exact: true }).click();
  await tick(page, 'Cover papers');
  await expect(page.getByRole('button', { name: 'Leave it…' }).first()).toBeVisible();
  await new FramePage(page).expectAccessible('issue', 'all');
  await page.emulateMedia({ colorScheme: 'dark' });
  await new FramePage(page).expectAccessible('issue', 'colours');
});
