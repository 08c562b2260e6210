import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { BodyNode } from '../../shared/document/body.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { PaperPage } from './pages/paper-page.ts';

async function openSamplePaper(page: Page, host: BrowserHostProcess, title: string) {
  const opened = await PaperPage.openSample(page, host, title);
  const copies = async (): Promise<readonly BodyNode[]> =>
    (await opened.operations.documents.get({ id: opened.documentId })).sections.flatMap(({ content }) =>
      content.state === 'sound' ? content.body.content.filter(({ type }) => type === 'standardWording') : [],
    );
  return { ...opened, copies };
}

/** A paper of a meeting that is still being planned: it takes new figures. */
async function openNewPaper(page: Page, host: BrowserHostProcess, title: string) {
  const operations = operationsOf(page, host);
  const [body] = await operations.bodies.list();
  if (!body) throw new Error('the sample is not loaded');
  const meeting = await operations.meetings.create({
    bodyId: body.id,
    date: '2026-09-17',
    startTime: null,
    endTime: null,
    place: null,
    chairId: null,
    planId: null,
  });
  const agendaItemId = '018b1a40-0000-7000-8000-00000000fffe';
  const target = { meetingId: meeting.id, id: agendaItemId, parentId: null, beforeId: null };
  await operations.agenda.add({ ...target, kind: 'report', title });
  const { id } = await operations.papers.create({ agendaItemId });
  const paper = new PaperPage(page);
  await paper.open(host.origin, meeting.id, id);
  return { paper, operations };
}

const upTo = (last: number): readonly string[] => Array.from({ length: last }, (_, index) => `${index + 1}.`);

test('standard wording is written once, and its copies tell how they stand to it', async ({
  sampleProgram: page,
  host,
}) => {
  const frame = new FramePage(page);
  await frame.go('Library');
  const library = new LibraryPage(page);
  await library.openPart('Standard wording');
  const editor = await library.startNew('wording');
  await editor.getByLabel('Name', { exact: true }).fill('About the plan');
  await editor.getByRole('combobox', { name: 'Category' }).fill('Plan');
  const text = editor.getByLabel('Text');
  for (const [faulty, sentence] of [
    ['', /Enter a text/],
    ['See [the plan](javascript:alert(1)).', /Line 1 has a link that is not allowed/],
    ['The plan of {organization}.', /“{organization}”, which is not a field/],
  ] as const) {
    await text.fill(faulty);
    await library.save(editor);
    await expect(editor.getByRole('alert')).toContainText(sentence);
    await expect(text).toHaveAttribute('aria-invalid', 'true');
  }
  await text.fill(
    '{organisation} helps the plan of {plan.period}.\n\n- first\n- second\n\nThe meeting looks at it.',
  );
  await library.save(editor);
  await library.expectRow('About the plan');
  await expect(library.row('About the plan')).toContainText('Plan');
  await frame.expectAccessible('standard wording');

  const { paper, operations, copies } = await openSamplePaper(page, host, 'Stop and search');
  const before = (await paper.marks()).length;
  const panel = page.getByRole('complementary', { name: 'Beside the paper' });
  const inPaper = panel.getByRole('region', { name: 'Standard wording in this paper' });
  await paper.enter('Recommendation');
  await paper.press('Alt+Shift+W');
  await expect(panel.getByLabel('Find wording')).toBeFocused();
  await paper.type('about the');
  await paper.press('Enter');
  const recommendation = paper.text('Recommendation');
  await expect(recommendation).toBeFocused();
  await expect(recommendation).toContainText('Calder Police helps the plan of 20');
  await expect.poll(() => paper.marks()).toEqual(upTo(before + 2));
  await expect(inPaper).toContainText('As in the library');
  await paper.press('Control+z');
  await expect.poll(() => paper.marks()).toEqual(upTo(before));
  await paper.press('Control+y');
  await expect.poll(() => paper.marks()).toEqual(upTo(before + 2));

  // The edges: two lines out of it, and joined to it again; a line above it, and away again.
  const block = recommendation.locator('[data-block="standard-wording"]');
  await paper.moveCaret('Control+End');
  await paper.press('Enter', 'Enter');
  await paper.type('After.');
  await expect(block).not.toContainText('After.');
  await expect.poll(() => paper.marks()).toEqual(upTo(before + 3));
  await paper.moveCaret('Home');
  await paper.press('Backspace');
  await expect(block).toContainText('The meeting looks at it.After.');
  await expect(inPaper).toContainText('Edited here');
  await inPaper.getByRole('button', { name: /^Take the library’s text/ }).click();
  await expect(inPaper).toContainText('As in the library');
  await expect(block).not.toContainText('After.');

  // A copy of the whole keeps its link; words out of it are words.
  await paper.enter('Recommendation');
  await paper.press('Control+a', 'Control+c');
  await paper.enter('Partnership contribution');
  await paper.press('Control+a', 'Control+v');
  const partnership = paper.text('Partnership contribution');
  await expect(partnership.locator('[data-block="standard-wording"]')).toHaveCount(1);
  await expect(inPaper.getByRole('listitem')).toHaveCount(2);
  await paper.expectSaved();
  await expect.poll(async () => (await copies()).length).toBe(2);
  const [one, other] = await copies();
  expect(one?.attrs?.wordingId).toBe(other?.attrs?.wordingId);
  expect(one?.attrs?.id).not.toBe(other?.attrs?.id);

  // A table stands behind the wording and does not part it.
  await paper.enter('Recommendation');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(
    recommendation.locator(
      '[data-block="standard-wording"] + table, [data-block="standard-wording"] + * table',
    ),
  ).toHaveCount(1);
  await expect(recommendation.locator('[data-block="standard-wording"]')).toHaveCount(1);
  await paper.press('Control+z');
  await expect(recommendation.locator('table')).toHaveCount(0);

  const [wording] = await operations.wordings.list();
  if (!wording) throw new Error('the wording is gone');
  await operations.wordings.update({ ...wording, text: wording.text.replace('second', 'last') });
  await expect(inPaper.getByText('The library has newer text')).toHaveCount(2);
  await inPaper.getByText('What the new text changes').first().click();
  await expect(inPaper.locator('ins').first()).toContainText('last');
  await inPaper
    .getByRole('button', { name: /^Keep mine/ })
    .last()
    .click();
  await expect(inPaper.getByText('Edited here', { exact: true })).toHaveCount(1);
  await inPaper.getByRole('button', { name: /^Take the new text/ }).click();
  await expect(inPaper.getByText('As in the library')).toHaveCount(1);
  await expect(recommendation).toContainText('last');
  await expect(partnership).toContainText('second');
  await inPaper
    .getByRole('button', { name: /^Go to it/ })
    .last()
    .click();
  await expect(partnership).toBeFocused();
  await frame.expectAccessible('wording panel');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('wording panel', 'colours');

  await page.goto(`${host.origin}/#/library/wording`);
  const stored = await library.open('About the plan', 'Wording');
  await expect(stored.getByRole('region', { name: 'Used in' })).toContainText('Stop and search');
  await stored.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await library.expectRow('About the plan');
});

test('a figure has a source and a day, and a new value reaches the papers that are open', async ({
  sampleProgram: page,
  host,
}) => {
  const frame = new FramePage(page);
  await frame.go('Library');
  const library = new LibraryPage(page);
  await library.openPart('Figures');
  const editor = await library.startNew('figure');
  await editor.getByLabel('Name', { exact: true }).fill('Searches');
  for (const [value, asAt, sentence] of [
    ['about 12', '31 March 2026', 'Value must be a number in figures'],
    ['1,284', '30 February 2026', 'As at must be a real date'],
  ] as const) {
    await editor.getByLabel('Value').fill(value);
    await editor.getByLabel('As at').fill(asAt);
    await library.save(editor);
    await expect(editor.getByRole('alert')).toContainText(sentence);
  }
  await editor.getByLabel('As at').fill('');
  await library.save(editor);
  await expect(library.row('Searches')).toContainText('No source, No date');
  const none = await library.startNew('figure');
  await none.getByLabel('Name', { exact: true }).fill('Complaints');
  await none.getByLabel('Value').fill('0');
  await library.save(none);
  await library.expectRow('Complaints');
  const share = await library.startNew('figure');
  await share.getByLabel('Name', { exact: true }).fill('Share');
  await share.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Percentage of two figures' }).click();
  for (const [field, name] of [
    ['Part', 'Searches'],
    ['Whole', 'Complaints'],
  ] as const) {
    await share.getByRole('combobox', { name: field }).fill(name);
    await page.getByRole('option', { name }).click();
  }
  await library.save(share);
  await expect(share.getByRole('alert')).toContainText('“Complaints” is nought');
  await share.getByRole('button', { name: 'Take the changes back' }).click();
  await frame.expectAccessible('figures');

  const { paper, operations } = await openNewPaper(page, host, 'Road safety');
  await paper.enter('Key information');
  await paper.type('There were ');
  await paper.choose('/fig', 'Figure');
  const panel = page.getByRole('complementary', { name: 'Beside the paper' });
  await expect(panel.getByLabel('Find a figure')).toBeFocused();
  await paper.type('sear');
  await paper.press('Enter');
  await paper.type(' of them.');
  await expect(paper.text('Key information')).toContainText('There were 1,284 of them.');
  const inPaper = panel.getByRole('region', { name: 'Figures in this paper' });
  await expect(inPaper).toContainText('As in the library');
  await expect(inPaper).toContainText('No source');
  await paper.expectSaved();

  await page.goto(`${host.origin}/#/library/figures`);
  const stored = await library.open('Searches', 'Figure');
  await stored.getByLabel('Value').fill('1,301');
  await stored.getByLabel('Source').fill('Calder Police');
  await library.save(stored);
  const uses = stored.getByRole('region', { name: 'Used in' });
  await expect(uses).toContainText('1,284 → 1,301');
  await uses.getByRole('button', { name: 'Update 1 open paper' }).click();
  await expect(uses).toContainText('up to date');

  await page.goBack();
  await expect(paper.text('Key information')).toContainText('There were 1,301 of them.');
  const [figure] = (await operations.figures.list()).filter(({ name }) => name === 'Searches');
  if (!figure) throw new Error('the figure is gone');
  await operations.figures.update({ ...figure, value: { kind: 'number', number: '1310' } });
  await page.getByRole('tab', { name: 'Figures' }).click();
  await expect(inPaper).toContainText('The library says 1,310');
  await inPaper.getByRole('button', { name: /^Update in this paper/ }).click();
  await expect(paper.text('Key information')).toContainText('There were 1,310 of them.');
  await paper.expectSaved();
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('figure panel');

  // Within restricted words a figure is restricted too.
  const documentId = page.url().split('/').at(-1) ?? '';
  const section = (await operations.documents.get({ id: documentId })).sections.find(
    ({ key }) => key === 'recommendation',
  );
  if (!section) throw new Error('no such section');
  const marks = [{ type: 'restricted', attrs: { reason: 'Live inquiry' } }];
  await operations.documents.saveSection({
    id: section.id,
    revision: section.revision,
    body: aBody(aParagraph({ type: 'text', text: 'Arrests planned', marks })),
  });
  await page.reload();
  await paper.enter('Recommendation');
  await paper.press('Alt+Shift+F');
  await expect(panel.getByLabel('Find a figure')).toBeFocused();
  await paper.type('Searches');
  await paper.press('Enter');
  await expect(paper.text('Recommendation')).toContainText('Arrests planned1,310');
  await paper.expectSaved();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to Word' }).click();
  const { texts } = readDocx(readFileSync(await (await downloading).path()));
  expect(texts).toContainEqual(expect.stringContaining('[Restricted: Live inquiry]'));
  expect(texts.filter((text) => text.includes('1,310'))).toEqual([
    expect.stringContaining('There were 1,310 of them.'),
  ]);
});
