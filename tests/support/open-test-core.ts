import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import { openCore, type Core, type KeyStore } from '../../electron/core/open-core.ts';
import { layEmptyDatabase } from './empty-database.ts';
import { resourcesFolder } from './resources-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

export { resourcesFolder };

export type Client = ContractRouterClient<Contract>;
export type TestCore = { readonly core: Core; readonly client: Client; readonly dataFolder: string };

/** The core on a data folder (a fresh one where none is named), with a clock that moves a second at every look. */
export async function openTestCore(dataFolder = temporaryFolder(), keyStore?: KeyStore): Promise<TestCore> {
  // A key store decides how a new database is made.
  if (keyStore === undefined) layEmptyDatabase(dataFolder);
  let seconds = 0;
  const core = await openCore({
    dataFolder,
    resourcesFolder,
    author: 'Test clerk',
    programVersion: '0.0.0-test',
    ...(keyStore === undefined ? {} : { keyStore }),
    clock: () => {
      seconds += 1;
      return new Date(Date.UTC(2026, 3, 1, 9, 0, seconds));
    },
  });
  return { core, client: createRouterClient(core.router), dataFolder };
}

/** Does something with a core and closes it again, so that its database can be looked at. */
export async function withTestCore<Answer>(
  dataFolder: string,
  work: (client: Client) => Promise<Answer>,
  keyStore?: KeyStore,
): Promise<Answer> {
  const { core, client } = await openTestCore(dataFolder, keyStore);
  try {
    return await work(client);
  } finally {
    await core.close();
  }
}
