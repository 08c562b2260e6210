import Database from 'better-sqlite3-multiple-ciphers';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findBrowser } from '../../../scripts/find-browser.ts';
import { inProject } from '../../../scripts/project.ts';
import { runCollected } from '../../../scripts/run.ts';
import { buildTestApp } from '../../desktop/test-app.ts';
import { aMeetingFile } from '../../hosts/a-meeting-file.ts';
import { startDesktop } from '../../support/electron-double/start-desktop.ts';
import { notTried, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { HostEnded, startHostTree } from '../host-tree.ts';
import { enter, newPage } from '../program-page.ts';

// Two programs on one data folder: the browser host, the desktop program (under the double of Electron, each with a
// window folder of its own, so that only the data folder can keep them apart) and the command line. One after the
// other, and in the same moment. Whoever runs writes; what was written by all of them has to be there at the end.

const name = 'second-instance';

type Count = 'orders' | 'sameMoment';
export const test: FaultTest<Count> = {
  counts: { orders: { small: 3, full: 18 }, sameMoment: { small: 2, full: 60 } },
  run,
};

const hosts = ['browser', 'desktop'] as const;
const programs = [...hosts, 'cli'] as const;
type Host = (typeof hosts)[number];
type Program = (typeof programs)[number];

/** `wrote`: what it put into the store. `sentence`: what it said instead of running. */
type Outcome =
  | {
      readonly kind: 'runs';
      readonly write: (name: string) => Promise<void>;
      readonly end: () => Promise<void>;
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly sentence: string };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const tried = 'a second program on the same data folder: browser host, desktop, command line';
  if (findBrowser() === undefined) return notTried(name, tried, 'no Chromium, Chrome or Edge is installed');
  const start = await starter(tools);
  let [times, faults] = [0, 0];
  const judge = (what: string, problem: string | null): void => {
    times += 1;
    if (problem === null) return;
    faults += 1;
    tools.say(`${what}: ${problem}`);
  };
  const orders = hosts.flatMap((first) => programs.map((second) => [first, second] as const));
  const from = tools.random.between(0, orders.length - 1);
  for (let round = 0; round < tools.count('orders'); round += 1) {
    const [first, second] = orders[(from + round) % orders.length] ?? ['browser', 'browser'];
    judge(`${first}, then ${second}`, await oneAfterTheOther(start, tools.folder(), first, second));
  }
  for (let round = 0; round < tools.count('sameMoment'); round += 1) {
    const [one, other] = [tools.random.pick(hosts), tools.random.pick(programs)];
    const apart = tools.random.between(0, 120);
    const problem = await inTheSameMoment(start, tools.folder(), [one, other], apart);
    judge(`${one} and ${other} ${apart} ms apart`, problem);
  }
  return [
    {
      name,
      tried: `${tried}, in every order and in the same moment: times that two were writers, none was, or words were lost`,
      times,
      lost: faults,
      worst: null,
      unit: '',
      pass: faults === 0,
    },
  ];
}

type Start = (program: Program, dataFolder: string) => Promise<Outcome>;

async function oneAfterTheOther(
  start: Start,
  dataFolder: string,
  first: Host,
  second: Program,
): Promise<string | null> {
  const one = await start(first, dataFolder);
  if (one.kind !== 'runs') return 'the first one did not run';
  const other = await start(second, dataFolder);
  await one.write('Moor Radio');
  if (other.kind === 'runs') await other.end();
  await one.end();
  if (other.kind !== 'refused') return 'the second one was let in';
  if (!/already open|in use|error-box/.test(other.sentence)) return `the second one said “${other.sentence}”`;
  return problemIn(dataFolder, { organisations: ['Moor Radio'], isMeetingIn: false });
}

async function inTheSameMoment(
  start: Start,
  dataFolder: string,
  [one, other]: readonly [Program, Program],
  apart: number,
): Promise<string | null> {
  const outcomes = await Promise.all([
    start(one, dataFolder),
    delay(apart).then(() => start(other, dataFolder)),
  ]);
  const running = outcomes.filter(({ kind }) => kind === 'runs');
  const written: string[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.kind !== 'runs') continue;
    await outcome.write(`Moor Radio ${index}`);
    written.push(`Moor Radio ${index}`);
  }
  for (const outcome of outcomes) if (outcome.kind === 'runs') await outcome.end();
  if (running.length > 1) return 'both ran';
  const isMeetingIn = outcomes.some(({ kind }) => kind === 'done');
  if (running.length === 0 && !isMeetingIn) return `none ran: ${JSON.stringify(outcomes)}`;
  return problemIn(dataFolder, { organisations: written, isMeetingIn });
}

function problemIn(
  dataFolder: string,
  expected: { readonly organisations: readonly string[]; readonly isMeetingIn: boolean },
): string | null {
  const database = new Database(join(dataFolder, 'secretariat.sqlite3'));
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'the database is damaged';
    const names = database
      .prepare(`SELECT name FROM organisations WHERE name LIKE 'Moor Radio%' ORDER BY name`)
      .pluck()
      .all();
    if (JSON.stringify(names) !== JSON.stringify(expected.organisations))
      return `stored: ${names.join(', ')}`;
    const meetings = database.prepare('SELECT count(*) FROM meetings').pluck().get();
    return (meetings === 1) === expected.isMeetingIn ? null : `${String(meetings)} meetings are stored`;
  } finally {
    database.close();
  }
}

async function starter({ browser, folder }: FaultTools<Count>): Promise<Start> {
  const appFolder = await buildTestApp(folder());
  const file = join(folder(), 'meeting.json');
  writeFileSync(file, JSON.stringify(aMeetingFile()));
  const starts: Readonly<Record<Program, (dataFolder: string) => Promise<Outcome>>> = {
    browser: async (dataFolder) => {
      const chromium = await browser();
      if (!chromium) throw new Error('there is no browser');
      const host = await startHostTree(dataFolder).catch((error: unknown) => {
        if (error instanceof HostEnded) return error;
        throw error;
      });
      if (host instanceof HostEnded) return { kind: 'refused', sentence: host.said };
      const page = await newPage(chromium);
      const operations = await enter(page, host);
      return {
        kind: 'runs',
        write: async (name) => void (await operations.people.createOrganisation({ name, shortName: null })),
        end: async () => {
          await page.context().close();
          await host.stop();
        },
      };
    },
    desktop: async (dataFolder) => {
      const options = { folder: folder(), appFolder, arguments: ['--data', dataFolder] };
      const desktop = await startDesktop(options).catch((error: unknown) => String(error));
      if (typeof desktop === 'string') return { kind: 'refused', sentence: desktop };
      // The window comes before it is known whether the data can be opened: the first answer tells.
      const isLetIn = await desktop.page
        .waitForFunction(() => 'testPage' in window)
        .then(() => desktop.page.evaluate(async () => void (await window.testPage.core.workspace.status())))
        .then(
          () => true,
          () => false,
        );
      if (!isLetIn) return { kind: 'refused', sentence: JSON.stringify(desktop.journal) };
      return {
        kind: 'runs',
        write: (name) =>
          desktop.page.evaluate(
            async (name) =>
              void (await window.testPage.core.people.createOrganisation({ name, shortName: null })),
            name,
          ),
        end: desktop.closeWindow,
      };
    },
    cli: async (dataFolder) => {
      const { code, output } = await runCollected(process.execPath, [
        inProject('out/hosts/cli.js'),
        ...['import', file, '--data', dataFolder],
      ]);
      return code === 0 ? { kind: 'done' } : { kind: 'refused', sentence: output };
    },
  };
  return (program, dataFolder) => starts[program](dataFolder);
}
