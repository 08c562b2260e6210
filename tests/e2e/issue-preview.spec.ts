import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { planText } from '../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { notesSection } from '../support/builders/a-notes-section.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test, type Operations } from './fixtures.ts';

async function openPreview(page: Page, host: BrowserHostProcess): Promise<string> {
  const [meeting] = await operationsOf(page, host).meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/issue`);
  await expect(sheets(page).first()).toBeVisible();
  return meeting.id;
}

const pages = (page: Page): Locator => page.getByRole('region', { name: /^Pages of / });
const sheets = (page: Page): Locator => pages(page).getByRole('group', { name: /^Page \d+ of \d+$/ });

async function showFile(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /File shown/ }).click();
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('region', { name: new RegExp(`^Pages of .*${name}`) })).toBeVisible();
}

/** The words on the pages without their heads and feet, and without what is repeated over the rest of a table. */
async function wordsOnPages(page: Page): Promise<string> {
  const texts = await sheets(page).evaluateAll((all) =>
    all.map((sheet) => {
      const text = sheet.querySelector('[class*="text"]')?.cloneNode(true) as Element;
      for (const mark of text.querySelectorAll('.mark')) if (!mark.querySelector('*')) mark.remove();
      return text.textContent;
    }),
  );
  return spaceless(texts.join(''));
}

const spaceless = (text: string): string => text.replace(/[\s\u200b]/g, '');

/** Where the pages do not say what the file says; empty where they do. */
async function differenceFrom(
  operations: Operations,
  meetingId: string,
  what: 'notes' | 'agenda',
  page: Page,
) {
  const { files } = await operations.exports.preview({
    meetingIds: [meetingId],
    kinds: [what],
    audience: 'public',
    standing: 'draft',
  });
  const planned = spaceless(files.flatMap(({ plan }) => planText(plan as WordPlan)).join(''));
  const shown = await wordsOnPages(page);
  if (shown === planned) return '';
  const at = [...planned].findIndex((letter, index) => shown[index] !== letter);
  const from = Math.max(0, at < 0 ? planned.length : at - 20);
  return `${planned.slice(from, from + 60)} | ${shown.slice(from, from + 60)}`;
}

test('the pages hold every word of the file once, and only what changed is drawn anew', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const meetingId = await openPreview(page, host);
  // A paragraph, a bullet and a cell that are each longer than a page.
  const items = await operations.agenda.list({ meetingId });
  const section = await notesSection(operations, meetingId);
  const long = Array.from({ length: 900 }, (_each, index) => `word${index}`).join(' ');
  const cell = (text: string) => ({ type: 'tableCell', content: [aParagraph(text)] });
  const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('short'), cell(long)] }] };
  await operations.documents.saveSection({
    id: section.id,
    revision: section.revision,
    body: aBody(aParagraph(long), table, aParagraph('After the table')),
  });
  await showFile(page, 'notes');
  await expect.poll(() => differenceFrom(operations, meetingId, 'notes', page)).toBe('');

  await showFile(page, 'agenda');
  await expect.poll(() => differenceFrom(operations, meetingId, 'agenda', page)).toBe('');
  await sheets(page).evaluateAll((all) => {
    for (const text of all.flatMap((sheet) => [...sheet.querySelectorAll('[class*="text"] > *')]))
      text.setAttribute('data-seen', '');
  });
  const last = items.findLast(({ parentId }) => parentId === null);
  if (!last) throw new Error('the sample has an agenda');
  await operations.agenda.update({ ...last, title: 'The next sitting in Thornley' });
  await expect(sheets(page).last()).toContainText('The next sitting in Thornley');
  await expect(sheets(page).last().locator('[data-seen]')).toHaveCount(0);
  await expect(sheets(page).first().locator('[data-seen]').first()).toBeAttached();
});

test('the pages are read by keys, at their real size, in the dark and in a narrow window, and printed', async ({
  sampleProgram: page,
  host,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPreview(page, host);
  await showFile(page, 'notes');
  await expect(pages(page).getByRole('heading', { level: 2, name: /notes$/ })).toBeVisible();
  // A page says of how many it is once all of them are laid out.
  await expect(sheets(page).nth(5)).toBeAttached();
  const count = await sheets(page).count();
  const place = (at: number): Locator => page.getByText(`Page ${at} of ${count}`, { exact: true }).first();
  const bar = page.getByRole('toolbar', { name: 'Preview' });
  await pages(page).focus();
  await page.keyboard.press('End');
  await expect(bar.getByText(`Page ${count} of ${count}`)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(bar.getByText(`Page 1 of ${count}`)).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(bar.getByText(`Page 2 of ${count}`)).toBeVisible();
  await bar.getByRole('button', { name: 'Next page' }).click();
  await expect(bar.getByText(`Page 3 of ${count}`)).toBeVisible();
  await expect(place(3)).toBeVisible();

  const paper = sheets(page).first();
  await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.getByRole('radio', { name: '100 %' }).check({ force: true });
  // 210 mm at 96 pixels an inch.
  await expect.poll(async () => Math.round((await paper.boundingBox())?.width ?? 0)).toBe(794);
  await page.getByRole('radio', { name: 'Fit width' }).check({ force: true });
  // The same file for other readers, and another file from its beginning.
  await page.getByText('Internal', { exact: true }).click();
  await expect(page.getByRole('region', { name: /^Pages of .* - notes, draft, internal/ })).toBeVisible();
  await page.getByText('Public', { exact: true }).click();
  await expect(page.getByRole('region', { name: /^Pages of .* - notes, draft$/ })).toBeVisible();
  await pages(page).focus();
  await page.keyboard.press('End');
  await expect(bar.getByText(`Page ${count} of ${count}`)).toBeVisible();
  await showFile(page, 'agenda');
  await expect(bar.getByText(/^Page 1 of /)).toBeVisible();
  await showFile(page, 'notes');
  await page.setViewportSize({ width: 683, height: 384 });
  const choice = await page.getByRole('group', { name: 'What goes out' }).boundingBox();
  const below = await pages(page).boundingBox();
  expect(below?.y).toBeGreaterThan((choice?.y ?? 0) + (choice?.height ?? 0));
  expect((await paper.boundingBox())?.width).toBeLessThan(683);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(count);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  // The screen is there again.
  await expect(page.getByRole('heading', { name: 'Issue' })).toBeVisible();
});

test('a pack made on the screen has the numbers of its pages in its contents, and one made without it has none', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const meetingId = await openPreview(page, host);
  const choice = page.getByRole('group', { name: 'What goes out' });
  for (const part of ['Agenda', 'Notes', 'Pack']) await choice.locator('label', { hasText: part }).click();
  await expect(page.getByRole('region', { name: /^Pages of .* - pack/ })).toBeVisible();
  const entries = sheets(page).first().locator('[data-entry]');
  await expect(entries.last()).toHaveText(/^\d+$/);
  const shown = await entries.allTextContents();
  expect(shown.length).toBeGreaterThan(6);
  // Numbers of two digits end where those of one do: at the end of the lines.
  const ends = await sheets(page).evaluateAll((all) =>
    all.map((sheet) => {
      const foot = sheet.querySelector('[class*="foot"]');
      const last = [...sheet.querySelectorAll('[data-number="pages"]')].at(-1);
      const [edge, end] = [foot, last].map((each) => each?.getBoundingClientRect().right ?? 0);
      return Math.abs((edge ?? 0) - (end ?? 0));
    }),
  );
  expect(ends.length).toBeGreaterThanOrEqual(10);
  expect(Math.max(...ends)).toBeLessThan(1);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the Word file' }).click();
  const pack = readDocx(readFileSync(await (await downloading).path()));
  expect(numbersIn(pack)).toEqual(shown);
  // Word asks whoever opens a file whose fields are marked as out of date.
  expect([...pack.files.values()].join('')).not.toMatch(/w:dirty|w:updateFields/);
  // Each is the page on which the heading stands.
  for (const [index, entry] of pack.paragraphs.filter(({ styleId }) => styleId === 'TOC2').entries()) {
    const heading = entry.text.replace(/\s*\d+$/, '').trim();
    const sheet = sheets(page).nth(Number(shown[index]) - 1);
    await expect(sheet.getByRole('heading', { name: heading, exact: true })).toBeAttached();
  }

  const without = await operations.exports.make({ meetingId, what: 'pack', standing: 'draft' });
  expect(numbersIn(readDocx(Buffer.from(without.files[0]?.content ?? '', 'base64')))).toEqual([]);
  // Numbers of pages that were those of another state of the pack count for nothing.
  const planned = await operations.exports.preview({
    ...{ meetingIds: [meetingId], kinds: ['pack'], audience: 'public', standing: 'draft' },
  });
  const pagesOf = [{ layout: planned.files[0]?.layout ?? '', pages: shown.map(Number) }];
  const [item] = await operations.agenda.list({ meetingId });
  if (item) await operations.agenda.update({ ...item, title: 'Welcome to all' });
  const later = await operations.exports.make({ meetingId, what: 'pack', standing: 'draft', pagesOf });
  expect(numbersIn(readDocx(Buffer.from(later.files[0]?.content ?? '', 'base64')))).toEqual([]);
});

/** The numbers that a file has for the pages of its documents, before anybody updates them. */
function numbersIn({ files }: ReturnType<typeof readDocx>): readonly string[] {
  const xml = files.get('word/document.xml') ?? '';
  return Array.from(
    xml.matchAll(/ PAGEREF [^<]*<\/w:instrText>.*?"separate"\/>.*?<w:t[^>]*>(\d+)<\/w:t>/g),
    ([, number = '']) => number,
  );
}
