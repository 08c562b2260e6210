import type { Browser, Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { inProject } from '../../scripts/project.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';
import { quantile, typeRound } from '../support/key-to-paint.ts';
import { openNotes, withNotesBench, type NotesBench } from '../support/long-notes.ts';

// Key to paint in the real notes page: long meetings against an empty one, keys by turns in all of them, and the same
// text in one document, plain and with React node views. Then a burst, in which no key may be lost.

const keysInRound = 60;
const rounds = 4;
const keysInControl = 15;
const worstRatio = 1.3;
/** How many times slower the control must be before the comparison means anything. */
const controlGap = 3;
const sizes = [
  { words: 20_000, blocks: 300 },
  { words: 50_000, blocks: 800 },
] as const;

export const measure: Measure = (say) => withNotesBench(say, 'typing', measureIn);

async function measureIn({ host, browser, context, aMeeting }: NotesBench): Promise<readonly BenchRow[]> {
  const empty = await context.newPage();
  await openNotes(empty, host, await aMeeting(0, 0));
  const emptyTimes: number[] = [];
  const long: { readonly name: string; readonly page: Page; readonly times: number[] }[] = [];
  for (const { words, blocks } of sizes) {
    const page = await context.newPage();
    await openNotes(page, host, await aMeeting(words, blocks));
    long.push({ name: `${words} words and ${blocks} blocks`, page, times: [] });
  }
  // A first round each, unmeasured: compiled code, fonts, the first save.
  for (const page of [empty, ...long.map((each) => each.page)]) await typeRound(page, keysInRound);
  for (let round = 0; round < rounds; round += 1) {
    emptyTimes.push(...(await typeRound(empty, keysInRound)));
    for (const { page, times } of long) times.push(...(await typeRound(page, keysInRound)));
  }
  const burst = await lostInBurst(long[0]?.page ?? empty);
  await context.close();

  const script = await controlScript();
  const rows: BenchRow[] = [];
  const emptyP95 = quantile(emptyTimes, 0.95);
  for (const [index, { name, times }] of long.entries()) {
    const { words, blocks } = sizes[index] ?? sizes[0];
    const p95 = quantile(times, 0.95);
    const row = `key to paint, ${name}`;
    rows.push(
      rowOf(
        `${row}, p95`,
        p95,
        'an empty meeting',
        emptyP95,
        `at most ${worstRatio}x the empty meeting`,
        p95 <= worstRatio * emptyP95,
      ),
      rowOf(`${row}, p50`, quantile(times, 0.5), 'an empty meeting', quantile(emptyTimes, 0.5), null, null),
    );
    const plain = quantile(await controlTimes(browser, script, { words, blocks, isReact: false }), 0.95);
    rows.push(rowOf(`${row}, p95`, p95, 'the same text in one plain document', plain, null, null));
  }
  const worst = sizes[1];
  const react = quantile(await controlTimes(browser, script, { ...worst, isReact: true }), 0.95);
  const ours = quantile(long[1]?.times ?? [], 0.95);
  rows.push(
    rowOf(
      `key to paint, ${long[1]?.name ?? ''}, p95`,
      ours,
      'control: the same in one document with React node views',
      react,
      `control at least ${controlGap}x slower`,
      react >= controlGap * ours,
    ),
    {
      ...rowOf('burst of 30 keys a second for 10 s, lost or out of order', burst, '', null, '0', burst === 0),
      unit: 'keys',
    },
  );
  return rows;
}

function rowOf(
  row: string,
  ours: number,
  against: string,
  theirs: number | null,
  goal: string | null,
  met: boolean | null,
): BenchRow {
  const ratio = theirs === null ? null : theirs / ours;
  return { group: 'typing', row, ours, against, theirs, unit: 'ms', ratio, goal, met };
}

/** Types 300 characters at 30 a second, and counts those that do not stand where they were typed. */
async function lostInBurst(page: Page): Promise<number> {
  await page.bringToFront();
  await page.keyboard.press('Enter');
  const typed = Array.from({ length: 300 }, (_, index) => (index * 7).toString(36).slice(-1)).join('');
  const start = performance.now();
  for (const [index, key] of [...typed].entries()) {
    await page.keyboard.press(key);
    const left = start + ((index + 1) * 1000) / 30 - performance.now();
    if (left > 0) await page.waitForTimeout(left);
  }
  const written = await page.evaluate(() => getSelection()?.focusNode?.textContent ?? '');
  return (
    [...typed].filter((key, index) => written[index] !== key).length + Math.abs(written.length - typed.length)
  );
}

async function controlScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: inProject('tests/bench/pages/one-document.tsx'), formats: ['iife'], name: 'control' },
    },
  });
  const script = (Array.isArray(built) ? built : [built])
    .flatMap((each) => ('output' in each ? (each.output as Rolldown.OutputChunk[]) : []))
    .find((output) => output.type === 'chunk');
  if (!script) throw new Error('the control was not built');
  return script.code;
}

async function controlTimes(
  browser: Browser,
  script: string,
  control: { readonly words: number; readonly blocks: number; readonly isReact: boolean },
): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(120_000);
  await page.setContent('<!doctype html><div id="root"></div>');
  await page.evaluate((chosen) => Object.assign(window, { control: chosen }), control);
  await page.addScriptTag({ content: script });
  await page.locator('.ProseMirror').focus();
  await typeRound(page, 2);
  const times = await typeRound(page, control.isReact ? keysInControl : keysInRound);
  await page.close();
  return times;
}
