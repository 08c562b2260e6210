import { aBody, anAction } from '../support/builders/body-pieces.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

const previous = 'Notes of the previous meeting and matters arising';

/** Three meetings; at the first, three actions were promised. */
async function threeMeetings(operations: Operations): Promise<readonly string[]> {
  const body = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [
      { kind: 'welcome', title: 'Welcome', minutes: 5 },
      { kind: 'previous-notes', title: previous, minutes: 10 },
    ],
    closingItems: [],
  });
  const owner = await operations.people.create({
    name: 'Ruth Harland',
    post: 'Assistant Chief Constable',
    organisationId: null,
    shortForm: 'ACC Harland',
    isCurrent: true,
  });
  const meetings = [];
  for (const date of ['2026-01-13', '2026-04-14', '2026-07-14']) {
    meetings.push(
      await operations.meetings.create({
        bodyId: body.id,
        date,
        startTime: '14:30',
        endTime: '16:00',
        place: 'Town Hall, Ashby',
        chairId: null,
        planId: null,
      }),
    );
  }
  const [section] = (await operations.documents.get({ id: meetings[0]?.notesDocumentId ?? '' })).sections;
  const owners = [{ kind: 'person' as const, id: owner.id }];
  await operations.documents.saveSection({
    id: section?.id ?? '',
    revision: 1,
    body: aBody(
      anAction('Send the use of force figures for each district.', { owners, due: '2026-03-01' }),
      anAction('Write to the youth panel about the survey.', { owners, due: '2026-12-01' }),
      anAction('Publish the map of the towpath lights.'),
    ),
  });
  return meetings.map(({ id }) => id);
}

test('what was promised is heard of at the next meeting, reported on live, and drops out once it was closed', async ({
  program: page,
  operations,
  host,
}) => {
  const [, april = '', july = ''] = await threeMeetings(operations);
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, april);
  const arising = page.getByRole('region', { name: 'Matters arising' });
  const matters = arising
    .getByRole('table', { name: 'Actions of earlier meetings' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  const matter = (words: string) => matters.filter({ hasText: words });
  await expect(matters).toHaveCount(3);
  await expect(arising.getByRole('columnheader')).toHaveText([
    'Meeting and action',
    'What was promised',
    'Owner and due date',
    'Status',
    'Last update',
    'Report',
  ]);
  await expect(matter('use of force')).toContainText(
    /13 January 2026, 1 a\).*ACC Harland · due 1 March 2026.*Overdue/s,
  );
  await expect(arising.getByRole('status')).toHaveText('3 open, 1 overdue');

  await page.getByRole('button', { name: 'Report on action 1 a) of 13 January 2026' }).press('Enter');
  const report = page.getByRole('dialog', { name: 'Report on action 1 a)' });
  await expect(report.getByLabel('What happened since')).toBeFocused();
  await report.getByRole('radio', { name: 'Update' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(report.getByRole('radio', { name: 'Complete' })).toBeChecked();
  await report.getByLabel('What closed it').fill('The figures were tabled');
  await frame.expectAccessible('reporting on an action');
  await report.getByRole('button', { name: 'Complete' }).press('Enter');
  await expect(report).toHaveCount(0);
  await expect(matter('use of force')).toContainText(
    /Complete.*Reported here.*Complete: The figures were tabled/s,
  );
  await page.getByRole('button', { name: 'Carry forward action 1 b) of 13 January 2026' }).press('Enter');
  await expect(matter('youth panel')).toContainText('Carried forward');
  await expect(page.getByRole('button', { name: 'Report on action 1 b) of 13 January 2026' })).toBeFocused();
  await expect(arising.getByRole('status')).toHaveText('2 open, 1 closed and listed once more');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: 'Report on action 1 a) of 13 January 2026' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Report on action 1 c) of 13 January 2026' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(matter('youth panel')).not.toContainText('Carried forward');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const second = page.getByRole('dialog', { name: 'Report on action 1 b)' });
  await second.getByRole('radio', { name: 'Carry forward' }).check({ force: true });
  await second.getByLabel('New date, in place of 1 December 2026').fill('1/2/2027');
  await second.getByRole('button', { name: 'Carry forward' }).press('Enter');
  await expect(matter('youth panel')).toContainText(
    /due 1 February 2027.*Carried forward\. Due on 1 February 2027; before, on 1 December 2026/s,
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await frame.expectAccessible(
      `matters arising, ${colorScheme}`,
      colorScheme === 'dark' ? 'colours' : 'all',
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });

  await notes.open(host.origin, july);
  await expect(matters).toHaveCount(2);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('matters');
  await page.keyboard.press('Enter');
  await expect(arising.getByRole('link', { name: '13 January 2026, 1 b)' })).toBeFocused();
  await expect(matter('use of force')).toHaveCount(0);
  await page.goto(`${host.origin}/#/meetings/${july}/agenda`);
  await new AgendaPage(page).choose(previous);
  await expect(page.getByText('Matters arising: 2 open')).toBeVisible();
  await frame.expectAccessible('agenda with matters arising');
  await page.goto(`${host.origin}/#/meetings/${july}/actions`);
  await expect(matters).toHaveCount(2);
  await frame.expectAccessible('actions of a meeting with matters arising');
});
