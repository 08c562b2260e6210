import { EventEmitter } from 'node:events';

/** Where a port's messages go after it was handed to a page or to another process. */
export interface FarEnd {
  readonly post: (data: unknown, ports: readonly MessagePortMain[]) => void;
  readonly close: () => void;
}

/** What came of a port that was handed on: how the far end's messages come back, and how it says that it is gone. */
export interface HandedOn {
  readonly fromFar: (data: unknown, ports?: readonly MessagePortMain[]) => void;
  readonly farIsGone: () => void;
}

interface Waiting {
  readonly data: unknown;
  readonly ports: readonly MessagePortMain[];
}

/** MessagePortMain: messages wait until `start`, and a port that was handed on can no longer be used here. */
export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | null = null;
  #farEnd: FarEnd | null = null;
  #waiting: Waiting[] = [];
  #state: 'held' | 'started' | 'handed-on' | 'closed' = 'held';
  /** The other end is gone, or was closed before this one was handed on. */
  #isAlone = false;

  static entangle(one: MessagePortMain, other: MessagePortMain): void {
    one.#peer = other;
    other.#peer = one;
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (this.#state === 'handed-on') throw new Error('this port was handed on');
    if (this.#state !== 'closed') this.#peer?.receive(structuredClone(message), transfer);
  }

  start(): void {
    if (this.#state !== 'held') return;
    this.#state = 'started';
    for (const each of this.#waiting.splice(0)) this.#emitLater(each);
  }

  close(): void {
    if (this.#state === 'closed' || this.#state === 'handed-on') return;
    this.#state = 'closed';
    this.#peer?.peerClosed();
  }

  /** Moves this end into a page or another process. */
  handOn(end: FarEnd): HandedOn {
    if (this.#state !== 'held') throw new Error('only a port that is not in use can be handed on');
    this.#state = 'handed-on';
    this.#farEnd = end;
    for (const { data, ports } of this.#waiting.splice(0)) end.post(data, ports);
    if (this.#isAlone) end.close();
    return {
      fromFar: (data, ports = []) => this.#peer?.receive(data, ports),
      farIsGone: () => this.#peer?.peerClosed(),
    };
  }

  receive(data: unknown, ports: readonly MessagePortMain[]): void {
    if (this.#state === 'handed-on') this.#farEnd?.post(data, ports);
    else if (this.#state === 'started') this.#emitLater({ data, ports });
    else if (this.#state === 'held') this.#waiting.push({ data, ports });
  }

  peerClosed(): void {
    this.#isAlone = true;
    if (this.#state === 'handed-on') this.#farEnd?.close();
    else if (this.#state === 'started') {
      this.#state = 'closed';
      setImmediate(() => this.emit('close'));
    }
  }

  #emitLater(waiting: Waiting): void {
    setImmediate(() => {
      if (this.#state === 'started') this.emit('message', { ...waiting });
    });
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    MessagePortMain.entangle(this.port1, this.port2);
  }
}
