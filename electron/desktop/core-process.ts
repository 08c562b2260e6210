import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import type { MessagePortMain } from 'electron';
import { userInfo } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { faultFacts } from '../core/before-opening.ts';
import { DataFolderRefused, openCore, type Core, type KeyStore } from '../core/open-core.ts';
import { readToCore, type FromCore, type OpenOptions, type ToCore } from './core-channel.ts';

// The core, in a process of its own (Electron's utilityProcess): whatever it does, the window's process does not wait. It
// owns the data folder, and ends with the main process however that ends. Imports nothing of Electron but types.

/** As long as a process that was killed may take to be gone, and to leave its lock on the data folder. */
const longestLinger = 10_000;
const between = 100;

process.parentPort.once('message', ({ ports: [channel] }) => {
  if (channel !== undefined) serve(channel);
});
// A session that ends sends these to every process of it at once. The main process hears them, too, lets the page save, and
// then asks for the end.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

let logFault = (error: unknown): void => {
  const { kind, places } = faultFacts(error);
  process.stderr.write(`${['fault in core: ' + kind, ...places].join('\n  at ')}\n`);
};
// Electron would go on with a warning (since 37), and whoever waits for what has failed would wait for ever.
process.on('unhandledRejection', (error) => {
  logFault(error);
  process.exit(1);
});
process.on('uncaughtExceptionMonitor', (error) => logFault(error));

function serve(channel: MessagePortMain): void {
  const tell = (message: FromCore): void => channel.postMessage(message);
  const keyStore = askingKeyStore(tell);
  const ports = carriedPorts();
  let opening: Promise<Core | null> = Promise.resolve(null);

  const heed = async (message: ToCore, [port]: readonly MessagePortMain[]): Promise<void> => {
    switch (message.kind) {
      case 'open':
        opening = open(message.options, keyStore.store, tell);
        ports.carry(await opening);
        return;
      case 'page-port':
        if (port !== undefined) ports.take('page', port);
        return;
      case 'page-gone':
        ports.drop('page');
        return;
      case 'shell-port':
        if (port !== undefined) ports.take('shell', port);
        return;
      case 'key-store-answer':
        keyStore.take(message.question, message.answer);
        return;
      case 'note':
        (await opening)?.log.note(message.event, message.facts);
        return;
      case 'fault':
        (await opening)?.log.toldFault(message.where, message.facts);
        return;
      case 'follow-policy':
        await (await opening)?.followPolicy();
        return;
      case 'close':
        await end(await opening);
    }
  };

  channel.on('message', ({ data, ports: brought }) => {
    const message = readToCore(data);
    if (message === null) tell({ kind: 'not-understood' });
    else void heed(message, brought);
  });
  // Nobody is left to ask anything. What was answered is committed, and the system frees the folder.
  channel.on('close', () => process.exit(1));
  channel.start();
}

/** Ends the process, whatever becomes of closing: what was answered is committed, and the system frees the folder. */
async function end(core: Core | null): Promise<void> {
  let exitCode = 0;
  try {
    await core?.close();
  } catch (error) {
    core?.log.fault('closing', error);
    exitCode = 1;
  } finally {
    process.exit(exitCode);
  }
}

/** Opens the core and says what became of that; null: it is not open. */
async function open(
  { dataFolder, resourcesFolder, programVersion, policy }: OpenOptions,
  keyStore: KeyStore,
  tell: (message: FromCore) => void,
): Promise<Core | null> {
  try {
    const core = await openWhenFree({
      ...{ dataFolder, resourcesFolder, programVersion, keyStore },
      author: userInfo().username,
      ...(policy === null ? {} : { policy }),
    });
    logFault = (error) => core.log.fault('core', error);
    core.sayWhere({ openIn: 'window' });
    tell({ kind: 'opened' });
    return core;
  } catch (error) {
    if (error instanceof DataFolderRefused) tell({ kind: 'refused', code: error.code, facts: error.facts });
    else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      tell({ kind: 'failed' });
    }
    return null;
  }
}

/**
 * One program runs for a data folder, so that another window that has it can only be one whose main process is gone, or
 * a core that died: its process may be there for a moment yet.
 */
async function openWhenFree(options: Parameters<typeof openCore>[0]): Promise<Core> {
  const giveUpAt = performance.now() + longestLinger;
  for (;;) {
    try {
      return await openCore(options);
    } catch (error) {
      if (!mayBeLingering(error) || performance.now() > giveUpAt) throw error;
      await delay(between);
    }
  }
}

function mayBeLingering(error: unknown): boolean {
  if (!(error instanceof DataFolderRefused) || error.code !== 'in-use') return false;
  const { openIn } = error.facts;
  return openIn === undefined || openIn === 'window';
}

type Carried = 'page' | 'shell';

/** The ports over which the core is called, one of each kind. What is sent before it is open waits in them. */
function carriedPorts() {
  const ports = new Map<Carried, MessagePortMain>();
  let handler: RPCHandler<Record<never, never>> | null = null;
  const begin = (port: MessagePortMain): void => {
    handler?.upgrade(port);
    port.start();
  };
  const drop = (carried: Carried): void => {
    const port = ports.get(carried);
    ports.delete(carried);
    // The handler ends its streams on `close`, which a port may not emit at the end that closes it.
    port?.emit('close');
    port?.close();
  };
  return {
    drop,
    take: (carried: Carried, port: MessagePortMain): void => {
      drop(carried);
      ports.set(carried, port);
      if (handler !== null) begin(port);
    },
    carry: (core: Core | null): void => {
      if (core === null) return;
      handler = new RPCHandler(core.router, { plugins: [new RequestHeadersPlugin()] });
      for (const port of ports.values()) begin(port);
    },
  };
}

type Answer = Extract<ToCore, { kind: 'key-store-answer' }>['answer'];

/** The system's key store, which only the main process can ask. */
function askingKeyStore(tell: (message: FromCore) => void) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  const ask = (what: 'is-real' | 'wrap' | 'unwrap', text: string): Promise<Answer> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      tell({ kind: 'ask-key-store', question: last, ask: what, text });
    });
  const askForText = async (what: 'wrap' | 'unwrap', text: string): Promise<string> => {
    const answer = await ask(what, text);
    if (typeof answer !== 'string') throw new Error('the key store refused');
    return answer;
  };
  const store: KeyStore = {
    isReal: async () => (await ask('is-real', '')) === true,
    wrap: (text) => askForText('wrap', text),
    unwrap: (text) => askForText('unwrap', text),
  };
  return {
    store,
    take: (question: number, answer: Answer): void => {
      waiting.get(question)?.(answer);
      waiting.delete(question);
    },
  };
}
