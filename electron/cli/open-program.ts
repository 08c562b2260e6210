import { createRouterClient, type RouterClient } from '@orpc/server';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { askRecoveryKey } from './ask-recovery-key.ts';
import { DataFolderRefused, defaultDataFolder, openCore, type Core } from '../core/open-core.ts';

export type Operations = RouterClient<Core['router']>;

/**
 * Opens the program on a data folder (undefined: the default one), does the work, and closes it in any case. Damaged data
 * are refused: what can be done about them is shown on screen. Of encrypted ones the recovery key is asked for.
 */
export async function withProgram<Result>(
  dataFolder: string | undefined,
  work: (operations: Operations) => Promise<Result>,
): Promise<Result> {
  const core = await openCore({
    dataFolder: dataFolder ?? defaultDataFolder(),
    // Sources (electron/cli) and bundles (out/hosts) lie equally deep in the project.
    resourcesFolder: fileURLToPath(new URL('../../resources', import.meta.url)),
    author: authorName(),
    programVersion: programVersion(),
  });
  core.sayWhere({ openIn: 'command-line' });
  try {
    const operations = createRouterClient(core.router);
    const { state, dataFolder: folder } = await operations.recovery.status();
    if (state === 'damaged') throw new DataFolderRefused('damaged', { folder });
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
