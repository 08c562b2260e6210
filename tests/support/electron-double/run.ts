// Runs a built main file under plain Node as Electron would: `node run.ts APP_FOLDER MAIN_FILE [arguments]`, with
// `electron` answered by electron.ts. Its parent talks to it over the process channel (remote-control.ts).
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watchLoop } from './loop-watch.ts';
import { note, onOrder } from './remote-control.ts';

const [appFolder = '.', mainFile = '', ...rest] = process.argv.slice(2);
const electronUrl = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    // Loaded by one policy alone.
    if (specifier.includes('load-updater')) note('updater-loaded');
    return specifier === 'electron'
      ? { url: electronUrl, shortCircuit: true }
      : nextResolve(specifier, context);
  },
});

// The account's own home is asked of the system, which knows nothing of a test's.
const { userInfo } = os;
os.userInfo = ((options?: never) => ({ ...userInfo(options), homedir: os.homedir() })) as typeof userInfo;
syncBuiltinESMExports();

process.argv = [process.execPath, resolve(appFolder), ...rest];
const { app } = await import('./electron.ts');
// What the double itself took to be loaded is nobody's wait.
await new Promise(setImmediate);
const longestWaits = watchLoop();
onOrder(({ order }) => {
  if (order === 'tell-loop-delay') note('loop-delay', longestWaits());
});
note('main-begins');
await import(pathToFileURL(resolve(mainFile)).href);
// As in Electron, `ready` comes only after the main file has run to its end: one that waits for it hangs.
app.mainFileHasRun();
