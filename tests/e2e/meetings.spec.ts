import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';

const sampleFile = fileURLToPath(new URL('../../resources/sample/sample-meeting.json', import.meta.url));

test('the first screen says what will be here, and opens the sample meeting', async ({ program }) => {
  await expect(program.getByRole('heading', { name: 'Your meetings will be here' })).toBeVisible();
  await program.getByRole('button', { name: 'Open the sample meeting' }).click();
  await expect(program.getByRole('heading', { name: 'Community Outcomes Meeting' })).toBeVisible();
  await new FramePage(program).go('Meetings');
  const next = program.getByRole('region', { name: 'Next meeting' });
  await expect(next).toContainText('3 of 6 cleared');
  await next.getByRole('link', { name: 'Write up the notes' }).click();
  await expect(program).toHaveURL(/\/notes$/);
});

test('a body and its meeting are made in one dialog, with the plan in force proposed', async ({
  program,
  host,
}) => {
  const operations = operationsOf(program, host);
  const plan = await operations.plans.create({
    name: 'Calder Safety Plan',
    startsOn: '2025-04-01',
    endsOn: '2029-03-31',
    entries: [],
  });
  const meetings = new MeetingsPage(program);
  const dialog = await meetings.startNewMeeting();
  await meetings.fill(dialog, {
    body: 'Ashby Policing Panel',
    date: '12/5/2026',
    start: '2:30pm',
    end: '16.30',
    place: 'Town Hall, Ashby',
  });
  await expect(dialog.getByText('Tuesday 12 May 2026')).toBeVisible();
  await expect(dialog.getByText('In force on this date')).toBeVisible();
  await meetings.submit(dialog);
  await expect(program.getByText('Tuesday 12 May 2026, 2:30pm to 4:30pm · Town Hall, Ashby')).toBeVisible();
  const [meeting] = await operations.meetings.list();
  expect(meeting).toMatchObject({ bodyName: 'Ashby Policing Panel', planId: plan.id, state: 'planning' });
});

test('when and where a body meets is proposed before anything can be typed, never into what is being typed', async ({
  sampleProgram: page,
}) => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/rpc/meetings/propose', async (route) => {
    await asked;
    await route.continue();
  });
  const dialog = await new MeetingsPage(page).startNewMeeting();
  await expect(dialog.getByRole('progressbar')).toHaveAccessibleName(
    'Looking up when and where this body meets…',
  );
  await expect(dialog.getByLabel('Place')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Make the meeting' })).toBeDisabled();
  answer();
  await expect(dialog.getByLabel('Place')).toHaveValue('Moorgate House, Ashby, and online');
  await dialog.getByLabel('Place').fill('Room 4, Calder House');
  await expect(dialog.getByLabel('Place')).toHaveValue('Room 4, Calder House');
});

test('what is wrong with a new meeting is said in a sentence at its field, and nothing is made', async ({
  program,
  host,
}) => {
  const meetings = new MeetingsPage(program);
  const dialog = await meetings.startNewMeeting();
  await meetings.submit(dialog);
  await expect(dialog.getByRole('alert')).toContainText('Enter the name of the body.');
  await expect(dialog.getByRole('alert')).toContainText('Enter the date of the meeting.');
  await meetings.fill(dialog, { body: 'Ashby Policing Panel', date: '30 February 2026' });
  await meetings.submit(dialog);
  await expect(dialog.getByRole('alert')).toContainText(
    'There is no date “30 February 2026”. Write a real date, such as 18 April 2026.',
  );
  await dialog.getByRole('alert').getByRole('link').click();
  await expect(dialog.getByLabel('Date')).toBeFocused();
  await meetings.fill(dialog, { date: '12 May 2026', start: '16:30', end: '14:30' });
  await meetings.submit(dialog);
  await expect(dialog.getByRole('alert')).toContainText('4:30pm');
  const operations = operationsOf(program, host);
  expect(await operations.meetings.list()).toEqual([]);
  expect(await operations.bodies.list()).toEqual([]);
  await meetings.fill(dialog, { end: '17:00' });
  await meetings.submit(dialog);
  await expect(program.getByRole('heading', { name: 'Ashby Policing Panel' })).toBeVisible();
});

test('a body’s name that is taken is refused in a sentence', async ({ program, host }) => {
  await operationsOf(program, host).bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [],
    closingItems: [],
  });
  const meetings = new MeetingsPage(program);
  const dialog = await meetings.startNewMeeting();
  await dialog.getByRole('button', { name: /Body$/ }).click();
  await program.getByRole('option', { name: 'A new body…' }).click();
  await meetings.fill(dialog, { body: 'ashby policing panel', date: '12 May 2026' });
  await meetings.submit(dialog);
  await expect(dialog.getByRole('alert')).toContainText('ashby policing panel');
  await expect(dialog.getByLabel('Name of the body')).toHaveAttribute('aria-invalid', 'true');
});

test('details are edited, steps of the cycle are taken and taken back, and a deleted meeting is undone', async ({
  program,
}) => {
  const meetings = new MeetingsPage(program);
  await meetings.make({ body: 'Ashby Policing Panel', date: '12 May 2026' });
  await program.getByRole('button', { name: 'Edit the details' }).click();
  const details = program.getByRole('dialog', { name: 'Details of the meeting' });
  await details.getByLabel('Place').fill('Town Hall, Ashby');
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(program.getByText('Tuesday 12 May 2026 · Town Hall, Ashby')).toBeVisible();

  const steps = program.getByRole('list', { name: 'Where the meeting stands' });
  await program.getByRole('button', { name: 'Issue the agenda…' }).click();
  const question = program.getByRole('alertdialog', { name: 'Issue the agenda' });
  await expect(question).toContainText('6 agenda items');
  await question.getByRole('button', { name: 'Issue the agenda' }).click();
  await expect(steps.locator('[aria-current="step"]')).toHaveText('Agenda issued');
  await program.getByRole('button', { name: 'More for this meeting' }).click();
  await program.getByRole('menuitem', { name: 'Reopen the agenda…' }).click();
  const reopening = program.getByRole('dialog', { name: 'Reopen the agenda' });
  await reopening.getByRole('textbox', { name: 'Reason' }).fill('Another room');
  await reopening.getByRole('button', { name: 'Reopen the agenda' }).click();
  await expect(steps.locator('[aria-current="step"]')).toHaveText('Planning');

  await program.getByRole('button', { name: 'More for this meeting' }).click();
  await program.getByRole('menuitem', { name: 'Delete the meeting' }).click();
  await expect(program.getByRole('heading', { name: 'Your meetings will be here' })).toBeVisible();
  await program.getByRole('button', { name: 'Undo' }).click();
  await expect(program.getByRole('heading', { name: 'Ashby Policing Panel' })).toBeVisible();
});

test('a meeting file is imported whole', async ({ program }) => {
  const meetings = new MeetingsPage(program);
  await meetings.importFile('autumn.json', readFileSync(sampleFile, 'utf8'));
  await expect(program.getByRole('heading', { name: 'Community Outcomes Meeting' })).toBeVisible();
  await expect(program.getByText(/^Community Outcomes Meeting, 10 October 2023, is imported/)).toBeVisible();
});

test('every fault of a meeting file is listed with its place and a sentence, and nothing is imported', async ({
  program,
  host,
}) => {
  const file = JSON.parse(readFileSync(sampleFile, 'utf8')) as Record<string, Record<string, unknown>>;
  const faulty = {
    ...file,
    colour: 'green',
    meeting: { ...file['meeting'], date: '2023-02-30' },
  };
  const meetings = new MeetingsPage(program);
  const dialog = await meetings.importFile('autumn.json', JSON.stringify(faulty));
  const faults = dialog.getByRole('list', { name: 'Faults in the file' });
  await expect(faults).toContainText('There is no date “2023-02-30”');
  await expect(faults).toContainText('In meeting, date');
  await expect(faults).toContainText('There is no field called “colour” here');
  expect(await operationsOf(program, host).meetings.list()).toEqual([]);
  expect(await operationsOf(program, host).bodies.list()).toEqual([]);
});

test('a file that is no meeting file is refused in a sentence', async ({ program }) => {
  const dialog = await new MeetingsPage(program).importFile('notes.json', 'Minutes of the last meeting');
  await expect(dialog.getByText('This is not a meeting file: it cannot be read as JSON')).toBeVisible();
});

test('nothing axe can find on the screens of meetings, light and dark', async ({ program, host }) => {
  const frame = new FramePage(program);
  const meetings = new MeetingsPage(program);
  for (const colorScheme of ['light', 'dark'] as const) {
    await program.emulateMedia({ colorScheme });
    await frame.expectAccessible(`first run, ${colorScheme}`, colorScheme === 'dark' ? 'colours' : 'all');
    const dialog = await meetings.startNewMeeting();
    await meetings.submit(dialog);
    await frame.expectAccessible(
      `new meeting with problems, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
    await program.keyboard.press('Escape');
  }
  await operationsOf(program, host).workspace.loadSample();
  await expect(meetings.list()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await program.emulateMedia({ colorScheme });
    await frame.expectAccessible(`meetings, ${colorScheme}`, colorScheme === 'dark' ? 'colours' : 'all');
  }
});
