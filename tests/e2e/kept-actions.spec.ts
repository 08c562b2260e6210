import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

test('an action deleted from draft notes stays in sight, is put back, and is withdrawn with a reason', async ({
  program: page,
  operations,
  host,
}) => {
  const { id: bodyId } = await aStoredBody(operations, {
    openingItems: [{ kind: 'welcome', title: 'Welcome', minutes: 5 }],
    closingItems: [{ kind: 'other', title: 'Any other business', minutes: 5 }],
  });
  const meeting = await aStoredMeeting(operations, { bodyId, date: '2026-04-14' });
  const next = await aStoredMeeting(operations, { bodyId, date: '2099-07-14' });
  const [section] = (await operations.documents.get({ id: meeting.notesDocumentId })).sections;
  await operations.documents.saveSection({
    id: section?.id ?? '',
    revision: 1,
    body: aBody(aParagraph('The panel met.'), anAction('Send the figures'), anAction('Book the hall')),
  });
  let { revision } = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: meeting.id, revision, event }));
  }
  const standing = async (): Promise<readonly string[]> =>
    (await operations.actions.list({ meetingId: meeting.id })).map(
      ({ text, isInNotes }) => `${text}${isInNotes ? '' : ' (gone)'}`,
    );

  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem('Welcome');
  await notes.press('Control+End', 'Shift+Home', 'Backspace', 'Backspace');
  await notes.expectSaved();
  await expect.poll(standing).toEqual(['Send the figures', 'Book the hall (gone)']);
  const toast = page
    .getByRole('alertdialog')
    .filter({ hasText: '“Book the hall” is no longer in the notes.' });
  await expect(toast).toContainText('stays on the list until it is put back or withdrawn with a reason');
  await page.getByRole('tab', { name: /^Tidy/ }).click();
  const tidy = page.getByRole('region', { name: 'No longer in the notes' });
  await expect(tidy).toContainText('Book the hall');
  await frame.expectAccessible('an action that is no longer in the notes');
  await tidy.getByRole('button', { name: 'Put back: Book the hall' }).press('Enter');
  await expect(tidy).toHaveCount(0);
  await expect.poll(standing).toEqual(['Send the figures', 'Book the hall']);

  await page.goto(`${host.origin}/#/meetings/${meeting.id}/agenda`);
  await page.getByRole('button', { name: 'Delete' }).first().click();
  const question = page.getByRole('alertdialog', { name: 'Delete item 1 with its words?' });
  await expect(question.getByRole('listitem')).toHaveText(['1 a) Send the figures', '1 b) Book the hall']);
  await question.getByRole('button', { name: 'Delete the item' }).click();
  await expect.poll(standing).toEqual(['Send the figures (gone)', 'Book the hall (gone)']);

  await page.goto(`${host.origin}/#/meetings/${next.id}/actions`);
  const arising = page.getByRole('region', { name: 'Matters arising' });
  await expect(arising.getByText('No longer in the notes of 14 April 2026.')).toHaveCount(2);
  await arising
    .getByRole('button', { name: /^Report on/ })
    .last()
    .click();
  const report = page.getByRole('dialog', { name: /^Report on action/ });
  await report.getByText('Withdraw', { exact: true }).click();
  await expect(report.getByRole('checkbox', { name: 'Internal' })).toBeDisabled();
  await expect(report.getByLabel('Reason')).toHaveAccessibleDescription(/in no public file/);
  await report.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(report).toContainText('A reason is needed here.');
  await report.getByLabel('Reason').fill('Noted by mistake');
  await report.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(report).toHaveCount(0);
  await expect(arising).toContainText('Withdrawn: Noted by mistake');
  await expect(arising).toContainText('1 open, 1 closed and listed once more');
  await frame.go('Actions');
  await page.getByRole('button', { name: /Send the figures/ }).click();
  await expect(page.getByRole('button', { name: 'Withdraw…' })).toBeVisible();
  await frame.expectAccessible('the register with an action that is no longer in the notes');
});
