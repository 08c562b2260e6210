import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';

// Every screen of the weeks before a meeting, as the sample has it, in both themes.

for (const colorScheme of ['light', 'dark'] as const) {
  test(`planning and drafting pass the accessibility checks in the ${colorScheme} theme`, async ({
    sampleProgram: page,
    host,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    const frame = new FramePage(page);
    const check = (screen: string): Promise<void> =>
      frame.expectAccessible(`${screen}, ${colorScheme}`, colorScheme === 'dark' ? 'colours' : 'all');
    const go = async (hash: string, heading: string | RegExp): Promise<void> => {
      await page.goto(`${host.origin}/#${hash}`);
      await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
    };
    const operations = operationsOf(page, host);
    const [meeting] = await operations.meetings.list();
    if (!meeting) throw new Error('the sample is not loaded');
    const topic = { kind: 'report', leadId: null, organisationId: null, promise: 'In the spring.' } as const;
    const promised = { bodyId: meeting.bodyId, promisedAtMeetingId: meeting.id, ...topic };
    await operations.topics.create({ ...promised, title: 'Custody visiting', wantedOn: '2150-01-14' });
    await operations.topics.create({ ...promised, title: 'Never taken', wantedOn: '2020-01-14' });
    await operations.wordings.create({
      name: 'How the plan is delivered',
      category: 'Plan',
      text: 'This report helps to deliver {plan.name}.',
      planEntryId: null,
    });
    const number = { kind: 'number', number: '1284' } as const;
    const nothing = { prefix: null, suffix: null, source: null, asAt: null };
    await operations.figures.create({ name: 'Visits made', value: number, ...nothing });

    await go('/meetings', 'Meetings');
    await check('meetings');
    await page.getByRole('button', { name: 'New meeting' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'New meeting' }).getByLabel('Date')).toBeVisible();
    await check('new meeting');
    await page.keyboard.press('Escape');

    await go('/forward-plan', 'Forward plan');
    await expect(page.getByText('Never taken')).toBeVisible();
    await check('forward plan');
    await page.getByRole('button', { name: 'Add a topic', exact: true }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'New topic' })).toBeVisible();
    await check('new topic');
    await page.keyboard.press('Escape');

    for (const [part, entry, editor] of [
      ['bodies', 'Community Outcomes Meeting', 'Body'],
      ['people', 'Helen Ashworth', 'Person'],
      ['organisations', 'Calder Police', 'Organisation'],
      ['plans', 'Police and Crime Plan', 'Plan'],
      ['wording', 'How the plan is delivered', 'Wording'],
      ['figures', 'Visits made', 'Figure'],
    ] as const) {
      await go(`/library/${part}`, 'Library');
      await page.getByRole('table').getByRole('button', { name: entry }).press('Enter');
      await expect(page.getByRole('complementary', { name: editor })).toBeVisible();
      await check(`library, ${part}`);
    }

    await go(`/meetings/${meeting.id}/agenda`, meeting.bodyName);
    await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();
    await check('agenda');
    await go(`/meetings/${meeting.id}/papers`, 'Cover papers');
    await check('papers');

    const items = await operations.agenda.list({ meetingId: meeting.id });
    const paperIn = (state: string): string =>
      items.find(({ paper }) => paper?.state === state)?.paper?.documentId ?? '';
    await go(`/meetings/${meeting.id}/papers/${paperIn('cleared')}`, /^Subject/);
    await check('a cleared paper');
    await go(`/meetings/${meeting.id}/papers/${paperIn('in-review')}`, /^Subject/);
    const beside = page.getByRole('complementary', { name: 'Beside the paper' });
    for (const tab of await beside.getByRole('tab').all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await check(`beside a paper, ${(await tab.textContent()) ?? ''}`);
    }
  });
}
