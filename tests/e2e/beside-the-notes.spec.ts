import { randomUUID } from 'node:crypto';
import { aBody, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { notesSection } from '../support/builders/a-notes-section.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { NotesPage } from './pages/notes-page.ts';

test('the paper and last time follow the caret from item to item, by keyboard, and give the caret back', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const item = items.find(({ title }) => title === 'Business crime');
  if (!meeting || !item?.paper) throw new Error('the sample is not as it was');
  const none = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const earlier = await operations.meetings.create({
    bodyId: meeting.bodyId,
    date: '2020-01-14',
    ...none,
  });
  const before = await operations.agenda.add({
    ...{ meetingId: earlier.id, id: randomUUID(), parentId: null, beforeId: null },
    ...{ kind: 'report', title: 'Business Crime' },
  });
  const section = await notesSection(operations, earlier.id, before.id);
  const promised = randomUUID();
  await operations.documents.saveSection({
    ...{ id: section.id, revision: section.revision },
    body: aBody(
      aParagraph('The Mayor asked about shops near ', restricted('Operation Heron'), '.'),
      anAction('Count the shops', { id: promised, due: '2020-02-01' }),
    ),
  });
  await operations.actions.addUpdate({ id: promised, revision: 1, text: 'Half of them are counted' });

  const frame = new FramePage(page);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem('Business crime');
  await notes.press('Alt+Shift+c');
  const paper = notes.panel().getByRole('region', { name: 'Paper: Business crime' });
  await expect(paper).toBeFocused();
  await expect(paper.getByRole('heading', { level: 3 })).toHaveText([
    /^Purpose/,
    /^Recommendation/,
    /^Key information/,
  ]);
  await expect(paper.getByRole('link', { name: 'Open the paper' })).toHaveAttribute(
    'href',
    `#/meetings/${meeting.id}/papers/${item.paper.documentId}`,
  );
  await expect(paper.getByRole('textbox')).toHaveCount(0);
  await frame.expectAccessible('paper beside the notes');

  await notes.press('Alt+j');
  const lastTime = notes.panel().getByRole('region', { name: 'Last time: Business crime' });
  await expect(lastTime).toBeFocused();
  await expect(lastTime.getByText('Half of them are counted')).toBeVisible();
  await expect(lastTime.getByText('Overdue')).toBeVisible();
  await expect(lastTime.getByRole('group', { name: /^Notes of 14 January 2020/ })).toContainText(
    'The Mayor asked about shops near Operation Heron.',
  );
  await expect(lastTime.locator('[data-restricted]')).toHaveText('Operation Heron');
  await frame.expectAccessible('last time beside the notes');
  // A window of 1366 pixels at 200 %.
  await page.setViewportSize({ width: 683, height: 384 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
    .toBe(true);
  await frame.expectAccessible('last time at 200 %');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await frame.expectAccessible('last time beside the notes', 'colours');

  // In the full screen, too, Escape goes back to the notes first.
  await notes.press('Alt+Shift+m');
  await expect(page.locator('[data-meeting]')).toBeVisible();
  await expect(lastTime).toBeFocused();
  await notes.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(page.locator('[data-meeting]')).toBeVisible();
  await notes.press('Escape');
  await expect(page.locator('[data-meeting]')).toHaveCount(0);
  await notes.press('Alt+j');
  await expect(lastTime).toBeFocused();

  // The caret is where it was; the panel stays, and goes on with it.
  await notes.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await notes.type(' And so on.');
  await expect(notes.notesOf('Business crime')).toContainText(/ And so on\.$/);
  await notes.press('Control+ArrowDown');
  await expect(lastTime).toHaveCount(0);
  await expect(
    notes.panel().getByText(/^No earlier meeting of this body has notes on this topic/),
  ).toBeVisible();
  await notes.press('Alt+Shift+c');
  await expect(notes.panel().getByText('There is no cover paper for this item.')).toBeVisible();
});
