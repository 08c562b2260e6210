import { EventEmitter } from 'node:events';

/** Where a port's messages go after it was handed to a page. */
export interface PageEnd {
  readonly post: (data: unknown) => void;
  readonly close: () => void;
}

/** MessagePortMain: messages wait until `start`, and a port that was handed on can no longer be used here. */
export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | null = null;
  #pageEnd: PageEnd | null = null;
  #waiting: unknown[] = [];
  #state: 'held' | 'started' | 'handed-on' | 'closed' = 'held';

  static entangle(one: MessagePortMain, other: MessagePortMain): void {
    one.#peer = other;
    other.#peer = one;
  }

  postMessage(message: unknown): void {
    if (this.#state === 'handed-on') throw new Error('this port was handed on');
    if (this.#state !== 'closed') this.#peer?.receive(structuredClone(message));
  }

  start(): void {
    if (this.#state !== 'held') return;
    this.#state = 'started';
    for (const data of this.#waiting.splice(0)) this.#emitLater(data);
  }

  close(): void {
    if (this.#state === 'closed' || this.#state === 'handed-on') return;
    this.#state = 'closed';
    this.#peer?.peerClosed();
  }

  /** Moves this end into a page. Returns how the page's messages come back, and how it says that its end is gone. */
  handOn(end: PageEnd): { readonly fromPage: (data: unknown) => void; readonly pageIsGone: () => void } {
    if (this.#state !== 'held') throw new Error('only a port that is not in use can be handed on');
    this.#state = 'handed-on';
    this.#pageEnd = end;
    for (const data of this.#waiting.splice(0)) end.post(data);
    return {
      fromPage: (data) => this.#peer?.receive(data),
      pageIsGone: () => this.#peer?.peerClosed(),
    };
  }

  receive(data: unknown): void {
    if (this.#state === 'handed-on') this.#pageEnd?.post(data);
    else if (this.#state === 'started') this.#emitLater(data);
    else if (this.#state === 'held') this.#waiting.push(data);
  }

  peerClosed(): void {
    if (this.#state === 'handed-on') this.#pageEnd?.close();
    else if (this.#state !== 'closed') {
      this.#state = 'closed';
      setImmediate(() => this.emit('close'));
    }
  }

  #emitLater(data: unknown): void {
    setImmediate(() => {
      if (this.#state === 'started') this.emit('message', { data, ports: [] });
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
