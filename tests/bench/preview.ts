import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortNameOf } from '../../renderer/features/issue/issue-choices.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';
import { quantile } from '../support/key-to-paint.ts';
import { withNotesBench, type NotesBench } from '../support/long-notes.ts';
import { byHand, likeWords, ofLibreOffice } from '../word/template/three-templates.ts';

// The pages on the Issue screen: whether they end where LibreOffice ends those of the same file, how soon a change is on
// them, and what long notes cost.

const words = 20_000;
const changes = 12;
const soon = 300;
const longestTask = 50;
const mostLinesOff = 1;

export const measure: Measure = (say) =>
  withNotesBench(say, 'preview', async (bench) => [
    ...(await pagesBesideLibreOffice(bench, say)),
    ...(await timesOfChanges(bench)),
    ...(await longNotes(bench)),
  ]);

async function pagesBesideLibreOffice(
  { host, context, operations }: NotesBench,
  say: (line: string) => void,
): Promise<readonly BenchRow[]> {
  if (spawnSync('soffice', ['--version']).status !== 0 || spawnSync('pdftotext', ['-v']).status !== 0) {
    const against = 'not measured: LibreOffice or pdftotext is not installed';
    return [row('pages that begin as LibreOffice’s', null, against, null, '', null, null)];
  }
  const [meeting] = await operations.meetings.list();
  if (!meeting) throw new Error('the sample is not loaded');
  const page = await context.newPage();
  const folder = mkdtempSync(join(tmpdir(), 'bench-preview-'));
  const rows: BenchRow[] = [];
  try {
    const ownHeads = await addTemplates(operations);
    for (const style of await operations.houseStyles.list()) {
      await choose(operations, style.id);
      let [equal, all, furthest] = [0, 0, 0];
      for (const what of ['agenda', 'papers', 'notes', 'actions'] as const) {
        const { files } = await operations.exports.make({ meetingId: meeting.id, what, standing: 'draft' });
        const planned = await operations.exports.preview({
          ...{ meetingIds: [meeting.id], kinds: [what], audience: 'public', standing: 'draft' },
        });
        // Two cover papers stand for all.
        for (const [index, file] of files.slice(0, 2).entries()) {
          const plan = planned.files[index]?.plan as WordPlan;
          const head = ownHeads.get(style.id) ?? [];
          const theirs = libreOfficePages(folder, Buffer.from(file.content, 'base64'), plan, head);
          const ours = await pagesOnScreen(page, host.origin, meeting.id, file.name.replace(/\.docx$/, ''));
          const off = linesOff(ours, theirs);
          say(
            `  ${style.id}, ${file.name}: ${ours.length} pages, LibreOffice ${theirs.length}; ${off.join(' ')}`,
          );
          equal += off.filter((lines) => lines === 0).length;
          all += Math.max(ours.length, theirs.length);
          furthest = Math.max(furthest, ...off);
        }
      }
      rows.push(
        row(`pages that begin as LibreOffice’s, ${style.id}`, equal, 'all pages', all, 'pages', null, null),
        row(
          `furthest page from LibreOffice’s, ${style.id}`,
          furthest,
          '',
          null,
          'lines',
          `at most ${mostLinesOff}`,
          furthest <= mostLinesOff,
        ),
      );
    }
    await choose(operations, 'flowing');
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await page.close();
  }
  return rows;
}

/** Adds a house style of each template of the tests, and answers the lines of their heads and feet. */
async function addTemplates(
  operations: NotesBench['operations'],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const heads = new Map<string, readonly string[]>();
  for (const [name, template] of [
    ['of-libre-office', ofLibreOffice],
    ['like-words', likeWords],
    ['by-hand', byHand],
  ] as const) {
    const content = Buffer.from(template).toString('base64');
    const { choices, furniture } = await operations.houseStyles.readTemplate({ content });
    const { id } = await operations.houseStyles.add({ content, name, choices });
    heads.set(
      id,
      furniture.flatMap(({ text }) => text.split('\n').map(spaceless)),
    );
  }
  return heads;
}

/** Fonts that templates name and no machine here has: the browser and LibreOffice take the same ones for them. */
const fontsForBoth = `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>
${[
  ['Calibri', 'Liberation Sans'],
  ['Verdana', 'Liberation Sans'],
  ['Georgia', 'Liberation Serif'],
]
  .map(
    ([name, taken]) =>
      `<match target="pattern"><test name="family" qual="any"><string>${name}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${taken}</string></edit></match>`,
  )
  .join('\n')}</fontconfig>`;

async function choose(operations: NotesBench['operations'], houseStyle: string): Promise<void> {
  const [body] = await operations.bodies.list();
  if (!body) throw new Error('the sample has a body');
  await operations.bodies.update({ ...body, houseStyle });
}

/** The lines of each page without its head and foot. */
function libreOfficePages(
  folder: string,
  docx: Uint8Array,
  { runningHead, standing = '', marking = '', footer }: WordPlan,
  ownHead: readonly string[],
): readonly (readonly string[])[] {
  const everywhere = [...[standing, marking].map(spaceless), ...ownHead];
  const foot = spaceless(footer);
  writeFileSync(join(folder, 'file.docx'), docx);
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontsForBoth);
  spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, 'file.docx'], {
    cwd: folder,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
  const { stdout } = spawnSync('pdftotext', ['-raw', 'file.pdf', '-'], { cwd: folder, encoding: 'utf8' });
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((text, page) =>
      text
        .split('\n')
        .map(spaceless)
        .filter(
          (line) =>
            line !== '' &&
            !everywhere.includes(line) &&
            !(page > 0 && line === spaceless(runningHead)) &&
            !line.startsWith(`${foot}Page`),
        ),
    );
}

const spaceless = (text: string): string => text.replace(/[\s\u200b]/g, '');
const firstLetters = 14;

/** How a page begins; `hasHead`: under the repeated head of a table. */
type PageStart = { readonly first: string; readonly hasHead: boolean };

/** The first letters of each page on screen. */
async function pagesOnScreen(
  page: Page,
  origin: string,
  meetingId: string,
  name: string,
): Promise<readonly PageStart[]> {
  await page.goto(`${origin}/#/settings`);
  await page.goto(`${origin}/#/meetings/${meetingId}/issue`);
  const sheets = page.getByRole('group', { name: /^Page \d+ of \d+$/ });
  await sheets.first().waitFor();
  const choice = page.getByRole('group', { name: 'What goes out' });
  for (const part of ['Agenda', 'Cover papers', 'Notes', 'Action log']) {
    const box = choice.getByRole('checkbox', { name: new RegExp(`^${part}`) });
    if (!(await box.isChecked())) await choice.locator('label', { hasText: new RegExp(`^${part}`) }).click();
  }
  await page.getByRole('button', { name: /File shown/ }).click();
  await page.getByRole('option', { name: shortNameOf(name), exact: true }).click();
  await page.getByRole('region', { name: `Pages of ${name}` }).waitFor();
  await sheets.first().waitFor();
  await page.waitForTimeout(200);
  const texts = await sheets.evaluateAll((all) =>
    all.map((sheet, index) => {
      const text = sheet.querySelector('[class*="_text"]')?.cloneNode(true) as Element;
      // What is repeated over the rest of a table is not where the page goes on.
      const head = index > 0 ? text.querySelector('table:first-child > thead') : null;
      head?.remove();
      return { text: text.textContent, hasHead: head !== null };
    }),
  );
  return texts.map(({ text, hasHead }) => ({ first: spaceless(text).slice(0, firstLetters), hasHead }));
}

/** How many lines each page begins away from where LibreOffice begins it; a page that is not there is a page off. */
function linesOff(ours: readonly PageStart[], theirs: readonly (readonly string[])[]): readonly number[] {
  const lines = theirs.flat();
  const starts = theirs.map((_page, index) =>
    theirs.slice(0, index).reduce((sum, page) => sum + page.length, 0),
  );
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_each, index) => {
    const start = starts[index];
    const own = ours[index];
    if (start === undefined || own === undefined) return aPageOff;
    const near = lines.flatMap((line, at) =>
      isStart(line, lines[at + 1] ?? '', own.first) ? [offFrom(at - start, own.hasHead)] : [],
    );
    return near.length === 0 ? aPageOff : Math.min(...near);
  });
}

const aPageOff = 40;

/** In their file the head is there in lines, at most two of them. */
function offFrom(lines: number, hasHead: boolean): number {
  return hasHead && lines > 0 ? Math.max(0, lines - 2) : Math.abs(lines);
}

function isStart(line: string, next: string, first: string): boolean {
  return `${line}${next}`.startsWith(first);
}

async function timesOfChanges({ host, context, operations }: NotesBench): Promise<readonly BenchRow[]> {
  const meetings = await operations.meetings.list();
  const meetingId = meetings[0]?.id ?? '';
  const page = await context.newPage();
  await page.goto(`${host.origin}/#/meetings/${meetingId}/issue`);
  await page.getByRole('group', { name: /^Page 1 of/ }).waitFor();
  const items = await operations.agenda.list({ meetingId });
  let [item] = items;
  if (!item) throw new Error('the meeting has an agenda');
  const took: number[] = [];
  for (let round = 0; round < changes; round += 1) {
    const title = `Welcome in round ${round}`;
    const seen = whenSeen(page, title);
    const began = Date.now();
    item = await operations.agenda.update({ ...item, title });
    took.push((await seen) - began);
  }
  await page.close();
  const p95 = quantile(took, 0.95);
  return [
    row('from a change to its page, the sample, p95', p95, '', null, 'ms', `at most ${soon} ms`, p95 <= soon),
  ];
}

/** The time at which a page on screen says these words. */
function whenSeen(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const look = (): void => {
          const isThere = [...document.querySelectorAll('[class*="_text"]')].some((each) =>
            each.textContent.includes(wanted),
          );
          if (isThere) done(Date.now());
          else setTimeout(look, 4);
        };
        look();
      }),
    words,
  );
}

async function longNotes({ host, context, operations, aMeeting }: NotesBench): Promise<readonly BenchRow[]> {
  const meetingId = await aMeeting(words, 0);
  const page = await context.newPage();
  await page.goto(`${host.origin}/#/meetings/${meetingId}/issue`);
  await page.getByRole('group', { name: /^Page 1 of/ }).waitFor();
  await page.evaluate(() => {
    const found: number[] = [];
    Object.assign(window, { longTasks: found });
    new PerformanceObserver((list) =>
      found.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  const opened = await page.evaluate(async () => {
    const began = performance.now();
    const until = (is: () => boolean): Promise<number> =>
      new Promise((done) => {
        const look = (): void => {
          if (is()) done(performance.now() - began);
          else setTimeout(look, 4);
        };
        setTimeout(look, 4);
      });
    document.querySelector<HTMLElement>('fieldset input[type="checkbox"]')?.click();
    const texts = (): readonly Element[] => [...document.querySelectorAll('[class*="_text"]')];
    const first = await until(() => texts()[0]?.textContent.includes(': notes') ?? false);
    const all = await until(() => {
      const labels = [...document.querySelectorAll('[role="group"][aria-label^="Page"]')];
      const isCounted = labels[0]?.getAttribute('aria-label')?.includes(' of ') ?? false;
      return isCounted && texts().every((each) => each.textContent !== '');
    });
    return { first, all, pages: texts().length };
  });
  const whileOpening = await longTasksOf(page);
  const items = await operations.agenda.list({ meetingId });
  const [item] = items;
  if (!item) throw new Error('the meeting has an agenda');
  const title =
    'A first item with a title that is so long that it takes two lines, so that all pages after it differ';
  const seen = whenSeen(page, title);
  const began = Date.now();
  await operations.agenda.update({ ...item, title });
  const changed = (await seen) - began;
  await page.waitForTimeout(500);
  const whileChanging = await longTasksOf(page);
  await page.close();
  const name = `${words} words on ${opened.pages} pages`;
  const longest = Math.max(0, ...whileOpening, ...whileChanging);
  return [
    row(
      `to the first page, ${name}`,
      opened.first,
      '',
      null,
      'ms',
      `at most ${soon} ms`,
      opened.first <= soon,
    ),
    row(`to the last page, ${name}`, opened.all, '', null, 'ms', null, null),
    row(`from a change to its page, ${name}`, changed, '', null, 'ms', `at most ${soon} ms`, changed <= soon),
    row(
      `longest task (0: none over ${longestTask} ms), ${name}`,
      longest,
      '',
      null,
      'ms',
      `none over ${longestTask} ms`,
      longest <= longestTask,
    ),
  ];
}

async function longTasksOf(page: Page): Promise<readonly number[]> {
  // The observer hears of a task after it.
  await page.waitForTimeout(100);
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
}

function row(
  name: string,
  ours: number | null,
  against: string,
  theirs: number | null,
  unit: string,
  goal: string | null,
  met: boolean | null,
): BenchRow {
  const ratio = ours === null || theirs === null || ours === 0 ? null : theirs / ours;
  return { group: 'preview', row: name, ours, against, theirs, unit, ratio, goal, met };
}
