import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reservedKeys } from '../../renderer/app/reserved-keys.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { enterSession, expect, operationsOf, test } from './fixtures.ts';
import { AgendaPage } from './pages/agenda-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { MeetingsPage } from './pages/meetings-page.ts';

test('the palette finds a meeting by typing and goes there', async ({ sampleProgram }) => {
  const frame = new FramePage(sampleProgram);
  await frame.openPalette();
  // The commands of this screen and the meetings themselves stand under one heading: with two of one name the list of
  // what matches had no end, and the page stood still for ever.
  const meetings = frame.palette().getByRole('group', { name: 'Meetings' });
  await expect(meetings).toHaveCount(1);
  await expect(meetings.getByRole('menuitem', { name: 'New meeting' })).toBeVisible();
  await expect(meetings.getByRole('menuitem', { name: '10 October 2023' })).toBeVisible();
  await sampleProgram.keyboard.type('10 october');
  await sampleProgram.keyboard.press('Enter');
  await expect(sampleProgram).toHaveURL(/\/agenda$/);
  await expect(frame.breadcrumb()).toContainText('10 October 2023');
});

test('the palette does a command of the screen that is open', async ({ program }) => {
  await new FramePage(program).openPalette();
  await program.keyboard.type('new meeting');
  await program.keyboard.press('Enter');
  await expect(program.getByRole('dialog', { name: 'New meeting' })).toBeVisible();
});

test('the shortcut sheet lists keys that are each used once and belong to nobody else', async ({
  sampleProgram,
}) => {
  const frame = new FramePage(sampleProgram);
  await new MeetingsPage(sampleProgram).openMeeting('10 October 2023');
  await expect(new AgendaPage(sampleProgram).list()).toBeVisible();
  await sampleProgram.keyboard.press('Control+/');
  await expect(frame.shortcuts()).toContainText('Move the item up');
  const keys = await frame
    .shortcuts()
    .getByRole('definition')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('kbd')].map((key) => key.textContent).join(' ')),
    );
  expect(keys.length).toBeGreaterThan(8);
  expect(new Set(keys).size).toBe(keys.length);
  const heardInTheListAlone = ['Tab', 'Shift Tab', 'Ctrl Z'];
  expect(keys.filter((each) => reservedKeys.has(each) && !heardInTheListAlone.includes(each))).toEqual([]);
  await frame.expectAccessible('shortcut sheet');
  await sampleProgram.keyboard.press('Escape');
  await expect(frame.shortcuts()).toBeHidden();
});

test('a screen’s own styles go before those of every screen, and the bar above the notes is one line', async ({
  sampleProgram: page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const sign = page.getByText('Held', { exact: true }).last().locator('svg');
  await expect(sign).toHaveCSS('width', '13px');
  await new MeetingsPage(page).openMeeting('10 October 2023');
  await page.getByRole('link', { name: 'Notes' }).click();
  const tools = await page.getByRole('toolbar', { name: 'Text' }).boundingBox();
  const last = await page.getByRole('button', { name: 'Export to Word' }).boundingBox();
  expect(last?.y).toBeLessThan((tools?.y ?? 0) + (tools?.height ?? 0));
});

test('the theme is chosen in the settings and kept', async ({ program }) => {
  const frame = new FramePage(program);
  await frame.go('Settings');
  await program.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(program.locator('html')).toHaveAttribute('data-theme', 'dark');
  await program.reload();
  await expect(program.locator('html')).toHaveAttribute('data-theme', 'dark');
  await frame.expectAccessible('settings, dark');
  await program.getByRole('radio', { name: 'Light' }).check({ force: true });
  await program.getByRole('radio', { name: 'Compact' }).check({ force: true });
  await expect(program.locator('html')).toHaveAttribute('data-density', 'compact');
  await frame.expectAccessible('settings, light and compact');
});

test('the side bar is narrowed by a button and keeps its names for a screen reader', async ({ program }) => {
  const frame = new FramePage(program);
  await program.getByRole('button', { name: 'Narrow the side bar' }).click();
  await expect(frame.rail().getByRole('link', { name: 'Library' })).toBeVisible();
  await frame.go('Library');
  await expect(program.getByRole('heading', { name: 'Library' })).toBeVisible();
  await frame.expectAccessible('narrow side bar');
});

test('an address that leads nowhere says so', async ({ program, host }) => {
  await program.goto(`${host.origin}/#/nowhere`);
  await expect(program.getByRole('heading', { name: 'There is no screen at this address' })).toBeVisible();
});

test('while the host is gone a banner says so, what is typed waits, and is saved once it is back', async ({
  page,
}) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-frame-'));
  const first = await startBrowserHost({ dataFolder });
  const port = Number(new URL(first.origin).port);
  await enterSession(page, first);
  await operationsOf(page, first).workspace.loadSample();
  await page.goto(first.origin);
  await new MeetingsPage(page).openMeeting('10 October 2023');
  const agenda = new AgendaPage(page);
  await agenda.choose('Use of force');
  await first.kill();
  await expect(page.getByText('Secretariat is not running.')).toBeVisible();
  await agenda.panel().getByLabel('Notes for the chair').fill('Typed while the host was away.');
  await expect(page.getByText('Not saved – retrying', { exact: true })).toBeVisible();
  const second = await startBrowserHost({ dataFolder, port });
  const other = await page.context().newPage();
  await other.goto(second.url);
  await other.close();
  await expect(page.getByText('Not saved – retrying', { exact: true })).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText('Secretariat is not running.')).toBeHidden();
  const operations = operationsOf(page, second);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  expect(items.map((item) => item.chairNotes)).toContain('Typed while the host was away.');
  await second.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('every screen fits 200 % zoom without scrolling sideways', async ({ sampleProgram, host }) => {
  await sampleProgram.setViewportSize({ width: 683, height: 384 });
  const [meeting] = await operationsOf(sampleProgram, host).meetings.list();
  for (const path of [
    'meetings',
    'actions',
    'forward-plan',
    'library',
    'library/plans',
    'settings',
    `meetings/${meeting?.id ?? ''}/agenda`,
    `meetings/${meeting?.id ?? ''}/actions`,
  ]) {
    await sampleProgram.goto(`${host.origin}/#/${path}`);
    await expect(sampleProgram.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await sampleProgram.evaluate(() => {
      const main = document.getElementById('main');
      return main ? main.scrollWidth - main.clientWidth : Number.NaN;
    });
    expect(overflow, path).toBe(0);
  }
});
