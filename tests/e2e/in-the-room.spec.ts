import type { Page } from '@playwright/test';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test as programTest, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
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
  return { notes, operations, meetingId: meeting.id };
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

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, control: ReturnType<Page['getByRole']>): Promise<void> {
  for (let step = 0; step < 15 && !(await isFocused(control)); step += 1) await page.keyboard.press('Tab');
  await expect(control).toBeFocused();
}
