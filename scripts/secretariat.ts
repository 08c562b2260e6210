import './require-node.ts';
import { buildOrExit } from './build.ts';
import { inProject } from './project.ts';
import { runAttached } from './run.ts';

await buildOrExit(['hosts']);
// npm starts every script in the project's folder; paths in the command are meant from where it was typed.
process.exitCode = await runAttached(
  process.execPath,
  [inProject('out/hosts/cli.js'), ...process.argv.slice(2)],
  {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  },
);
