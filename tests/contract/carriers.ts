import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { openCore } from '../../electron/core/open-core.ts';
import { writeFileList } from '../../scripts/write-file-list.ts';
import { lineageHeader } from '../../shared/contract/lineage.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { layEmptyDatabase } from '../support/empty-database.ts';
import { resourcesFolder, type Client } from '../support/open-test-core.ts';

/** A client on a program with a fresh data folder, over one way of carrying the contract. */
export type Carried = {
  readonly client: Client;
  /** A client of a page that was opened on the data of this name. */
  readonly clientOn: (lineage: string) => Client;
  readonly dataFolder: string;
  close(): Promise<void>;
};
export type Carrier = () => Promise<Carried>;

export const inProcess: Carrier = async () => {
  const { core, dataFolder, remove } = await freshCore();
  return {
    client: createRouterClient(core.router),
    clientOn: (lineage) =>
      createRouterClient(core.router, {
        context: { reqHeaders: new Headers({ [lineageHeader]: lineage }) },
      }),
    dataFolder,
    close: async () => {
      await core.close();
      remove();
    },
  };
};

export const overMessagePort: Carrier = async () => {
  const { core, dataFolder, remove } = await freshCore();
  const { port1, port2 } = new MessageChannel();
  new PortHandler(core.router, { plugins: [new RequestHeadersPlugin()] }).upgrade(port1);
  port1.start();
  port2.start();
  return {
    client: createORPCClient(new PortLink({ port: port2 })),
    clientOn: (lineage) =>
      createORPCClient(new PortLink({ port: port2, headers: { [lineageHeader]: lineage } })),
    dataFolder,
    close: async () => {
      port2.close();
      await core.close();
      remove();
    },
  };
};

/** The real browser host in a process of its own, entered by its launch link as a browser does. */
export const overHttp: Carrier = async () => {
  const rendererFolder = mkdtempSync(join(tmpdir(), 'secretariat-page-'));
  writeFileSync(join(rendererFolder, 'index.html'), '<title>Secretariat</title>');
  writeFileList(rendererFolder);
  const host = await startBrowserHost({ rendererFolder });
  const answer = await fetch(host.url, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const url = `${host.origin}/rpc`;
  const headers = { cookie, origin: host.origin, 'sec-fetch-site': 'same-origin' };
  return {
    client: createORPCClient(new HttpLink({ url, headers })),
    clientOn: (lineage) =>
      createORPCClient(new HttpLink({ url, headers: { ...headers, [lineageHeader]: lineage } })),
    dataFolder: host.dataFolder,
    close: async () => {
      await host.stop();
      rmSync(rendererFolder, { recursive: true });
    },
  };
};

async function freshCore() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-contract-'));
  layEmptyDatabase(dataFolder);
  const core = await openCore({
    dataFolder,
    resourcesFolder,
    author: 'Test clerk',
    programVersion: '0.0.0-test',
  });
  return { core, dataFolder, remove: () => rmSync(dataFolder, { recursive: true, force: true }) };
}
