import type { ChangeEvent } from '../../../shared/contract/entities/changes.ts';

/** What happens, told to whoever listens. */
export type Feed<Event> = {
  publish(event: Event): void;
  /** Every event from now on, until the listener stops, its signal is aborted, or the program closes. */
  listen(
    signal?: AbortSignal,
    isWanted?: (event: Event) => boolean,
  ): AsyncIteratorObject<Event, undefined, void>;
  listenerCount(): number;
  close(): void;
};

export type ChangeFeed = Feed<ChangeEvent>;

export function createChangeFeed(): ChangeFeed {
  return createFeed();
}

type Listener<Event> = { readonly push: (event: Event) => void; readonly end: () => void };

export function createFeed<Event>(): Feed<Event> {
  const listeners = new Set<Listener<Event>>();
  let isClosed = false;
  return {
    publish: (event) => {
      for (const listener of listeners) listener.push(event);
    },
    listen: (signal, isWanted = () => true) => {
      const { iterator, listener } = queueFor(isWanted, () => {
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
function queueFor<Event>(
  isWanted: (event: Event) => boolean,
  onEnd: () => void,
): {
  readonly iterator: AsyncIteratorObject<Event, undefined, void>;
  readonly listener: Listener<Event>;
} {
  type Result = IteratorResult<Event, undefined>;
  const events: Event[] = [];
  const readers: ((result: Result) => void)[] = [];
  let hasEnded = false;
  const listener: Listener<Event> = {
    push: (event) => {
      if (!isWanted(event)) return;
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
  const iterator: AsyncIteratorObject<Event, undefined, void> = {
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
