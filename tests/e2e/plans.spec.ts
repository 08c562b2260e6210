import { readFileSync } from 'node:fs';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { PaperPage } from './pages/paper-page.ts';

const csv = (text: string) => ({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a plan is imported once its faults are put right and it was looked at, and a built-in one is checked', async ({
  program: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const frame = new FramePage(page);
  await frame.go('Library');
  const library = new LibraryPage(page);
  await library.openPart('Plans');

  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a plan' });
  const choose = async (text: string): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /^Choose (a|another) file/ }).click();
    await (await choosing).setFiles(csv(text));
  };
  await choose('kind;title;link\nwish;Safer streets;\ntheme;Victims first;javascript:alert(1)\n');
  await expect(dialog).toContainText('plan.csv was not taken: it has 2 faults.');
  await expect(dialog.getByRole('list', { name: 'Faults in the file' })).toContainText(
    '“wish” is not a kind of entry; write priority, theme, pledge or document.',
  );
  await frame.expectAccessible('faults of a plan file');
  expect(await operations.plans.list()).toEqual([]);

  await choose(
    'kind;title;link\r\npriority;Safer streets;\r\npledge;"Answer, always";www.calder.example/p\r\n',
  );
  const entries = dialog.getByRole('table', { name: 'Entries of the plan' });
  await expect(entries.getByRole('row')).toHaveText([
    /Title/,
    /Safer streets.*Priority/,
    /Answer, always.*Pledge/,
  ]);
  await dialog.getByLabel('Name', { exact: true }).fill('Safer Calder');
  await dialog.getByLabel('First day').fill('1 April 2028');
  await dialog.getByLabel('Last day').fill('31 March 2024');
  await dialog.getByRole('button', { name: 'Add this plan' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'It would end on 31 March 2024, which is before it starts',
  );
  expect(await operations.plans.list()).toEqual([]);
  await dialog.getByLabel('First day').fill('1 April 2024');
  await dialog.getByLabel('Last day').fill('31 March 2028');
  await expect(dialog).toContainText('Papers call its period 2024–28.');
  await frame.expectAccessible('preview of a plan');
  await dialog.getByRole('button', { name: 'Add this plan' }).click();
  await expect(dialog).toBeHidden();
  await library.expectRow('Safer Calder');
  const [stored] = await operations.plans.list();
  expect(stored?.entries.map(({ kind, title, href }) => [kind, title, href])).toEqual([
    ['priority', 'Safer streets', null],
    ['pledge', 'Answer, always', 'https://www.calder.example/p'],
  ]);

  await page.getByRole('button', { name: 'Built-in plans…' }).click();
  await page.getByRole('button', { name: /^West Yorkshire Police and Crime Plan 2021–24/ }).click();
  const builtIn = page.getByRole('dialog', { name: 'Add a built-in plan' });
  await expect(builtIn).toContainText('Check the names against your published plan.');
  await builtIn.getByRole('button', { name: 'Add this plan' }).click();
  await expect(builtIn).toBeHidden();
  await expect(library.row('West Yorkshire')).toContainText('Check the names');
  const editor = await library.open('West Yorkshire', 'Plan');
  await expect(editor).toContainText('Check the names against your published plan.');
  await frame.expectAccessible('a plan to be checked');
  await editor.getByText('Its names and dates are those of the published plan').click();
  await library.save(editor);
  await expect(library.row('West Yorkshire')).not.toContainText('Check the names');
});

test('ticks stand on the page and in Word, and what another plan left behind is pointed out', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const documentId = items.find(({ title }) => title === 'Business crime')?.paper?.documentId;
  if (!meeting || documentId === undefined) throw new Error('the sample is not loaded');
  const paper = new PaperPage(page);
  await paper.open(host.origin, meeting.id, documentId);
  const links = paper
    .sheet()
    .getByText('Priorities: Putting victims first; Safer streets and neighbourhoods');
  await expect(paper.sheet().getByText('Priority: Safer streets and neighbourhoods')).toBeVisible();
  await paper.plan().getByText('1 Putting victims first').click();
  await expect(links).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to Word' }).click();
  const { texts } = readDocx(readFileSync(await (await downloading).path()));
  const heading = texts.findIndex((text) => text.includes('Police and Crime Plan 2021–24'));
  expect(texts.slice(heading + 1, heading + 2).join('')).toBe(
    'Priorities: Putting victims first; Safer streets and neighbourhoods',
  );

  const later = await operations.plans.create({
    name: 'Police and Crime Plan',
    startsOn: '2024-10-01',
    endsOn: '2028-09-30',
    entries: [{ kind: 'pledge', title: 'Answer every call', href: null }],
  });
  await operations.meetings.update({
    ...(await operations.meetings.get({ id: meeting.id })),
    planId: later.id,
  });
  // The links that stay are those of the plan that the screen knows.
  await expect(paper.plan().getByText('Answer every call')).toBeVisible();
  await page.getByRole('tab', { name: /^Findings/ }).click();
  const findings = page.getByRole('list', { name: 'Findings in this paper' });
  await expect(findings).toContainText('Police and Crime Plan 2024–28 is not in force on 10 October 2023.');
  await expect(findings).toContainText('2 links lead to Police and Crime Plan 2021–24');
  await expect(links).toHaveCount(0);
  await new FramePage(page).expectAccessible('findings');
  await findings.getByRole('button', { name: 'Take these links off' }).click();
  await expect(findings.getByRole('listitem')).toHaveCount(1);

  await paper.enter('Recommendation');
  await paper.type(' As in the Police and Crime Plan 2021–24.');
  await expect(findings).toContainText('The text names “Police and Crime Plan 2021–24”');
  await findings.getByRole('button', { name: 'Go to Recommendation' }).click();
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
  const row = page.getByRole('row', { name: /Business crime/ });
  await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible();
});
