// What to do when other data have taken the place of the ones that this page has read.

import { client, operations } from '../platform/client.ts';
import { wordsBesidePage } from '../platform/beside-page.ts';
import { nameData, onDataReplaced } from '../platform/lineage.ts';
import { queryClient } from './query-client.ts';
import { heldSource, resumeHeldWords } from './resume-held-words.ts';
import { isOnlyUnsavedIn, leaveWithoutAsking } from './save-state.ts';
import { documentSource, holdDocuments, typingPaused } from './use-open-document.ts';

let isOurs = false;
let isWaiting = false;
let hasBeenOpen = false;
/** The data that this page shows were locked since, and are opened beside it: they are not other ones then. */
let awaitsKey = false;

/** How the data are. The first answer names those that this page is about. */
export function storeStatusQuery() {
  return {
    ...operations.recovery.status.queryOptions(),
    queryFn: async () => {
      let status = await client.recovery.status();
      if (status.state === 'locked' && hasBeenOpen) {
        awaitsKey = true;
        // The question takes the focus, and words that somebody is in the middle of would go to its field.
        await typingPaused();
        status = await client.recovery.status();
      }
      nameData(status.lineage);
      // Before the data are unlocked nothing says under which key the words are.
      if (status.state !== 'locked') {
        hasBeenOpen ||= status.state === 'open';
        wordsBesidePage.hideUnder(status.heldWordsKey, status.formerHeldWordsKeys);
        resumeHeldWords();
      }
      return status;
    },
  };
}

/** Whether this page has shown data that were open, and goes on showing them while their key is asked for. */
export function keepsItsScreen(): boolean {
  return hasBeenOpen;
}

/** Has the screens read everything again. Of locked data they would read nothing, and keep what they show instead. */
export async function readEverythingAgain(): Promise<void> {
  const status = await queryClient.fetchQuery({ ...storeStatusQuery(), staleTime: 0 }).catch(() => null);
  if (status?.state !== 'locked') await queryClient.invalidateQueries();
}

/**
 * Runs an operation that puts other data in place. This page does not begin anew meanwhile, so that it can say what came
 * of it; call `beginAnew` once the person has read it. What it still holds of the old data is not taken by the new ones.
 */
export async function replacingStore<Answer>(operation: () => Promise<Answer>): Promise<Answer> {
  isOurs = true;
  try {
    return await operation();
  } catch (error) {
    isOurs = false;
    void queryClient.invalidateQueries();
    throw error;
  }
}

/** Whether this page shows data that it has others put in the place of, and reads nothing more of them. */
export function isOutdated(): boolean {
  return isOurs;
}

/** Reads everything again, from the first screen on. */
export function beginAnew(): void {
  history.replaceState({ begunAnew: true }, '');
  window.location.reload();
}

let isBegunAnew = false;

/** Whether this page took the place of one that began anew. */
export function hasBegunAnew(): boolean {
  return isBegunAnew;
}

/**
 * Another window, or another program, has put other data in place. Words of documents that are not saved come back beside
 * what is stored then. Whatever else is not saved, or cannot be held, stays on this page until the person has seen to it.
 */
export async function storeWasReplaced(): Promise<void> {
  if (isOurs || isWaiting) return;
  if (awaitsKey) {
    awaitsKey = false;
    return readEverythingAgain();
  }
  isWaiting = true;
  // Keys that are pressed while a page loads anew go nowhere.
  await typingPaused();
  if (isOnlyUnsavedIn([documentSource, heldSource]) && holdDocuments()) {
    leaveWithoutAsking();
    beginAnew();
  } else {
    isWaiting = false;
  }
}

/** Begins anew also where the page did not hear that other data were put in place, once it asks anything of them. */
export function watchForNewStore(): void {
  // Now: the first address that the page goes to takes its place.
  const state: unknown = history.state;
  isBegunAnew = typeof state === 'object' && state !== null && 'begunAnew' in state;
  if (isBegunAnew) history.replaceState(null, '');
  onDataReplaced(() => void storeWasReplaced());
}
