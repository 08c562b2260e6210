import { readFileSync } from 'node:fs';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { PaperPage } from './pages/paper-page.ts';

const upTo = (last: number): readonly string[] => Array.from({ length: last }, (_, index) => `${index + 1}.`);

test('paragraph numbers run through all sections and follow while one types', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper } = await PaperPage.openSample(page, host, 'Stop and search');
  const before = (await paper.marks()).length;
  expect(await paper.marks()).toEqual(upTo(before));

  await paper.enter('Recommendation');
  await paper.press('Enter');
  await paper.type('A second recommendation.');
  await expect.poll(() => paper.marks()).toEqual(upTo(before + 1));

  await page.getByRole('button', { name: 'Take out of numbering' }).click();
  await expect.poll(() => paper.marks()).toEqual(upTo(before));
  await expect(paper.text('Recommendation').locator('p[data-unnumbered]')).toHaveText(
    'A second recommendation.',
  );

  const inSection = await paper.text('Recommendation').locator('[data-mark]').count();
  await page.getByRole('button', { name: 'Number the paragraphs of Recommendation' }).click();
  await expect.poll(() => paper.marks()).toEqual(upTo(before - inSection));
  expect(inSection).toBeGreaterThan(0);
  await paper.expectSaved();
  const shown = await paper.marks();
  await page.reload();
  await expect.poll(() => paper.marks()).toEqual(shown);
});

test('guidance stands in grey where a section is empty, and goes with the first word', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper } = await PaperPage.openSample(page, host, 'Stop and search');
  await paper.enter('Partnership contribution');
  await paper.press('Control+A', 'Delete');
  const guidance = paper.sheet().getByText('What partners do about it.');
  await expect(guidance).toBeVisible();
  await paper.type('P');
  await expect(guidance).toHaveCount(0);
});

test('priorities and themes are ticked, and stay ticked', async ({ sampleProgram: page, host }) => {
  const { paper, operations, documentId } = await PaperPage.openSample(page, host, 'Stop and search');
  const before = (await operations.documents.get({ id: documentId })).planEntryIds.length;
  const unticked = paper.plan().getByRole('checkbox', { checked: false });
  await expect(unticked.first()).toBeAttached();
  const count = await unticked.count();
  await unticked.first().focus();
  await paper.press('Space');
  await expect(unticked).toHaveCount(count - 1);
  await expect
    .poll(async () => (await operations.documents.get({ id: documentId })).planEntryIds.length)
    .toBe(before + 1);
  await page.reload();
  await expect(unticked).toHaveCount(count - 1);
  // Where the system sets the colours too, a tick is seen where there is one and nowhere else.
  await page.emulateMedia({ forcedColors: 'active' });
  const ticks = paper.plan().getByRole('group', { name: 'Priorities' }).locator('label svg');
  await expect(ticks.filter({ visible: true })).toHaveCount(
    await paper
      .plan()
      .getByRole('group', { name: 'Priorities' })
      .getByRole('checkbox', { checked: true })
      .count(),
  );
});

test('a paper goes through its states, and what was just typed goes with it', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper, operations, documentId } = await PaperPage.openSample(page, host, 'Business crime');
  await paper.enter('Recommendation');
  await paper.type(' Typed a moment ago.');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('button', { name: 'Clear', exact: true })).toBeVisible();
  const stored = await operations.documents.get({ id: documentId });
  expect(stored.state).toBe('in-review');
  const words = stored.sections
    .map(({ content }) => (content.state === 'sound' ? plainTextOf(content.body) : ''))
    .join('\n');
  expect(words).toContain('Typed a moment ago.');
});

test('a paper is begun from the list, with the sections of the template', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  await operations.agenda.add({
    meetingId: meeting.id,
    id: '018b1a40-0000-7000-8000-00000000ffff',
    parentId: null,
    beforeId: null,
    kind: 'report',
    title: 'Rural crime',
  });
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
  await page.getByRole('button', { name: /^Begin paper/ }).click();
  const paper = new PaperPage(page);
  await expect(paper.sheet()).toContainText('Rural crime');
  await expect(paper.sheet().getByRole('heading', { level: 2 })).toHaveCount(7);
});

test('the exported Word file holds every word on the page, in order', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper, operations, documentId } = await PaperPage.openSample(page, host, 'Stop and search');
  await paper.enter('Key information');
  await paper.type(' Added just before the export.');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to Word' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  await expect(page.getByText('The Word file is made.')).toBeVisible();

  const { texts } = readDocx(readFileSync(await download.path()));
  const inFile = texts.join(' ').replace(/\s+/g, ' ');
  const stored = await operations.documents.get({ id: documentId });
  let from = 0;
  for (const section of stored.sections) {
    if (section.content.state !== 'sound') throw new Error('unreadable');
    for (const line of plainTextOf(section.content.body).split(/[\n\t]/)) {
      const words = line.replace(/\s+/g, ' ').trim();
      const at = inFile.indexOf(words, from);
      expect(at, `“${words}” in the file, after what stands before it`).toBeGreaterThanOrEqual(0);
      from = at + words.length;
    }
  }
  expect(inFile).toContain('Added just before the export.');
});

for (const theme of ['light', 'dark'] as const) {
  test(`papers pass the accessibility checks in the ${theme} theme`, async ({
    sampleProgram: page,
    host,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    const { paper, meeting } = await PaperPage.openSample(page, host, 'Stop and search');
    const frame = new FramePage(page);
    await paper.enter('Key information');
    await frame.expectAccessible('paper', theme === 'dark' ? 'colours' : 'all');
    await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
    await expect(page.getByRole('table', { name: 'Cover papers' })).toBeVisible();
    await frame.expectAccessible('papers', theme === 'dark' ? 'colours' : 'all');
  });
}
