import { readFileSync } from 'node:fs';
import { aBody, anAction } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { ActionsPage } from './pages/actions-page.ts';
import { FramePage } from './pages/frame-page.ts';

/** A body whose agendas have one item; answers what makes a meeting of it. */
async function aPanel(
  operations: Operations,
  item: { readonly kind: 'welcome' | 'previous-notes'; readonly title: string },
): Promise<(date: string) => ReturnType<Operations['meetings']['create']>> {
  const openingItems = [{ ...item, minutes: 5 }];
  const body = { name: 'Ashby Policing Panel', openingItems, closingItems: [] };
  const { id: bodyId } = await operations.bodies.create(body);
  return (date) =>
    operations.meetings.create({
      ...{ bodyId, date, startTime: '14:30', endTime: '16:00', place: 'Ashby' },
      ...{ chairId: null, planId: null },
    });
}

test('the register is filtered and goes to Word so; an internal update and a completion are taken back', async ({
  sampleProgram: page,
}) => {
  const frame = new FramePage(page);
  await frame.go('Actions');
  const actions = new ActionsPage(page);
  const all = await actions.rows().count();
  await actions.filter('Owner', 'Nobody named');
  await expect(page.getByText('No action is like that.')).toBeVisible();
  await actions.filter('Owner', 'Everyone');
  await actions.filter('Status', 'Overdue');
  await expect(actions.rows()).not.toHaveCount(all);
  const overdue = await actions.rows().count();
  expect(overdue).toBeGreaterThan(0);

  const panel = await actions.open('Publish the use of force figures');
  await expect(panel.getByLabel('New update')).toHaveAccessibleDescription(/Goes into public files/);
  await panel.getByLabel('New update').fill('He is off sick until June');
  await panel.getByRole('checkbox', { name: 'Internal' }).check({ force: true });
  await expect(panel.getByLabel('New update')).toHaveAccessibleDescription(/in no public file/);
  await panel.getByRole('button', { name: 'Add the update' }).click();
  await expect(panel.getByRole('listitem').first()).toContainText(/Internal.*He is off sick until June/);
  await frame.expectAccessible('an internal update, and a message with Undo');

  await page.getByRole('button', { name: 'Export to Word…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the actions shown' });
  await expect(dialog.getByRole('status')).toContainText(`${overdue} action`);
  await frame.expectAccessible('exporting the register');
  const words: string[] = [];
  for (const audience of ['Public', 'Internal']) {
    await dialog.getByRole('radio', { name: audience }).check({ force: true });
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Make the Word file' }).click();
    words.push(readDocx(readFileSync(await (await coming).path())).texts.join('\n'));
    if (audience === 'Public') await page.getByRole('button', { name: 'Export to Word…' }).click();
  }
  expect(words[0]).toContain('overdue');
  expect(words[0]).not.toContain('off sick');
  expect(words[1]).toContain('off sick');

  await panel.getByRole('button', { name: 'Complete…' }).click();
  const report = page.getByRole('dialog', { name: /^Report on action/ });
  await report.getByLabel('What closed it').fill('Tabled');
  await report.getByRole('button', { name: /^None A document that shows it/ }).click();
  await page.getByRole('option').nth(1).click();
  await report.getByRole('button', { name: /Item$/ }).click();
  await page.getByRole('option').nth(1).click();
  await report.getByRole('button', { name: 'Complete' }).click();
  await expect(actions.rows()).toHaveCount(overdue - 1);
  await expect(panel.getByRole('link', { name: 'Open the minute' })).toBeVisible();
  await page
    .getByRole('alertdialog')
    .filter({ hasText: 'is now: Complete' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(actions.rows()).toHaveCount(overdue);
  await actions.rows().first().getByRole('button').focus();
  await page.keyboard.press('Control+z');
  await expect(panel.getByText('He is off sick until June')).toHaveCount(0);
  await panel.getByRole('link', { name: 'Open in the notes' }).click();
  await expect(
    page.locator('[data-block="action"]').filter({ hasText: 'use of force figures' }),
  ).toBeInViewport();
});

test('Ctrl Z takes back what was reported in that list alone, and says of which action', async ({
  program: page,
  operations,
  host,
}) => {
  const meetingOn = await aPanel(operations, {
    kind: 'previous-notes',
    title: 'Notes of the previous meeting',
  });
  const [january, april] = [await meetingOn('2026-01-13'), await meetingOn('2026-04-14')];
  const [section] = (await operations.documents.get({ id: january.notesDocumentId })).sections;
  const body = aBody(anAction('Send the figures'), anAction('Write to the youth panel'));
  await operations.documents.saveSection({ id: section?.id ?? '', revision: 1, body });
  const actions = new ActionsPage(page);
  const arising = page.getByRole('region', { name: 'Matters arising' });
  const youth = arising.getByRole('row').filter({ hasText: 'youth panel' });
  const messages = page.getByRole('alertdialog');

  await page.goto(`${host.origin}/#/meetings/${april.id}/actions`);
  await youth.getByRole('button', { name: 'Carry forward' }).press('Enter');
  await expect(youth).toContainText('Carried forward');

  await page.goto(`${host.origin}/#/actions`);
  const row = actions.rows().filter({ hasText: 'Write to the youth panel' }).getByRole('button');
  await row.press('Control+z');
  await expect(page.getByRole('status', { name: 'What just happened' })).toHaveText(
    'There is nothing to undo here.',
  );
  const panel = await actions.open('Send the figures');
  await panel.getByLabel('New update').fill('Half of them came');
  await panel.getByRole('button', { name: 'Add the update' }).press('Enter');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  const other = await actions.open('Write to the youth panel');
  await expect(other.getByRole('listitem')).toHaveCount(1);
  await row.press('Control+z');
  await expect(messages.filter({ hasText: 'Undone' })).toContainText(
    'Undone: action 1 a) of 13 January 2026 is as it was before: “Send the figures”.',
  );
  await expect(messages.filter({ hasText: 'The update of action 1 a) is saved.' })).toHaveCount(0);
  await expect(other.getByRole('listitem')).toHaveCount(1);
  await row.press('Control+z');
  await expect(other.getByRole('listitem')).toHaveCount(1);

  // Reported on again in the register, it is there that this is undone first.
  await other.getByLabel('New update').fill('The panel met');
  await other.getByRole('button', { name: 'Add the update' }).press('Enter');
  await expect(other.getByRole('listitem')).toHaveCount(2);
  await page.goto(`${host.origin}/#/meetings/${april.id}/actions`);
  await youth.getByRole('button', { name: /^Report on/ }).press('Control+z');
  await expect(messages.filter({ hasText: 'Nothing was undone' })).toContainText(
    'Nothing was undone of action 1 b) of 13 January 2026: something else was reported on it since.',
  );
  await page.goto(`${host.origin}/#/actions`);
  await row.press('Control+z');
  await expect(messages.filter({ hasText: 'Undone: action 1 b)' })).toBeVisible();
  await page.goto(`${host.origin}/#/meetings/${april.id}/actions`);
  await youth.getByRole('button', { name: /^Report on/ }).press('Control+z');
  await expect(youth).not.toContainText('Carried forward');
});

test('the Actions tab of an agreed meeting names owners as they were called', async ({
  program: page,
  operations,
  host,
}) => {
  const meetingOn = await aPanel(operations, { kind: 'welcome', title: 'Welcome' });
  const fields = { post: 'Inspector', organisationId: null, isCurrent: true };
  const person = await operations.people.create({ name: 'Ruth Vale', shortForm: 'Insp Vale', ...fields });
  const meeting = await meetingOn('2026-04-18');
  const [section] = (await operations.documents.get({ id: meeting.notesDocumentId })).sections;
  const owners = [{ kind: 'person' as const, id: person.id }];
  const body = aBody(anAction('Send the figures', { owners }));
  await operations.documents.saveSection({ id: section?.id ?? '', revision: 1, body });
  let { revision } = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: meeting.id, revision, event }));
  }
  const agreed = { id: meeting.id, revision, acceptedOn: '2026-07-11', acceptedAtMeetingId: null };
  await operations.meetings.signOff(agreed);
  await operations.people.update({ ...person, shortForm: 'Supt Vale' });
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/actions`);
  await expect(new ActionsPage(page).rows()).toContainText('Insp Vale');
  await page.goto(`${host.origin}/#/actions`);
  await expect(new ActionsPage(page).rows()).toContainText('Supt Vale');
});
