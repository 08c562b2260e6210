import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../shared/contract/contract.ts';
import type { Client } from '../support/open-test-core.ts';

/** "agenda.move" and all the others. */
export function operationPaths(router: object = contract, path: readonly string[] = []): readonly string[] {
  if (isContractProcedure(router)) return [path.join('.')];
  return Object.entries(router).flatMap(([name, part]: [string, object]) =>
    operationPaths(part, [...path, name]),
  );
}

/** A client that is there when its first operation is called, writing down every operation that is. */
export function recordingCalls(clientOf: () => Client, called: Set<string>): Client {
  const record = (part: object, path: readonly string[]): object =>
    new Proxy(part, {
      get: (target, name) => {
        const inner: unknown = Reflect.get(target, name);
        const isPart = typeof name === 'string' && (typeof inner === 'function' || typeof inner === 'object');
        return isPart && inner !== null ? record(inner, [...path, name]) : inner;
      },
      apply: (target, self, parameters: unknown[]) => {
        called.add(path.join('.'));
        return Reflect.apply(target as (...all: unknown[]) => unknown, self, parameters);
      },
    });
  // The proxies pass everything on, so that they are what they wrap.
  return new Proxy({}, { get: (_, name) => Reflect.get(record(clientOf(), []), name) as unknown }) as Client;
}
