import '../../scripts/require-node.ts';
import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { namesOfRows, seedOf, wantedRows, withFolders } from '../support/rows-of-runs.ts';
import type { FaultRow, FaultTest, FaultTools } from './fault-row.ts';
import { seededRandom } from './seeded-random.ts';

// `npm run test:faults`: every file in `rows` does one kind of harm to the real program and counts what was lost.

const usage = `Usage: npm run test:faults -- [options]
  --full            the counts that a release is held to (about an hour); without it, a small run
  --only NAME       one row, or several with commas between
  --counts K=N,...  how often something is tried
  --untimed         times are told and not judged: for a machine that does other work too
  --seed N          repeats the random choices of a run
  --out FILE        where the rows are written (out/faults.json)`;

const names = namesOfRows(import.meta.dirname);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`);
    return 1;
  }
  const { wanted, seed, isFull, out } = options;
  await buildOrExit(['main', 'preload', 'renderer', 'hosts'], (line) => console.log(line));
  console.log(`seed ${seed}`);
  const chosen = oneBrowser();
  const rows: FaultRow[] = [];
  for (const name of wanted) {
    const started = performance.now();
    console.log(`\n== ${name}`);
    rows.push(...(await runTest(name, options, chosen.browser)));
    console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  await chosen.close();
  mkdirSync(dirname(out), { recursive: true });
  const report = { seed, date: new Date().toISOString(), isFull, rows };
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  printTable(rows);
  return rows.some(({ pass, skipped }) => !pass && (isFull || skipped === undefined)) ? 1 : 0;
}

async function runTest(
  name: string,
  { seed, isFull, isTimed, counts }: Options,
  browser: () => Promise<Browser | null>,
): Promise<readonly FaultRow[]> {
  const { test } = await load(name);
  const tools: Omit<FaultTools, 'folder'> = {
    count: (key) => {
      const count = test.counts[key];
      if (!count) throw new RangeError(`${name} has no count ${key}`);
      return counts.get(key) ?? (isFull ? count.full : count.small);
    },
    random: seededRandom(seed, name),
    isInTime: (ms, limit) => !isTimed || ms <= limit,
    say: (line) => console.log(`   ${line}`),
    browser,
  };
  return withFolders(
    'secretariat-faults-',
    (folder) => test.run({ ...tools, folder }),
    (tried) => [{ name, tried, times: 0, lost: 0, worst: null, unit: '', pass: false }],
  );
}

type Options = {
  readonly wanted: readonly string[];
  readonly seed: number;
  readonly isFull: boolean;
  readonly isTimed: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly out: string;
};

async function load(name: string): Promise<{ readonly test: FaultTest }> {
  return (await import(`./rows/${name}.ts`)) as { readonly test: FaultTest };
}

/** What was asked for, or the sentence about what is wrong with it. */
function optionsOf(argv: readonly string[]): Options | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        full: { type: 'boolean', default: false },
        only: { type: 'string' },
        counts: { type: 'string' },
        seed: { type: 'string' },
        untimed: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const wanted = wantedRows(values.only, names);
  if ('problem' in wanted) return wanted.problem;
  const counts = new Map<string, number>();
  for (const pair of values.counts?.split(',') ?? []) {
    const [, key, number] = /^([a-zA-Z]+)=(\d+)$/.exec(pair) ?? [];
    if (key === undefined || number === undefined) return `“${pair}” is no count; write kills=20.`;
    counts.set(key, Number(number));
  }
  const seed = seedOf(values.seed);
  if (seed === null) return '--seed needs a whole number.';
  const out = values.out === undefined ? inProject('out/faults.json') : resolve(values.out);
  return { wanted, seed, isFull: values.full, isTimed: !values.untimed, counts, out };
}

function oneBrowser() {
  let launched: Promise<Browser> | null = null;
  const executablePath = findBrowser();
  return {
    browser: async (): Promise<Browser | null> =>
      executablePath === undefined
        ? null
        : (launched ??= chromium.launch({ executablePath, args: [...browserLaunchArguments()] })),
    close: async (): Promise<void> => (await launched)?.close(),
  };
}

function printTable(rows: readonly FaultRow[]): void {
  const lines = [
    ['row', 'tried', 'times', 'lost', 'worst', 'pass'],
    ...rows.map(({ name, tried, times, lost, worst, unit, pass, skipped }) => [
      name,
      skipped === undefined ? tried : `${tried} (not tried here: ${skipped})`,
      String(times),
      String(lost),
      worst === null ? '' : `${Number(worst.toFixed(1))} ${unit}`,
      skipped === undefined ? (pass ? 'yes' : 'NO') : 'skipped',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.log('');
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
