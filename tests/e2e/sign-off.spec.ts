import { aBody, anAction, anExchange, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

type Sittings = { readonly earlierId: string; readonly nextId: string; readonly sectionId: string };

/** A meeting in April whose notes are in draft, and one in July that can accept them. */
async function twoMeetings(operations: Operations): Promise<Sittings> {
  const body = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [
      { kind: 'welcome', title: 'Welcome', minutes: 5 },
      { kind: 'previous-notes', title: 'Notes of the previous meeting and matters arising', minutes: 10 },
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
  const earlier = await operations.meetings.create({ ...meeting, date: '2026-04-18' });
  const [section] = (await operations.documents.get({ id: earlier.notesDocumentId })).sections;
  await operations.documents.saveSection({
    id: section?.id ?? '',
    revision: 1,
    body: aBody(
      aParagraph('There were thirty officers on the towpath.'),
      owed('How many searches were there?'),
      anAction('Send the figures'),
    ),
  });
  let { revision } = earlier;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: earlier.id, revision, event }));
  }
  const next = await operations.meetings.create({ ...meeting, date: '2026-07-11' });
  return { earlierId: earlier.id, nextId: next.id, sectionId: section?.id ?? '' };
}

function owed(question: string): ReturnType<typeof anExchange> {
  const exchange = anExchange(question, 'That would be sent.');
  return {
    ...exchange,
    content: (exchange.content ?? []).map((part) =>
      part.type === 'answer' ? { ...part, attrs: { ...part.attrs, outcome: 'owed' } } : part,
    ),
  };
}

test('notes are accepted with a correction at the next meeting, by the keyboard, and are sealed', async ({
  program: page,
  operations,
  host,
}) => {
  const { earlierId, nextId, sectionId } = await twoMeetings(operations);
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, nextId);
  const accept = page.getByRole('button', { name: 'Accept the notes of 18 April 2026…' });
  await accept.press('Enter');
  const wizard = page.getByRole('dialog', { name: 'Sign off the notes of 18 April 2026' });
  await expect(wizard.getByRole('button', { name: /By which meeting/ })).toContainText('11 July 2026');
  await expect(wizard.getByLabel('On which day')).toHaveValue('11 July 2026');
  const recordedBy = wizard.getByRole('textbox', { name: 'Recorded by' });
  const { loginName } = await operations.workspace.status();
  await expect(recordedBy).toHaveValue(loginName);
  await recordedBy.fill(' ');
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(wizard).toContainText('Enter a name.');
  await recordedBy.fill('Ada Okoro');
  await wizard.getByRole('radio', { name: 'As they are' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(wizard.getByRole('radio', { name: 'With corrections' })).toBeChecked();
  await frame.expectAccessible('sign-off, how');
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(wizard.getByRole('heading', { name: /What was corrected/ })).toBeFocused();
  await expect(wizard).toContainText('No item’s notes differ from the draft that went out.');
  await page.keyboard.press('Escape');
  await expect(accept).toBeFocused();

  const { revision } = (
    await operations.documents.get({ id: (await operations.meetings.get({ id: earlierId })).notesDocumentId })
  ).sections[0] ?? { revision: 0 };
  await operations.documents.saveSection({
    id: sectionId,
    revision,
    body: aBody(
      aParagraph('There were thirteen officers on the towpath.'),
      owed('How many searches were there?'),
      anAction('Send the figures'),
    ),
  });
  await page.keyboard.press('Enter');
  await wizard.getByRole('radio', { name: 'As they are' }).focus();
  await page.keyboard.press('ArrowRight');
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  const corrected = wizard.getByRole('region', { name: 'Item 1, Welcome' });
  await expect(corrected.locator('del')).toContainText('thirty');
  await expect(corrected.locator('ins')).toContainText('thirteen');
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(wizard.getByRole('alert')).toContainText('List what was corrected');
  await corrected.getByLabel('Corrections in item 1').fill('“thirty” should read “thirteen”');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await frame.expectAccessible(
      `sign-off, corrections, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(wizard).toContainText(
    'Accepted as a correct record at the meeting of 11 July 2026, with one correction.',
  );
  await expect(wizard).toContainText('Recorded by Ada Okoro');
  await expect(wizard).toContainText('This cannot be taken back.');
  const ends = wizard.getByRole('region', { name: 'Left open in these notes' });
  await expect(ends).toContainText('One answer is owed');
  await expect(ends).toContainText('How many searches were there?');
  await expect(ends).toContainText('One action has no owner');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await frame.expectAccessible(
      `sign-off, sealing, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
  }
  await wizard.getByRole('button', { name: 'Sign off the notes' }).press('Enter');
  const done = page.getByRole('dialog', { name: 'The notes are signed off' });
  await expect(done).toContainText('Sealed as record 1');
  await expect(done.getByRole('heading', { name: 'The record is sealed' })).toBeFocused();
  await done.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(page.getByRole('list', { name: 'Notes of earlier meetings' })).toContainText(
    'accepted as a correct record at the meeting of 11 July 2026, with one correction.',
  );
  await expect(accept).toHaveCount(0);

  await page.goto(`${host.origin}/#/meetings/${earlierId}/notes`);
  const agreed = page.getByRole('region', { name: 'How the notes were agreed' });
  await expect(agreed).toContainText('Item 1, Welcome: “thirty” should read “thirteen”');
  await expect(page.getByText('Read-only', { exact: false }).first()).toBeVisible();
  await frame.expectAccessible('agreed notes');
  await page.goto(`${host.origin}/#/meetings/${earlierId}/agenda`);
  await expect(page.getByRole('list', { name: 'Where the meeting stands' })).toContainText('Agreed');
  await expect(page.getByRole('button', { name: 'Edit the details' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More for this meeting' })).toHaveCount(0);
  expect((await operations.meetings.get({ id: earlierId })).state).toBe('agreed');

  // What was typed is kept, and is changed in Settings.
  await frame.go('Settings');
  const you = page.getByRole('region', { name: 'You' });
  const name = you.getByRole('textbox', { name: 'Your name, as records and histories say it' });
  await expect(name).toHaveValue('Ada Okoro');
  await name.fill('x'.repeat(500));
  await name.press('Enter');
  await expect(you).toContainText('Name must be 100 characters or fewer.');
  await frame.expectAccessible('own name');
  await you.getByRole('button', { name: `Use “${loginName}” again` }).press('Enter');
  await expect(name).toHaveValue('');
  expect((await operations.meetings.sealedRecord({ id: earlierId }))?.recordedBy).toBe('Ada Okoro');
});

test('the meeting itself and the agenda of the next one lead to it too', async ({
  program: page,
  operations,
  host,
}) => {
  const { earlierId, nextId } = await twoMeetings(operations);
  await page.goto(`${host.origin}/#/meetings/${nextId}/agenda`);
  await new AgendaPage(page).choose('Notes of the previous meeting and matters arising');
  await page.getByRole('button', { name: 'Accept the notes of 18 April 2026…' }).press('Enter');
  const wizard = page.getByRole('dialog', { name: 'Sign off the notes of 18 April 2026' });
  await expect(wizard).toBeVisible();
  await wizard.getByRole('button', { name: 'Cancel' }).press('Enter');
  await page.goto(`${host.origin}/#/meetings/${earlierId}/agenda`);
  await page.getByRole('button', { name: 'Sign off the notes…' }).press('Enter');
  await wizard.getByLabel('On which day').fill('17 April 2026');
  await wizard.getByRole('button', { name: 'Continue' }).press('Enter');
  await wizard.getByRole('button', { name: 'Sign off the notes' }).press('Enter');
  await expect(wizard.getByRole('alert')).toContainText('Notes are accepted after their meeting');
  await wizard.getByRole('button', { name: 'Back' }).press('Enter');
  await wizard.getByLabel('On which day').fill('11 July 2026');
  await page.keyboard.press('Enter');
  await wizard.getByRole('button', { name: 'Sign off the notes' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'The notes are signed off' })).toContainText(
    'Sealed as record 1',
  );
});

test('an agenda that is open while its notes are agreed elsewhere becomes read-only in its place', async ({
  program: page,
  operations,
  host,
}) => {
  const { earlierId, nextId } = await twoMeetings(operations);
  await page.goto(`${host.origin}/#/meetings/${earlierId}/agenda`);
  const rows = page.getByRole('grid', { name: 'Agenda items' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Edit the details' })).toBeVisible();
  const { revision } = await operations.meetings.get({ id: earlierId });
  const { notesDigest } = await operations.meetings.prepareSignOff({ id: earlierId });
  await operations.meetings.signOff({
    id: earlierId,
    revision,
    notesDigest,
    acceptedOn: '2026-07-11',
    acceptedAtMeetingId: nextId,
    corrections: [],
  });
  await expect(page.getByRole('button', { name: 'Edit the details' })).toHaveCount(0);
  await expect(rows).toHaveCount(3);
});

test('agreed notes are corrected with a reason, and what was agreed can still be read', async ({
  program: page,
  operations,
  host,
}) => {
  const { earlierId, nextId } = await twoMeetings(operations);
  const { id: personId } = await operations.people.create({
    ...{ name: 'Ada Okoro', post: 'Deputy Mayor', organisationId: null, shortForm: null, isCurrent: true },
  });
  await operations.attendance.set({ meetingId: earlierId, personId, kind: 'present' });
  const draft = await operations.meetings.get({ id: earlierId });
  await operations.meetings.signOff({
    id: earlierId,
    revision: draft.revision,
    acceptedOn: '2026-07-11',
    acceptedAtMeetingId: nextId,
  });
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, earlierId);
  await page.getByRole('button', { name: 'Correct the agreed notes…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Correct the agreed notes' });
  await expect(dialog.getByLabel('Words as they stand')).toBeFocused();
  await expect(dialog.getByRole('button', { name: /Item$/ })).toContainText('1 Welcome');
  await dialog.getByLabel('Words as they stand').fill('forty officers');
  await dialog.getByLabel('Words as they shall read').fill('thirteen officers');
  await dialog.getByLabel('Reason').fill('A slip of the pen');
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toContainText('“forty officers” do not stand in the notes of this item.');
  await dialog.getByLabel('Words as they stand').fill('thirty officers');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await frame.expectAccessible(
      `correcting agreed notes, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  const agreed = page.getByRole('region', { name: 'How the notes were agreed' });
  await expect(agreed).toContainText(
    'Corrected at the meeting of 11 July 2026: item 1, Welcome: “thirty officers” now reads “thirteen officers”. Reason: A slip of the pen',
  );
  await expect(agreed).toContainText('Sealed as record 2');
  await expect(page.getByText('There were thirteen officers on the towpath.')).toBeVisible();
  await frame.expectAccessible('corrected notes');

  // The attendance, too: who was said to be there had sent apologies.
  await page.getByRole('button', { name: 'Correct the agreed notes…' }).press('Enter');
  await dialog.getByRole('radio', { name: 'Words' }).focus();
  await page.keyboard.press('ArrowRight');
  await dialog.getByLabel('Reason').fill('She had sent apologies');
  await expect(dialog.getByRole('checkbox', { name: /not for publication/ })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toContainText('Choose the person whose attendance is wrong.');
  await dialog.getByRole('combobox', { name: 'Person' }).fill('Ada');
  await expect(page.getByRole('option', { name: /Ada Okoro/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio', { name: 'Present', exact: true })).toBeChecked();
  await frame.expectAccessible('correcting the attendance');
  await dialog.getByRole('radio', { name: 'Apologies' }).press('Space');
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(agreed).toContainText(
    'attendance: “Ada Okoro, present” now reads “Ada Okoro, apologies”. Reason: She had sent apologies',
  );
  await expect(page.getByRole('article')).toContainText(/Apologies.*Ada Okoro/);

  // Whose an action is; the register follows.
  await page.getByRole('button', { name: 'Correct the agreed notes…' }).press('Enter');
  await dialog.getByRole('radio', { name: 'Words' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('button', { name: /Action$/ }).press('Enter');
  await page.getByRole('option', { name: '1 a) Send the figures' }).press('Enter');
  await dialog.getByRole('combobox', { name: 'Owner' }).fill('Ada');
  await expect(page.getByRole('option', { name: /Ada Okoro/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Owners' }).getByRole('listitem')).toHaveCount(1);
  await dialog.getByLabel('Due').fill('1 August 2026');
  await dialog.getByLabel('Reason').fill('She offered');
  await frame.expectAccessible('correcting an action');
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(agreed).toContainText('“no owner, no date” now reads “Ada Okoro, due 1 August 2026”');
  const [action] = await operations.actions.list({ meetingId: earlierId });
  expect(action).toMatchObject({ owners: [{ id: personId }], due: '2026-08-01' });

  await agreed.getByRole('button', { name: 'Earlier records…' }).press('Enter');
  const records = page.getByRole('dialog', { name: 'Earlier records of these notes' });
  const item = records.getByRole('region', { name: 'Item 1, Welcome' });
  await expect(item.locator('del').first()).toContainText('thirty');
  await expect(item.locator('ins').first()).toContainText('thirteen');
  await expect(item.locator('ins').last()).toContainText('1 August 2026');
  const attendance = records.getByRole('region', { name: 'Attendance' });
  await expect(attendance.locator('del')).toContainText('present');
  await expect(attendance.locator('ins')).toContainText('apologies');
  await frame.expectAccessible('earlier records');
  await page.keyboard.press('Escape');

  // What should not have stood there leaves the notes and all that is said of corrections.
  await page.getByRole('button', { name: 'Correct the agreed notes…' }).press('Enter');
  await dialog.getByLabel('Words as they stand').fill('There were thirteen officers');
  await dialog.getByLabel('Words as they shall read').fill('There were officers');
  await dialog.getByRole('checkbox', { name: /not for publication/ }).press('Space');
  await dialog.getByLabel('Reason').fill('The number is not public');
  await dialog.getByRole('button', { name: 'Seal the correction' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(agreed).toContainText(
    'item 1, Welcome: words that are not for publication. Reason: The number is not public',
  );
  await expect(agreed).not.toContainText('thirteen');
});
