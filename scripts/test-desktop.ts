import './require-node.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject } from './project.ts';

// `npm run test:desktop`: the built program is started many times in a row on one data folder, under the double of
// Electron. A start is green when its page asked the core, got its answer and was closed with nothing to complain of.

const { values } = parseArgs({ options: { starts: { type: 'string', default: '50' } } });
const starts = Number(values.starts);
if (!Number.isSafeInteger(starts) || starts < 1) {
  console.error(`--starts needs a whole number above 0, not “${values.starts}”.`);
  process.exit(1);
}
const { buildOrExit } = await import('./build.ts');
const { startDesktop } = await import('../tests/support/electron-double/start-desktop.ts');
await buildOrExit(['main', 'preload', 'renderer'], (line) => console.log(line));
const folder = mkdtempSync(join(tmpdir(), 'secretariat-starts-'));
const faults: string[] = [];
try {
  for (let start = 1; start <= starts; start += 1) {
    const fault = await startOnce();
    if (fault !== null) faults.push(`start ${start}: ${fault}`);
    console.log(fault === null ? `start ${start} of ${starts}` : faults.at(-1));
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
const green = starts - faults.length;
const row = {
  tried: 'starts in a row on one data folder',
  times: starts,
  got: green,
  pass: green === starts,
};
mkdirSync(inProject('out'), { recursive: true });
writeFileSync(inProject('out/desktop.json'), `${JSON.stringify({ rows: [row], faults }, null, 2)}\n`);
console.log(`${green} of ${starts} green`);
process.exitCode = row.pass ? 0 : 1;

/** What was wrong with one start, or null. */
async function startOnce(): Promise<string | null> {
  try {
    const { page, journal, closeWindow, kill } = await startDesktop({ folder });
    try {
      const pageFaults: string[] = [];
      page.on('pageerror', (error) => pageFaults.push(error.message));
      await page.getByRole('button', { name: 'New meeting' }).first().waitFor();
      await closeWindow();
      const end = journal.at(-1);
      const complaints = journal.filter(({ what }) =>
        /dialog|error-box|prevented|left|cancelled|failed/.test(what),
      );
      if (pageFaults.length > 0) return pageFaults.join('; ');
      if (complaints.length > 0) return JSON.stringify(complaints);
      return end?.what === 'ended' && end['code'] === 0 ? null : `ended with ${JSON.stringify(end)}`;
    } finally {
      await kill();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
