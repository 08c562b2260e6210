import type { Page } from '@playwright/test';
import { expect, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';

/** A meeting of 2:30pm to 4pm with five items, after one in April. Answers with the meeting's id. */
async function aMeeting(operations: Operations): Promise<{ readonly id: string; readonly bodyId: string }> {
  const body = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [
      { kind: 'welcome', title: 'Welcome', minutes: 5 },
      { kind: 'previous-notes', title: 'Notes of the previous meeting', minutes: 10 },
      { kind: 'report', title: 'Use of force', minutes: 40 },
      { kind: 'report', title: 'Stop and search', minutes: 30 },
    ],
    closingItems: [{ kind: 'next-meeting', title: 'Next meeting', minutes: 5 }],
  });
  const meeting = {
    bodyId: body.id,
    startTime: '14:30',
    endTime: '16:00',
    place: 'Town Hall, Ashby',
    chairId: null,
    planId: null,
  };
  await operations.meetings.create({ ...meeting, date: '2026-04-18' });
  const { id } = await operations.meetings.create({ ...meeting, date: '2026-07-11' });
  return { id, bodyId: body.id };
}

/** Chooses an entry of the menu beside the meeting's name, by the keyboard. */
async function chooseStep(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this meeting' }).press('Enter');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
}

async function issue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Issue the agenda…' }).press('Enter');
  await page
    .getByRole('alertdialog', { name: 'Issue the agenda' })
    .getByRole('button', { name: 'Issue the agenda' })
    .press('Enter');
  await expect(page.getByRole('list', { name: 'Where the meeting stands' })).toContainText('Agenda issued');
  await expect(page.getByRole('button', { name: 'Mark as held…' })).toBeVisible();
}

test('an issued agenda keeps its numbers, says what came and went since, and is reopened with a reason', async ({
  program: page,
  operations,
  host,
}) => {
  const { id } = await aMeeting(operations);
  await page.goto(`${host.origin}/#/meetings/${id}/agenda`);
  const agenda = new AgendaPage(page);
  const frame = new FramePage(page);
  await expect(agenda.row('Use of force')).toBeVisible();
  await issue(page);

  await (await agenda.choose('Stop and search')).press('Alt+ArrowUp');
  await expect(frame.announcement()).toHaveText(
    'Stop and search stays item 4 and now follows Notes of the previous meeting.',
  );
  await agenda.add('Drones');
  await agenda.row('Welcome').press('Delete');
  await agenda.expectLines([
    '2 Notes of the previous meeting',
    '4 Stop and search',
    '3 Use of force',
    '6 Drones',
    '5 Next meeting',
  ]);
  await expect(agenda.row('Drones')).toContainText('Added after the agenda was issued');
  await agenda.choose('Drones');
  await expect(agenda.panel()).toContainText('Item 6 was added after the agenda was issued');
  const gaps = page.getByRole('list', { name: 'Taken off after the agenda was issued' });
  await expect(gaps).toContainText('Item 1 was taken off after the agenda was issued: Welcome');
  await gaps.getByRole('button', { name: 'Put item 1 back' }).press('Enter');
  await expect(gaps).toHaveCount(0);
  await agenda.chooseFromMenu('Drones', 'Delete');
  await expect(gaps).toContainText('Item 6');

  await chooseStep(page, 'Reopen the agenda…');
  const dialog = page.getByRole('dialog', { name: 'Reopen the agenda' });
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await expect(reason).toBeFocused();
  await dialog.getByRole('button', { name: 'Reopen the agenda' }).press('Enter');
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await expect(reason).toBeFocused();
  await expect(dialog).toContainText('A reason is needed here. Write in a few words why it is done.');
  await frame.expectAccessible('reopening');
  await reason.fill('The panel asked for another order');
  await dialog.getByRole('button', { name: 'Reopen the agenda' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await agenda.expectLines([
    '1 Welcome',
    '2 Notes of the previous meeting',
    '3 Stop and search',
    '4 Use of force',
    '5 Next meeting',
  ]);
  await issue(page);

  await page.getByRole('button', { name: 'Issued agendas' }).press('Enter');
  const issues = page.getByRole('dialog', { name: 'Issued agendas' });
  const entries = issues.getByRole('list', { name: 'Issued agendas and reopenings, newest first' });
  await expect(entries).toContainText(
    /Version 2.*Out now.*Item 4, Use of force, was item 3 and now follows “Stop and search”/s,
  );
  await expect(entries).toContainText(/Reopened.*The panel asked for another order.*Version 1/s);
  await expect(issues).toContainText('Its items, the day, the place and the chair are as they went out.');
  await issues.getByText('The agenda of version 1 as it went out').focus();
  await page.keyboard.press('Enter');
  await expect(entries).toContainText(/3\s*Use of force.*4\s*Stop and search/s);
  await frame.expectAccessible('issued agendas');
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('issued agendas, dark', 'colours');
  await page.keyboard.press('Escape');
  await expect(issues).toHaveCount(0);
});

test('items name the other meetings, follow their dates, ask for their paper, and are warned of by the clock', async ({
  program: page,
  operations,
  host,
}) => {
  const { id, bodyId } = await aMeeting(operations);
  await page.goto(`${host.origin}/#/meetings/${id}/agenda`);
  const agenda = new AgendaPage(page);
  const frame = new FramePage(page);
  await expect(agenda.row('Notes of the previous meeting')).toContainText('of 18 April 2026');
  await expect(agenda.row('Next meeting')).toContainText('No next meeting is arranged yet');
  const next = await operations.meetings.create({
    bodyId,
    date: '2026-10-09',
    startTime: '10:00',
    endTime: null,
    place: null,
    chairId: null,
    planId: null,
  });
  await expect(agenda.row('Next meeting')).toContainText('Friday 9 October 2026, 10am');
  await operations.meetings.update({ ...next, date: '2026-10-16' });
  await expect(agenda.row('Next meeting')).toContainText('Friday 16 October 2026, 10am');
  await agenda.choose('Notes of the previous meeting');
  await expect(agenda.panel()).toContainText('Notes of the meeting of 18 April 2026');

  await expect(page.getByText('Fills the time')).toBeVisible();
  await agenda.choose('Stop and search');
  const minutes = agenda.panel().getByLabel('Minutes');
  await minutes.fill('45');
  await minutes.press('Tab');
  await expect(page.getByText('15 minutes over the end, from item 4')).toBeVisible();
  await expect(frame.announcement()).toHaveText('The items run 15 minutes over the end.');
  await expect(agenda.row('Stop and search')).toContainText('Ends 10 minutes after the meeting');
  await expect(agenda.row('Next meeting')).toContainText('After the end of the meeting');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await frame.expectAccessible(`an agenda that is late, ${colorScheme}`, 'colours');
  }

  await expect(agenda.row('Use of force')).toContainText('Paper Not started');
  const begin = (await agenda.choose('Use of force')).getByRole('button', {
    name: 'Begin the paper of item 3',
  });
  await begin.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText('3 Use of force');
  const [, , force] = await operations.agenda.list({ meetingId: id });
  expect(force?.paper?.state).toBe('drafting');
});
