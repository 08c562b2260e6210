import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { join } from 'node:path';
import type { OpenOptions, ToCore } from './core-channel.ts';

/** The core's process from its start to its end. */
export type CoreRun = {
  /** Says something to it; a port goes over to it and can no longer be used here. */
  tell(message: ToCore, port?: MessagePortMain): void;
  /** Its side of the conversation. Nothing is lost before somebody hears: it waits. */
  hear(listener: (data: unknown) => void): void;
  /** Ends it without its doing; where it does not heed the system's word, within some seconds. */
  kill(): void;
  /** Resolves with its exit code, once it is gone. */
  readonly gone: Promise<number>;
};

/** Starts the core's process and has it open the data. Its bundle lies beside this one. */
export function forkCore(options: OpenOptions): CoreRun {
  const child = utilityProcess.fork(join(import.meta.dirname, 'core-process.js'), [], {
    serviceName: 'Secretariat core',
  });
  const { port1: channel, port2 } = new MessageChannelMain();
  const tell = (message: ToCore, port?: MessagePortMain): void =>
    channel.postMessage(message, port === undefined ? [] : [port]);
  child.postMessage(null, [port2]);
  tell({ kind: 'open', options });
  return {
    tell,
    hear: (listener) => {
      channel.on('message', ({ data }) => listener(data));
      channel.start();
    },
    kill: () => void child.kill(),
    gone: new Promise((resolve) => child.once('exit', resolve)),
  };
}
