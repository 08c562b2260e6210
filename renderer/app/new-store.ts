// What to do when other data have taken the place of the ones that this page has read.

import { client, operations } from '../platform/client.ts';
import { nameData, nameOtherData, onDataReplaced } from '../platform/lineage.ts';
import { leaveWithoutAsking } from './save-state.ts';
import { holdDocuments, typingPaused } from './use-open-document.ts';

let isOurs = false;
let isWaiting = false;

/** How the data are. The first answer names those that this page is about. */
export function storeStatusQuery() {
  return {
    ...operations.recovery.status.queryOptions(),
    queryFn: async () => {
      const status = await client.recovery.status();
      nameData(status.lineage);
      return status;
    },
  };
}

/**
 * Runs an operation that puts other data in place. This page does not begin anew meanwhile, so that it can say what came
 * of it; call `beginAnew` once the person has read it.
 */
export async function replacingStore<Answer>(operation: () => Promise<Answer>): Promise<Answer> {
  isOurs = true;
  try {
    const answer = await operation();
    // What lies under the answer on this page may be read again meanwhile.
    await client.recovery.status().then(({ lineage }) => nameOtherData(lineage), noop);
    return answer;
  } catch (error) {
    isOurs = false;
    throw error;
  }
}

function noop(): void {}

/** Reads everything again, from the first screen on. */
export function beginAnew(): void {
  window.location.reload();
}

/** Another window, or another program, has put other data in place. */
export async function storeWasReplaced(): Promise<void> {
  if (isOurs || isWaiting) return;
  isWaiting = true;
  // Keys that are pressed while a page loads anew go nowhere.
  await typingPaused();
  isWaiting = false;
  // Words that are not saved come back beside what is stored. A page that cannot hold them keeps them on screen.
  if (!holdDocuments()) return;
  leaveWithoutAsking();
  beginAnew();
}

/** Begins anew also where the page did not hear that other data were put in place, once it asks anything of them. */
export function watchForNewStore(): void {
  onDataReplaced(() => void storeWasReplaced());
}
