import '../../scripts/require-node.ts';
import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExit } from '../../scripts/build.ts';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { namesOfRows, seedOf, wantedRows, withFolders } from '../support/rows-of-runs.ts';
import type { AttackRow, RunAttacks } from './attack-row.ts';

// `npm run test:security`: every file in `rows` attacks the built program in one way and counts what got through.

const usage = `Usage: npm run test:security -- [options]
  --only NAME   one row, or several with commas between
  --small       the counts of npm test
  --seed N      repeats the random choices of a run
  --out FILE    where the rows are written (out/security.json)`;

const names = namesOfRows(import.meta.dirname);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`);
    return 1;
  }
  const { wanted, seed, isWhole, out } = options;
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    console.error('No browser was found: install Chromium, Chrome or Edge, or name one in CHROMIUM.');
    return 1;
  }
  await buildOrExit(['main', 'preload', 'renderer', 'hosts'], (line) => console.log(line));
  console.log(`seed ${seed}`);
  let launched: Promise<Browser> | null = null;
  const browser = (): Promise<Browser> =>
    (launched ??= chromium.launch({ executablePath, args: [...browserLaunchArguments()] }));
  const rows: AttackRow[] = [];
  for (const name of wanted) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    const { runAttacks } = (await import(`./rows/${name}.ts`)) as { readonly runAttacks: RunAttacks };
    const attacked = await withFolders(
      'secretariat-attacks-',
      (folder) =>
        runAttacks({
          count: (whole, small) => (isWhole ? whole : small),
          isWhole,
          random: seededRandom(seed, name),
          say: (line) => console.log(`   ${line}`),
          browser,
          folder,
        }),
      (tried) => [{ name, tried, times: 0, got: 0, pass: false }],
    );
    rows.push(...attacked);
    console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  await (launched as Promise<Browser> | null)?.then((each) => each.close());
  mkdirSync(dirname(out), { recursive: true });
  const report = { seed, date: new Date().toISOString(), isWhole, rows };
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  printTable(rows);
  return rows.some(({ pass, notRun }) => !pass && (isWhole || notRun === undefined)) ? 1 : 0;
}

type Options = {
  readonly wanted: readonly string[];
  readonly seed: number;
  readonly isWhole: boolean;
  readonly out: string;
};

/** What was asked for, or the sentence about what is wrong with it. */
function optionsOf(argv: readonly string[]): Options | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string' },
        small: { type: 'boolean', default: false },
        seed: { type: 'string' },
        out: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const wanted = wantedRows(values.only, names);
  if ('problem' in wanted) return wanted.problem;
  const seed = seedOf(values.seed);
  if (seed === null) return '--seed needs a whole number.';
  const out = values.out === undefined ? inProject('out/security.json') : resolve(values.out);
  return { wanted, seed, isWhole: !values.small, out };
}

function printTable(rows: readonly AttackRow[]): void {
  console.log('');
  for (const { name, tried, times, got, pass, notRun } of rows) {
    const verdict = notRun === undefined ? (pass ? 'pass' : 'FAIL') : `not run: ${notRun}`;
    console.log(
      `${verdict.padEnd(4)}  ${name.padEnd(16)} ${String(got).padStart(5)} of ${String(times).padEnd(5)} ${tried}`,
    );
  }
}
