import type { Browser, BrowserContext, Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import { operationsOf, type Operations } from '../../e2e/fixtures.ts';
import { notTried, quantile, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { startHostTree, type HostTree } from '../host-tree.ts';
import { aMeeting, enter, enterItem, newPage, openNotes, storedNotes } from '../program-page.ts';
import { ScriptedPerson } from '../scripted-person.ts';

// The built browser host is killed with its whole process group while somebody types in Chromium. What the page had an
// answer for has to be in the store of the next start; what is there has to be exactly the beginning of what was typed.

const name = 'typing-kills';
const items = 4;
const longestTail = 500;
const longestReopening = 2_000;

type Count = 'kills';
export const test: FaultTest<Count> = { counts: { kills: { small: 4, full: 200 } }, run };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const tried = 'kill -9 of the host’s process group while someone types ten keys a second';
  const browser = await tools.browser();
  if (!browser) return notTried(name, tried, 'no Chromium, Chrome or Edge is installed');
  const kills = tools.count('kills');
  const rounds = await killWhileTyping(browser, kills, tools);

  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0);
  const lost = sum((round) => round.lostKeys);
  const notPrefix = sum((round) => round.otherTexts);
  const tails = rounds.map(({ tail }) => tail);
  const tail = quantile(tails, 0.99);
  const reopenings = rounds.map(({ reopenedIn }) => reopenedIn);
  const reopening = Math.max(...reopenings);
  tools.say(
    `reopened after p50 ${quantile(reopenings, 0.5)}, p99 ${quantile(reopenings, 0.99)}, longest ${reopening} ms`,
  );
  tools.say(
    `${sum((round) => round.keys)} keys, ${sum((round) => round.acknowledged)} sections acknowledged; unsaved tail ` +
      `p50 ${quantile(tails, 0.5)}, p99 ${tail}, longest ${Math.max(...tails)} ms`,
  );
  return [
    {
      name,
      tried: `${tried}: acknowledged keys lost; worst: p99 of the unsaved tail`,
      times: kills,
      lost,
      worst: tail,
      unit: 'ms',
      pass: lost === 0 && tools.isInTime(tail, longestTail),
    },
    {
      name: `${name}: prefix`,
      tried:
        'the same kills: sections whose stored text is no exact prefix of what was typed, or that are not shown',
      times: kills,
      lost: notPrefix,
      worst: null,
      unit: '',
      pass: notPrefix === 0,
    },
    {
      name: `${name}: reopening`,
      tried:
        'the same kills: from the start of the new process to the notes with their text on a new page of the same browser',
      times: kills,
      lost: 0,
      worst: reopening,
      unit: 'ms',
      pass: tools.isInTime(reopening, longestReopening),
    },
  ];
}

type Round = {
  readonly keys: number;
  readonly acknowledged: number;
  readonly lostKeys: number;
  readonly otherTexts: number;
  /** How long before the kill the first key went down that is not stored. */
  readonly tail: number;
  readonly reopenedIn: number;
};

type Place = { readonly page: Page; readonly host: HostTree; readonly operations: Operations };

async function killWhileTyping(
  browser: Browser,
  kills: number,
  { random, folder, say }: FaultTools<Count>,
): Promise<readonly Round[]> {
  const dataFolder = folder();
  const page = await newPage(browser);
  const host = await startHostTree(dataFolder);
  const operations = await enter(page, host);
  const meetingId = await aMeeting(operations, items);
  await openNotes(page, host, meetingId);
  let place: Place = { page, host, operations };
  const rounds: Round[] = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const { page, host, operations } = place;
      const before = await storedNotes(operations, meetingId);
      const begin = random.between(0, items - 1);
      await enterItem(page, begin);
      const person = new ScriptedPerson(page, random, before, begin);
      const killedAt = await typeUntilKilled(person, host, random.between(500, 6_000), random.chance(0.2));
      const acknowledged = new Map(await person.acknowledged());
      await page.close();

      place = await reopened(page.context(), dataFolder, meetingId, acknowledged);
      const reopenedIn = Date.now() - place.host.startedAt;
      const stored = await storedNotes(place.operations, meetingId);
      const shown = await place.page
        .locator('[data-section] .section-text')
        .evaluateAll((texts) => texts.map((text) => [...text.children].map((block) => block.textContent)));
      let [lostKeys, otherTexts] = [0, 0];
      for (const [index, { sectionId, text }] of stored.entries()) {
        const answered = acknowledged.get(sectionId) ?? before[index]?.text ?? '';
        lostKeys += answered.length - commonStart(answered, text);
        const isShown = text
          .split('\n')
          .every((line, block) => shown[index]?.[block]?.includes(line.trim()) ?? line === '');
        if (person.typedInto(sectionId).startsWith(text) && isShown) continue;
        otherTexts += 1;
        say(`stored: ${JSON.stringify(text)}\n   typed: ${JSON.stringify(person.typedInto(sectionId))}`);
        say(`shown: ${JSON.stringify(shown[index])}`);
      }
      const missing = person.firstMissing(new Map(stored.map(({ sectionId, text }) => [sectionId, text])));
      rounds.push({
        keys: person.keyCount,
        acknowledged: acknowledged.size,
        lostKeys,
        otherTexts,
        tail: missing === null ? 0 : killedAt - missing,
        reopenedIn,
      });
    }
  } finally {
    await place.page.context().close();
    await place.host.stop();
  }
  return rounds;
}

/** Gives the moment of the kill. */
async function typeUntilKilled(
  person: ScriptedPerson,
  host: HostTree,
  afterMs: number,
  isInNewBlock: boolean,
): Promise<number> {
  let killedAt = 0;
  const killed = (async () => {
    await delay(afterMs);
    // In the middle of a new line or a new action: the key is down, its save not yet begun.
    if (isInNewBlock) await new Promise<void>((begun) => person.beginBlock(begun));
    killedAt = host.kill();
    person.stop();
  })();
  await Promise.all([person.type(), killed]);
  await host.ended;
  // Answers that had left the host before it died are still on their way into the page.
  await delay(100);
  return killedAt;
}

// In the browser of before, as the program finds it again: it has the program's scripts already.
async function reopened(
  browser: BrowserContext,
  dataFolder: string,
  meetingId: string,
  acknowledged: ReadonlyMap<string, string>,
): Promise<Place> {
  const page = await browser.newPage();
  const host = await startHostTree(dataFolder);
  await openNotes(page, host, meetingId, 'link');
  const lines = [...acknowledged.values()].flatMap((text) => text.split('\n')).map((line) => line.trim());
  // All at once: asking for each line by itself would be timed as well.
  await page.waitForFunction((lines) => {
    const shown = [...document.querySelectorAll('article')].map(({ textContent }) => textContent).join(' ');
    const text = shown.replace(/\s+/g, ' ');
    return lines.every((line) => text.includes(line.replace(/\s+/g, ' ')));
  }, lines);
  return { page, host, operations: operationsOf(page, host) };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}
