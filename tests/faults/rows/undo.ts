import type { Page } from '@playwright/test';
import type { Operations } from '../../e2e/fixtures.ts';
import { notTried, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { startHostTree, type HostTree } from '../host-tree.ts';
import { aMeeting, enter, enterItem, linesOf, newPage, openNotes } from '../program-page.ts';

// Someone types in one document, goes to another, and holds Ctrl Z down. What the other one said it still says.

const name = 'undo';
const presses = 50;

type Count = 'switches';
export const test: FaultTest<Count> = { counts: { switches: { small: 3, full: 30 } }, run };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const tried = `Ctrl Z ${presses} times right after switching to another section, paper or meeting`;
  const browser = await tools.browser();
  if (!browser) return notTried(name, tried, 'no Chromium, Chrome or Edge is installed');
  const host = await startHostTree(tools.folder());
  const page = await newPage(browser);
  const switches = tools.count('switches');
  let changed = 0;
  try {
    const place = await layOut(page, host, await enter(page, host));
    for (let time = 0; time < switches; time += 1) {
      const kind = kinds[time % kinds.length] ?? 'section';
      const isUnchanged = await undoAfterSwitch(place, kind, tools);
      if (!isUnchanged) changed += 1;
    }
  } finally {
    await page.context().close();
    await host.stop();
  }
  return [
    {
      name,
      tried: `${tried}: times that the other document was not the same, in the store or on screen`,
      times: switches,
      lost: changed,
      worst: null,
      unit: '',
      pass: changed === 0,
    },
  ];
}

const kinds = ['section', 'paper', 'meeting'] as const;
type Kind = (typeof kinds)[number];

type Place = {
  readonly page: Page;
  readonly host: HostTree;
  readonly operations: Operations;
  readonly meetingId: string;
  readonly otherMeetingId: string;
  readonly paperId: string;
};

async function layOut(page: Page, host: HostTree, operations: Operations): Promise<Place> {
  const meetingId = await aMeeting(operations, 2);
  const otherMeetingId = await aMeeting(operations, 2);
  const report = await operations.agenda.add({
    meetingId,
    id: crypto.randomUUID(),
    parentId: null,
    beforeId: null,
    kind: 'report',
    title: 'Road safety',
  });
  const { id: paperId } = await operations.papers.create({ agendaItemId: report.id });
  const place = { page, host, operations, meetingId, otherMeetingId, paperId };
  // Each of the other documents has words that were typed in this window, with a history of their own to be undone.
  for (const kind of kinds) {
    await openOther(place, kind);
    await page.keyboard.type(`Words of the other ${kind}.`);
    await saved(place, kind, `Words of the other ${kind}.`);
  }
  return place;
}

async function undoAfterSwitch(
  place: Place,
  kind: Kind,
  { random, say }: FaultTools<Count>,
): Promise<boolean> {
  const { page, host, meetingId } = place;
  // A new window has no history of the other document: whatever is undone there would be this one's.
  await page.goto('about:blank');
  await openNotes(page, host, meetingId);
  const before = await otherText(place, kind);
  await enterItem(page, 0);
  const typed = ` ${random.word()} ${random.word()} ${random.word()}`;
  for (const key of typed) await page.keyboard.press(key === ' ' ? 'Space' : key);
  await openOther(place, kind);
  const shown = await page.locator('.ProseMirror').innerText();
  for (let press = 0; press < presses; press += 1) await page.keyboard.press('Control+z');
  const shownAfter = await page.locator('.ProseMirror').innerText();
  // Longer than anything waits to be saved.
  await page.waitForTimeout(700);
  const after = await otherText(place, kind);
  const isUnchanged = shown === shownAfter && before === after && before !== '';
  if (!isUnchanged) say(`${kind}: ${JSON.stringify({ shown, shownAfter, before, after })}`);
  return isUnchanged;
}

async function openOther(
  { page, host, meetingId, otherMeetingId, paperId }: Place,
  kind: Kind,
): Promise<void> {
  switch (kind) {
    case 'section':
      // By the keyboard where the notes are open, as in a meeting.
      if ((await page.locator('.ProseMirror:focus').count()) === 0) await openNotes(page, host, meetingId);
      await enterItem(page, 1);
      return;
    case 'meeting':
      await openNotes(page, host, otherMeetingId);
      await page.getByRole('article').getByRole('textbox').first().waitFor();
      await enterItem(page, 0);
      return;
    case 'paper': {
      await page.goto(`${host.origin}/#/meetings/${meetingId}/papers/${paperId}`);
      const sheet = page.getByRole('article', { name: /^Cover paper/ });
      await sheet.getByRole('textbox').first().click();
      await sheet.locator('.ProseMirror:focus').waitFor();
      await page.waitForTimeout(40);
      await page.keyboard.press('Control+End');
    }
  }
}

async function otherText(place: Place, kind: Kind): Promise<string> {
  const { operations, meetingId, otherMeetingId, paperId } = place;
  const meeting = kind === 'meeting' ? otherMeetingId : meetingId;
  const documentId =
    kind === 'paper' ? paperId : (await operations.meetings.get({ id: meeting })).notesDocumentId;
  const { sections } = await operations.documents.get({ id: documentId });
  const content = sections[kind === 'section' ? 1 : 0]?.content;
  return content?.state === 'sound' ? linesOf(content.body) : '';
}

async function saved(place: Place, kind: Kind, words: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await otherText(place, kind)).includes(words)) return;
    await place.page.waitForTimeout(50);
  }
  throw new Error(`what was typed into the other ${kind} was not saved`);
}
