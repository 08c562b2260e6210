import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '../../../scripts/project.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';

// The whole user story (cut-story.ts) where there is no network but the loopback, with every request of the page and
// every address that the host's process and threads ask for written down.

const name = 'network-cut';
const run = promisify(execFile);

type Told = {
  readonly requests: number;
  readonly left: readonly string[];
  readonly files: number;
  readonly state: string;
  readonly connections: readonly string[];
  readonly controls: { readonly page: number; readonly process: number };
  readonly interfaces: readonly string[];
};

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const tried = 'the whole user story with no network but the loopback';
  if (!tools.isWhole) return [];
  const [folder, out] = [tools.folder(), join(tools.folder(), 'told.json')];
  const story = [process.execPath, inProject('tests/attacks/cut-story.ts'), folder, out];
  const cut = (...command: readonly string[]) =>
    run('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...command], {
      timeout: 300_000,
    });
  const canCut = await cut('true').then(
    () => true,
    () => false,
  );
  if (!canCut) {
    return [
      { name, tried, times: 0, got: 0, pass: false, notRun: 'this system cuts nobody’s network (unshare)' },
    ];
  }
  await cut(...story);
  const told = JSON.parse(readFileSync(out, 'utf8')) as Told;
  // Of its own address the host asks too, to listen at it.
  const asked = told.connections.filter((line) => !line.includes('["127.0.0.1"'));
  for (const line of [...told.left, ...asked]) tools.say(line);
  const isCut = told.interfaces.join() === 'lo';
  const isDone = told.files > 0 && told.state === 'agreed';
  return [
    repelled(
      name,
      `${tried}: requests of pages and workers outside the own origin (${told.files} files made, notes ${told.state})`,
      {
        ...{ times: told.requests, got: told.left.length, wasThere: isCut && isDone },
      },
    ),
    repelled(name, 'the same: addresses that the host’s process or threads asked for', {
      ...{ times: told.requests, got: asked.length, wasThere: isCut && isDone },
    }),
    control(name, 'an address asked for by a page, and by a process, is written down', {
      ...{ times: 2, got: Math.min(1, told.controls.page) + Math.min(1, told.controls.process) },
    }),
  ];
}
