import type { Page } from '@playwright/test';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test as programTest, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { tabTo } from './pages/keyboard-alone.ts';
import { NotesPage } from './pages/notes-page.ts';

// The meeting itself, by keyboard: who is there, what is being taken and for how long.

type Room = { readonly notes: NotesPage; readonly operations: Operations; readonly meetingId: string };

const test = programTest.extend<{ readonly room: Room }>({
  room: async ({ sampleProgram, host }, use) => use(await enterRoom(sampleProgram, host)),
});

async function enterRoom(page: Page, host: BrowserHostProcess): Promise<Room> {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('no meeting');
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await expect(page.locator('[data-attendee]').first()).toBeVisible();
  return { notes, operations, meetingId: meeting.id };
}

async function personCalled(operations: Operations, shortForm: string) {
  const person = (await operations.people.list()).find((each) => each.shortForm === shortForm);
  if (!person) throw new Error(`nobody is called ${shortForm}`);
  return person;
}

test('attendance by keyboard: in whose place, from when, until when, and online', async ({
  page,
  room: { notes, operations, meetingId },
}) => {
  const people = await operations.people.list();
  const idOf = (shortForm: string) => people.find((person) => person.shortForm === shortForm)?.id ?? '';
  await operations.attendance.set({ meetingId, personId: idOf('CC Moss'), kind: 'apologies' });
  await expect(notes.panel().getByRole('region', { name: 'Apologies' })).toContainText('CC Moss');

  await notes.press('Alt+Shift+P');
  await expect(page.locator('[data-attendee]').first()).toBeFocused();
  const harland = notes.panel().getByRole('button', { name: /^ACC Harland/ });
  for (let step = 0; step < 20 && !(await isFocused(harland)); step += 1) await notes.press('ArrowDown');
  await expect(harland).toBeFocused();
  await notes.press('F2');
  const dialog = page.getByRole('dialog', { name: 'How ACC Harland attends' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('radio', { name: 'In the room' }));
  await notes.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Online' })).toBeChecked();
  await tabTo(page, dialog.getByRole('combobox', { name: 'Deputising for' }));
  await notes.type('moss');
  await notes.press('ArrowDown', 'Enter');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Joined at' }));
  await notes.type('2:50pm');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Left at' }));
  await notes.type('25:10');
  await notes.press('Enter');
  await expect(dialog.getByText('Left at must be a real time, such as 14:30.')).toBeVisible();
  await notes.press('Control+A');
  await notes.type('2:40pm');
  await notes.press('Enter');
  await expect(
    dialog.getByText(
      'They left at 2:40pm, which is not after they joined at 2:50pm. Correct one of the two times.',
    ),
  ).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Left at' })).toHaveAttribute('aria-invalid', 'true');
  await notes.press('Control+A');
  await notes.type('15:40');
  await notes.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(new FramePage(page).announcement()).toHaveText('Attendance of ACC Harland saved');

  const moss = people.find(({ shortForm }) => shortForm === 'CC Moss')?.name ?? '';
  const said = `; deputising for ${moss}; joined at 2:50pm; left at 3:40pm; online`;
  await expect(page.getByRole('region', { name: 'Attendance', exact: true })).toContainText(said);
  const kept = await operations.attendance.list({ meetingId });
  expect(kept.find(({ personId }) => personId === idOf('ACC Harland'))).toMatchObject({
    deputisingForId: idOf('CC Moss'),
    joinedAt: '14:50',
    leftAt: '15:40',
    isOnline: true,
  });

  // The focus is where it was: off the list, and back with all that was said.
  await expect(harland).toBeFocused();
  await notes.press('Delete');
  await expect(harland).toHaveCount(0);
  await notes.press('Control+Z');
  await expect(page.getByRole('region', { name: 'Attendance', exact: true })).toContainText(said);
  const withoutRank = ({ rank: _rank, ...attendee }: (typeof kept)[number]) => attendee;
  const back = await operations.attendance.list({ meetingId });
  expect(back.map(withoutRank)).toEqual(kept.map(withoutRank));
});

test('on the day of the meeting one choice says that somebody joins or leaves now', async ({
  sampleProgram: page,
  host,
}) => {
  await page.clock.setFixedTime(new Date('2023-10-10T15:25:00+01:00'));
  const { notes, operations, meetingId } = await enterRoom(page, host);
  expect((await operations.meetings.get({ id: meetingId })).date).toBe('2023-10-10');
  await notes.press('Alt+Shift+P');
  await expect(page.locator('[data-attendee]').first()).toBeFocused();
  await notes.press('Tab', 'Enter');
  await expect(page.getByRole('menuitem', { name: 'Leaves now, 3:25pm' })).toBeVisible();
  await notes.type('leaves');
  await notes.press('Enter');
  await expect(page.getByRole('region', { name: 'Attendance', exact: true })).toContainText(
    '; left at 3:25pm',
  );
});

async function isFocused(locator: ReturnType<Page['getByRole']>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

test('the meeting on the full screen: the clock goes with the items, and what became of them is said', async ({
  page,
  room: { notes, operations, meetingId },
  host,
}) => {
  const frame = new FramePage(page);
  const bar = page.getByRole('region', { name: 'The meeting now' });
  const live = await notes.enterItem('Stop and search');
  await notes.press('Alt+Shift+M');
  await expect(bar).toContainText('5 Stop and search');
  await expect(frame.rail()).toHaveCount(0);
  await expect(frame.announcement()).toHaveText('The meeting has the whole screen. Escape leaves it.');
  // The text goes on where it was, and what Escape closes first stays what it closes.
  await expect(live).toBeFocused();
  await notes.type(' /');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toBeVisible();
  await notes.press('Escape', 'Backspace');
  await expect(bar).toBeVisible();

  await notes.press('Alt+Shift+K');
  await expect(frame.announcement()).toHaveText('The clock is running.');
  const items = await operations.agenda.list({ meetingId });
  const idOf = (title: string) => items.find((item) => item.title === title)?.id ?? '';
  const times = () => operations.agenda.times({ meetingId });
  expect((await times()).countingId).toBe(idOf('Stop and search'));
  await expect(notes.railItem('Stop and search')).toContainText(/0:0[2-9] of 15 min/);
  await notes.press('Control+ArrowDown');
  await expect(frame.announcement()).toHaveText('Item 6, Neighbourhood crime, 15 minutes planned');
  await expect(bar).toContainText('6 Neighbourhood crime');
  await expect.poll(async () => (await times()).countingId).toBe(idOf('Neighbourhood crime'));

  await notes.press('Alt+Shift+D');
  await expect(frame.announcement()).toHaveText('Item 6: done');
  await expect(notes.railItem('Neighbourhood crime').getByRole('img', { name: 'Done' })).toBeVisible();
  await notes.press('Control+ArrowDown', 'Alt+Shift+N');
  await expect(frame.announcement()).toHaveText('Item 7: not discussed');
  await expect(
    page.locator('[data-live]').getByText('This item was not discussed.', { exact: true }),
  ).toBeVisible();
  await notes.press('Control+End', 'Space', 'Control+;');
  await expect(notes.notesOf('Neighbourhood policing and anti-social behaviour')).toContainText(
    / (midday|midnight|\d{1,2}(:\d\d)?[ap]m)/,
  );
  await notes.expectSaved();

  // A page that is loaded again, on a program that counts on.
  await page.reload();
  await notes.open(host.origin, meetingId);
  expect((await times()).countingId).toBe(idOf('Neighbourhood policing and anti-social behaviour'));
  const taken = (await times()).items.find(({ agendaItemId }) => agendaItemId === idOf('Stop and search'));
  expect(taken?.seconds).toBeGreaterThanOrEqual(2);
  await notes.press('Alt+Shift+K');
  await expect(frame.announcement()).toHaveText('The clock has stopped.');
  expect((await times()).countingId).toBeNull();

  await notes.press('Alt+Shift+M');
  await expect(bar).toBeVisible();
  await notes.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(frame.rail()).toBeVisible();
  await notes.press('Alt+Shift+M');
  await expect(bar).toBeVisible();
  await notes.press('Alt+Shift+M');
  await expect(bar).toHaveCount(0);
});

test('the time goes on after the program was killed and started again', async ({ page, startOnSameData }) => {
  test.slow();
  const first = await startOnSameData();
  const { meetingId } = await operationsOf(page, first).workspace.loadSample();
  const { notes } = await enterRoom(page, first);
  await notes.enterItem('Stop and search');
  await notes.press('Alt+Shift+M', 'Alt+Shift+K');
  await expect(notes.railItem('Stop and search')).toContainText('0:02');
  await first.kill();
  const second = await startOnSameData(Number(new URL(first.origin).port));
  const { countingId, items } = await operationsOf(page, second).agenda.times({ meetingId });
  expect(items.find(({ agendaItemId }) => agendaItemId === countingId)?.seconds).toBeGreaterThanOrEqual(2);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the meeting on the full screen passes the accessibility checks in the ${theme} theme`, async ({
    sampleProgram: page,
    host,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    const { notes } = await enterRoom(page, host);
    const frame = new FramePage(page);
    await notes.enterItem('Stop and search');
    await notes.press('Alt+Shift+M', 'Alt+Shift+K', 'Alt+Shift+D', 'Control+ArrowDown', 'Alt+Shift+N');
    await expect(page.locator('[data-live]').getByText('This item was not discussed.')).toBeVisible();
    await frame.expectAccessible('full screen', theme === 'dark' ? 'colours' : 'all');
    await notes.press('Alt+Shift+P', 'F2');
    await expect(page.getByRole('dialog')).toBeVisible();
    await frame.expectAccessible('attendance', theme === 'dark' ? 'colours' : 'all');
  });
}

test('a short form is proposed from name and post, and can be written by hand', async ({
  page,
  room: { notes, operations },
}) => {
  await notes.panel().getByRole('button', { name: 'Add someone' }).focus();
  await notes.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add someone' });
  await tabTo(page, dialog.getByRole('radio', { name: 'Someone known' }));
  await notes.press('ArrowRight');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Name' }));
  await notes.type('Rita Vale');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Post' }));
  await notes.type('Superintendent, Ashby');
  // There is a Supt Vale.
  await tabTo(page, dialog.getByRole('button', { name: 'Use “Supt Rita Vale”' }));
  await notes.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Short form' })).toHaveValue('Supt Rita Vale');
  await tabTo(page, dialog.getByRole('button', { name: 'Add', exact: true }));
  await notes.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect((await operations.people.list()).map(({ shortForm }) => shortForm)).toContain('Supt Rita Vale');
});

test('a person in the notes follows a change of name, in the text that is live and in the others', async ({
  page,
  room: { notes, operations },
}) => {
  await notes.enterItem('Any other business');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.enterItem('Future agenda items');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.expectSaved();
  const harland = await personCalled(operations, 'ACC Harland');
  await operations.people.update({ ...harland, shortForm: 'DCC Harland', post: 'Deputy Chief Constable' });
  const lastIn = (title: string) => notes.notesOf(title).locator('[data-person]').last();
  await expect(lastIn('Future agenda items')).toHaveText('DCC Harland');
  await expect(lastIn('Any other business')).toHaveText('DCC Harland');
  await expect(notes.notesOf('Future agenda items')).toBeFocused();
  await notes.type('agreed.');
  await expect(notes.notesOf('Future agenda items')).toContainText('DCC Harland agreed.');
  // An editor that was put away knows the name too when it comes back.
  await operations.people.update({ ...harland, revision: 2, shortForm: 'CC Harland' });
  await expect(lastIn('Future agenda items')).toHaveText('CC Harland');
  await notes.enterItem('Any other business');
  await expect(page.locator('.ProseMirror [data-person]').last()).toHaveText('CC Harland');
});

test('a press puts the caret into a text that is drawn again before it is let go', async ({
  page,
  room: { notes, operations },
}) => {
  await notes.enterItem('Any other business');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.expectSaved();
  await notes.enterItem('Future agenda items');
  const harland = await personCalled(operations, 'ACC Harland');
  const text = notes.notesOf('Any other business');
  await text
    .locator('p')
    .first()
    .hover({ position: { x: 2, y: 8 } });
  await page.mouse.down();
  await operations.people.update({ ...harland, shortForm: 'DCC Harland' });
  await expect(text).toContainText('DCC Harland');
  await page.mouse.up();
  await expect(text).toBeFocused();
  await notes.type('Then: ');
  await expect(text.locator('p').first()).toHaveText(/^Then: /);
});

test('first mentions in full over the whole notes, undone section by section or all at once', async ({
  page,
  room: { notes, operations, meetingId },
}) => {
  await notes.enterItem('Any other business');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.choose('@harl', /ACC Harland/);
  await notes.enterItem('Future agenda items');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.choose('@okoro', /DMPC Okoro/);
  await notes.expectSaved();
  const people = (title: string) => notes.notesOf(title).locator('[data-person]');
  const full = 'Ruth Harland (Assistant Chief Constable)';
  const doIt = async (): Promise<void> => {
    await new FramePage(page).openPalette();
    await notes.type('first mention');
    await notes.press('Enter');
  };
  await doIt();
  const messages = page.getByRole('region', { name: /Messages|Notifications/ });
  await expect(messages.getByText(/names? now in full, \d+ in short form, in \d+ sections?\./)).toBeVisible();
  const inFull = page.locator('[data-person][data-in-full]');
  await expect(inFull.filter({ hasText: full })).toHaveCount(1);
  await expect(
    inFull.filter({ hasText: 'Dr Amara Okoro (Deputy Mayor for Policing and Crime)' }),
  ).toHaveCount(1);
  await notes.expectSaved();

  // In Word as on screen.
  const meeting = await operations.meetings.get({ id: meetingId });
  const stored = JSON.stringify(await operations.documents.get({ id: meeting.notesDocumentId }));
  expect(stored.match(/"isInFull":true/g)?.length).toBe(await inFull.count());

  await messages.getByRole('button', { name: 'Undo' }).first().click();
  await expect(inFull).toHaveCount(0);
  await doIt();
  await expect(inFull.filter({ hasText: full })).toHaveCount(1);
  await notes.enterItem('Future agenda items');
  await notes.press('Control+Z');
  await expect(people('Future agenda items').last()).toHaveText('DMPC Okoro');
  // Also where nothing was typed before.
  const place = page.locator('[data-section]').filter({ has: inFull }).first().getByRole('textbox');
  await notes.enter((await place.getAttribute('aria-label')) ?? '');
  await expect(page.locator('.ProseMirror [data-in-full]')).not.toHaveCount(0);
  await notes.press('Control+Z');
  await expect(page.locator('.ProseMirror [data-in-full]')).toHaveCount(0);
  await notes.expectSaved();
});

test('items are renamed, added and moved from the notes, and no character under them is lost', async ({
  page,
  room: { notes, operations, meetingId },
}) => {
  const frame = new FramePage(page);
  const titles = async () => (await operations.agenda.list({ meetingId })).map(({ title }) => title);
  await notes.enterItem('Stop and search');
  await notes.press('Enter');
  await notes.type('Said before.');
  const before = await notes.notesOf('Stop and search').textContent();

  await notes.press('Alt+Shift+E');
  const renaming = page.getByRole('dialog', { name: 'Rename item 5' });
  await expect(renaming.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await notes.press('Control+A', 'Backspace', 'Enter');
  await expect(renaming.getByText('Enter a title.')).toBeVisible();
  await notes.type('Searches in the street');
  await notes.press('Enter');
  await expect(renaming).toHaveCount(0);
  await expect(frame.announcement()).toHaveText('Item 5 is now called Searches in the street');
  const live = notes.notesOf('Searches in the street');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' Said after.');
  await expect(page.locator('.ProseMirror')).toHaveText(`${before ?? ''} Said after.`);

  // Moved with words that are not saved yet; the caret stays where it was.
  await notes.type(' Moving');
  await notes.press('Alt+Shift+ArrowUp');
  // The agenda went out: an item keeps its number.
  await expect(frame.announcement()).toHaveText(
    'Searches in the street stays item 5 and now follows Your Say survey.',
  );
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' up.');
  await notes.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' And down.');
  await expect(page.locator('.ProseMirror')).toHaveText(`${before ?? ''} Said after. Moving up. And down.`);
  await expect
    .poll(async () => (await titles()).slice(7, 10))
    .toEqual(['Use of force', 'Neighbourhood crime', 'Searches in the street']);

  await notes.press('Alt+N');
  const adding = page.getByRole('dialog', { name: 'Add an item after 5' });
  await expect(adding.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await notes.type('A late item');
  await notes.press('Enter');
  await expect(frame.announcement()).toHaveText('Item 13, A late item');
  await expect(notes.notesOf('A late item')).toBeFocused();
  await notes.type('Taken at once.');
  await notes.expectSaved();
  await expect
    .poll(async () => (await titles()).slice(9, 11))
    .toEqual(['Searches in the street', 'A late item']);

  await page.reload();
  await expect(notes.notesOf('A late item')).toHaveText('Taken at once.');
  await expect(live).toContainText('Said before. Said after. Moving up. And down.');
});

test('a screen reader hears of the item, a new action, words that are not saved, and that they are', async ({
  page,
  room: { notes },
}) => {
  const frame = new FramePage(page);
  const saving = page.getByRole('region', { name: 'Save state' }).getByRole('status');
  await notes.enterItem('Any other business');
  await notes.press('Control+ArrowUp');
  await expect(frame.announcement()).toHaveText('Item 10, Future agenda items, 2 minutes planned');
  await notes.press('Control+ArrowDown', 'Control+Enter');
  await expect(frame.announcement()).toHaveText(/^New action 11 [a-z]\)$/);
  const first = await frame.announcement().textContent();
  await notes.type('Publish the opening hours');
  await notes.choose(' @harl', /ACC Harland/);
  await notes.press('Control+Enter');
  await expect(frame.announcement()).not.toHaveText(first ?? '');
  await expect(frame.announcement()).toHaveText(/^New action 11 [a-z]\)$/);
  await notes.expectSaved();
  // Saving that goes well is not talked about.
  await expect(saving).toHaveText('');

  await page.context().setOffline(true);
  await notes.type('Kept on this screen.');
  await expect(saving).toHaveText(/^Not saved – retrying\. .+/);
  await page.context().setOffline(false);
  await expect(saving).toHaveText('Everything is saved again.');
});
