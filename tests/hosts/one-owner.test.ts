import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { writeFileList } from '../../scripts/write-file-list.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const heldCore = fileURLToPath(new URL('../store/hold-folder-child.ts', import.meta.url));

function aPageFolder(): string {
  const folder = join(temporaryFolder(), 'page');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<title>the program</title>');
  writeFileList(folder);
  return folder;
}

test('whoever comes second is told at which address the program is open', async () => {
  const [dataFolder, rendererFolder] = [temporaryFolder(), aPageFolder()];
  const host = await startBrowserHost({ dataFolder, rendererFolder });
  onTestFinished(() => host.kill());
  const sentence = expect.stringContaining(
    `Secretariat is already open with these data in a browser, at ${host.origin}/ (process `,
  ) as unknown;
  const refused = { code: 1, output: '', errors: [sentence] };
  expect(await runProgram('cli', ['list', '--data', dataFolder])).toEqual(refused);
  expect(
    await runProgram('browser', ['--no-open', '--data', dataFolder, '--renderer', rendererFolder]),
  ).toEqual(refused);
});

test('of several started in the same moment exactly one has the data, and the others end with a sentence', async () => {
  const dataFolder = temporaryFolder();
  const started = Array.from({ length: 4 }, () => startHolder(dataFolder));
  onTestFinished(() => {
    for (const { child } of started) child.kill('SIGKILL');
  });
  const outcomes = await Promise.all(started.map(({ outcome }) => outcome));
  expect(outcomes.sort()).toEqual(['open', 'refused: in-use', 'refused: in-use', 'refused: in-use']);
});

function startHolder(dataFolder: string): {
  readonly child: ChildProcess;
  readonly outcome: Promise<string>;
} {
  const child = spawn(process.execPath, [heldCore, dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close').then(() => 'ended without a word');
  const said = once(child.stdout.setEncoding('utf8'), 'data').then(([line]) => String(line).trim());
  return { child, outcome: Promise.race([said, ended]) };
}
