import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inProject } from '../../scripts/project.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test, watchForFaults } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';

test('the launch link opens the program under its own policy, and works once', async ({
  page,
  host,
  browser,
}) => {
  const faults = watchForFaults(page);
  await page.goto(host.url);
  await expect(page).not.toHaveURL(/launch/);
  await expect(page).toHaveTitle(/Secretariat/);
  await expect(page.getByRole('main')).toBeVisible();
  expect(faults).toEqual([]);

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(host.url);
  await expect(stranger.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
  await stranger.goto(await host.newUrl());
  await expect(stranger).toHaveTitle(/Secretariat/);
  await other.close();
});

test('another site cannot read, frame or command the program', async ({ program, host }) => {
  const elsewhere = await program.context().newPage();
  await elsewhere.route('http://attacker.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${host.origin}/"></iframe>` }),
  );
  const answers: number[] = [];
  elsewhere.on('response', (response) => {
    if (response.url().startsWith(host.origin)) answers.push(response.status());
  });
  await elsewhere.goto('http://attacker.example/');
  const outcome = await elsewhere.evaluate(async (origin) => {
    const ask = (init: RequestInit): Promise<string> =>
      fetch(`${origin}/rpc/people/createOrganisation`, {
        method: 'POST',
        credentials: 'include',
        ...init,
      }).then(
        (response) => response.type,
        () => 'refused',
      );
    const body = JSON.stringify({ json: { name: 'Elsewhere', shortName: null } });
    return [
      await ask({ body, headers: { 'content-type': 'application/json' } }),
      await ask({ body, headers: { 'content-type': 'text/plain' } }),
      await ask({ body, mode: 'no-cors' }),
    ];
  }, host.origin);
  expect(outcome.slice(0, 2)).toEqual(['refused', 'refused']);
  expect(answers.filter((status) => status < 400)).toEqual([]);
  const organisations = await program.evaluate(async () => {
    const response = await fetch('/rpc/people/listOrganisations', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    return ((await response.json()) as { json: unknown[] }).json;
  });
  expect(organisations).toEqual([]);
});

test('the sample is there before the page opens, and operations reach the same data', async ({
  sampleProgram,
  operations,
}) => {
  const [meeting] = await operations.meetings.list();
  await expect(sampleProgram.getByText(meeting?.bodyName ?? 'no meeting').first()).toBeVisible();
});

test('a script that something else left with the browser, at the same port and name, is not run', async ({
  page,
}) => {
  const script =
    /\/assets\/[^"]+\.js/.exec(readFileSync(inProject('out/renderer/index.html'), 'utf8'))?.[0] ?? '';
  const stranger = createServer((request, response) => {
    const isScript = request.url === script;
    response.setHeader('cache-control', 'max-age=31536000, immutable');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? "document.title = 'stranger'"
        : `<script type="module" crossorigin src="${script}"></script>`,
    );
  });
  await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening));
  const { port } = stranger.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/elsewhere`);
  await expect(page).toHaveTitle('stranger');
  stranger.closeAllConnections();
  await new Promise((closed) => stranger.close(closed));

  const host = await startBrowserHost({ port });
  try {
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(host.url);
    await refused;
    await expect(page).toHaveTitle('Secretariat');
  } finally {
    await page.close();
    await host.stop();
  }
});

test('who opens a newer link in another browser has the program; words typed here are kept, and saved once one is back', async ({
  sampleProgram: page,
  host,
  browser,
}) => {
  const notes = await openNotes(page, host);
  await page.keyboard.type('Before. ');
  await expect(page.getByRole('region', { name: 'Save state' })).toContainText('Saved');

  const other = await browser.newContext();
  await (await other.newPage()).goto(await host.newUrl());
  await expect(page.getByRole('alert').first()).toContainText('Secretariat was opened in another browser');
  await notes.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('While away.');
  await expect(page.getByRole('region', { name: 'Save state' })).toContainText('Not saved');

  const back = await page.context().newPage();
  await back.goto(await host.newUrl());
  await expect(page.getByRole('region', { name: 'Save state' })).toContainText('Saved');
  await expect(page.getByText('Secretariat was opened in another browser')).toHaveCount(0);
  await expect(notes).toContainText('While away.');
  await other.close();
});

test('logging out waits for words that are not saved, in another tab too, and then ends the program in all of them', async ({
  sampleProgram: page,
  host,
}) => {
  const tab = await page.context().newPage();
  await openNotes(tab, host);
  await tab.route('**/rpc/documents/saveSection', (route) => route.abort());
  await tab.keyboard.type('Not saved yet.');
  await expect(tab.getByRole('region', { name: 'Save state' })).toContainText('Not saved');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByText('another tab with Secretariat holds words that are not saved')).toBeVisible();

  await tab.unroute('**/rpc/documents/saveSection');
  await expect(tab.getByRole('region', { name: 'Save state' })).toContainText('Saved');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Log out');
  await page.keyboard.press('Enter');
  for (const each of [page, tab]) {
    await expect(each.getByRole('heading', { name: 'You are logged out' })).toBeFocused();
    await expect(each.getByRole('navigation')).toHaveCount(0);
  }
  expect(await host.ended).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

/** Opens the notes of the sample's meeting with the caret in its last item; that item's text. */
async function openNotes(page: Page, host: BrowserHostProcess): Promise<Locator> {
  const [meeting] = await operationsOf(page, host).meetings.list();
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting?.id ?? '');
  return notes.enterItem('Any other business');
}
