import '../../scripts/require-node.ts';
import type { Browser } from '@playwright/test';
import { buildOrExit } from '../../scripts/build.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import {
  oneBrowser,
  printVerdicts,
  readAsked,
  runCommand,
  runEach,
  writeReport,
} from '../support/rows-of-runs.ts';
import type { AttackRow, RunAttacks } from './attack-row.ts';

// `npm run test:security`: every file in `rows` attacks the built program in one way and counts what got through.

const usage = `Usage: npm run test:security -- [options]
  --only NAME   one row, or several with commas between
  --small       the counts of npm test
  --seed N      repeats the random choices of a run
  --out FILE    where the rows are written (out/security.json)`;

process.exitCode = await runCommand(usage, () => main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv, {
    ...{ folder: import.meta.dirname, report: 'security.json' },
    own: { small: { type: 'boolean', default: false } },
  });
  const isWhole = !asked.own.small;
  if (findBrowser() === undefined) {
    console.error('No browser was found: install Chromium, Chrome or Edge, or name one in CHROMIUM.');
    return 1;
  }
  await buildOrExit(['main', 'preload', 'renderer', 'hosts'], (line) => console.log(line));
  const chosen = oneBrowser();
  const browser = async (): Promise<Browser> => {
    const launched = await chosen.browser();
    if (launched === null) throw new Error('the browser that was there is gone');
    return launched;
  };
  const rows = await runEach<AttackRow>(asked, {
    prefix: 'secretariat-attacks-',
    row: async (name, tools) => {
      const { runAttacks } = (await import(`./rows/${name}.ts`)) as { readonly runAttacks: RunAttacks };
      return runAttacks({ ...tools, count: (whole, small) => (isWhole ? whole : small), isWhole, browser });
    },
    brokeOff: (name, tried) => ({ name, tried, times: 0, got: 0, pass: false }),
  });
  await chosen.close();
  writeReport(asked.out, { seed: asked.seed, isWhole, rows });
  printVerdicts(rows);
  return rows.some(({ pass, notRun }) => !pass && (isWhole || notRun === undefined)) ? 1 : 0;
}
