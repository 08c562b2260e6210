import { readFileSync } from 'node:fs';
import { formatDate } from '../../shared/domain/calendar-date.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { PaperPage } from './pages/paper-page.ts';

test('the text of last time is a start, the equality duty is thought of, and what is attached is named in Word', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  const items = await operations.agenda.list({ meetingId: meeting.id });
  const item = items.find(({ title }) => title === 'Business crime');
  if (!item?.paper) throw new Error('no such paper');
  const { bodyId } = meeting;
  const none = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const earlier = await operations.meetings.create({ bodyId, date: '2020-01-14', ...none });
  const before = await operations.agenda.add({
    meetingId: earlier.id,
    id: '018b1a40-0000-7000-8000-00000000fffe',
    parentId: null,
    beforeId: null,
    kind: 'report',
    title: 'Business Crime',
  });
  const last = await operations.papers.create({ agendaItemId: before.id });
  const partners = last.sections.find(({ key }) => key === 'partnership');
  await operations.documents.saveSection({
    id: partners?.id ?? '',
    revision: 1,
    body: aBody(aParagraph('What partners did then.')),
  });

  const paper = new PaperPage(page);
  await paper.open(host.origin, meeting.id, item.paper.documentId);
  const beside = paper.plan();
  await beside.getByRole('tab', { name: 'Last time' }).click();
  await expect(beside.getByText(`Paper for ${formatDate('2020-01-14')}`)).toBeVisible();
  await beside.getByRole('button', { name: 'Copy over: Partnership contribution' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Copy over' }).click();
  const text = paper.text('Partnership contribution');
  await expect(text).toHaveText('What partners did then.');
  const mark = paper.sheet().getByText('As it was on 14 January 2020, not edited yet');
  await expect(mark).toBeVisible();
  const frame = new FramePage(page);
  await frame.expectAccessible('paper beside the last one');
  await paper.enter('Partnership contribution');
  await paper.moveCaret('End');
  await paper.type(' And since.');
  await expect(mark).toHaveCount(0);

  await beside.getByRole('tab', { name: 'Equality' }).click();
  const disability = beside.getByRole('checkbox', { name: 'Disability' });
  await disability.focus();
  await paper.press('Space');
  await expect(beside.getByText('1 of 12 thought of')).toBeVisible();
  await expect(disability).toBeChecked();
  await frame.expectAccessible('equality prompts');

  await beside.getByRole('tab', { name: /^Attachments/ }).click();
  await beside.getByRole('button', { name: 'Attach a link…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('here');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog.getByText('“here” does not say where the link goes.')).toBeVisible();
  await expect(dialog.getByText('This address cannot be used.')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Stop and search: yearly report');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://staging.calder.gov.uk/report');
  await expect(dialog.getByText('This looks like a site for trying things out.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Attach' }).click();

  const choosing = page.waitForEvent('filechooser');
  await beside.getByRole('button', { name: 'Attach a file…' }).click();
  await (
    await choosing
  ).setFiles({ name: 'Figures.csv', mimeType: 'text/csv', buffer: Buffer.from('year,searches') });
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('nul.csv');
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog.getByText('Windows cannot have a file of the name “nul.csv”')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Figures.csv');
  await dialog.getByText('Internal only').click();
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(beside.getByRole('listitem')).toHaveCount(2);
  await frame.expectAccessible('attachments');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('attachments', 'colours');

  const saving = page.waitForEvent('download');
  await beside.getByRole('button', { name: 'Save a copy of Figures.csv' }).click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toBe('year,searches');
  await paper.expectSaved();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to Word' }).click();
  const words = readDocx(readFileSync(await (await downloading).path())).texts.join('\n');
  expect(words).toContain('What partners did then. And since.');
  expect(words).toContain('Stop and search: yearly report');
  expect(words).not.toContain('Figures.csv');
  expect(words).not.toContain('Disability');
});
