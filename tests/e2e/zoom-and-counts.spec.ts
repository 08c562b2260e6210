import type { Locator, Page } from '@playwright/test';
import { aMeetingFile } from '../hosts/a-meeting-file.ts';
import { expect, operationsOf, test, type Operations } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';

/** What is left of a window of 1366 by 768 at 200 %. */
const zoomed = { width: 683, height: 384 };

async function firstMeeting(operations: Operations) {
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('there is no meeting');
  return meeting;
}

function tab(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'This meeting' }).getByRole('link', { name, exact: true });
}

async function kindsByTitle(operations: Operations): Promise<Readonly<Record<string, string>>> {
  const items = await operations.agenda.list({ meetingId: (await firstMeeting(operations)).id });
  return Object.fromEntries(items.map(({ title, kind }) => [title, kind]));
}

test('a report without a paper that becomes a sub-item expects no paper, until it is put back', async ({
  program: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  await new MeetingsPage(page).make({ body: 'Ashby Policing Panel', date: '12 May 2026' });
  const agenda = new AgendaPage(page);
  await agenda.add('Use of force', 'Body-worn video');
  await expect(tab(page, 'Papers 0 of 2 cleared')).toBeVisible();

  const row = await agenda.choose('Body-worn video');
  await row.press('Enter');
  await agenda.titleInLine().press('Tab');
  await expect.poll(() => kindsByTitle(operations)).toMatchObject({ 'Body-worn video': 'other' });
  await expect(tab(page, 'Papers 0 of 1 cleared')).toBeVisible();

  await agenda.titleInLine().press('Shift+Tab');
  await expect.poll(() => kindsByTitle(operations)).toMatchObject({ 'Body-worn video': 'report' });
  await agenda.titleInLine().press('Tab');
  await expect.poll(() => kindsByTitle(operations)).toMatchObject({ 'Body-worn video': 'other' });
  await agenda.titleInLine().press('Escape');
  await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => kindsByTitle(operations)).toMatchObject({ 'Body-worn video': 'report' });
  await expect(tab(page, 'Papers 0 of 2 cleared')).toBeVisible();
});

test('the tabs say what they count, and the screens count the same', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const meeting = await firstMeeting(operations);
  const items = await operations.agenda.list({ meetingId: meeting.id });
  expect(items.length, 'the sample has sub-items').toBeGreaterThan(meeting.agendaItemCount);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/issue`);
  await expect(page.getByText(`${meeting.agendaItemCount} items`, { exact: true }).last()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: `${meeting.agendaItemCount} items` })).toBeAttached();
  await expect(tab(page, `Agenda ${meeting.agendaItemCount} items`)).toBeVisible();
  await expect(tab(page, `Actions ${meeting.openActionCount} open`)).toHaveAttribute(
    'title',
    `${meeting.openActionCount} open`,
  );
  const papers = tab(page, `Papers ${meeting.clearedPaperCount} of ${meeting.reportItemCount} cleared`);
  await papers.click();
  await expect(
    page.getByText(
      `${meeting.paperCount} of ${meeting.reportItemCount} begun, ${meeting.clearedPaperCount} cleared`,
    ),
  ).toBeVisible();
});

test('at 200 % the titles of the papers stay readable', async ({ sampleProgram: page, host }) => {
  const meeting = await firstMeeting(operationsOf(page, host));
  await page.setViewportSize(zoomed);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
  const table = page.getByRole('table', { name: 'Cover papers' });
  const title = table.getByRole('rowheader').first();
  await expect(title).toBeVisible();
  expect((await title.boundingBox())?.width).toBeGreaterThan(180);
  await expect(table.getByRole('columnheader', { name: 'Words' })).toBeHidden();
  const button = await table
    .getByRole('row')
    .nth(1)
    .getByText(/^(Open|Begin) paper/)
    .boundingBox();
  expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(zoomed.width);
  await new FramePage(page).expectAccessible('papers at 200 %');
});

test('at 200 % the agenda of the notes is behind a button, and leads to an item', async ({
  sampleProgram: page,
  host,
}) => {
  const meeting = await firstMeeting(operationsOf(page, host));
  await page.setViewportSize(zoomed);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/notes`);
  const rail = page.getByRole('navigation', { name: 'Agenda' });
  const fold = rail.getByRole('button', { name: 'Agenda', exact: true });
  const item = rail.getByRole('listitem').last().getByRole('button').first();
  await expect(item).toBeHidden();
  await fold.click();
  await item.click();
  await expect(item).toBeHidden();
  await expect(page.getByRole('textbox', { name: /^Notes of item/ }).last()).toBeFocused();
  await fold.click();
  await expect(item).toHaveAttribute('aria-current', 'true');
});

test('at 200 % a message leaves the buttons of a dialog in sight, and after an import the keyboard goes on in the meeting', async ({
  program: page,
}) => {
  await page.setViewportSize(zoomed);
  const meetings = new MeetingsPage(page);
  await meetings.importFile('Spring.meeting', JSON.stringify(aMeetingFile()));
  await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toBeVisible();

  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await page.keyboard.press('Alt+n');
  const message = page.getByRole('region', { name: 'Messages' });
  await expect(message).toContainText('is imported with 2 agenda items');
  const dialog = page.getByRole('dialog', { name: 'New meeting' });
  // The message goes after some seconds: nothing is waited for between these.
  await expect
    .poll(async () => {
      const over = await message.boundingBox();
      const under = await dialog.getByRole('button').last().boundingBox();
      return over !== null && under !== null && under.y + under.height <= over.y;
    })
    .toBe(true);
});

test('where the system sets the colours the sheet of a text and a page to print keep their edges', async ({
  sampleProgram: page,
  host,
}) => {
  const meeting = await firstMeeting(operationsOf(page, host));
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/notes`);
  const text = page.getByRole('textbox', { name: /^Notes of item/ }).first();
  await expect(text).toBeVisible();
  expect(await edgeAround(text)).toBe(true);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/issue`);
  const line = page.getByText('Community Outcomes Meeting').last();
  await expect(line).toBeVisible();
  await expect.poll(() => edgeAround(line)).toBe(true);
});

/** Whether something that is not the focus has a line drawn around it, of the elements in which this one is. */
function edgeAround(inside: Locator): Promise<boolean> {
  return inside.evaluate((element) => {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      if (outlineStyle === 'solid' && outlineWidth !== '0px' && !each.matches(':focus')) return true;
    }
    return false;
  });
}

test('the frame stands still however long a screen is', async ({ sampleProgram: page, host }) => {
  await page.setViewportSize(zoomed);
  await page.goto(`${host.origin}/#/library`);
  await page.getByRole('table').getByRole('button').first().click();
  const last = page.getByRole('checkbox', { name: 'Required' }).last();
  await last.focus();
  const shift = await page.evaluate(() => {
    window.scrollTo(0, 1000);
    return [document.scrollingElement?.scrollTop, document.body.scrollTop];
  });
  expect(shift).toEqual([0, 0]);
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeInViewport({ ratio: 1 });
});

test('whoever adds someone to a meeting can type the name at once', async ({ sampleProgram: page, host }) => {
  const meeting = await firstMeeting(operationsOf(page, host));
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/notes`);
  await page.getByRole('button', { name: 'Add someone' }).click();
  await expect(page.getByRole('combobox', { name: 'Person' })).toBeFocused();
});
