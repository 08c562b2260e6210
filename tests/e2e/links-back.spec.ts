import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { expect, test } from './fixtures.ts';
test('links lead back to the item of a promise, and with the caret into an action', async ({
  program: page,
  operations,
  host,
}) => {
  const { id: bodyId } = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [{ kind: 'welcome', title: 'Welcome', minutes: 5 }],
    closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: 5 }],
  });
  const meeting = await operations.meetings.create({
    ...{ bodyId, date: '2026-04-18', startTime: '14:30', endTime: '16:00', place: 'Ashby' },
    ...{ chairId: null, planId: null },
  });
  const sections = (await operations.documents.get({ id: meeting.notesDocumentId })).sections;
  await operations.documents.saveSection({
    id: sections[0]?.id ?? '',
    revision: 1,
    body: aBody(
      ...Array.from({ length: 60 }, (_, i) => aParagraph(`Line ${i}`)),
      anAction('Send the figures'),
    ),
  });
  await operations.topics.create({
    bodyId,
    title: 'Custody',
    kind: 'report',
    leadId: null,
    organisationId: null,
    wantedOn: null,
    promisedAtMeetingId: meeting.id,
    promise: 'x',
  });
  await page.goto(`${host.origin}/#/forward-plan/${bodyId}`);
  await page.getByText('Promised on 18 April 2026').click();
  await expect(page).toHaveURL(/notes$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Agenda' }).locator('[aria-current]')).toContainText(
    'Future agenda items',
  );
  await page.goto(`${host.origin}/#/actions`);
  await page.getByRole('button', { name: 'Send the figures' }).click();
  await page.getByRole('link', { name: 'Open in the notes' }).click();
  await expect(page.locator('[data-block="action"]')).toBeInViewport();
  await expect
    .poll(() =>
      page.evaluate(
        () => getSelection()?.anchorNode?.parentElement?.closest('[data-block="action"]') != null,
      ),
    )
    .toBe(true);
  await page.keyboard.type('Now ');
  await expect(page.locator('[data-block="action"]')).toContainText('Now Send the figures');
});
