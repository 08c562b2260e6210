import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startingProcess } from './loop-watch.ts';
import type { MessagePortMain } from './message-ports.ts';
import { processPorts, type Crossing, type ProcessPorts } from './process-ports.ts';
import { note } from './remote-control.ts';

interface ForkOptions {
  readonly serviceName?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

interface App extends EventEmitter {
  isReady(): boolean;
}

/** UtilityProcess: a process of its own, so that its end is an end. What it writes goes where the main process's goes. */
export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports: ProcessPorts;

  constructor(app: App, modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    const { serviceName = 'Node Utility Process', env, cwd } = options;
    const runner = fileURLToPath(new URL('./run-utility.ts', import.meta.url));
    this.#child = startingProcess(() =>
      fork(runner, [modulePath, ...args], {
        // Since Electron 37 such a process goes on after a rejection that nobody heeds.
        execArgv: [...process.execArgv, '--unhandled-rejections=warn-with-error-code'],
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        ...(env === undefined ? {} : { env }),
        ...(cwd === undefined ? {} : { cwd }),
      }),
    );
    this.#ports = processPorts((crossing) => this.#send(crossing), 0);
    this.#child.on('message', (crossing: Crossing) => {
      if (crossing.kind === 'message') this.emit('message', crossing.data);
      else this.#ports.hear(crossing);
    });
    this.#child.once('spawn', () => {
      note('utility-process', { pid: this.#child.pid, serviceName });
      this.emit('spawn');
    });
    this.#child.once('exit', (code, signal) => {
      this.#ports.otherIsGone();
      const exitCode = code ?? 1;
      const reason = code === 0 ? 'clean-exit' : signal === null ? 'abnormal-exit' : 'killed';
      app.emit('child-process-gone', {}, { type: 'Utility', reason, exitCode, serviceName });
      this.emit('exit', exitCode);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    this.#ports.handOver(transfer, (ports) => this.#send({ kind: 'message', data: message, ports }));
  }

  /** As Chromium does it: a process that does not heed the word is ended two seconds later. */
  kill(): boolean {
    const end = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    this.#child.once('exit', () => clearTimeout(end));
    return this.#child.kill('SIGTERM');
  }

  // What is sent to a process that ends in this moment is lost, as it is with Electron's.
  #send(crossing: Crossing): void {
    if (this.#child.connected) this.#child.send(crossing, () => undefined);
  }
}
