import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';

/** A meeting whose notes are in draft, with an action of the force that is overdue, and one that comes after it. */
async function aDraft(operations: Operations): Promise<string> {
  const force = await operations.people.createOrganisation({ name: 'Ashby Police', shortName: 'the force' });
  const moss = await operations.people.create({
    name: 'Adaeze Moss',
    post: 'Chief Constable',
    organisationId: force.id,
    shortForm: 'CC Moss',
    isCurrent: true,
  });
  const body = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [{ kind: 'welcome', title: 'Welcome', minutes: 5 }],
    closingItems: [],
  });
  const fields = {
    bodyId: body.id,
    startTime: null,
    endTime: null,
    place: null,
    chairId: null,
    planId: null,
  };
  const meeting = await operations.meetings.create({ ...fields, date: '2026-04-18' });
  await operations.meetings.create({ ...fields, date: '2099-07-11' });
  await operations.attendance.set({
    meetingId: meeting.id,
    personId: moss.id,
    kind: 'present',
    deputisingForId: null,
    joinedAt: null,
    leftAt: null,
    isOnline: false,
  });
  const [section] = (await operations.documents.get({ id: meeting.notesDocumentId })).sections;
  await operations.documents.saveSection({
    id: section?.id ?? '',
    revision: 1,
    body: aBody(
      aParagraph('The panel met.'),
      anAction('Send the figures', { due: '2026-05-01', owners: [{ kind: 'person', id: moss.id }] }),
      anAction('Book the hall'),
    ),
  });
  let { revision } = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: meeting.id, revision, event }));
  }
  return meeting.id;
}

test('draft notes go out for correction, and both screens say since when', async ({
  program: page,
  operations,
  host,
}) => {
  const id = await aDraft(operations);
  await page.goto(`${host.origin}/#/meetings/${id}/agenda`);
  await page.getByRole('button', { name: 'Issue the draft for correction…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue the draft for correction' });
  await expect(dialog.getByRole('checkbox', { name: 'Adaeze Moss, Chief Constable' })).toBeChecked();
  await dialog.getByText('Ashby Police', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Anybody else' }).fill('The Mayor’s office');
  await dialog.getByRole('textbox', { name: 'Answers by' }).fill('1 January 2020');
  await new FramePage(page).expectAccessible('dialog', 'all');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The day for answers, 1 January 2020, is over.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Answers by' }).fill('31 January 2099');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText(/^Out for correction since .*, answers by 31 January 2099, to 3 recipients\.$/),
  ).toBeVisible();
  const [issue] = await operations.meetings.draftIssues({ id });
  expect(issue?.recipients).toEqual(['Adaeze Moss, Chief Constable', 'Ashby Police', 'The Mayor’s office']);

  await page.getByRole('button', { name: 'Issue the draft for correction…' }).click();
  await expect(dialog.getByRole('region', { name: 'Issued before' })).toContainText('The Mayor’s office');
  await page.keyboard.press('Escape');
  await page.goto(`${host.origin}/#/meetings`);
  await expect(
    page.getByRole('link', { name: /Draft notes of 18 April 2026 out for correction since/ }),
  ).toBeVisible();
});

test('an owner is reminded of what is open, as a mail to copy and as a Word file', async ({
  program: page,
  operations,
  host,
}) => {
  await aDraft(operations);
  await page.goto(`${host.origin}/#/actions`);
  await page.getByRole('button', { name: 'Chasing list…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Chasing list' });
  const mail = dialog.getByRole('region', { name: 'Text of the mail' });
  await expect(mail).toContainText('Dear CC Moss,');
  await expect(mail).toContainText('Send the figures');
  await expect(mail).toContainText(/Due 1 May 2026: overdue by \d+ days\./);
  await expect(mail).not.toContainText('Book the hall');
  await new FramePage(page).expectAccessible('dialog', 'all');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy the text' }).click();
  await expect(dialog.getByText('The text is copied. Paste it into a mail.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Dear CC Moss,');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Make the Word file' }).click();
  expect((await download).suggestedFilename()).toMatch(/ - open actions\.docx$/);

  await page.getByRole('button', { name: 'Send the figures' }).click();
  await page.getByRole('button', { name: 'Complete…' }).click();
  const report = page.getByRole('dialog', { name: 'Report on action 1 a)' });
  await report.getByRole('button', { name: /A document that shows it/ }).click();
  await page.getByRole('option', { name: /18 April 2026/ }).click();
  await report.getByRole('button', { name: /Item/ }).click();
  await page.getByRole('option', { name: '1 Welcome' }).click();
  await report.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(report).toHaveCount(0);
  await expect(page.getByText('Complete: Minute 1 of the meeting of 18 April 2026')).toBeVisible();
});
