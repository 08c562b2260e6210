import { createORPCClient, ORPCError, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/contract.ts';
import { dataWereReplaced } from './lineage.ts';
import { rememberPlatform, type Host } from './platform.ts';

export type Client = ContractRouterClient<Contract>;

let link: ClientLink<Record<never, never>> | null = null;

/** Takes the host that this window runs in. Called once, before the first screen. */
export function connectHost(host: Host): void {
  link = host.link;
  rememberPlatform(host.platform);
}

/** Every operation of the contract, over whatever carries it. */
export const client: Client = createORPCClient({
  call: async (path, input, options) => {
    if (!link) throw new Error('the window has no host yet');
    try {
      return await link.call(path, input, options);
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'store-replaced') dataWereReplaced();
      throw error;
    }
  },
});

/** The same operations as query and mutation options: `operations.agenda.list.queryOptions({ input })`. */
export const operations = createTanstackQueryUtils(client);
