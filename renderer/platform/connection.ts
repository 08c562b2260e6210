import { useSyncExternalStore } from 'react';

/**
 * `lost`: the program that keeps the data does not answer; it is tried again. `ended`: it answers, but this page
 * belongs to an earlier run of it and has to be opened anew.
 */
export type Connection = 'connected' | 'lost' | 'ended';

let connection: Connection = 'connected';
const listeners = new Set<() => void>();

export function currentConnection(): Connection {
  return connection;
}

export function reportConnection(next: Connection): void {
  if (next === connection) return;
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
