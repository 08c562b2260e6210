import { chromium } from '@playwright/test';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { operationsOf } from '../e2e/fixtures.ts';
import { startHostTree } from '../faults/host-tree.ts';
import { likeWords } from '../word/template/three-templates.ts';
import { settled, tour } from './tour.ts';
import { watchedPage } from './watched-page.ts';

// The user story from the first start to a record that is sealed and files that are made, in a process of its own that
// has no network but the loopback. Writes what was asked for, and of what, to the file that it is given.

const [folder = '', out = ''] = process.argv.slice(2);
const connections = join(folder, 'connections');
writeFileSync(connections, '');
process.env['SECRETARIAT_CONNECTIONS'] = connections;
process.env['NODE_OPTIONS'] =
  `--import=${pathToFileURL(join(import.meta.dirname, 'record-connections.ts')).href}`;

const browser = await chromium.launch({
  executablePath: findBrowser() ?? '',
  args: [...browserLaunchArguments()],
});
const host = await startHostTree(join(folder, 'data'));
const watched = await watchedPage(browser, { origins: [host.origin] });
const { page, seen } = watched;
let requests = 0;
page.context().on('request', () => (requests += 1));
await page.goto(host.url);
const operations = operationsOf(page, host);

await page.getByRole('button', { name: 'New meeting' }).first().click();
const dialog = page.getByRole('dialog', { name: 'New meeting' });
await dialog.getByLabel('Name of the body').fill('Calder Scrutiny Meeting');
await dialog.getByLabel('Date').fill('18 April 2026');
await dialog.getByRole('button', { name: 'Make the meeting' }).click();
await page.getByRole('grid', { name: 'Agenda items' }).waitFor();

const { meetingId } = await operations.workspace.loadSample();
await page.goto(`${host.origin}/#/meetings/${meetingId}/notes`);
await page.locator('[data-section] [role=textbox]').last().click();
await page.locator('.ProseMirror:focus').waitFor();
await page.keyboard.type('The Chief Constabel will repport in writting to the next meeting. ');
await page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor();
await settled(page);

await page.goto(`${host.origin}/#/library`);
await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: 'House styles' }).click();
await page.getByRole('button', { name: 'Add a Word template…' }).click();
const choosing = page.waitForEvent('filechooser');
await page.getByRole('button', { name: /^Choose a template/ }).click();
const buffer = Buffer.from(likeWords);
await (await choosing).setFiles({ name: 'calder.dotx', mimeType: 'application/octet-stream', buffer });
await page.getByRole('button', { name: 'Add this house style' }).click();
await page.getByRole('dialog', { name: 'Add a Word template' }).waitFor({ state: 'detached' });

const items = await operations.agenda.list({ meetingId });
const paperIds = items.flatMap(({ paper }) => (paper ? [paper.documentId] : [])).slice(0, 2);
await tour(watched, host.origin, [{ id: meetingId, paperIds }]);

let files = 0;
for (const what of ['agenda', 'papers', 'notes', 'meeting'] as const) {
  const made = await operations.exports.make({ meetingId, what }).catch(() => null);
  files += made?.files.length ?? 0;
}
const steps = ['issue-agenda', 'hold', 'issue-draft-notes'] as const;
for (const event of steps) {
  const { revision } = await operations.meetings.get({ id: meetingId });
  await operations.meetings.takeStep({ id: meetingId, revision, event }).catch(() => undefined);
}
const { revision } = await operations.meetings.get({ id: meetingId });
const { state } = await operations.meetings.signOff({
  ...{ id: meetingId, revision, acceptedOn: '2024-01-16', acceptedAtMeetingId: null },
});
await operations.backups.make();
const asked = { requests, left: [...seen.left], files, state };

// What tells has to tell: an address asked for by the page, and one by a process of the program's kind.
await page.evaluate(() => fetch('https://out.invalid/1').catch(() => undefined));
await page.evaluate(() => void (new Image().src = 'https://out.invalid/2'));
await page.waitForTimeout(300);
await watched.close();
await host.stop();
const ofProgram = readLines();
await promisify(execFile)(process.execPath, ['-e', "fetch('https://out.invalid/').catch(() => 0)"]);
const controls = {
  page: seen.left.length - asked.left.length,
  process: readLines().length - ofProgram.length,
};
const interfaces = existsSync('/proc/net/dev')
  ? readFileSync('/proc/net/dev', 'utf8')
      .split('\n')
      .slice(2)
      .map((line) => line.split(':')[0]?.trim() ?? '')
      .filter((each) => each !== '')
  : [];
await browser.close();
writeFileSync(out, JSON.stringify({ ...asked, connections: ofProgram, controls, interfaces }));
process.exit(0);

function readLines(): readonly string[] {
  return readFileSync(connections, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
