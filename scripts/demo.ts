import './require-node.ts';
import { buildOrExit } from './build.ts';
import { inProject } from './project.ts';
import { runAttached } from './run.ts';

await buildOrExit(['hosts']);
process.exitCode = await runAttached(process.execPath, [
  inProject('out/hosts/cli.js'),
  'demo',
  '--out',
  inProject('out/demo'),
]);
