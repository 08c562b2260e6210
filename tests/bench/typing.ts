import { chromium, type Browser, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';
import { operationsOf, type Operations } from '../e2e/fixtures.ts';
import { quantile, typeRound } from '../support/key-to-paint.ts';

// Key to paint in the real notes page: a meeting of 20,000 words against an empty one, keys by turns in both, and the
// same with the whole text in one document of React node views.

const wantedWords = 20_000;
const keysInRound = 60;
const rounds = 4;
const keysInControl = 15;
const worstRatio = 1.3;
/** How many times slower the control must be before the comparison means anything. */
const controlGap = 3;

export const measure: Measure = async (say) => {
  await buildOrExit(['renderer'], say);
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    return [
      row(
        'key to paint, p95',
        null,
        'not measured: no Chromium, Chrome or Edge is installed',
        null,
        null,
        null,
      ),
    ];
  }
  const host = await startBrowserHost();
  const browser = await chromium.launch({ executablePath, args: [...browserLaunchArguments()] });
  try {
    return await measureIn(browser, host, say);
  } finally {
    await browser.close();
    await host.stop();
  }
};

async function measureIn(
  browser: Browser,
  host: BrowserHostProcess,
  say: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  const long = await context.newPage();
  await context.request.get(host.url);
  const operations = operationsOf(long, host);
  const { meetingId } = await operations.workspace.loadSample();
  const emptyMeetingId = await anEmptyMeeting(operations, meetingId);
  const words = await growNotes(operations, meetingId);
  say(`${words} words in ${(await operations.agenda.list({ meetingId })).length} items`);

  const empty = await context.newPage();
  await openNotes(long, host, meetingId);
  await openNotes(empty, host, emptyMeetingId);
  const times: { readonly long: number[]; readonly empty: number[] } = { long: [], empty: [] };
  // A first round each, unmeasured: compiled code, fonts, the first save.
  await typeRound(long, keysInRound);
  await typeRound(empty, keysInRound);
  for (let round = 0; round < rounds; round += 1) {
    times.long.push(...(await typeRound(long, keysInRound)));
    times.empty.push(...(await typeRound(empty, keysInRound)));
  }
  await context.close();

  const control = await controlPage(browser);
  await typeRound(control, 2);
  const controlTimes = await typeRound(control, keysInControl);

  const p95 = { long: quantile(times.long, 0.95), empty: quantile(times.empty, 0.95) };
  const p50 = { long: quantile(times.long, 0.5), empty: quantile(times.empty, 0.5) };
  const controlP95 = quantile(controlTimes, 0.95);
  const name = `key to paint in ${words} words of notes`;
  return [
    row(
      `${name}, p95`,
      p95.long,
      'an empty meeting',
      p95.empty,
      `at most ${worstRatio}x the empty meeting`,
      p95.long <= worstRatio * p95.empty,
    ),
    row(`${name}, p50`, p50.long, 'an empty meeting', p50.empty, null, null),
    row(
      `${name}, p95`,
      p95.long,
      'control: 800 React node views in 50,000 words',
      controlP95,
      `control at least ${controlGap}x slower`,
      controlP95 >= controlGap * p95.long,
    ),
  ];
}

function row(
  name: string,
  ours: number | null,
  against: string,
  theirs: number | null,
  goal: string | null,
  met: boolean | null,
): BenchRow {
  const ratio = ours === null || theirs === null ? null : theirs / ours;
  return { group: 'typing', row: name, ours, against, theirs, unit: 'ms', ratio, goal, met };
}

/** The notes page with the caret at the end of a report item's notes. */
async function openNotes(page: Page, host: BrowserHostProcess, meetingId: string): Promise<void> {
  await page.goto(`${host.origin}/#/meetings/${meetingId}/notes`);
  await page.getByRole('navigation', { name: 'Agenda' }).getByRole('button').nth(1).click();
  await page.locator('.ProseMirror:focus').waitFor();
  await page.keyboard.press('Control+End');
}

async function anEmptyMeeting(operations: Operations, likeId: string): Promise<string> {
  const { bodyId } = await operations.meetings.get({ id: likeId });
  const fields = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const meeting = await operations.meetings.create({ bodyId, date: '2024-01-16', ...fields });
  return meeting.id;
}

/** Repeats the sample's notes, item by item, until there are words enough. */
async function growNotes(operations: Operations, meetingId: string): Promise<number> {
  const { notesDocumentId } = await operations.meetings.get({ id: meetingId });
  const { sections } = await operations.documents.get({ id: notesDocumentId });
  const times = Math.ceil(wantedWords / sections.reduce((sum, { words }) => sum + words, 0));
  let words = 0;
  for (const { id, revision, content } of sections) {
    if (content.state !== 'sound') throw new Error('the sample cannot be read');
    const once = content.body.content;
    const body: Body = {
      type: 'doc',
      content: Array.from({ length: times }, (_, time) => (time === 0 ? once : once.map(withoutIds))).flat(),
    };
    await operations.documents.saveSection({ id, revision, body });
    words += countWords(plainTextOf(body));
  }
  return words;
}

function withoutIds(node: BodyNode): BodyNode {
  const { id: _id, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(node.attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map(withoutIds) } : {}),
  };
}

async function controlPage(browser: Browser): Promise<Page> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: inProject('tests/bench/pages/react-node-views.tsx'), formats: ['iife'], name: 'control' },
    },
  });
  const script = (Array.isArray(built) ? built : [built])
    .flatMap((each) => ('output' in each ? (each.output as Rolldown.OutputChunk[]) : []))
    .find((output) => output.type === 'chunk');
  if (!script) throw new Error('the control was not built');
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent('<!doctype html><div id="root"></div>');
  await page.addScriptTag({ content: script.code });
  page.setDefaultTimeout(120_000);
  await page.locator('.ProseMirror').focus();
  return page;
}
