import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { builtInTemplate } from '../../shared/domain/papers.ts';
import { operationsOf } from '../e2e/fixtures.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';
import { quantile, typeRound } from '../support/key-to-paint.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';

// Ten years of a busy secretariat: 500 meetings, each with 12 reports and their cover papers. How long a screen takes
// from the click to its words, each time at another meeting, and how long a key takes in a long paper.

const meetings = 500;
const reports = 12;
const topics = 120;
const libraryEntries = 200;
const rounds = 25;
const longest = 300;
const keysInRound = 60;
const typingRounds = 3;
const worstRatio = 1.3;

export const measure: Measure = async (say) => {
  await buildOrExit(['renderer', 'hosts'], say);
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    return [
      row('a screen opens, p95', null, 'not measured: no Chromium, Chrome or Edge is installed', null, null),
    ];
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-bench-'));
  try {
    const began = performance.now();
    await withTestCore(dataFolder, fill);
    say(
      `${meetings} meetings with ${reports} papers each, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const host = await startBrowserHost({ dataFolder });
    const browser = await chromium.launch({ executablePath, args: [...browserLaunchArguments()] });
    try {
      return await measureIn(browser, host);
    } finally {
      await browser.close();
      await host.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

type Screen = {
  readonly name: string;
  /** Where it is, and words that are on it when all of it is there, and not on the screen before it. */
  readonly at: (round: number) => { readonly hash: string; readonly words: string };
};

async function measureIn(browser: Browser, host: BrowserHostProcess): Promise<readonly BenchRow[]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  const page = await context.newPage();
  await context.request.get(host.url);
  const operations = operationsOf(page, host);
  const all = await operations.meetings.list();
  const meetingOf = (round: number) => all[(round * 17) % all.length]?.id ?? '';
  const papers = new Map<number, string>();
  for (let round = -1; round < rounds; round += 1) {
    const items = await operations.agenda.list({ meetingId: meetingOf(round + 1) });
    papers.set(round, items.find(({ paper }) => paper !== null)?.paper?.documentId ?? '');
  }
  const inMeeting = (tab: string, words: string) => (round: number) => ({
    hash: `#/meetings/${meetingOf(round + 1)}/${tab}`,
    words,
  });
  const screens: readonly Screen[] = [
    { name: 'Meetings', at: () => ({ hash: '#/meetings', words: 'New meeting' }) },
    { name: 'Agenda', at: inMeeting('agenda', `Report number ${reports}`) },
    { name: 'Papers', at: inMeeting('papers', `${reports} of ${reports} begun`) },
    {
      name: 'a cover paper',
      at: (round) => ({
        hash: `#/meetings/${meetingOf(round + 1)}/papers/${papers.get(round) ?? ''}`,
        words: 'What was done about report 1.',
      }),
    },
    { name: 'Forward plan', at: () => ({ hash: '#/forward-plan', words: `Topic number ${topics}` }) },
    { name: 'Library', at: () => ({ hash: '#/library', words: 'Standing items' }) },
    {
      name: 'Library, standard wording',
      at: () => ({ hash: '#/library/wording', words: `Wording number ${libraryEntries}` }),
    },
    {
      name: 'Library, figures',
      at: () => ({ hash: '#/library/figures', words: `Figure number ${libraryEntries}` }),
    },
  ];
  await page.goto(`${host.origin}/#/settings`);
  await page.getByRole('main').waitFor();
  const times = new Map(screens.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, at } of screens) {
      const took = await timeToWords(page, at(round));
      // A first round, unmeasured: compiled code and fonts.
      if (round >= 0) times.get(name)?.push(took);
      await page.waitForTimeout(60);
    }
  }
  const opened = [...times].map(([name, all]) =>
    row(
      `${name} opens among ${meetings} meetings, p95`,
      quantile(all, 0.95),
      'the longest that it may take',
      longest,
      `at most ${longest} ms`,
      quantile(all, 0.95) <= longest,
    ),
  );

  const [long, empty] = [await context.newPage(), await context.newPage()];
  const typed = await typeInPapers(operations, [long, empty], host);
  await context.close();
  return [...opened, typed];
}

/** From the change of the address to the frame after the words are on the page, in milliseconds. */
async function timeToWords(
  page: Page,
  { hash, words }: { readonly hash: string; readonly words: string },
): Promise<number> {
  return page.evaluate(
    ({ hash, words }) =>
      new Promise<number>((done, failed) => {
        const began = performance.now();
        const look = (): void => {
          const main = document.querySelector('main');
          const isThere = location.hash === hash && (main?.textContent ?? '').includes(words);
          if (isThere) return done(performance.now() - began);
          if (performance.now() - began > 10_000)
            return failed(new Error(`“${words}” did not come at ${hash}`));
          requestAnimationFrame(look);
        };
        location.hash = hash;
        requestAnimationFrame(look);
      }),
    { hash, words },
  );
}

async function typeInPapers(
  operations: Client,
  [long, empty]: readonly [Page, Page],
  host: BrowserHostProcess,
): Promise<BenchRow> {
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const [first, second] = items.flatMap(({ paper }) => (paper === null ? [] : [paper.documentId]));
  const written = await operations.documents.get({ id: first ?? '' });
  const paragraph = (at: number) => ({
    type: 'paragraph',
    content: [
      {
        type: 'text',
        text: `Paragraph ${at} of a long paper says what was done, by whom, and what came of it.`,
      },
    ],
  });
  let words = 0;
  for (const { id, revision } of written.sections) {
    const content = Array.from({ length: 60 }, (_, at) => paragraph(at));
    words += (await operations.documents.saveSection({ id, revision, body: { type: 'doc', content } })).words;
  }
  const unwritten = await operations.documents.get({ id: second ?? '' });
  for (const { id, revision } of unwritten.sections) {
    await operations.documents.saveSection({
      id,
      revision,
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
    });
  }
  const times = new Map<Page, number[]>([
    [long, []],
    [empty, []],
  ]);
  for (const [page, id] of [
    [long, first],
    [empty, second],
  ] as const) {
    await page.goto(`${host.origin}/#/meetings/${meeting?.id ?? ''}/papers/${id ?? ''}`);
    await page.getByRole('textbox', { name: 'Key information' }).click();
    await page.locator('.ProseMirror:focus').waitFor();
    await page.keyboard.press('Control+End');
    await typeRound(page, keysInRound);
  }
  for (let round = 0; round < typingRounds; round += 1) {
    for (const [page, all] of times) all.push(...(await typeRound(page, keysInRound)));
  }
  const [ours, theirs] = [quantile(times.get(long) ?? [], 0.95), quantile(times.get(empty) ?? [], 0.95)];
  return row(
    `key to paint in a paper of ${words} words, p95`,
    ours,
    'an empty paper',
    theirs,
    `at most ${worstRatio}x the empty paper`,
    ours <= worstRatio * theirs,
  );
}

/** A body, and its meetings a week apart from 2017 on, as meeting files. */
async function fill(client: Client): Promise<void> {
  const first = Date.UTC(2017, 0, 3);
  for (let number = 0; number < meetings; number += 1) {
    const date = new Date(first + number * 7 * 86_400_000).toISOString().slice(0, 10);
    await client.meetingFiles.import({ content: JSON.stringify(aMeetingFile(date)) });
  }
  await fillForwardPlan(client);
  await fillLibrary(client);
}

// Topics on six days that are still to come whenever this runs, and some without a day.
async function fillForwardPlan(client: Client): Promise<void> {
  const [body] = await client.bodies.list();
  for (let number = 1; number <= topics; number += 1) {
    const day = number % 7;
    await client.topics.create({
      bodyId: body?.id ?? '',
      title: `Topic number ${number}`,
      kind: 'report',
      ...{ leadId: null, organisationId: null, promisedAtMeetingId: null, promise: '' },
      wantedOn: day === 0 ? null : `2150-0${day}-14`,
    });
  }
}

async function fillLibrary(client: Client): Promise<void> {
  for (let number = 1; number <= libraryEntries; number += 1) {
    await client.wordings.create({
      name: `Wording number ${number}`,
      category: `Category ${number % 8}`,
      text: 'The force and {organisation} work to {plan.name} and report on it every quarter.',
      planEntryId: null,
    });
    await client.figures.create({
      name: `Figure number ${number}`,
      value: { kind: 'number', number: String(number * 100) },
      ...{ prefix: null, suffix: null },
      source: 'Calder Police',
      asAt: '2026-03-31',
    });
  }
}

function aMeetingFile(date: string): object {
  return {
    format: 'secretariat-meeting',
    version: 1,
    body: { name: 'Calder Scrutiny Meeting' },
    organisations: [{ name: 'Calder Police' }],
    plan: {
      name: 'Police and Crime Plan',
      startsOn: '2017-01-01',
      endsOn: '2030-12-31',
      priorities: ['Safer streets', 'Victims first'],
    },
    meeting: { date, startTime: '14:00', endTime: '16:30', state: 'agenda-issued' },
    agenda: [
      { kind: 'welcome', title: 'Welcome and apologies' },
      ...Array.from({ length: reports }, (_, at) => ({
        kind: 'report',
        title: `Report number ${at + 1}`,
        organisation: 'Calder Police',
        minutes: 10,
        paper: {
          planLinks: ['Safer streets'],
          sections: builtInTemplate.map(({ key, heading }) => ({
            key,
            heading,
            content: `What was done about report ${at + 1}. The force and its partners met every month.\n\n- A first point\n- A second point`,
          })),
        },
      })),
    ],
  };
}

function row(
  name: string,
  ours: number | null,
  against: string,
  theirs: number | null,
  goal: string | null,
  met: boolean | null = null,
): BenchRow {
  const ratio = ours === null || theirs === null ? null : theirs / ours;
  return { group: 'screens', row: name, ours, against, theirs, unit: 'ms', ratio, goal, met };
}
