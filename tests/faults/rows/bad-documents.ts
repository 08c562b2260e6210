import type { Browser } from '@playwright/test';
import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { aBadBody, aSoundBody } from '../body-mutations.ts';
import { notTried, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { startHostTree } from '../host-tree.ts';
import { aMeeting, enter, newPage, openNotes } from '../program-page.ts';
import type { Random } from '../seeded-random.ts';

// Texts that this program cannot know are laid into the store with a right hash, opened, clicked and typed at. Their
// bytes have to stay. One sound text in each meeting is typed into as well, and has to change: the keys were real.

const name = 'bad-documents';
const inOneMeeting = 50;
/** Two autosave periods: the longest that a key waits to be saved, twice. */
const periods = 2 * 500;

type Count = 'documents';
export const test: FaultTest<Count> = { counts: { documents: { small: 60, full: 1_000 } }, run };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const tried =
    'sections with a random unknown node, mark, attribute or nesting, opened, clicked and typed at';
  const browser = await tools.browser();
  if (!browser) return notTried(name, tried, 'no Chromium, Chrome or Edge is installed');
  const documents = tools.count('documents');
  const dataFolder = tools.folder();
  const meetings = await layOut(browser, dataFolder, documents);
  const file = join(dataFolder, 'secretariat.sqlite3');
  const kinds = spoil(file, tools.random, documents);
  tools.say(
    Object.entries(kinds)
      .map(([kind, count]) => `${count} with a bad ${kind}`)
      .join(', '),
  );
  const before = textsOf(file);

  const { notShown } = await openAll(browser, dataFolder, meetings);
  const after = textsOf(file);
  const changed = [...before.bad].filter(([id, text]) => after.bad.get(id) !== text).length;
  const untouched = [...before.sound].filter(([id, text]) => after.sound.get(id) === text).length;
  if (untouched > 0)
    throw new Error(`${untouched} sound texts did not take the key that was typed into them`);
  return [
    {
      name,
      tried: `${tried}: stored texts changed, or not shown as read-only with the reason`,
      times: documents,
      lost: changed + notShown,
      worst: null,
      unit: '',
      pass: changed === 0 && notShown === 0,
    },
  ];
}

/** Meetings with room for that many texts, and one more each. */
async function layOut(browser: Browser, dataFolder: string, documents: number): Promise<readonly string[]> {
  const page = await newPage(browser);
  const host = await startHostTree(dataFolder);
  const operations = await enter(page, host);
  const meetings: string[] = [];
  for (let left = documents; left > 0; left -= inOneMeeting - 1) {
    meetings.push(await aMeeting(operations, Math.min(inOneMeeting, left + 1)));
  }
  await page.context().close();
  await host.stop();
  return meetings;
}

/** Every section but the first of each meeting gets a bad text. Gives how many of each kind. */
function spoil(file: string, random: Random, documents: number): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  const database = new Database(file);
  const sections = database.prepare('SELECT id FROM sections').pluck().all() as string[];
  const first = firstSections(database);
  const write = database.prepare(
    'UPDATE sections SET body = @body, sha256 = @sha256, words = 1 WHERE id = @id',
  );
  let spoilt = 0;
  database.transaction(() => {
    for (const id of sections) {
      const bad = first.has(id) ? null : aBadBody(random);
      const body = JSON.stringify(bad?.body ?? aSoundBody(random));
      write.run({ id, body, sha256: createHash('sha256').update(body).digest('hex') });
      if (!bad) continue;
      spoilt += 1;
      kinds[bad.kind] = (kinds[bad.kind] ?? 0) + 1;
    }
  })();
  database.close();
  if (spoilt !== documents) throw new Error(`${spoilt} texts were spoilt instead of ${documents}`);
  return kinds;
}

/** The notes of the first item on each agenda: these stay sound. */
function firstSections(database: Database.Database): ReadonlySet<unknown> {
  const first = database.prepare(
    `SELECT id FROM sections WHERE agenda_item_id IN
      (SELECT id FROM (SELECT id, min(rank) FROM agenda_items GROUP BY meeting_id))`,
  );
  return new Set(first.pluck().all());
}

function textsOf(file: string) {
  const database = new Database(file, { readonly: true });
  const first = firstSections(database);
  const rows = database.prepare('SELECT * FROM sections').all() as { id: string }[];
  database.close();
  const byId = (isFirst: boolean): ReadonlyMap<string, string> =>
    new Map(rows.filter(({ id }) => first.has(id) === isFirst).map((row) => [row.id, JSON.stringify(row)]));
  return { sound: byId(true), bad: byId(false) };
}

async function openAll(
  browser: Browser,
  dataFolder: string,
  meetings: readonly string[],
): Promise<{ readonly notShown: number }> {
  const host = await startHostTree(dataFolder);
  const page = await newPage(browser);
  await enter(page, host);
  let notShown = 0;
  for (const meetingId of meetings) {
    await openNotes(page, host, meetingId);
    const sections = page.locator('[data-section]');
    const bad = (await sections.count()) - 1;
    const readOnly = sections.filter({ hasText: 'This section can be read but not changed.' });
    notShown +=
      bad - (await readOnly.count()) + (await readOnly.locator('[contenteditable], [role=textbox]').count());
    for (const section of await readOnly.all()) {
      await section.getByText('can be read but not changed').click();
      await page.keyboard.press('x');
    }
    await sections.first().getByRole('textbox').click();
    await sections.first().locator('.ProseMirror:focus').waitFor();
    await page.keyboard.press('x');
    await page.waitForTimeout(periods);
    // Leaving is a moment of saving too.
    await page.goto(`${host.origin}/#/meetings`);
    await page.getByRole('heading', { name: 'Meetings' }).first().waitFor();
  }
  await page.context().close();
  await host.stop();
  return { notShown };
}
