import { useSyncExternalStore } from 'react';

/**
 * `lost`: the program that keeps the data does not answer; it is tried again. `ended`: it answers, but this page
 * belongs to an earlier run of it and has to be opened anew. `stopped`: the part of it that keeps the data ended, and is
 * started again beside this page. `given-up`: it is started again only when the person wants it. `moved`: it was opened in another browser since.
 * `logged-out`: the person has ended it, with everything saved.
 */
export type Connection = 'connected' | 'lost' | 'ended' | 'stopped' | 'given-up' | 'moved' | 'logged-out';

let connection: Connection = 'connected';
const listeners = new Set<() => void>();

export function currentConnection(): Connection {
  return connection;
}

export function reportConnection(next: Connection): void {
  // Nothing is asked any more, and what was asked before says nothing new.
  if (next === connection || connection === 'logged-out') return;
  connection = next;
  for (const listener of [...listeners]) listener();
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribeToConnection, currentConnection);
}
