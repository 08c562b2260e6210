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

test('what is ticked comes out as Word files, once something is ticked and the program is there', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  for (const part of ['Agenda', 'Notes']) await tick(page, part);
  await expect(page.getByRole('button', { name: /Word files?$/ })).toBeDisabled();
  for (const part of ['Notes', 'Action log']) await tick(page, part);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Make 2 Word files' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No file was made.' })).toBeVisible();
  await page.context().setOffline(false);
  const names: string[] = [];
  const texts: string[] = [];
  page.on('download', (download) => {
    names.push(download.suggestedFilename());
    if (!download.suggestedFilename().endsWith('.docx')) return;
    void download.path().then((path) => texts.push(readDocx(readFileSync(path)).texts.join(' ')));
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('2 Word files are made.')).toBeVisible();
  await expect.poll(() => texts.length).toBe(2);
  expect(names.toSorted()).toEqual([
    expect.stringMatching(/ - action log, draft\.docx$/),
    expect.stringMatching(/ - notes, draft\.docx$/),
  ]);
  for (const words of ['What was promised', 'watching online']) {
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  }
  await expect(page.getByText(/^Accessibility check: /)).toBeVisible();
  const reporting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const report = await reporting;
  expect(report.suggestedFilename()).toBe('Accessibility check - 2 files.txt');
  expect(readFileSync(await report.path(), 'utf8')).toContain('Accessibility check of 2 Word files');
});

test('what stops the issue is said, a finding is left with a reason, and the files come in one zip', async ({
  sampleProgram: page,
  host,
}) => {
  await openIssue(page, host);
  await page.getByText('Final', { exact: true }).click();
  await expect(page.getByText(/^The notes of 10 October 2023 are not agreed yet/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Word files?$/ })).toBeDisabled();
  const checked = page.getByRole('region', { name: 'Checked' });
  const heading = checked.getByRole('heading', { name: 'Checked' });
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(heading).toBeFocused();
  await tick(page, 'Notes');
  await tick(page, 'Cover papers');
  await expect(checked.getByRole('link', { name: 'Go there' }).first()).toHaveAttribute('href', /\/papers\//);
  const open = await checked.getByRole('button', { name: 'Leave it…' }).count();
  expect(open).toBeGreaterThan(0);
  const frame = new FramePage(page);
  await frame.expectAccessible('issue', 'all');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('issue', 'colours');

  await checked.getByRole('button', { name: 'Leave it…' }).first().click();
  await page.getByLabel('Why it may go out like this').fill('The Mayor has seen it');
  await page.keyboard.press('Enter');
  await expect(checked.getByText('Left as it is: The Mayor has seen it')).toBeVisible();
  await expect(checked.getByRole('button', { name: 'Leave it…' })).toHaveCount(open - 1);
  await expect(heading).toBeFocused();

  await page.getByText('Internal', { exact: true }).click();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('button', { name: /All files of this meeting/ }).click();
  await page.getByRole('option', { name: 'OFFICIAL', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('strong', { hasText: /^OFFICIAL$/ })).toBeVisible();
  await page.getByText('One zip file', { exact: true }).click();
  const makeZip = page.getByRole('button', { name: 'Make a zip of 7 Word files' });
  // Given up while it is made: no file comes, and the next try is one key away.
  let isDownloaded = false;
  page.on('download', () => (isDownloaded = true));
  const held = Promise.withResolvers<void>();
  await page.route(/exports\/makeZip/, async (route) => {
    await held.promise;
    await route.continue().catch(() => undefined);
  });
  await makeZip.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar', { name: '0 of 7 files are made' })).toBeVisible();
  await frame.expectAccessible('files being made');
  await page.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cancelled. No file was made.').first()).toBeVisible();
  await expect(makeZip).toBeFocused();
  held.resolve();
  await page.unroute(/exports\/makeZip/);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const words = document.querySelector('progress')?.getAttribute('aria-label');
      if (words && !seen.includes(words)) seen.push(words);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  expect(isDownloaded).toBe(false);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/ - files, internal, OFFICIAL\.zip$/);
  await expect(page.getByText('The zip file is made.')).toBeVisible();
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.filter((words) => /^[1-7] of 7 files are made$/.test(words)).length).toBeGreaterThan(1);
  const inZip = unzipSync(readFileSync(await download.path()));
  const names = Object.keys(inZip);
  expect(names).toHaveLength(7);
  const paper = 'Item 4 - Use of force - cover paper, internal, OFFICIAL.docx';
  expect(names).toContain(paper);
  const { everything } = readDocx(inZip[paper] ?? new Uint8Array());
  for (const words of ['Agenda Item No. 4', 'For internal use']) expect(everything).toContain(words);
});
