import { createRouterClient, type RouterClient } from '@orpc/server';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PolicyReading } from '../../shared/contract/policy.ts';
import { wordPolicyProblems } from '../../shared/wording/word-policy.ts';
import { chosenDataFolder, DataFolderRefused, openCore, readPolicy, type Core } from '../core/open-core.ts';
import { askRecoveryKey } from './ask-recovery-key.ts';

export type Operations = RouterClient<Core['router']>;

/**
 * Opens the program on a data folder (undefined: the default one), does the work, and closes it in any case. Damaged data
 * are refused: what can be done about them is shown on screen. Of encrypted ones the recovery key is asked for. What the
 * organisation has set on this computer holds.
 */
export async function withProgram<Result>(
  dataFolder: string | undefined,
  work: (operations: Operations) => Promise<Result>,
): Promise<Result> {
  const policy = readPolicy();
  for (const sentence of wordPolicyProblems(policy.problems)) console.error(sentence);
  return withProgramIn(chosenDataFolder(policy.policy, dataFolder), work, policy);
}

/** The same in a folder that nobody keeps anything in, which no policy is about. */
export async function withProgramIn<Result>(
  dataFolder: string,
  work: (operations: Operations) => Promise<Result>,
  policy: PolicyReading = readPolicy(),
): Promise<Result> {
  const core = await openCore({
    dataFolder,
    // Sources (electron/cli) and bundles (out/hosts) lie equally deep in the project.
    resourcesFolder: fileURLToPath(new URL('../../resources', import.meta.url)),
    author: authorName(),
    programVersion: programVersion(),
    policy,
  });
  core.sayWhere({ openIn: 'command-line' });
  try {
    const operations = createRouterClient(core.router);
    const { state, isForeign, dataFolder: folder } = await operations.recovery.status();
    if (state === 'damaged') throw new DataFolderRefused(isForeign ? 'foreign' : state, { folder });
    if (state === 'locked') await operations.encryption.unlock({ recoveryKey: await askRecoveryKey() });
    return await work(operations);
  } finally {
    await core.close();
  }
}

function authorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
