import type { Page } from '@playwright/test';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { ForwardPlanPage } from './pages/forward-plan-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';

const body = 'Ashby Policing Panel';

/** A body with a plan and a meeting in January 2031, on a day in February 2031. */
async function inFebruary(page: Page, operations: Operations) {
  await page.clock.setFixedTime(new Date('2031-02-03T09:00:00'));
  const plan = await operations.plans.create({
    name: 'Calder Safety Plan',
    startsOn: '2030-04-01',
    endsOn: '2031-06-30',
    entries: [
      { kind: 'priority', title: 'Safer streets', href: null },
      { kind: 'theme', title: 'Early help', href: null },
    ],
  });
  const chair = await operations.people.create({
    name: 'Helen Ashworth',
    post: 'Mayor of Calder',
    organisationId: null,
    shortForm: 'the Mayor',
    isCurrent: true,
  });
  const { id: bodyId } = await operations.bodies.create({
    name: body,
    openingItems: [{ kind: 'welcome', title: 'Welcome', minutes: 5 }],
    closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: 5 }],
  });
  const last = await operations.meetings.create({
    bodyId,
    date: '2031-01-14',
    startTime: '14:30',
    endTime: '16:30',
    place: 'Town Hall, Ashby',
    chairId: chair.id,
    planId: plan.id,
  });
  return { bodyId, plan, chair, last };
}

function aTopic(bodyId: string, title: string, wantedOn: string | null) {
  const nobody = { leadId: null, organisationId: null, promisedAtMeetingId: null };
  return { bodyId, title, kind: 'report' as const, wantedOn, promise: '', ...nobody };
}

test('a new meeting fills itself in from the pattern, the last meeting and the forward plan, and a taken day is refused', async ({
  program,
  operations,
}) => {
  const { bodyId } = await inFebruary(program, operations);
  await operations.topics.create(aTopic(bodyId, 'Hate crime', '2031-04-08'));
  await operations.topics.create(aTopic(bodyId, 'Road safety', '2031-04-08'));
  const frame = new FramePage(program);

  await frame.go('Library');
  const library = new LibraryPage(program);
  const form = await library.open(body, 'Body');
  await form.getByText('On the same day of certain months').click();
  await expect(form.getByRole('status')).toContainText(
    'Tuesday 8 April 2031, Tuesday 8 July 2031, Tuesday 14 October 2031',
  );
  await form.getByLabel('Usual start').fill('10am');
  await form.getByLabel('Usual end').fill('9am');
  await library.save(form);
  await expect(form.getByRole('alert')).toContainText('end at 9am, which is not after its start at 10am');
  await form.getByLabel('Usual end').fill('midday');
  await library.save(form);
  await library.expectRow(body);

  await frame.go('Meetings');
  const meetings = new MeetingsPage(program);
  const dialog = await meetings.startNewMeeting();
  await expect(dialog.getByLabel('Date')).toHaveValue('8 April 2031');
  await expect(dialog.getByLabel('Start')).toHaveValue('10:00');
  await expect(dialog.getByLabel('End')).toHaveValue('12:00');
  await expect(dialog.getByLabel('Place')).toHaveValue('Town Hall, Ashby');
  await expect(dialog.getByRole('combobox', { name: 'Chair' })).toHaveValue('Helen Ashworth');
  await expect(dialog.getByText('In force on this date')).toBeVisible();
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);

  await meetings.fill(dialog, { date: '1 July 2031' });
  await expect(dialog.getByText('In force on this date')).toBeHidden();
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await meetings.fill(dialog, { date: '14 January 2031' });
  await meetings.submit(dialog);
  await expect(dialog.getByRole('alert')).toContainText('already has a meeting on 14 January 2031');
  await dialog.getByRole('alert').getByRole('link').click();
  await expect(dialog.getByLabel('Date')).toBeFocused();

  await meetings.fill(dialog, { date: '8 April 2031' });
  await dialog.getByText('Hate crime').click();
  await meetings.submit(dialog);
  await new AgendaPage(program).expectLines(['1 Welcome', '2 Road safety', '3 Future agenda items']);
  const [meeting] = await operations.meetings.list();
  expect(meeting).toMatchObject({ date: '2031-04-08', startTime: '10:00', state: 'planning' });
});

test('topics are planned, moved by keys, menu and mouse, and become agenda items; nothing axe can find', async ({
  program,
  operations,
}) => {
  const { bodyId, last, plan } = await inFebruary(program, operations);
  const stored = (await operations.bodies.list()).find(({ id }) => id === bodyId);
  if (!stored) throw new Error('no body');
  const times = { startTime: null, endTime: null, place: null };
  const datePattern = {
    week: 'second' as const,
    weekday: 'tuesday' as const,
    months: [1, 4, 7, 10],
    ...times,
  };
  await operations.bodies.update({ ...stored, datePattern });
  const april = await operations.meetings.create({ ...last, date: '2031-04-08', planId: plan.id });
  const frame = new FramePage(program);
  const board = new ForwardPlanPage(program);
  await frame.go('Forward plan');
  await expect(program.getByText('No topics yet.')).toBeVisible();

  // A bad day is said at its field; then the topic is there.
  await program.getByRole('button', { name: 'Add a topic', exact: true }).click();
  const dialog = board.dialog();
  await dialog.getByRole('button', { name: 'Add the topic' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter a title.');
  await dialog.getByLabel('Title').fill('Road safety');
  await board.choose(dialog, 'Wanted at the meeting of', 'Another day…');
  await dialog.getByLabel('Day', { exact: true }).fill('31 June 2031');
  await dialog.getByRole('button', { name: 'Add the topic' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The day must be a real date');
  await board.choose(dialog, 'Wanted at the meeting of', 'No day yet');
  await dialog.getByRole('button', { name: 'Add the topic' }).click();
  await expect(dialog).toBeHidden();
  await board.expectIn('Not planned', 'Road safety');

  // By the menu, with the focus and an undo.
  await board.fromMenu('Road safety', 'Move to Tuesday 8 July 2031');
  await board.expectIn('8 July 2031', 'Road safety');
  await expect(board.card('Road safety')).toBeFocused();
  await program.getByRole('button', { name: 'Undo' }).click();
  await board.expectIn('Not planned', 'Road safety');

  // By keys: picked up, it is over the next column; dropped there.
  await board.card('Road safety').focus();
  await program.keyboard.press('Tab');
  await program.keyboard.press('Enter');
  // Picked up a moment later; until then the key would pick it up again.
  await expect(program.locator('[data-drop-target]')).not.toHaveCount(0);
  await program.keyboard.press('Enter');
  await board.expectIn('8 April 2031', 'Road safety');

  // By the mouse.
  await operations.topics.create(aTopic(bodyId, 'Hate crime', null));
  await board.expectIn('Not planned', 'Hate crime');
  await board.card('Hate crime').dragTo(board.column('8 July 2031').getByRole('grid'));
  await expect(board.column('8 July 2031')).toContainText('Hate crime');

  // An agenda item, and a meeting where there is none.
  await board.fromMenu('Road safety', 'Make an agenda item');
  await expect(board.column('8 April 2031').getByRole('link', { name: 'Road safety' })).toBeFocused();
  await board.fromMenu('Hate crime', 'New meeting on this day…');
  const meeting = program.getByRole('dialog', { name: 'New meeting' });
  await expect(meeting.getByLabel('Date')).toHaveValue('8 July 2031');
  await expect(meeting.getByRole('checkbox', { name: 'Hate crime' })).toBeChecked();
  await program.keyboard.press('Escape');

  for (const colorScheme of ['light', 'dark'] as const) {
    await program.emulateMedia({ colorScheme });
    const rules = colorScheme === 'dark' ? 'colours' : 'all';
    await expect(program.getByRole('region', { name: 'Year map' })).toContainText('Not looked at in 2031');
    await frame.expectAccessible(`forward plan, ${colorScheme}`, rules);
  }

  // Deleted, and brought back.
  await board.fromMenu('Hate crime', 'Delete');
  await expect(board.card('Hate crime')).toHaveCount(0);
  const deleted = program.getByRole('alertdialog').filter({ hasText: 'is deleted from the forward plan' });
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await board.expectIn('8 July 2031', 'Hate crime');

  // The agenda says what is to come, and takes a promise.
  await program.getByRole('link', { name: 'Road safety' }).click();
  const agenda = new AgendaPage(program);
  await agenda.choose('Future agenda items');
  const coming = program.getByRole('region', { name: 'Coming topics' });
  await expect(coming).toContainText('Hate crime8 July 2031');
  await coming.getByRole('button', { name: 'Add a topic' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Promised at the meeting of' })).toHaveValue(
    '8 April 2031',
  );
  await dialog.getByLabel('Title').fill('Burglary');
  await dialog.getByRole('button', { name: 'Add the topic' }).click();
  await expect(coming).toContainText('1 more has no day yet.');
  const topics = await operations.topics.list({ bodyId });
  expect(topics.map(({ title, promisedAtMeetingId }) => [title, promisedAtMeetingId])).toEqual([
    ['Burglary', april.id],
    ['Hate crime', null],
    ['Road safety', null],
  ]);
});

test('the forward plan says which topics are restricted, and so does what the agenda announces', async ({
  program,
  operations,
}) => {
  const { bodyId, last } = await inFebruary(program, operations);
  const april = await operations.meetings.create({ ...last, date: '2031-04-08' });
  await operations.topics.create(aTopic(bodyId, 'Road safety', april.date));
  const secret = await operations.topics.create(aTopic(bodyId, 'Operation Heron', april.date));
  const item = await operations.topics.putOnAgenda({ id: secret.id, revision: 1, meetingId: april.id });
  const frame = new FramePage(program);
  const board = new ForwardPlanPage(program);
  await frame.go('Forward plan');
  const column = board.column('8 April 2031');
  await expect(column).toContainText('Operation HeronOn the agenda');
  const restricted = await operations.agenda.update({ ...item, restrictedReason: 'Live inquiry' });
  await expect(column).toContainText('Operation HeronOn the agenda · Restricted');

  // Also once it is on no agenda.
  await operations.agenda.remove({ id: item.id, revision: restricted.revision, evenWithText: false });
  await expect(board.card('Operation Heron')).toContainText('Restricted Live inquiry');
  await expect(board.card('Operation Heron')).toHaveAccessibleName(/Restricted: Live inquiry/);
  await expect(board.card('Road safety')).not.toContainText('Restricted');
  await frame.expectAccessible('forward plan with a restricted topic', 'all');

  await program.goto(`${program.url().split('#')[0]}#/meetings/${last.id}`);
  const agenda = new AgendaPage(program);
  await agenda.choose('Future agenda items');
  const coming = program.getByRole('region', { name: 'Coming topics' });
  await expect(coming).toContainText('Operation HeronRestricted · 8 April 2031');
  await expect(coming).toContainText('listed in the exported agenda, but for those restricted.');
});

test('what the notes promise comes to the forward plan when they are issued in draft', async ({
  program,
  operations,
}) => {
  const { last } = await inFebruary(program, operations);
  await operations.meetings.create({ ...last, date: '2031-04-08' });
  const { sections } = await operations.documents.get({ id: last.notesDocumentId });
  const items = await operations.agenda.list({ meetingId: last.id });
  const future = items.find(({ kind }) => kind === 'future-items');
  const section = sections.find(({ agendaItemId }) => agendaItemId === future?.id);
  if (!section) throw new Error('no section');
  const restricted = {
    type: 'text',
    text: 'Operation Heron',
    marks: [{ type: 'restricted', attrs: { reason: 'Live inquiry' } }],
  };
  await operations.documents.saveSection({
    id: section.id,
    revision: section.revision,
    body: aBody(aParagraph('Custody visiting, April.'), aParagraph(restricted)),
  });
  let { revision } = last;
  for (const event of ['issue-agenda', 'hold'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: last.id, revision, event }));
  }

  await program.goto(`${new URL(program.url()).origin}/#/meetings/${last.id}`);
  await program.getByRole('button', { name: 'Issue the draft notes…' }).press('Enter');
  const question = program.getByRole('alertdialog', { name: 'Issue the draft notes' });
  await expect(question).toContainText('Custody visiting, April (8 April 2031)');
  await expect(question).toContainText('A topic whose words are restricted');
  await expect(question).not.toContainText('Heron');
  await question.getByRole('button', { name: 'Issue the draft notes' }).press('Enter');
  await program.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  const board = new ForwardPlanPage(program);
  await board.expectIn('8 April 2031', 'Custody visiting, April');
  await board.expectIn('Not planned', 'Topic to be named');
  await expect(board.card('Custody visiting')).toContainText('Promised on 14 January 2031');
});
