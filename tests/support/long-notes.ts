import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { operationsOf, type Operations } from '../e2e/fixtures.ts';
import type { BenchRow } from './bench-row.ts';
import { startBrowserHost, type BrowserHostProcess } from './browser-host.ts';

// Meetings with notes as long as a bench wants them, in the real program, on a browser of its own.

export type NotesBench = {
  readonly host: BrowserHostProcess;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly operations: Operations;
  /** A meeting of the sample's body and agenda with so many words and blocks in its notes. */
  readonly aMeeting: (words: number, blocks: number) => Promise<string>;
};

/** Runs with the built program and the sample's people in it; without a browser the one row says so. */
export async function withNotesBench(
  say: (line: string) => void,
  group: string,
  measure: (bench: NotesBench) => Promise<readonly BenchRow[]>,
): Promise<readonly BenchRow[]> {
  await buildOrExit(['renderer', 'hosts'], say);
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    const against = 'not measured: no Chromium, Chrome or Edge is installed';
    return [
      { group, row: 'all', ours: null, against, theirs: null, unit: '', ratio: null, goal: null, met: null },
    ];
  }
  const host = await startBrowserHost();
  const browser = await chromium.launch({ executablePath, args: [...browserLaunchArguments()] });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    await context.request.get(host.url);
    const operations = operationsOf(await context.newPage(), host);
    const { meetingId: sampleId } = await operations.workspace.loadSample();
    let made = 0;
    const aMeeting = async (words: number, blocks: number): Promise<string> => {
      made += 1;
      return makeMeeting(operations, sampleId, `2024-02-${String(made).padStart(2, '0')}`, words, blocks);
    };
    return await measure({ host, browser, context, operations, aMeeting });
  } finally {
    await browser.close();
    await host.stop();
  }
}

const items = 12;
const wordsInBlock = 10;

async function makeMeeting(
  operations: Operations,
  likeId: string,
  date: string,
  words: number,
  blocks: number,
): Promise<string> {
  const { bodyId } = await operations.meetings.get({ id: likeId });
  const fields = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const meeting = await operations.meetings.create({ bodyId, date, ...fields });
  const standing = await operations.agenda.list({ meetingId: meeting.id });
  for (let index = standing.length; index < items; index += 1) {
    await operations.agenda.add({
      ...{ meetingId: meeting.id, id: crypto.randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'other', title: `Item of the bench ${index + 1}` },
    });
  }
  const { sections } = await operations.documents.get({ id: meeting.notesDocumentId });
  for (const [index, { id, revision }] of sections.entries()) {
    const share = (all: number): number =>
      Math.floor((all * (index + 1)) / sections.length) - Math.floor((all * index) / sections.length);
    const body = aBodyOf(share(words), share(blocks));
    if (body.content.length > 0) await operations.documents.saveSection({ id, revision, body });
  }
  return meeting.id;
}

/** Paragraphs of at most fifty words, with actions, decisions, and questions and answers spread among them. */
function aBodyOf(words: number, blocks: number): Body {
  const inParagraphs = Math.max(0, words - blocks * wordsInBlock);
  const paragraphs = Math.max(blocks, Math.ceil(inParagraphs / 50));
  const content: BodyNode[] = [];
  for (let index = 0; index < paragraphs; index += 1) {
    const length =
      Math.floor((inParagraphs * (index + 1)) / paragraphs) - Math.floor((inParagraphs * index) / paragraphs);
    content.push(paragraph(length));
    if (index < blocks) content.push(block(index));
  }
  return { type: 'doc', content };
}

function block(index: number): BodyNode {
  switch (index % 3) {
    case 0:
      return { type: 'action', content: [text(wordsInBlock)] };
    case 1:
      return { type: 'decision', content: [text(wordsInBlock)] };
    default:
      return {
        type: 'exchange',
        content: [
          { type: 'question', content: [paragraph(wordsInBlock / 2)] },
          { type: 'answer', content: [paragraph(wordsInBlock / 2)] },
        ],
      };
  }
}

const paragraph = (words: number): BodyNode => ({ type: 'paragraph', content: [text(words)] });

const spoken = ['there', 'were', 'thirty', 'officers', 'on', 'the', 'towpath', 'that', 'night'];

const text = (words: number): BodyNode => ({
  type: 'text',
  text: Array.from({ length: Math.max(1, words) }, (_, index) => spoken[index % spoken.length]).join(' '),
});

/** The notes page with the caret at the end of a report item's notes. */
export async function openNotes(page: Page, host: BrowserHostProcess, meetingId: string): Promise<void> {
  await page.goto(`${host.origin}/#/meetings/${meetingId}/notes`);
  const rail = page.getByRole('navigation', { name: 'Agenda' });
  await rail.getByRole('listitem').nth(1).getByRole('button').first().click();
  await page.locator('.ProseMirror:focus').waitFor();
  await page.keyboard.press('Control+End');
}
