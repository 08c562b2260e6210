// Runs a built main file under plain Node as Electron would: `node run.ts APP_FOLDER MAIN_FILE [arguments]`, with
// `electron` answered by electron.ts. Its parent talks to it over the process channel (remote-control.ts).
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { note } from './remote-control.ts';

const [appFolder = '.', mainFile = '', ...rest] = process.argv.slice(2);
const electronUrl = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' ? { url: electronUrl, shortCircuit: true } : nextResolve(specifier, context),
});

process.argv = [process.execPath, resolve(appFolder), ...rest];
const { app } = await import('./electron.ts');
note('main-begins');
await import(pathToFileURL(resolve(mainFile)).href);
// As in Electron, `ready` comes only after the main file has run to its end: one that waits for it hangs.
app.mainFileHasRun();
