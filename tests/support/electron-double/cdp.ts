import type { Readable, Writable } from 'node:stream';

export type CdpParams = Readonly<Record<string, unknown>>;

export interface CdpEvent {
  readonly method: string;
  readonly params: CdpParams;
  readonly sessionId: string | undefined;
}

/** The DevTools protocol over Chromium's debugging pipe: JSON messages that end with a zero byte. */
export class Cdp {
  readonly #out: Writable;
  readonly #listeners = new Set<(event: CdpEvent) => void>();
  readonly #waiting = new Map<
    number,
    { resolve: (result: CdpParams) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(into: Writable, from: Readable) {
    this.#out = into;
    into.on('error', () => this.#giveUp());
    from.on('data', (chunk: Buffer) => this.#take(chunk));
    from.on('close', () => this.#giveUp());
  }

  onEvent(listener: (event: CdpEvent) => void): void {
    this.#listeners.add(listener);
  }

  send(method: string, params: CdpParams = {}, sessionId?: string): Promise<CdpParams> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  #take(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0)) {
      this.#handle(bytes.toString('utf8', 0, end));
      bytes = bytes.subarray(end + 1);
    }
    this.#rest = bytes;
  }

  #handle(text: string): void {
    const message = JSON.parse(text) as {
      readonly id?: number;
      readonly method?: string;
      readonly params?: CdpParams;
      readonly result?: CdpParams;
      readonly error?: { readonly message: string };
      readonly sessionId?: string;
    };
    if (message.id === undefined) {
      const event = {
        method: message.method ?? '',
        params: message.params ?? {},
        sessionId: message.sessionId,
      };
      for (const listener of this.#listeners) listener(event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result ?? {});
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has ended.'));
    this.#waiting.clear();
  }
}
