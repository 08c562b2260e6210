import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannelMain } from 'electron';
import type { Contract } from '../../shared/contract/contract.ts';
import type { CoreLink } from './core-link.ts';

export type CoreClient = ContractRouterClient<Contract>;

/** Calls the core for the main process itself, over a port of its own. A port that ended is followed by another one. */
export function openCoreClient(core: Pick<CoreLink, 'giveShellPort'>): CoreClient {
  let open: RPCLink<Record<never, never>> | null = null;
  const openLink = (): RPCLink<Record<never, never>> => {
    const { port1, port2 } = new MessageChannelMain();
    const link = new RPCLink({ port: port1 });
    port1.on('close', () => {
      if (open === link) open = null;
    });
    port1.start();
    core.giveShellPort(port2);
    return link;
  };
  return createORPCClient({
    call: (path, input, options) => {
      open ??= openLink();
      return open.call(path, input, options);
    },
  });
}
