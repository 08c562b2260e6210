import '../../scripts/require-node.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject } from '../../scripts/project.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { namesOfRows, seedOf, wantedRows, withFolders } from '../support/rows-of-runs.ts';
import type { RunRows, WordRow } from './word-row.ts';

// `npm run test:word`: every file in `rows` makes many Word files and counts those that are not as they have to be.

const usage = `Usage: npm run test:word -- [options]
  --only NAME   one row, or several with commas between
  --count N     how many meetings, instead of the usual number
  --seed N      repeats the random choices of a run
  --out FILE    where the rows are written (out/word.json)`;

const names = namesOfRows(import.meta.dirname);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`);
    return 1;
  }
  const { wanted, seed, count, out } = options;
  console.log(`seed ${seed}`);
  const rows: WordRow[] = [];
  for (const name of wanted) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    rows.push(...(await runOne(name, seed, count)));
    console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify({ seed, date: new Date().toISOString(), rows }, null, 2)}\n`);
  console.log('');
  for (const { name, tried, times, got, pass, notRun } of rows) {
    const verdict = notRun === undefined ? (pass ? 'pass' : 'FAIL') : `not run: ${notRun}`;
    console.log(`${verdict.padEnd(4)}  ${name}: ${got} of ${times}; ${tried}`);
  }
  return rows.some(({ pass, notRun }) => !pass && notRun === undefined) ? 1 : 0;
}

async function runOne(name: string, seed: number, count: number | null): Promise<readonly WordRow[]> {
  const { runRows } = (await import(`./rows/${name}.ts`)) as { readonly runRows: RunRows };
  return withFolders(
    'secretariat-word-',
    async (folder) =>
      runRows({
        count: (usual) => count ?? usual,
        random: seededRandom(seed, name),
        say: (line) => console.log(`   ${line}`),
        canValidate: true,
        folder,
      }),
    (tried) => [{ name, tried, times: 0, got: 0, pass: false }],
  );
}

type Options = {
  readonly wanted: readonly string[];
  readonly seed: number;
  readonly count: number | null;
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
        count: { type: 'string' },
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
  const count = values.count === undefined ? null : Number(values.count);
  if (count !== null && !(Number.isSafeInteger(count) && count > 0))
    return '--count needs a whole number above 0.';
  const out = values.out === undefined ? inProject('out/word.json') : resolve(values.out);
  return { wanted, seed, count, out };
}
