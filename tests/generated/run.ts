import '../../scripts/require-node.ts';
import {
  NotUnderstood,
  printVerdicts,
  readAsked,
  runCommand,
  runEach,
  writeReport,
} from '../support/rows-of-runs.ts';
import type { RunRows, WordRow } from './word-row.ts';

// `npm run test:word`: every file in `rows` makes many Word files and counts those that are not as they have to be.

const usage = `Usage: npm run test:word -- [options]
  --only NAME   one row, or several with commas between
  --count N     how many meetings, instead of the usual number
  --seed N      repeats the random choices of a run
  --out FILE    where the rows are written (out/word.json)`;

process.exitCode = await runCommand(usage, () => main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv, {
    ...{ folder: import.meta.dirname, report: 'word.json' },
    own: { count: { type: 'string' } },
  });
  const count = countOf(asked.own.count);
  const rows = await runEach<WordRow>(asked, {
    prefix: 'secretariat-word-',
    row: async (name, tools) => {
      const { runRows } = (await import(`./rows/${name}.ts`)) as { readonly runRows: RunRows };
      return runRows({ ...tools, count: (usual) => count ?? usual, canValidate: true });
    },
    brokeOff: (name, tried) => ({ name, tried, times: 0, got: 0, pass: false }),
  });
  writeReport(asked.out, { seed: asked.seed, rows });
  printVerdicts(rows);
  return rows.some(({ pass, notRun }) => !pass && notRun === undefined) ? 1 : 0;
}

/** null: the usual number. */
function countOf(asked: string | undefined): number | null {
  if (asked === undefined) return null;
  const count = Number(asked);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new NotUnderstood('--count needs a whole number above 0.');
}
