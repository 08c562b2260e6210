// A process that was forked by the double's UtilityProcess: `node run-utility.ts MODULE [arguments]`. It has
// `process.parentPort` as Electron's has, and no `electron`.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { processPorts, type Crossing } from './process-ports.ts';

const [modulePath = '', ...args] = process.argv.slice(2);

class ParentPort extends EventEmitter {
  readonly #waiting: object[] = [];

  /** As documented: what came before anybody listens waits for them. */
  receive(event: object): void {
    if (this.listenerCount('message') === 0) this.#waiting.push(event);
    else this.emit('message', event);
  }

  postMessage(data: unknown): void {
    process.send?.({ kind: 'message', data, ports: [] } satisfies Crossing);
  }

  override on(name: string, listener: (...facts: unknown[]) => void): this {
    super.on(name, listener);
    this.#handOut();
    return this;
  }

  override once(name: string, listener: (...facts: unknown[]) => void): this {
    super.once(name, listener);
    this.#handOut();
    return this;
  }

  #handOut(): void {
    setImmediate(() => {
      while (this.#waiting.length > 0 && this.listenerCount('message') > 0) {
        this.emit('message', this.#waiting.shift());
      }
    });
  }
}

const parentPort = new ParentPort();
Object.assign(process, { parentPort });
const ports = processPorts((crossing) => process.send?.(crossing), 1);
process.on('message', (crossing: Crossing) => {
  if (crossing.kind !== 'message') ports.hear(crossing);
  else parentPort.receive({ data: crossing.data, ports: crossing.ports.map(ports.take) });
});
// The main process is gone, however that came. What is documented of it is that ports close: that this process ends is the
// program's own to see to. Should it not, no test leaves it behind.
process.once('disconnect', () => {
  ports.otherIsGone();
  setTimeout(() => process.exit(1), 120_000).unref();
});

process.argv = [process.execPath, modulePath, ...args];
await import(pathToFileURL(modulePath).href);
