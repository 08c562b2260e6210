import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import type { JournalEntry } from '../support/electron-double/remote-control.ts';
import { runUntilEnd } from '../support/electron-double/start-desktop.ts';
import { NotesPage } from '../e2e/pages/notes-page.ts';
import { aMeetingFile } from '../hosts/a-meeting-file.ts';
import { expect, test } from './desktop-test.ts';

// What stands around the window, as a clerk meets it: menu, files from outside, what the organisation has set.

type MenuItem = {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
};

const sampleFile = inProject('resources/sample/sample-meeting.json');
const sampleDay = '10 October 2023';

/** Whether a menu that was put up has an item; `isEnabled`: and whether it can be picked. */
function hasItem(label: string, isEnabled?: boolean): (entry: JournalEntry) => boolean {
  const isIn = (items: readonly MenuItem[]): boolean =>
    items.some(
      (item) =>
        (item.label === label && (isEnabled === undefined || (item.enabled ?? true) === isEnabled)) ||
        isIn(item.submenu ?? []),
    );
  return ({ items }) => isIn(items as readonly MenuItem[]);
}

test('a file that is double-clicked is looked at before it comes in, and a second one reaches the open window', async ({
  start,
  folder,
}) => {
  const good = join(folder, 'Autumn.meeting');
  copyFileSync(sampleFile, good);
  const another = join(folder, 'Another.meeting');
  writeFileSync(another, JSON.stringify(aMeetingFile()));
  const bad = join(folder, 'Damaged.meeting');
  writeFileSync(bad, '{"format":');
  const { page, order, journal, waitFor, answerDialogs } = await start({
    arguments: ['Autumn.meeting'],
  });
  const dialog = page.getByRole('dialog', { name: 'Import a meeting file' });
  await expect(dialog).toContainText('You opened Autumn.meeting.');
  await dialog.getByRole('button', { name: 'Import this meeting' }).click();
  await expect(page.getByText(/^Community Outcomes Meeting, 10 October 2023, is imported/)).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();

  // A clerk who is writing is asked where they are, and goes on there: whether they say no or yes.
  await page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name: 'Notes' }).click();
  const notes = new NotesPage(page);
  const live = await notes.enterItem('Any other business');
  await notes.type('The clerk wris on.');
  for (let key = 0; key < 's on.'.length; key += 1) await notes.moveCaret('ArrowLeft');
  const place = new URL(page.url()).hash;
  // On Windows and Linux a second start hands over its file.
  expect((await runUntilEnd({ folder, arguments: [another] })).code).toBe(0);
  await expect(dialog).toContainText('you stay on this screen');
  expect(new URL(page.url()).hash).toBe(place);
  await page.keyboard.press('Escape');
  await expect(live).toBeFocused();
  await notes.type('t');
  expect((await runUntilEnd({ folder, arguments: [another] })).code).toBe(0);
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Import this meeting' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(live).toBeFocused();
  await notes.type('e');
  await expect(live).toContainText('The clerk writes on.');
  expect(new URL(page.url()).hash).toBe(place);
  await page.getByRole('button', { name: 'Go to this meeting' }).click();
  await expect(page).toHaveTitle(/18 April 2026/);

  expect((await runUntilEnd({ folder, arguments: [bad] })).code).toBe(0);
  await dialog.getByRole('button', { name: 'Import this meeting' }).click();
  await expect(dialog).toContainText('Damaged.meeting was not imported: it has a fault.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  // On a Mac the system says it.
  order({ order: 'open-file', path: join(folder, 'gone.meeting') });
  await expect(dialog).toContainText('gone.meeting was not imported.');
  await expect(dialog).not.toContainText(folder);
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  // The menu has what the screen has; a recent meeting is a click away.
  const before = journal.length;
  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await expect
    .poll(() =>
      journal.slice(before).some((entry) => entry.what === 'menu' && hasItem('New meeting', true)(entry)),
    )
    .toBe(true);
  await waitFor('menu', hasItem(`${sampleDay} · Community Outcomes Meeting`));
  order({ order: 'pick-menu-item', label: 'Import a meeting file' });
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeVisible();
  await page.keyboard.press('Escape');
  order({ order: 'pick-menu-item', label: `${sampleDay} · Community Outcomes Meeting` });
  await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();

  await page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name: 'Issue' }).click();
  await waitFor('menu', hasItem('Save the pages shown as a PDF…', true));
  const pdf = join(folder, 'Agenda.pdf');
  answerDialogs({ dialog: 'save', filePath: pdf });
  order({ order: 'pick-menu-item', label: 'Save the pages shown as a PDF…' });
  await expect(page.getByText(/^The pages are saved as .*Agenda\.pdf/)).toBeVisible();
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await waitFor('print-to-pdf'))['options']).toMatchObject({ preferCSSPageSize: true });
});

test('theme and notifications are the person’s own, and the system’s end has the page save at once', async ({
  start,
}) => {
  const first = await start();
  const { page, order, waitFor, journal } = first;
  await page.getByRole('button', { name: /sample/i }).click();
  await expect(page.getByRole('heading', { name: 'Community Outcomes Meeting' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Secretariat does not look for updates')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await waitFor('theme-source', ({ source }) => source === 'dark');
  const notifications = page.getByRole('radiogroup', { name: 'Tell me once a day of actions that are due' });
  await expect(notifications.getByRole('radio', { name: 'Off' })).toBeChecked();
  expect(journal.filter(({ what }) => what === 'notification')).toEqual([]);
  await notifications.getByText('On', { exact: true }).click();
  const { title, body } = await waitFor('notification');
  expect(title).toBe('Secretariat');
  expect(body).toMatch(/^(\d+ actions? (is|are) (overdue|due)[^A-Z]*(\d{1,2} [A-Z][a-z]+ \d{4}\.)?\s?)+$/);
  order({ order: 'click-notification' });
  await expect(page.getByRole('heading', { name: 'Actions', level: 1 })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the log' }).click();
  const lines = page.getByRole('region', { name: 'Lines of the log' });
  await expect(lines).toContainText('opened in=window');
  await expect(lines).not.toContainText('Outcomes');
  await page.keyboard.press('Escape');

  await page.evaluate(() => {
    const asked: string[] = [];
    window.addEventListener('pagehide', () => asked.push('save'));
    Object.assign(window, { asked });
  });
  const asked = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { asked: string[] }).asked.length);
  order({ order: 'system-event', event: 'suspend' });
  await expect.poll(asked).toBe(1);
  order({ order: 'window-event', event: 'query-session-end' });
  await expect.poll(asked).toBe(2);
  order({ order: 'system-event', event: 'shutdown' });
  expect(await waitFor('system-event', ({ event }) => event === 'shutdown')).toMatchObject({
    isPrevented: true,
  });
  expect(await waitFor('ended')).toMatchObject({ code: 0 });
  expect(journal.filter(({ what }) => /updater-loaded|request-(left|cancelled)/.test(what))).toEqual([]);
  await first.kill();

  const second = await start();
  expect(await second.waitFor('theme-source')).toMatchObject({ source: 'dark' });
  expect(second.journal.findIndex(({ what }) => what === 'theme-source')).toBeLessThan(
    second.journal.findIndex(({ what }) => what === 'window-created'),
  );
});

test('what the organisation has set is shown and holds, and a policy that is damaged is said and held at its strictest', async ({
  start,
  folder,
}) => {
  const policy = join(folder, 'policy.json');
  writeFileSync(policy, '{"version":1,"highestPublicMarkng":"none"}');
  const strict = await start({ arguments: [`--policy=${policy}`] });
  await expect(strict.page.getByText('has “highestPublicMarkng”, which')).toBeVisible();
  await expect(strict.page.getByText(/held at its strictest: public files may be refused/)).toBeVisible();
  await strict.page.getByRole('link', { name: 'Settings' }).click();
  // What nobody has set is not said to be the organisation's wish.
  await expect(strict.page.getByRole('region', { name: 'Notifications' })).toContainText(
    'the policy of your organisation cannot be followed as it is, and strict rules hold until whoever looks after this computer has put it right',
  );
  await expect(strict.page.getByText(/has switched|has set|Set by your organisation/)).toHaveCount(0);
  // No test works on the data of whoever runs it.
  await expect(
    strict.page.getByText(join(folder, '.local/share/secretariat'), { exact: true }),
  ).toBeVisible();
  await strict.closeWindow();

  const set = join(folder, 'set');
  writeFileSync(
    policy,
    JSON.stringify({
      version: 1,
      dataFolder: set,
      notifications: 'off',
      updates: { folder: '/srv/updates' },
    }),
  );
  const refused = await runUntilEnd({
    folder,
    arguments: [`--policy=${policy}`, '--data', join(folder, 'mine')],
  });
  expect(refused.journal.find(({ what }) => what === 'error-box')?.['content']).toMatch(
    /^Your organisation has set where Secretariat keeps its data .*; start it without --data\.$/,
  );
  const { page, closeWindow } = await start({ arguments: [`--policy=${policy}`] });
  await page.getByRole('link', { name: 'Settings' }).click();
  const card = page.getByRole('region', { name: 'Set by your organisation' });
  await expect(card).toContainText(set);
  await expect(card).toContainText('from /srv/updates');
  await expect(page.getByText('Your organisation has set which one.')).toBeVisible();
  await expect(page.getByText('Your organisation has switched notifications off.')).toBeVisible();
  await expect(page.getByText('nothing checks who signed an update')).toBeVisible();
  await closeWindow();

  // A policy that cannot be read opens no empty folder in the place of the one that was set.
  writeFileSync(policy, '{"version":1,');
  const unread = await runUntilEnd({ folder, arguments: [`--policy=${policy}`] });
  expect(unread.journal.find(({ what }) => what === 'error-box')?.['content']).toMatch(
    /^Your organisation had set where Secretariat keeps its data .* has to mend the policy\.$/,
  );
});
