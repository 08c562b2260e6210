import './require-node.ts';
import { parseArgs } from 'node:util';
import { buildOrExit } from './build.ts';
import { inProject } from './project.ts';
import { runAttached } from './run.ts';

// `npm run test:clerk`: the clerk's meeting of tests/e2e/live-meeting.spec.ts, typed as fast and as long as a clerk does.

const { values } = parseArgs({
  options: { words: { type: 'string', default: '2500' }, keys: { type: 'string', default: '9' } },
});

await buildOrExit(['renderer', 'hosts'], (line) => console.log(line));
process.env['SECRETARIAT_CLERK_WORDS'] = values.words;
process.env['SECRETARIAT_CLERK_KEYS'] = values.keys;
process.exitCode = await runAttached(process.execPath, [
  inProject('node_modules/@playwright/test/cli.js'),
  'test',
  '--project=e2e',
  'live-meeting.spec.ts',
]);
