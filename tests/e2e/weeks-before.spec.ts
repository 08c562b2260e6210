import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocx } from '../support/docx-reader.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { ForwardPlanPage } from './pages/forward-plan-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { countPointers, expectNoPointer, keysUntil, tabTo } from './pages/keyboard-alone.ts';
import { PaperPage } from './pages/paper-page.ts';

// The engagement officer's weeks before a meeting, from what was promised to the files that go out, by keyboard alone.

const papers = [
  { title: 'Custody visiting', section: 'Recommendation' },
  { title: 'Hate crime', section: 'Key information' },
  { title: 'Road safety', section: 'Partnership contribution' },
];

test('from the forward plan to an issued agenda with three cleared papers, without a mouse', async ({
  sampleProgram: page,
  host,
}) => {
  test.setTimeout(120_000);
  await countPointers(page);
  const operations = operationsOf(page, host);
  const [body] = await operations.bodies.list();
  if (!body) throw new Error('the sample is not loaded');
  await operations.bodies.update({
    ...body,
    datePattern: {
      ...{ week: 'second', weekday: 'tuesday', months: [1, 4, 7, 10] },
      ...{ startTime: '14:30', endTime: '16:30', place: 'Moorgate House, Ashby' },
    },
  });
  const plan = await operations.plans.create({
    name: 'Police and Crime Plan',
    startsOn: '2024-10-01',
    endsOn: '2199-09-30',
    entries: [{ kind: 'priority', title: 'Answer every call', href: null }],
  });
  const frame = new FramePage(page);

  // Three topics; the palette leads to the board, each goes on the next day of the pattern.
  await frame.command('Go to the forward plan');
  const board = new ForwardPlanPage(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Forward plan' })).toBeVisible();
  const day = await page.locator('section[data-column]').nth(1).getByRole('heading').textContent();
  for (const { title } of papers) {
    await frame.command('Add a topic');
    await expect(board.dialog().getByLabel('Title')).toBeFocused();
    await page.keyboard.type(title);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, board.dialog().getByRole('combobox', { name: 'Report produced by' }));
    await page.keyboard.type('Calder Police');
    await expect(page.getByRole('option', { name: 'Calder Police', exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, board.dialog().getByRole('button', { name: 'Add the topic' }));
    await page.keyboard.press('Enter');
    await expect(board.dialog()).toBeHidden();
    await expect(board.card(title)).toBeVisible();
  }
  await board.expectIn(day?.replace(/^\w+day /, '') ?? '', ...papers.map(({ title }) => title));

  // A new meeting on that day: proposed as a whole, made with Enter.
  await tabTo(page, page.getByRole('button', { name: `New meeting on ${day ?? ''}` }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New meeting' });
  for (const { title } of papers) await expect(dialog.getByRole('checkbox', { name: title })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Make the meeting' }));
  await page.keyboard.press('Enter');
  const agenda = new AgendaPage(page);
  await expect(agenda.row('Custody visiting')).toBeVisible();
  const meetings = await operations.meetings.list();
  const meeting = meetings.find(({ state }) => state === 'planning');
  if (!meeting) throw new Error('no meeting');

  // The last report goes up to the first place; a late thought becomes a sub-item.
  await tabTo(page, agenda.list().getByRole('row').first());
  await keysUntil(page, 'ArrowDown', agenda.row('Road safety'));
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  const titles = async (): Promise<readonly string[]> =>
    (await agenda.lines())
      .map((line) => line.replace(/^\S+ /, ''))
      .filter((title) => papers.some((paper) => paper.title === title));
  await expect.poll(titles).toEqual(['Road safety', 'Custody visiting', 'Hate crime']);

  // What papers say alike, and a figure: once, in the library.
  await operations.wordings.create({
    name: 'How the plan is delivered',
    category: 'Plan',
    text: 'This report helps to deliver {plan.name} {plan.period}.\n\n- It was prepared by {organisation}.\n- It goes to {body} on {meeting.date}.',
    planEntryId: plan.entries[0]?.id ?? null,
  });
  await operations.figures.create({
    name: 'Visits made',
    value: { kind: 'number', number: '1284' },
    ...{ prefix: null, suffix: 'visits', source: 'Calder Police', asAt: '2026-09-30' },
  });

  for (const { title, section } of papers) {
    await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
    const row = page.getByRole('row').filter({ hasText: title });
    await tabTo(page, row.getByRole('button', { name: /^Begin paper/ }));
    await page.keyboard.press('Enter');
    const paper = new PaperPage(page);
    await expect(paper.sheet()).toContainText(title);

    const tick = paper.plan().getByRole('checkbox', { name: '1 Answer every call' });
    await tabTo(page, tick);
    await page.keyboard.press('Space');
    await expect(tick).toBeChecked();
    await tabTo(page, paper.text(section));
    await page.keyboard.press('Enter');
    await expect(page.locator('.ProseMirror')).toBeFocused();
    await page.keyboard.type(`What the meeting is asked about ${title.toLowerCase()}: `);
    await page.keyboard.press('Alt+Shift+f');
    await expect(paper.plan().getByLabel('Find a figure')).toBeFocused();
    await page.keyboard.type('visits');
    await page.keyboard.press('Enter');
    await expect(paper.text(section)).toContainText('1,284 visits');
    await page.keyboard.type(' in half a year.');
    await page.keyboard.press('Control+ArrowDown');
    if (title === 'Road safety') {
      // From the plan: it goes under the plan’s heading, wherever one was.
      await keysUntil(page, 'Shift+Tab', paper.plan().getByRole('tab', { selected: true }));
      await keysUntil(page, 'ArrowLeft', paper.plan().getByRole('tab', { name: 'Plan' }));
      await tabTo(page, paper.plan().getByRole('button', { name: /^Put in the wording/ }));
      await page.keyboard.press('Enter');
    } else {
      await page.keyboard.press('Alt+Shift+w');
      await expect(paper.plan().getByLabel('Find wording')).toBeFocused();
      await page.keyboard.type('delivered');
      await page.keyboard.press('Enter');
    }
    await expect(paper.sheet().locator('[data-block="standard-wording"]')).toContainText(
      'This report helps to deliver Police and Crime Plan 2024–2199.',
    );

    await page.keyboard.press('Alt+Shift+w');
    await expect(paper.plan().getByLabel('Find wording')).toBeFocused();
    await expect(paper.plan()).toContainText('As in the library');
    await keysUntil(page, 'Shift+Tab', paper.plan().getByRole('tab', { selected: true }));
    await keysUntil(page, 'ArrowRight', paper.plan().getByRole('tab', { name: /^Attachments/ }));
    await tabTo(page, paper.plan().getByRole('button', { name: 'Attach a link…' }));
    await page.keyboard.press('Enter');
    const attach = page.getByRole('dialog', { name: 'Attach a link' });
    await expect(attach).toBeVisible();
    await page.keyboard.type(`${title}: report of the force`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(`https://www.calder.example.org/${title.toLowerCase().replaceAll(' ', '-')}`);
    await page.keyboard.press('Enter');
    await expect(attach).toBeHidden();

    await paper.expectSaved();
    await frame.command('Send for review');
    await expect(frame.announcement()).toHaveText('The paper is now: In review.');
    // The paper says little enough: what is missing is told before it is cleared all the same.
    await frame.command('Clear');
    const clearing = page.getByRole('alertdialog', { name: 'Clear this paper' });
    await expect(clearing).toContainText(
      /Nothing stands under Purpose of the report produced by Calder Police/,
    );
    await expect(clearing.getByRole('button', { name: 'Look at it first' })).toBeFocused();
    await tabTo(page, clearing.getByRole('button', { name: 'Clear it as it is' }));
    await page.keyboard.press('Enter');
    await expect(frame.announcement()).toHaveText('The paper is now: Cleared.');
  }

  // Out it goes.
  await page.goto(`${host.origin}/#/meetings/${meeting.id}`);
  await tabTo(page, page.getByRole('button', { name: 'Issue the agenda…' }));
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Issue the agenda' });
  await expect(question).toContainText('3 of 3 cover papers cleared');
  await tabTo(page, question.getByRole('button', { name: 'Issue the agenda' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-current="step"]')).toHaveText('Agenda issued');

  await page.goto(`${host.origin}/#/meetings/${meeting.id}/issue`);
  const parts = page.getByRole('group', { name: 'What goes out' });
  await tabTo(page, parts.getByRole('checkbox', { name: 'Cover papers' }));
  await page.keyboard.press('Space');
  const files: { readonly name: string; readonly path: string }[] = [];
  page.on('download', (download) => {
    void download.path().then((path) => files.push({ name: download.suggestedFilename(), path }));
  });
  await tabTo(page, page.getByRole('button', { name: /^Make \d Word files$/ }));
  await page.keyboard.press('Enter');
  await expect.poll(() => files.length).toBe(5);
  const wordsOf = (part: RegExp): string =>
    readDocx(readFileSync(files.find(({ name }) => part.test(name))?.path ?? '')).texts.join('\n');
  for (const { title } of papers) {
    const words = wordsOf(new RegExp(`${title}.*\\.docx`, 'i'));
    for (const each of [
      title,
      '1,284 visits in half a year.',
      'This report helps to deliver',
      `${title}: report of the force`,
    ]) {
      expect(words).toContain(each);
    }
  }
  expect(wordsOf(/agenda/i)).toContain('Road safety');
  const kept = process.env['SECRETARIAT_KEEP_FILES'];
  if (kept !== undefined) {
    mkdirSync(kept, { recursive: true });
    for (const { name, path } of files) copyFileSync(path, join(kept, name));
  }
  await expectNoPointer(page);
});
