import type { Browser, Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { notTried, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { HostEnded, startHostTree } from '../host-tree.ts';
import { aMeeting, enter, enterItem, newPage, openNotes, storedNotes } from '../program-page.ts';
import { ScriptedPerson } from '../scripted-person.ts';
import { lockableFolder, setReadOnly, smallDisk, type Place } from '../small-disk.ts';

// Under someone who types, the disk fills up or the files can no longer be written; then there is room again. The save
// state has to turn red within a second of the first key that is not saved, and at the end every key is stored.

const name = 'full-disk';
const latestRed = 1_000;

type Count = 'disks';
export const test: FaultTest<Count> = { counts: { disks: { small: 1, full: 10 } }, run };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const tried = {
    full: 'the disk is full under someone who types, then has room again; then a start on a read-only disk',
    locked: 'the data’s files turn read-only under someone who types, then can be written again',
  };
  const names = { full: name, locked: `${name}: read-only` };
  const browser = await tools.browser();
  if (!browser) return notTried(name, tried.full, 'no Chromium, Chrome or Edge is installed');
  const rows: FaultRow[] = [];
  for (const kind of ['full', 'locked'] as const) {
    const times = tools.count('disks');
    const reds: number[] = [];
    let lost = 0;
    let whyNot: string | null = null;
    for (let time = 0; time < times; time += 1) {
      const folder = join(tools.folder(), 'data');
      const place = kind === 'full' ? smallDisk(folder, 6) : lockableFolder(folder);
      if (!place) {
        whyNot = kind === 'full' ? 'no disk in memory can be mounted' : 'no file can be made unchangeable';
        break;
      }
      try {
        const { redAfter, lostKeys } = await typeWithoutRoom(browser, place, tools);
        reds.push(redAfter);
        lost += lostKeys;
        if (kind === 'full') lost += await startReadOnly(place, tools);
      } finally {
        place.remove();
      }
    }
    if (whyNot !== null) {
      rows.push(...notTried(names[kind], tried[kind], whyNot));
      continue;
    }
    const worst = Math.max(...reds);
    rows.push({
      name: names[kind],
      tried: `${tried[kind]}: keys lost; worst: from the first unsaved key to the red state`,
      times,
      lost,
      worst,
      unit: 'ms',
      pass: lost === 0 && tools.isInTime(worst, latestRed),
    });
  }
  return rows;
}

async function typeWithoutRoom(
  browser: Browser,
  place: Place,
  { random, say }: FaultTools<Count>,
): Promise<{ readonly redAfter: number; readonly lostKeys: number }> {
  const host = await startHostTree(place.folder);
  const page = await newPage(browser);
  try {
    const operations = await enter(page, host);
    const meetingId = await aMeeting(operations, 3);
    await openNotes(page, host, meetingId);
    await enterItem(page, 0);
    const person = new ScriptedPerson(page, random, await storedNotes(operations, meetingId), 0);
    const typing = person.type();
    await delay(random.between(800, 2_500));
    place.close();
    const redAt = await stateTurns(page, 'not-saved');
    const firstUnsaved = person.firstMissing(await person.acknowledged());
    await delay(random.between(1_000, 3_000));
    place.open();
    await delay(300);
    person.stop();
    await typing;
    await stateTurns(page, 'saved');
    const stored = await storedNotes(operations, meetingId);
    const wrong = stored.filter(({ sectionId, text }) => person.typedInto(sectionId) !== text);
    const lostKeys = wrong.reduce(
      (sum, { sectionId, text }) => sum + Math.max(1, person.typedInto(sectionId).length - text.length),
      0,
    );
    for (const { sectionId, text } of wrong)
      say(JSON.stringify({ typed: person.typedInto(sectionId), stored: text }));
    if (firstUnsaved === null) throw new Error('red, but every key was saved');
    return { redAfter: redAt - firstUnsaved, lostKeys };
  } finally {
    await page.context().close();
    await host.stop();
  }
}

/** Waits for the save state and gives the moment. */
async function stateTurns(page: Page, state: 'saved' | 'not-saved'): Promise<number> {
  const handle = await page.waitForFunction(
    (words) =>
      document.querySelector('[aria-label="Save state"]')?.textContent.startsWith(words) === true &&
      Date.now(),
    state === 'saved' ? 'Saved' : 'Not saved',
  );
  return Number(await handle.jsonValue());
}

/** Started on a disk that cannot be written, the program says so and ends; nothing may have changed. 1 where not so. */
async function startReadOnly(place: Place, { say }: FaultTools<Count>): Promise<number> {
  setReadOnly(place, true);
  const ended = await startHostTree(place.folder).catch((error: unknown) => error);
  const isSaid = ended instanceof HostEnded && ended.code === 1 && /cannot be written/.test(ended.said);
  if (!isSaid) say(`started on a read-only disk: ${ended instanceof Error ? ended.message : 'it runs'}`);
  if (ended !== null && typeof ended === 'object' && 'stop' in ended)
    await (ended.stop as () => Promise<unknown>)();
  setReadOnly(place, false);
  const again = await startHostTree(place.folder);
  await again.stop();
  return isSaid ? 0 : 1;
}
