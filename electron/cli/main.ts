import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

// Loads nothing of the program before it knows that this Node can run it: an older one ends inside the database driver
// without a word.
if (!(Number(process.versions.napi) >= 10)) {
  console.error(
    `Secretariat needs Node 24, but this is Node ${process.versions.node}; use npm run secretariat, which brings its own.`,
  );
  process.exit(1);
}

// Compiled code of the last run. Not in the system's temporary folder, where others could put theirs.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));

// `list | head` closes the output early; that is not a fault.
process.stdout.on('error', () => process.exit(0));

const { runCommand } = await import('./run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
