import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOrExit } from '../../scripts/build.ts';
import { buildTestApp } from '../desktop/test-app.ts';
import type { TestPage } from '../desktop/test-page/test-page.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';
import type { LoopWaits } from '../support/electron-double/loop-watch.ts';
import { startDesktop, type Desktop } from '../support/electron-double/start-desktop.ts';

// How long the desktop's main process lets others wait while the core, in its own process, works: the window, its menu
// and, in Electron, every key that is typed pass through it. Measured under the double, whose own share (it drives
// Chromium from the same process, carries what page and core say, and every message becomes JSON) is in the figures:
// they are an upper bound. The processes that it starts and, on Linux, the wait for a processor that others have are not
// (`loop-watch.ts`); the figure in brackets has them.

declare global {
  interface Window {
    readonly testPage: TestPage;
  }
}

const longest = 50;
/** Of which the worst one counts. */
const starts = 5;
const papers = 12;
const wordsInPaper = 1_150;

type Step = { readonly name: string; readonly work: (page: Page) => Promise<unknown> };

export const measure: Measure = async (say) => {
  await buildOrExit(['main', 'preload'], say);
  const folder = mkdtempSync(join(tmpdir(), 'secretariat-main-bench-'));
  try {
    const appFolder = await buildTestApp(folder);
    const startRow = await worstStart(folder, appFolder);
    const desktop = await startDesktop({ folder: join(folder, 'used'), appFolder });
    try {
      await longestWaits(desktop);
      const rows = [startRow];
      for (const { name, work } of steps) {
        await work(desktop.page);
        rows.push(rowOf(name, await longestWaits(desktop)));
      }
      return rows;
    } finally {
      await desktop.kill();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const steps: readonly Step[] = [
  { name: 'brings in the sample meeting', work: (page) => page.evaluate(loadSample) },
  {
    name: `is given ${papers} papers of ${wordsInPaper} words`,
    work: (page) => page.evaluate(addPapers, { papers, wordsInPaper }),
  },
  { name: 'saves a section of a paper', work: (page) => page.evaluate(saveOnce) },
  { name: 'checks what goes out', work: (page) => page.evaluate(prepare) },
  { name: 'lays out the preview of a pack', work: (page) => page.evaluate(preview) },
  { name: 'makes a pack of 14,000 words', work: (page) => page.evaluate(makePack) },
  { name: 'makes a meeting file of 14,000 words', work: (page) => page.evaluate(exportFile) },
  { name: 'imports that meeting file', work: (page) => page.evaluate(importFile) },
  {
    name: 'makes a backup and reads it back',
    work: (page) => page.evaluate(() => window.testPage.core.backups.make()),
  },
  { name: 'reads the log', work: (page) => page.evaluate(() => window.testPage.core.workspace.log()) },
];

async function worstStart(folder: string, appFolder: string): Promise<BenchRow> {
  const all: LoopWaits[] = [];
  for (let start = 0; start < starts; start += 1) {
    const desktop = await startDesktop({ folder: join(folder, `start-${start}`), appFolder });
    all.push(await longestWaits(desktop));
    await desktop.kill();
  }
  return rowOf(`starts on an empty folder, the worst of ${starts} times`, {
    longestMs: Math.max(...all.map(({ longestMs }) => longestMs)),
    longestOfAllMs: Math.max(...all.map(({ longestOfAllMs }) => longestOfAllMs)),
  });
}

/** Of a program whose page is there, since it was asked last. */
async function longestWaits({ page, order, waitFor, journal }: Desktop): Promise<LoopWaits> {
  await page.waitForFunction(() => 'testPage' in window);
  const seen = journal.filter(({ what }) => what === 'loop-delay').length;
  order({ order: 'tell-loop-delay' });
  let told = 0;
  await waitFor('loop-delay', () => (told += 1) > seen);
  const last = journal.findLast(({ what }) => what === 'loop-delay');
  return { longestMs: Number(last?.['longestMs']), longestOfAllMs: Number(last?.['longestOfAllMs']) };
}

function rowOf(name: string, { longestMs, longestOfAllMs }: LoopWaits): BenchRow {
  return {
    group: 'main-process',
    row: `longest wait while it ${name}`,
    ours: longestMs,
    against: `a window that never blocks for longer (${longestOfAllMs.toFixed(0)} ms in all)`,
    theirs: longest,
    unit: 'ms',
    ratio: longestMs / longest,
    goal: `at most ${longest} ms`,
    met: longestMs <= longest,
  };
}

async function loadSample(): Promise<void> {
  await window.testPage.core.workspace.loadSample();
}

async function addPapers({
  papers: count,
  wordsInPaper: words,
}: {
  papers: number;
  wordsInPaper: number;
}): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  for (let index = 0; index < count; index += 1) {
    const item = await core.agenda.add({
      ...{ meetingId: meeting?.id ?? '', id: crypto.randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'report', title: `Report of the bench ${index + 1}` },
    });
    const { sections } = await core.papers.create({ agendaItemId: item.id });
    for (const { id, revision } of sections) {
      const said = Array.from(
        { length: Math.round(words / sections.length) },
        (_, word) => `word${word % 97}`,
      );
      await core.documents.saveSection({
        ...{ id, revision },
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              attrs: { id: crypto.randomUUID() },
              content: [{ type: 'text', text: `${said.join(' ')}.` }],
            },
          ],
        },
      });
    }
  }
}

async function saveOnce(): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  const items = await core.agenda.list({ meetingId: meeting?.id ?? '' });
  const { sections } = await core.documents.get({
    id: items.findLast(({ paper }) => paper)?.paper?.documentId ?? '',
  });
  const [section] = sections;
  if (section === undefined) throw new Error('there is no section');
  const { id, revision } = section;
  const said = Array.from({ length: 1_000 }, (_, word) => `word${word % 89}`);
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph',
        attrs: { id: crypto.randomUUID() },
        content: [{ type: 'text', text: said.join(' ') }],
      },
    ],
  };
  await core.documents.saveSection({ id, revision, body });
}

async function prepare(): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  await core.exports.prepare({
    meetingIds: [meeting?.id ?? ''],
    kinds: ['pack'],
    audience: 'public',
    standing: 'final',
  });
}

async function preview(): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  await core.exports.preview({
    meetingIds: [meeting?.id ?? ''],
    kinds: ['pack'],
    audience: 'public',
    standing: 'final',
  });
}

async function makePack(): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  await core.exports.make({ meetingId: meeting?.id ?? '', what: 'pack', audience: 'internal' });
}

async function exportFile(): Promise<void> {
  const { core } = window.testPage;
  const [meeting] = await core.meetings.list();
  const { files } = await core.exports.make({ meetingId: meeting?.id ?? '', what: 'meeting' });
  Object.assign(window, {
    meetingFile: new TextDecoder().decode(
      Uint8Array.from(atob(files[0]?.content ?? ''), (letter) => letter.charCodeAt(0)),
    ),
  });
}

async function importFile(): Promise<void> {
  const { meetingFile } = window as unknown as { meetingFile: string };
  const file = JSON.parse(meetingFile) as { meeting: { id: string; date: string } };
  file.meeting.id = crypto.randomUUID();
  file.meeting.date = '2031-10-14';
  await window.testPage.core.meetingFiles
    .import({ content: JSON.stringify(file) })
    .catch((error: { readonly data?: unknown }) => {
      throw new Error(JSON.stringify(error.data));
    });
}
