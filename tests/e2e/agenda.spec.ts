import type { Page, Route } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost } from '../support/browser-host.ts';
import { enterSession, expect, operationsOf, test, watchForFaults } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';

const opening = [
  '1 Welcome, introductions and apologies',
  '2 Notes of the previous meeting and matters arising',
  '3 Announcements',
];

async function startAgenda(page: Page): Promise<AgendaPage> {
  await new MeetingsPage(page).make({
    body: 'Ashby Policing Panel',
    date: '12 May 2026',
    start: '14:30',
    end: '16:30',
  });
  return new AgendaPage(page);
}

test('a new meeting begins with its standing items, and reports are added one after the other with Enter', async ({
  program,
}) => {
  const agenda = await startAgenda(program);
  await agenda.add('Use of force', 'Stop and search');
  await agenda.expectLines([
    ...opening,
    '4 Use of force',
    '5 Stop and search',
    '6 Future agenda items',
    '7 Any other business',
    '8 Next meeting',
  ]);
  await expect(new FramePage(program).saved()).toBeVisible();
});

test('an item becomes a sub-item with Tab while its title is edited, and Escape gives Tab back', async ({
  program,
}) => {
  const agenda = await startAgenda(program);
  await agenda.add('County plan', 'Use of force');
  const row = await agenda.choose('County plan');
  await row.press('Enter');
  await agenda.titleInLine().press('Tab');
  await agenda.expectLines([...opening, '3 a) County plan', ...closingFrom(4, 'Use of force')]);
  await expect(agenda.titleInLine()).toBeFocused();
  await agenda.titleInLine().press('Shift+Tab');
  await agenda.expectLines([...opening, '4 County plan', ...closingFrom(5, 'Use of force')]);
  await agenda.titleInLine().press('Escape');
  await expect(agenda.row('County plan')).toBeFocused();
  await program.keyboard.press('Tab');
  await expect(agenda.row('County plan')).not.toBeFocused();
  await agenda.expectLines([...opening, '4 County plan', ...closingFrom(5, 'Use of force')]);
});

test('items move by keys, by buttons, by the menu and to a position, and each move is said', async ({
  program,
}) => {
  const agenda = await startAgenda(program);
  const frame = new FramePage(program);
  await agenda.add('Use of force', 'Stop and search', 'Mental health');
  const row = await agenda.choose('Mental health');
  await row.press('Alt+ArrowUp');
  await agenda.expectLines([
    ...opening,
    ...closingFrom(4, 'Use of force', 'Mental health', 'Stop and search'),
  ]);
  await expect(frame.announcement()).toHaveText('Mental health is now item 5.');
  await expect(agenda.row('Mental health')).toBeFocused();
  await agenda.panel().getByRole('button', { name: 'Move up' }).click();
  await agenda.expectLines([
    ...opening,
    ...closingFrom(4, 'Mental health', 'Use of force', 'Stop and search'),
  ]);
  await agenda.chooseFromMenu('Mental health', 'Move down');
  await agenda.expectLines([
    ...opening,
    ...closingFrom(4, 'Use of force', 'Mental health', 'Stop and search'),
  ]);
  await agenda.chooseFromMenu('Stop and search', 'Move to position…');
  const dialog = program.getByRole('dialog', { name: 'Move item 6' });
  await dialog.getByLabel('To position').fill('4');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await agenda.expectLines([
    ...opening,
    ...closingFrom(4, 'Stop and search', 'Use of force', 'Mental health'),
  ]);
});

test('an item is dragged to another place', async ({ program }) => {
  const agenda = await startAgenda(program);
  await agenda.add('Use of force', 'Stop and search', 'Mental health');
  await agenda.row('Mental health').dragTo(agenda.row('Use of force'), {
    sourcePosition: { x: 16, y: 20 },
    targetPosition: { x: 300, y: 2 },
  });
  await agenda.expectLines([
    ...opening,
    ...closingFrom(4, 'Mental health', 'Use of force', 'Stop and search'),
  ]);
});

test('a deleted item comes back where it was, by the message and by Ctrl Z', async ({ program }) => {
  const agenda = await startAgenda(program);
  await agenda.add('Use of force', 'Stop and search');
  const row = await agenda.choose('Use of force');
  await row.press('Delete');
  await agenda.expectLines([...opening, ...closingFrom(4, 'Stop and search')]);
  await program.getByRole('button', { name: 'Undo' }).last().click();
  await agenda.expectLines([...opening, ...closingFrom(4, 'Use of force', 'Stop and search')]);
  await (await agenda.choose('Stop and search')).press('Delete');
  await agenda.expectLines([...opening, ...closingFrom(4, 'Use of force')]);
  await (await agenda.choose('Use of force')).press('Control+z');
  await agenda.expectLines([...opening, ...closingFrom(4, 'Use of force', 'Stop and search')]);
});

test('an item with words in its notes is deleted only after a question, and Undo brings it back', async ({
  sampleProgram,
}) => {
  await new MeetingsPage(sampleProgram).openMeeting('10 October 2023');
  const agenda = new AgendaPage(sampleProgram);
  await (await agenda.choose('Stop and search')).press('Delete');
  const question = sampleProgram.getByRole('alertdialog', { name: 'Delete item 5 with its words?' });
  await question.getByRole('button', { name: 'Delete the item' }).click();
  await expect(agenda.row('Stop and search')).toHaveCount(0);
  await sampleProgram.getByRole('button', { name: 'Undo' }).last().click();
  await expect(agenda.row('Stop and search')).toBeVisible();
});

test('the running clock follows the minutes and warns when they outrun the end', async ({ program }) => {
  const agenda = await startAgenda(program);
  await agenda.add('Use of force');
  await agenda.choose('Use of force');
  const minutes = agenda.panel().getByLabel('Minutes');
  await minutes.fill('90');
  await minutes.press('Tab');
  await expect(program.getByText('5 minutes over the end, from item 6')).toBeVisible();
  await expect(agenda.row('Future agenda items')).toContainText('16:25');
  await expect(agenda.row('Any other business')).toContainText('After the end of the meeting');
});

test('everything typed is there after a reload and after the host was killed', async ({ page }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-agenda-'));
  const first = await startBrowserHost({ dataFolder });
  const faults = watchForFaults(page);
  await enterSession(page, first);
  await page.goto(first.origin);
  const agenda = await startAgenda(page);
  await agenda.add('Use of force');
  await (await agenda.choose('Use of force')).press('Enter');
  await agenda.titleInLine().fill('Use of force and its recording');
  await agenda.titleInLine().press('Escape');
  await agenda.panel().getByLabel('Notes for the chair').fill('Ask for the figures by district.');
  await agenda.panel().getByLabel('Link to the report').fill('www.calder.example/force');
  await agenda.panel().getByLabel('Title', { exact: true }).focus();
  await expect(new FramePage(page).saved()).toBeVisible();
  await page.reload();
  await agenda.choose('Use of force and its recording');
  await expect(agenda.panel().getByLabel('Notes for the chair')).toHaveValue(
    'Ask for the figures by district.',
  );
  await expect(agenda.panel().getByLabel('Link to the report')).toHaveValue(
    'https://www.calder.example/force',
  );
  expect(faults).toEqual([]);
  await first.kill();
  await expect(page.getByText('Secretariat is not running.')).toBeVisible();

  const second = await startBrowserHost({ dataFolder });
  await page.context().clearCookies();
  await enterSession(page, second);
  await page.goto(second.origin);
  await new MeetingsPage(page).openMeeting('12 May 2026');
  await agenda.choose('Use of force and its recording');
  await expect(agenda.panel().getByLabel('Notes for the chair')).toHaveValue(
    'Ask for the figures by district.',
  );
  await second.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a title of 10,000 characters is refused in a sentence and stays to be shortened', async ({
  program,
}) => {
  const agenda = await startAgenda(program);
  const long = 'Neighbourhood '.repeat(715);
  await program.getByRole('button', { name: 'Item', exact: true }).click();
  await agenda.newTitle().fill(long);
  await agenda.newTitle().press('Enter');
  await expect(program.getByText('Title must be 300 characters or fewer.')).toBeVisible();
  await expect(agenda.newTitle()).toHaveValue(long);
  await agenda.newTitle().fill('Neighbourhood crime');
  await agenda.newTitle().press('Enter');
  await agenda.newTitle().press('Escape');
  await agenda.choose('Neighbourhood crime');
  const title = agenda.panel().getByLabel('Title', { exact: true });
  await title.fill(long);
  await expect(agenda.panel().getByText('Title must be 300 characters or fewer.')).toBeVisible();
  await agenda.choose('Announcements');
  await agenda.choose('Neighbourhood crime');
  await expect(title, 'what was typed is still there').toHaveValue(long);
  await title.fill('Neighbourhood crime and disorder');
  await title.press('Tab');
  await expect(agenda.row('Neighbourhood crime and disorder')).toBeVisible();
});

test('an unsafe report link is refused in a sentence and never stored', async ({ program, host }) => {
  const agenda = await startAgenda(program);
  await agenda.choose('Announcements');
  const link = agenda.panel().getByLabel('Link to the report');
  for (const unsafe of ['javascript:alert(1)', 'file:///etc/hosts', '\\\\server\\share']) {
    await link.fill(unsafe);
    await expect(
      agenda.panel().getByText('Link to the report must start with https://, http://, mailto: or tel:.'),
    ).toBeVisible();
  }
  const operations = operationsOf(program, host);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  expect(items.map((item) => item.reportHref)).toEqual(items.map(() => null));
  await link.fill('https://calder.example/report');
  await link.press('Tab');
  await expect
    .poll(async () =>
      (await operations.agenda.list({ meetingId: meeting?.id ?? '' })).map((item) => item.reportHref),
    )
    .toContain('https://calder.example/report');
});

test('a change from another window is not written over: the person chooses', async ({ program, host }) => {
  const agenda = await startAgenda(program);
  await (await agenda.choose('Announcements')).press('Enter');
  const operations = operationsOf(program, host);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const item = items.find((each) => each.title === 'Announcements');
  if (!item) throw new Error('the standing items are missing');
  // Both in flight at once: the window does not know of the other change when it sends its own.
  const changeElsewhereFirst = async (route: Route): Promise<void> => {
    await operations.agenda.update({ ...item, title: 'News' });
    await route.continue();
  };
  await program.route('**/rpc/agenda/update', changeElsewhereFirst, { times: 1 });
  await agenda.titleInLine().fill('Announcements and awards');
  const question = program.getByRole('alertdialog', { name: 'Item 3 was changed somewhere else' });
  await expect(question).toContainText('News');
  await expect(question).toContainText('Announcements and awards');
  await question.getByRole('button', { name: 'Save mine' }).click();
  await expect
    .poll(async () =>
      (await operations.agenda.list({ meetingId: meeting?.id ?? '' })).map((each) => each.title),
    )
    .toContain('Announcements and awards');
});

test('nothing axe can find on the agenda, light and dark', async ({ sampleProgram }) => {
  await new MeetingsPage(sampleProgram).openMeeting('10 October 2023');
  const frame = new FramePage(sampleProgram);
  const agenda = new AgendaPage(sampleProgram);
  for (const colorScheme of ['light', 'dark'] as const) {
    await sampleProgram.emulateMedia({ colorScheme });
    await agenda.choose('Use of force');
    await frame.expectAccessible(`agenda, ${colorScheme}`, colorScheme === 'dark' ? 'colours' : 'all');
    await agenda.row('Use of force').press('Enter');
    await frame.expectAccessible(
      `agenda while a title is edited, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
    await agenda.titleInLine().press('Escape');
  }
});

function closingFrom(number: number, ...reports: readonly string[]): readonly string[] {
  return [...reports, 'Future agenda items', 'Any other business', 'Next meeting'].map(
    (title, index) => `${number + index} ${title}`,
  );
}
