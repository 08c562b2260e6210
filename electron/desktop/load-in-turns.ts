import { setImmediate as nextTurn } from 'node:timers/promises';

// What stands around the window needs libraries and schemas, and loading them takes some 40 ms of work. Each part of it has a
// turn of the event loop of its own, so that no key, paint or request of the page waits for the sum (decision 0039).

type Load = () => Promise<unknown>;

/** Loads one after the other. What is loaded already costs a turn, and no work. */
export async function loadInTurns(parts: readonly Load[]): Promise<void> {
  await nextTurn();
  for (const load of parts) {
    await load();
    await nextTurn();
  }
}

/** Of what the core's process and this one say to each other; zod is half of it. */
export async function loadCoreChannel() {
  await loadInTurns([
    () => import('../../shared/contract/without-eval.ts'),
    () => import('../../shared/contract/text-fields.ts'),
    () => import('../../shared/contract/errors.ts'),
  ]);
  return import('./core-channel.ts');
}
