import type { ChangeEvent } from '../../../shared/contract/contract.ts';

export type ChangeFeed = {
  publish(event: ChangeEvent): void;
  /** Every change from now on, until the listener stops, its signal is aborted, or the program closes. */
  listen(signal?: AbortSignal): AsyncIteratorObject<ChangeEvent, undefined, void>;
  listenerCount(): number;
  close(): void;
};

type Listener = { readonly push: (event: ChangeEvent) => void; readonly end: () => void };

export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<Listener>();
  let isClosed = false;
  return {
    publish: (event) => {
      for (const listener of listeners) listener.push(event);
    },
    listen: (signal) => {
      const { iterator, listener } = queueFor(() => {
        listeners.delete(listener);
        signal?.removeEventListener('abort', listener.end);
      });
      if (isClosed || signal?.aborted) listener.end();
      else {
        listeners.add(listener);
        signal?.addEventListener('abort', listener.end, { once: true });
      }
      return iterator;
    },
    listenerCount: () => listeners.size,
    close: () => {
      isClosed = true;
      for (const listener of [...listeners]) listener.end();
    },
  };
}

/** A queue that is written by `listener` and read by `iterator`. What was published before the end is still read. */
function queueFor(onEnd: () => void): {
  readonly iterator: AsyncIteratorObject<ChangeEvent, undefined, void>;
  readonly listener: Listener;
} {
  type Result = IteratorResult<ChangeEvent, undefined>;
  const events: ChangeEvent[] = [];
  const readers: ((result: Result) => void)[] = [];
  let hasEnded = false;
  const listener: Listener = {
    push: (event) => {
      const reader = readers.shift();
      if (reader) reader({ done: false, value: event });
      else events.push(event);
    },
    end: () => {
      if (hasEnded) return;
      hasEnded = true;
      onEnd();
      for (const reader of readers.splice(0)) reader({ done: true, value: undefined });
    },
  };
  const iterator: AsyncIteratorObject<ChangeEvent, undefined, void> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => {
      const event = events.shift();
      if (event) return Promise.resolve<Result>({ done: false, value: event });
      if (hasEnded) return Promise.resolve<Result>({ done: true, value: undefined });
      return new Promise<Result>((resolve) => readers.push(resolve));
    },
    return: () => {
      events.length = 0;
      listener.end();
      return Promise.resolve<Result>({ done: true, value: undefined });
    },
    [Symbol.asyncDispose]: () => {
      listener.end();
      return Promise.resolve();
    },
  };
  return { iterator, listener };
}
