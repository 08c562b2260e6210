import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { firstPart } from '../../scripts/first-part.ts';
import { median, type BenchRow, type Measure } from '../support/bench-row.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { startDesktop, type Desktop } from '../support/electron-double/start-desktop.ts';
import { withTestCore } from '../support/open-test-core.ts';

// Cold starts, each in new processes and with nothing kept by the browser, to a live caret in the notes that were open
// last. Ours and Chromium's are told apart: what a window or a browser takes until it asks for the page is its own.

const runs = 9;
const largestFirstPart = 300_000;
const longestMain = 80;

type Place = { readonly meetingId: string; readonly sectionId: string };
type PageTimes = { readonly caret: number; readonly script: number };

export const measure: Measure = async (say) => {
  await buildOrExit(['main', 'preload', 'renderer', 'hosts'], say);
  const { gzipBytes: inBrowsers, windowGzipBytes } = firstPart();
  const gzipBytes = inBrowsers + windowGzipBytes;
  const size = row('scripts before the caret, gzip', gzipBytes / 1000, 'kB', {
    goal: `at most ${largestFirstPart / 1000} kB`,
    met: gzipBytes <= largestFirstPart,
  });
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    return [
      size,
      row('to a live caret', null, 'ms', {
        against: 'not measured: no Chromium, Chrome or Edge is installed',
      }),
    ];
  }
  const folder = mkdtempSync(join(tmpdir(), 'secretariat-start-'));
  try {
    const place = await withTestCore(join(folder, 'data'), async (client): Promise<Place> => {
      const { meetingId } = await client.workspace.loadSample();
      const { notesDocumentId } = await client.meetings.get({ id: meetingId });
      const { sections } = await client.documents.get({ id: notesDocumentId });
      return { meetingId, sectionId: sections[2]?.id ?? '' };
    });
    return [size, ...(await inBrowser(executablePath, folder, place)), ...(await inWindow(folder, place))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function inBrowser(executablePath: string, folder: string, place: Place): Promise<readonly BenchRow[]> {
  const hosts: number[] = [];
  const browsers: number[] = [];
  const pages: PageTimes[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const host = await startBrowserHost({ dataFolder: join(folder, 'data') });
    hosts.push(performance.now() - began);
    const launched = performance.now();
    const browser = await chromium.launch({ executablePath, args: [...browserLaunchArguments()] });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    browsers.push(performance.now() - launched);
    await watchForCaret(page, place);
    pages.push(await timesOf(page, () => page.goto(`${host.url}#/meetings/${place.meetingId}/notes`)));
    await browser.close();
    await host.stop();
  }
  return rowsOf('browser host', [
    ['the host, from its start to its link', hosts],
    ['the page, from its link to the caret', pages.map(({ caret }) => caret)],
    ['of which our scripts', pages.map(({ script }) => script)],
    ['Chromium, before it asks for the page', browsers],
  ]);
}

async function inWindow(folder: string, place: Place): Promise<readonly BenchRow[]> {
  const mains: number[] = [];
  const chromiums: number[] = [];
  const pages: PageTimes[] = [];
  for (let run = 0; run < runs; run += 1) {
    const desktop = await startDesktop({ folder });
    const { main, waiting } = mainTimes(desktop);
    mains.push(main);
    chromiums.push(waiting);
    const { page } = desktop;
    await page.getByRole('main').waitFor();
    // A window opens on the list of meetings; the page of the notes is loaded anew in it.
    await watchForCaret(page, place);
    await page.evaluate((hash) => (window.location.hash = hash), `#/meetings/${place.meetingId}/notes`);
    pages.push(await timesOf(page, () => page.reload()));
    await desktop.closeWindow();
  }
  const worst = median(mains);
  return [
    ...rowsOf('host double', [
      ['the page, from its address to the caret', pages.map(({ caret }) => caret)],
      ['of which our scripts', pages.map(({ script }) => script)],
      ['Chromium, while the main script waits for it', chromiums],
    ]),
    row('host double: the main script, before its window', worst, 'ms', {
      goal: `at most ${longestMain} ms`,
      met: worst <= longestMain,
    }),
  ];
}

/** From the main file's first line to its window, without what it waited for Chromium. */
function mainTimes({ journal }: Desktop): { readonly main: number; readonly waiting: number } {
  const at = (what: string): number => {
    const entry = journal.find((each) => each.what === what);
    if (!entry) throw new Error(`the journal has no “${what}”`);
    return entry.at;
  };
  const waiting = at('ready') - at('main-file-has-run');
  return { main: at('window-created') - at('main-begins') - waiting, waiting };
}

/** Puts the caret where it was last, as a tab has it, and notes when it is there. */
async function watchForCaret(page: Page, { sectionId }: Place): Promise<void> {
  await page.addInitScript((section) => {
    const caret = { block: null, offset: 0, position: 1, scroll: 0 };
    sessionStorage.setItem('secretariat.place', JSON.stringify({ sectionId: section, caret }));
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.matches('.ProseMirror')) performance.mark('caret');
    });
  }, sectionId);
}

async function timesOf(page: Page, open: () => Promise<unknown>): Promise<PageTimes> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await open();
  await page.waitForFunction(() => performance.getEntriesByName('caret').length > 0);
  const caret = await page.evaluate(() => performance.getEntriesByName('caret')[0]?.startTime ?? 0);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const script = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  return { caret, script: script * 1000 };
}

function rowsOf(where: string, all: readonly (readonly [string, readonly number[]])[]): readonly BenchRow[] {
  return all.map(([what, times]) => row(`${where}: ${what}`, median(times), 'ms', {}));
}

function row(name: string, ours: number | null, unit: string, facts: Partial<BenchRow>): BenchRow {
  const against = `median of ${runs}`;
  return {
    group: 'start',
    row: name,
    ours,
    against,
    theirs: null,
    unit,
    ratio: null,
    goal: null,
    met: null,
    ...facts,
  };
}
