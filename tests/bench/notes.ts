import type { CDPSession, Page } from '@playwright/test';
import { median, type BenchRow, type Measure } from '../support/bench-row.ts';
import { quantile } from '../support/key-to-paint.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { openNotes, withNotesBench, type NotesBench } from '../support/long-notes.ts';
import { openUnwatchedPage, type TraceEvent } from '../support/unwatched-page.ts';

// What a long meeting costs apart from its keys: opening it, going from item to item, saving, and memory.

const words = 20_000;
const blocks = 300;
const openings = 12;
const changesTimed = 60;
const saves = 15;
const changesForMemory = 500;
const mostForSave = 4;
const mostForChange = 50;
const mostForOpening = 1.5;
/** In megabytes, what two readings of the same page differ by. */
const noise = 1;

export const measure: Measure = (say) => withNotesBench(say, 'notes', measureIn);

async function measureIn({ host, context, aMeeting }: NotesBench): Promise<readonly BenchRow[]> {
  const [longId, emptyId] = [await aMeeting(words, blocks), await aMeeting(0, 0)];
  // Before another window has the same notes open: it reads along with every save, beside what is measured.
  const ofSaves = await workOfSaves(host, longId);
  // The program is open in one browser at a time.
  await context.request.get(await host.newUrl());
  const page = await context.newPage();
  await openNotes(page, host, longId);

  const times: { readonly long: number[]; readonly empty: number[] } = { long: [], empty: [] };
  for (let round = -1; round < openings; round += 1) {
    // By turns first: leaving a long meeting costs the one that comes after it.
    const order = round % 2 === 0 ? [longId, emptyId] : [emptyId, longId];
    const took = new Map<string, number>();
    for (const id of order) took.set(id, await timeToOpen(page, id));
    const [long, empty] = [took.get(longId) ?? 0, took.get(emptyId) ?? 0];
    // A first round unmeasured: compiled code, and what the store reads once.
    if (round < 0) continue;
    times.long.push(long);
    times.empty.push(empty);
  }
  const opening = { long: median(times.long), empty: median(times.empty) };

  await openNotes(page, host, longId);
  const changes = await timesOfChanges(page, changesTimed);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable');
  const before = await memoryAfterChanges(page, devTools, changesForMemory / 2);
  const after = await memoryAfterChanges(page, devTools, changesForMemory);
  const name = `${words} words and ${blocks} blocks`;
  return [
    row(`opening to a live caret, ${name}, p50`, opening.long, 'an empty meeting', opening.empty, {
      goal: `at most ${mostForOpening}x the empty meeting`,
      met: opening.long <= mostForOpening * opening.empty,
    }),
    row(`going to another item, ${name}, p95`, quantile(changes, 0.95), '', null, {
      goal: `at most ${mostForChange} ms`,
      met: quantile(changes, 0.95) <= mostForChange,
    }),
    row(`main-thread work of one autosave, ${name}, p50`, median(ofSaves), '', null, {
      goal: `at most ${mostForSave} ms`,
      met: median(ofSaves) <= mostForSave,
    }),
    {
      ...row(
        `memory after ${changesForMemory} item changes, ${name}`,
        after,
        `after ${changesForMemory / 2} before them`,
        before,
        {
          goal: `no growth beyond ${noise} MB`,
          met: after - before <= noise,
        },
      ),
      unit: 'MB',
    },
  ];
}

/** From the address to a caret in the first item's notes, in milliseconds; from another screen of the program. */
async function timeToOpen(page: Page, meetingId: string): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/meetings';
  });
  await page.getByRole('button', { name: 'New meeting' }).first().waitFor();
  return page.evaluate(async (id) => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    const start = performance.now();
    location.hash = `#/meetings/${id}/notes`;
    let text: HTMLElement | null = null;
    while (!text) {
      await frame();
      text = document.querySelector<HTMLElement>('[data-section] [role="textbox"]');
    }
    text.focus();
    while (!document.activeElement?.matches('.ProseMirror')) await frame();
    return performance.now() - start;
  }, meetingId);
}

/** From the key to the frame in which the other item's notes have the caret. */
async function timesOfChanges(page: Page, count: number): Promise<readonly number[]> {
  await page.bringToFront();
  const times: number[] = [];
  for (let change = 0; change < count; change += 1) {
    await page.evaluate(() => {
      const { activeElement } = document;
      const onKey = (event: KeyboardEvent): void => {
        if (event.key.startsWith('Arrow')) {
          removeEventListener('keydown', onKey, { capture: true });
          const look = (): void => {
            const now = document.activeElement;
            if (now === activeElement || !now?.matches('.ProseMirror')) requestAnimationFrame(look);
            else Object.assign(window, { took: performance.now() - event.timeStamp });
          };
          requestAnimationFrame(look);
        }
      };
      Object.assign(window, { took: null });
      addEventListener('keydown', onKey, { capture: true });
    });
    await page.keyboard.press(change % 20 < 10 ? 'Control+ArrowDown' : 'Control+ArrowUp');
    const took = await page.waitForFunction(() => (window as unknown as { took: number | null }).took);
    times.push((await took.jsonValue()) ?? 0);
  }
  return times;
}

/** The tasks of the page's main thread from the one that sends a text to be saved until what the answer brings is drawn. */
const afterAnswer = 40;
const betweenSaves = 1500;

/** A task of a thread. The finer categories cost as much again as what they show. */
const task = { name: 'ThreadControllerImpl::RunTask', category: 'toplevel' } as const;

/** What one save costs the page's main thread, in milliseconds: taking the text, sending it, and what the answer changes. */
async function workOfSaves(host: BrowserHostProcess, meetingId: string): Promise<readonly number[]> {
  const page = await openUnwatchedPage(findBrowser() ?? '');
  try {
    await page.goTo(await host.newUrl());
    await page.until(`document.querySelector('h1')`);
    await page.evaluate(`location.hash = '#/meetings/${meetingId}/notes'`);
    const entry = `document.querySelectorAll('nav[aria-label="Agenda"] li')[1]?.querySelector('button')`;
    await page.until(entry);
    await page.evaluate(`${entry}.click()`);
    await page.until(`document.activeElement.matches('.ProseMirror')`);
    await page.evaluate(
      `getSelection().selectAllChildren(document.activeElement); getSelection().collapseToEnd()`,
    );
    await page.evaluate(`(${markSaves.toString()})()`);
    const work: number[] = [];
    // The first ones unmeasured: compiled code.
    for (let save = -3; save < saves; save += 1) {
      const events = await page.trace(`blink.user_timing,${task.category}`, async () => {
        await page.press('a');
        await new Promise((resolve) => setTimeout(resolve, betweenSaves));
      });
      if (save >= 0) work.push(spentOnSave(events));
    }
    return work;
  } finally {
    await page.close();
  }
}

function spentOnSave(events: readonly TraceEvent[]): number {
  const sent = events.find(({ name }) => name === 'save-sent');
  const answered = events.find(({ name }) => name === 'save-answered');
  if (!sent || !answered) throw new Error('nothing was saved');
  const until = answered.ts + afterAnswer * 1000;
  const tasks = events.filter(
    ({ name, ts, dur = 0, tid }) =>
      name === task.name && tid === sent.tid && ts + dur >= sent.ts && ts <= until,
  );
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

/** Runs in the page: where a save is handed to what sends it, and where its answer is there. */
function markSaves(): void {
  type Sent = { readonly id?: number; readonly url?: string };
  const { prototype } = Worker;
  const post: unknown = Object.getOwnPropertyDescriptor(prototype, 'postMessage')?.value;
  prototype.postMessage = function (this: Worker, message: Sent): void {
    if (message.url?.endsWith('/saveSection') === true) {
      performance.mark('save-sent');
      const look = ({ data }: MessageEvent<Sent>): void => {
        if (data.id !== message.id) return;
        performance.mark('save-answered');
        this.removeEventListener('message', look);
      };
      this.addEventListener('message', look);
    }
    Reflect.apply(post as typeof prototype.postMessage, this, [message]);
  };
}

/** Megabytes of script memory that cannot be given back, after so many changes of item. */
async function memoryAfterChanges(page: Page, devTools: CDPSession, count: number): Promise<number> {
  for (let change = 0; change < count; change += 1) {
    await page.keyboard.press(change % 20 < 10 ? 'Control+ArrowDown' : 'Control+ArrowUp');
    await page.waitForTimeout(20);
  }
  for (let time = 0; time < 3; time += 1) await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1_000_000;
}

function row(
  name: string,
  ours: number,
  against: string,
  theirs: number | null,
  { goal, met }: { readonly goal: string; readonly met: boolean },
): BenchRow {
  const ratio = theirs === null ? null : theirs / ours;
  return { group: 'notes', row: name, ours, against, theirs, unit: 'ms', ratio, goal, met };
}
