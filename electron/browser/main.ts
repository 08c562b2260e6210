import nodeModule from 'node:module';
import { join } from 'node:path';

// Loads nothing of the program before it knows that this Node can run it: an older one ends inside the database driver
// without a word.
if (!(Number(process.versions.napi) >= 10)) {
  console.error(
    `Secretariat needs Node 24, but this is Node ${process.versions.node}; use npm start, which brings its own.`,
  );
  process.exit(1);
}

// The code as it was made ready the last time lies beside the bundle: after a crash somebody waits for the program.
if (import.meta.url.endsWith('.js')) {
  nodeModule.enableCompileCache(join(import.meta.dirname, 'compile-cache'));
  setTimeout(() => nodeModule.flushCompileCache(), 2_000).unref();
}

const { runBrowserHost } = await import('./run-browser-host.ts');
process.exitCode = await runBrowserHost(process.argv.slice(2));
