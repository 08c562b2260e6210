import { expect, test } from 'vitest';
import { runProgram } from '../support/run-program.ts';

// What an older Node says of itself; the database driver would end it without a word.
const asOlderNode = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, napi: '9', node: '20.20.2' } })",
  )}`,
};

test.each([
  ['browser', 'npm start'],
  ['cli', 'npm run secretariat'],
] as const)('the %s host says in a sentence that its Node is too old', async (program, command) => {
  const run = await runProgram(program, ['--help'], asOlderNode);
  expect(run).toEqual({
    code: 1,
    output: '',
    errors: [`Secretariat needs Node 24, but this is Node 20.20.2; use ${command}, which brings its own.`],
  });
});
