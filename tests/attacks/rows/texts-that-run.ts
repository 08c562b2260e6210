import type { Browser, Page } from '@playwright/test';
import type { Editor } from '@tiptap/core';
import { operationsOf, type Operations } from '../../e2e/fixtures.ts';
import { startHostTree, type HostTree } from '../../faults/host-tree.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';
import { inStore, nameDoors, plantBodies, plantByOperations, plantFields, storedDoors } from '../doors.ts';
import { fileDoors, hostileMeetingFile, hostilePlanFiles, hostileTemplate } from '../files.ts';
import { settled, tour } from '../tour.ts';
import { doorOf, idsIn, vectorCount, vectorsFor } from '../vectors.ts';
import { countOf, watchedPage, type Sightings, type WatchedPage } from '../watched-page.ts';

// Every text that means harm, by every door by which a text comes in, and then to be seen on every screen. Twice: with
// the page's policy, where what the policy has to stop counts as well, and without it, where only how a text is taken
// keeps it from running.

const name = 'texts-that-run';

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const count = tools.count(vectorCount, 10);
  const browser = await tools.browser();
  const rows = [await plainPage(browser)];
  if (tools.isWhole) rows.push(await policyTold(browser, tools.folder()));
  for (const withoutPolicy of tools.isWhole ? [false, true] : [true]) {
    rows.push(...(await attackProgram(tools, browser, count, withoutPolicy)));
  }
  return rows;
}

/** The same texts where nothing takes care: they have to run there, or none of the zeros below says anything. */
async function plainPage(browser: Browser): Promise<AttackRow> {
  const least = 60;
  const origin = 'http://plain.invalid';
  const watched = await watchedPage(browser, { withoutPolicy: true, origins: [origin] });
  const { page, seen } = watched;
  await page.route(`${origin}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>plain</title>' }),
  );
  await page.route('https://out.invalid/**', (route) => route.abort());
  await page.goto(`${origin}/`);
  await page.evaluate(
    (texts) => {
      for (const text of texts) {
        const frame = document.createElement('iframe');
        frame.srcdoc = text;
        document.body.append(frame);
      }
    },
    vectorsFor(1, vectorCount),
  );
  // Until those have come that it takes, and nothing more for a second; at the most for a minute.
  for (
    let [before, quiet, waited] = [-1, 0, 0];
    waited < 600 && (quiet < 10 || before < least);
    waited += 1
  ) {
    quiet = countOf(seen) === before ? quiet + 1 : 0;
    before = countOf(seen);
    await page.waitForTimeout(100);
  }
  const ran = new Set(seen.ran);
  const left = new Set(seen.left.flatMap(idsIn));
  await watched.close();
  return control(name, `the same texts in a plain page: ${ran.size} run, ${left.size} call out`, {
    times: vectorCount,
    got: new Set([...[...ran].map(Number), ...left]).size,
    least,
  });
}

/** A script put into the program's own page by hand: the policy has to stop it, and say so. */
async function policyTold(browser: Browser, dataFolder: string): Promise<AttackRow> {
  const { host, watched } = await open(browser, dataFolder, false);
  const { page, seen } = watched;
  await page.goto(host.origin);
  await page.evaluate(async () => {
    const script = document.createElement('script');
    const picture = new Image();
    try {
      script.textContent = 'canary(1)';
      document.body.append(script);
    } catch {
      // The policy asks for a trusted script.
    }
    picture.src = 'https://out.invalid/1';
    const frame = document.createElement('iframe');
    frame.src = 'https://out.invalid/2';
    document.body.append(frame);
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary(2)>');
    } catch {
      // As it should.
    }
    await new Promise((done) => setTimeout(done, 300));
  });
  await watched.lookForActive();
  const kinds = ['img-src', 'frame-src', 'require-trusted-types-for'];
  const told = kinds.filter((kind) => seen.stopped.some((what) => what.startsWith(kind)));
  const got = told.length + Math.min(1, seen.active.length) - seen.ran.length;
  if (seen.ran.length + seen.left.length > 0) console.log(JSON.stringify(seen));
  await watched.close();
  await host.stop();
  return control(
    name,
    `put into our page by hand: stopped and told (${told.join(', ')}), and found by looking`,
    {
      times: kinds.length + 1,
      got,
    },
  );
}

async function attackProgram(
  tools: AttackTools,
  browser: Browser,
  count: number,
  withoutPolicy: boolean,
): Promise<readonly AttackRow[]> {
  const dataFolder = tools.folder();
  let { host, watched, operations } = await open(browser, dataFolder, withoutPolicy);
  const rows: AttackRow[] = [];
  const how = withoutPolicy ? 'policy off' : 'policy on';
  const began = (): (() => number) => {
    const before = countOf(watched.seen);
    return () => countOf(watched.seen) - before;
  };
  const add = (what: string, times: number, got: number, shown: number): void => {
    tools.say(`${how}, ${what}: ${times} tried, ${shown} shown, ${got} got somewhere`);
    rows.push(repelled(name, `${what}; ${shown} shown (${how})`, { times, got, wasThere: shown > 0 }));
    if (got > 0) tools.say(JSON.stringify(sample(watched.seen)));
  };

  const planted = await plantByOperations(operations, count);
  let got = began();
  const read = await tour(watched, host.origin, await meetingsOf(operations));
  const shown = byDoor(read);
  const total = [...planted.taken.values()].reduce((sum, each) => sum + each, 0);
  add(
    `names, titles, notes, comments, wording, plans, file names, links (${planted.taken.size} doors)`,
    total,
    got(),
    read.size,
  );
  const unseen = Object.entries(nameDoors).filter(([, door]) => (shown.get(door) ?? 0) === 0);
  if (unseen.length > 0) throw new Error(`nothing was shown of ${unseen.map(([door]) => door).join(', ')}`);

  const meetingId = planted.meetingIds[0] ?? '';
  await page().goto(`${host.origin}/#/meetings/${meetingId}/notes`);
  await settled(page());
  await page().locator('[data-section] [role=textbox]').last().click();
  await page().locator('.ProseMirror').waitFor();
  for (const [what, door] of [
    ['html', 51],
    ['plain', 52],
    ['drop', 53],
  ] as const) {
    got = began();
    const taken = await intoEditor(watched, what, vectorsFor(door, count));
    const words = { html: 'pasted as HTML', plain: 'pasted as text', drop: 'dropped on a text' }[what];
    add(words, count, got(), taken);
  }

  got = began();
  add('a meeting file', count, ...(await importFile(watched, host, count, got, tools.isWhole)));
  got = began();
  add('plan files, CSV and JSON', count, ...(await choosePlans(watched, count, got)));
  got = began();
  add('a Word template', count, ...(await chooseTemplate(watched, count, got)));

  await watched.close();
  await host.stop();
  const ofStore = [
    ['texts of sections', storedDoors.body, plantBodies],
    ['every other text', storedDoors.columns, plantFields],
  ] as const;
  for (const [what, door, plant] of tools.isWhole ? ofStore : ofStore.slice(0, 1)) {
    const times = inStore(dataFolder, (database) => plant(database, count));
    ({ host, watched, operations } = await open(browser, dataFolder, withoutPolicy));
    got = began();
    const stored = byDoor(await tour(watched, host.origin, await meetingsOf(operations)));
    add(`put into the database past every check: ${what}`, times, got(), stored.get(door) ?? 0);
    await watched.close();
    await host.stop();
  }
  return rows;

  function page(): Page {
    return watched.page;
  }
}

async function open(browser: Browser, dataFolder: string, withoutPolicy: boolean) {
  const host = await startHostTree(dataFolder);
  const watched = await watchedPage(browser, { withoutPolicy, origins: [host.origin] });
  const response = await watched.page.context().request.get(host.url);
  if (!response.ok()) throw new Error(`the launch link was answered with ${response.status()}`);
  return { host, watched, operations: operationsOf(watched.page, host) };
}

async function meetingsOf(operations: Operations) {
  const meetings = [];
  for (const { id } of await operations.meetings.list().catch(() => [])) {
    const items = await operations.agenda.list({ meetingId: id }).catch(() => []);
    const paperIds = items.flatMap(({ paper }) => (paper ? [paper.documentId] : []));
    meetings.push({ id, paperIds: paperIds.slice(0, 2) });
  }
  return meetings;
}

/** Gives the texts to the live editor one after the other. Answers with how many of them left words in it. */
async function intoEditor(
  watched: WatchedPage,
  what: 'html' | 'plain' | 'drop',
  texts: readonly string[],
): Promise<number> {
  const taken = await watched.page.locator('.ProseMirror').evaluate(
    async (text: Element & { editor?: Editor }, given) => {
      const { editor } = text;
      if (!editor) throw new Error('no editor is live');
      let held = 0;
      for (const each of given.texts) {
        editor.commands.setContent({ type: 'doc', content: [{ type: 'paragraph' }] });
        editor.commands.focus('end');
        const data = new DataTransfer();
        // Words before and after tell that it was taken.
        if (given.what !== 'plain') data.setData('text/html', `<p>before</p>${each}<p>after</p>`);
        data.setData('text/plain', each);
        const { left, top } = text.getBoundingClientRect();
        const how = { bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 5 };
        text.dispatchEvent(
          given.what === 'drop'
            ? new DragEvent('drop', { ...how, dataTransfer: data })
            : new ClipboardEvent('paste', { ...how, clipboardData: data }),
        );
        await new Promise((drawn) => requestAnimationFrame(drawn));
        held += text.textContent.trim() === '' ? 0 : 1;
        const hrefs = [...text.querySelectorAll('[href]')].map((link) => link.getAttribute('href') ?? '');
        if (
          hrefs.some((href) => !/^(https?:|mailto:|tel:)/.test(href)) ||
          text.querySelector('[onerror],[onload],iframe,script,img,form,style')
        )
          (window as unknown as { canary(what: string): void }).canary(each);
      }
      return held;
    },
    { what, texts },
  );
  await watched.lookForActive();
  return taken;
}

/** The file as a person imports it, and then every screen of its meeting. */
async function importFile(
  watched: WatchedPage,
  host: HostTree,
  count: number,
  got: () => number,
  isWhole: boolean,
): Promise<[number, number]> {
  const { page } = watched;
  await page.goto(`${host.origin}/#/meetings`);
  await page.getByRole('button', { name: /^Import/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a meeting file' });
  await choose(page, /^Choose a file/, {
    name: '<img src=x onerror=canary(41999)>.json',
    content: hostileMeetingFile(count, '2026-06-18'),
  });
  await dialog.waitFor({ state: 'detached', timeout: 60_000 }).catch(async () => {
    throw new Error(`the file was not taken: ${(await dialog.textContent())?.slice(0, 800)}`);
  });
  await page.getByRole('grid', { name: 'Agenda items' }).waitFor();
  const id = /meetings\/([^/]+)/.exec(page.url())?.[1] ?? '';
  // In a small run the stored texts are on every screen a moment later.
  if (isWhole) await tour(watched, host.origin, [{ id, paperIds: [] }]);
  else await watched.lookForActive();
  await page.goto(`${host.origin}/#/meetings/${id}/agenda`);
  await settled(page);
  return [got(), byDoor(await watched.readIds()).get(fileDoors.meeting) ?? 0];
}

async function choosePlans(
  watched: WatchedPage,
  count: number,
  got: () => number,
): Promise<[number, number]> {
  const { page } = watched;
  const read = new Set<number>();
  for (const file of hostilePlanFiles(count)) {
    await page.goto(`${new URL(page.url()).origin}/#/library`);
    await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: 'Plans' }).click();
    await page.getByRole('button', { name: 'Import…' }).click();
    await choose(page, /^Choose (a|another) file/, file);
    await settled(page);
    await watched.lookForActive();
    for (const id of await watched.readIds()) read.add(id);
    await page.keyboard.press('Escape');
  }
  return [got(), byDoor(read).get(fileDoors.plan) ?? 0];
}

async function chooseTemplate(
  watched: WatchedPage,
  count: number,
  got: () => number,
): Promise<[number, number]> {
  const { page } = watched;
  const parts = page.getByRole('navigation', { name: 'Library' });
  await parts.getByRole('link', { name: 'House styles' }).click();
  await page.getByRole('button', { name: 'Add a Word template…' }).click();
  await choose(page, /^Choose (a|another) template/, {
    name: 'canary(43999).dotx',
    content: hostileTemplate(count),
  });
  const dialog = page.getByRole('dialog', { name: 'Add a Word template' });
  await dialog
    .getByLabel('Name of the house style')
    .waitFor({ timeout: 60_000 })
    .catch(async () => {
      throw new Error(`the template was not taken: ${(await dialog.textContent())?.slice(0, 800)}`);
    });
  await dialog.getByRole('button', { name: /Decision/ }).click();
  await settled(page);
  await watched.lookForActive();
  const shown = byDoor(await watched.readIds()).get(fileDoors.template) ?? 0;
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  return [got(), shown];
}

async function choose(
  page: Page,
  button: RegExp,
  { name: file, content }: { readonly name: string; readonly content: string | Uint8Array },
): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  const mimeType = 'application/octet-stream';
  await (await choosing).setFiles({ name: file, mimeType, buffer: Buffer.from(content) });
}

function byDoor(read: ReadonlySet<number>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const id of read) found.set(doorOf(id), (found.get(doorOf(id)) ?? 0) + 1);
  return found;
}

function sample(seen: Sightings): object {
  return Object.fromEntries(Object.entries(seen).map(([kind, all]) => [kind, [...new Set(all)].slice(-5)]));
}
