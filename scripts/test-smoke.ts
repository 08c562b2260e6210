import './require-node.ts';
import { findElectron } from './electron-runtime.ts';
import { inProject } from './project.ts';
import { runAttached } from './run.ts';

// `npm run test:smoke`: the main story with the real Electron, wherever its runtime is. `--needed` fails without one.

const isNeeded = process.argv.includes('--needed');
if (findElectron() === undefined) {
  console.log('not run: no Electron runtime');
  process.exitCode = isNeeded ? 1 : 0;
} else {
  const { buildOrExit } = await import('./build.ts');
  await buildOrExit(['main', 'preload', 'renderer'], (line) => console.log(line));
  process.exitCode = await runAttached(process.execPath, [
    inProject('node_modules/@playwright/test/cli.js'),
    'test',
    '--project=smoke',
    '--workers=1',
  ]);
}
