import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.ts';
import { runCollected } from './run.ts';

const failedDownload = inProject('node_modules/.cache/electron-download-failed');
const day = 24 * 60 * 60 * 1000;

/** The program of an Electron runtime that is there, or undefined. */
export function findElectron(): string | undefined {
  const folder = inProject('node_modules/electron');
  const marker = join(folder, 'path.txt');
  if (!existsSync(marker)) return undefined;
  const program = join(folder, 'dist', readFileSync(marker, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Fetches the runtime of this machine; undefined where that does not work. One failure is enough for a day. */
export async function downloadElectron(): Promise<string | undefined> {
  const installer = inProject('node_modules/electron/install.js');
  const failedLately = existsSync(failedDownload) && Date.now() - statSync(failedDownload).mtimeMs < day;
  if (failedLately || !existsSync(installer)) return undefined;
  console.log('Fetching the Electron runtime for the desktop window (about 120 MB, once) …');
  const { output } = await runCollected(process.execPath, [installer], { timeoutMs: 5 * 60_000 });
  const program = findElectron();
  mkdirSync(dirname(failedDownload), { recursive: true });
  if (program === undefined) writeFileSync(failedDownload, output);
  else rmSync(failedDownload, { force: true });
  return program;
}
