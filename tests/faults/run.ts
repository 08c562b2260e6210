import '../../scripts/require-node.ts';
import { buildOrExit } from '../../scripts/build.ts';
import {
  NotUnderstood,
  oneBrowser,
  readAsked,
  runCommand,
  runEach,
  writeReport,
} from '../support/rows-of-runs.ts';
import type { FaultRow, FaultTest } from './fault-row.ts';

// `npm run test:faults`: every file in `rows` does one kind of harm to the real program and counts what was lost.

const usage = `Usage: npm run test:faults -- [options]
  --full            the counts that a release is held to (about an hour); without it, a small run
  --only NAME       one row, or several with commas between
  --counts K=N,...  how often something is tried
  --untimed         times are told and not judged: for a machine that does other work too
  --seed N          repeats the random choices of a run
  --out FILE        where the rows are written (out/faults.json)`;

process.exitCode = await runCommand(usage, () => main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv, {
    ...{ folder: import.meta.dirname, report: 'faults.json' },
    own: {
      full: { type: 'boolean', default: false },
      counts: { type: 'string' },
      untimed: { type: 'boolean', default: false },
    },
  });
  const { full: isFull, untimed: isUntimed } = asked.own;
  const counts = countsOf(asked.own.counts);
  await buildOrExit(['main', 'preload', 'renderer', 'hosts'], (line) => console.log(line));
  const { browser, close } = oneBrowser();
  const rows = await runEach<FaultRow>(asked, {
    prefix: 'secretariat-faults-',
    row: async (name, tools) => {
      const { test } = (await import(`./rows/${name}.ts`)) as { readonly test: FaultTest };
      return test.run({
        ...{ ...tools, browser },
        count: (key) => {
          const count = test.counts[key];
          if (!count) throw new RangeError(`${name} has no count ${key}`);
          return counts.get(key) ?? (isFull ? count.full : count.small);
        },
        isInTime: (ms, limit) => isUntimed || ms <= limit,
      });
    },
    brokeOff: (name, tried) => ({ name, tried, times: 0, lost: 0, worst: null, unit: '', pass: false }),
  });
  await close();
  writeReport(asked.out, { seed: asked.seed, isFull, rows });
  printTable(rows);
  return rows.some(({ pass, skipped }) => !pass && (isFull || skipped === undefined)) ? 1 : 0;
}

/** What of `K=N,…` is tried how often. */
function countsOf(asked: string | undefined): ReadonlyMap<string, number> {
  return new Map(
    asked?.split(',').map((pair) => {
      const [, key, number] = /^([a-zA-Z]+)=(\d+)$/.exec(pair) ?? [];
      if (key === undefined || number === undefined)
        throw new NotUnderstood(`“${pair}” is no count; write kills=20.`);
      return [key, Number(number)];
    }),
  );
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
