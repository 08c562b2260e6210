// Logging out ends the program, so every page of this browser is asked first whether all that was typed is saved.

import { reportConnection } from '../platform/connection.ts';
import { newId } from '../platform/new-id.ts';
import { platform } from '../platform/platform.ts';
import { leaveWithoutAsking } from './save-state.ts';
import { holdDocuments, isEverythingSaved } from './use-open-document.ts';

type Message =
  | { readonly kind: 'is-all-saved'; readonly asked: string }
  | { readonly kind: 'saved' | 'not-saved'; readonly asked: string }
  | { readonly kind: 'logged-out' };

/** A page that is frozen or gone does not answer. */
const patience = 2_500;
/** A page that does not answer at all is not there. */
const firstSign = 300;

const pages = new BroadcastChannel('secretariat-log-out');

/** Answers other pages that log out, and ends with them. */
export function listenForLogOut(): void {
  pages.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'logged-out') end();
    if (data.kind === 'is-all-saved') void answer(data.asked);
  });
}

async function answer(asked: string): Promise<void> {
  pages.postMessage({ kind: 'not-saved', asked } satisfies Message);
  if (await isEverythingSaved()) pages.postMessage({ kind: 'saved', asked } satisfies Message);
}

/** Logs out, or answers why it did not. */
export async function logOutOrWhyNot(): Promise<string | null> {
  const outcome = await logOut();
  return outcome === 'done' ? null : reasons[outcome];
}

const reasons = {
  'not-saved':
    'You are not logged out: something on this page is not saved yet. The top of the window says why. Log out again once it is saved.',
  'not-saved-elsewhere':
    'You are not logged out: another tab with Secretariat holds words that are not saved. Look at it, and log out again.',
} as const;

/** Ends the session and the program once everything is saved; `not-saved`: something is not, here or in another tab. */
export async function logOut(): Promise<'done' | 'not-saved' | 'not-saved-elsewhere'> {
  if (!(await isEverythingSaved())) return 'not-saved';
  if (!(await areOthersSaved())) return 'not-saved-elsewhere';
  // Somebody may have gone on typing while the others were asked.
  if (!(await isEverythingSaved())) return 'not-saved';
  await platform().logOut?.();
  pages.postMessage({ kind: 'logged-out' } satisfies Message);
  end();
  return 'done';
}

/** Each page says at once that it is there and not saved, and takes that back. */
function areOthersSaved(): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = newId();
    let unsaved = 0;
    const settle = (isSaved: boolean): void => {
      clearTimeout(noSign);
      clearTimeout(tooLong);
      pages.removeEventListener('message', hear);
      resolve(isSaved);
    };
    const hear = ({ data }: MessageEvent<Message>): void => {
      if (data.kind === 'logged-out' || data.asked !== asked) return;
      if (data.kind === 'not-saved') unsaved += 1;
      if (data.kind === 'saved') unsaved -= 1;
    };
    const noSign = setTimeout(function look() {
      if (unsaved === 0) settle(true);
      else setTimeout(look, 50);
    }, firstSign);
    const tooLong = setTimeout(() => settle(unsaved === 0), patience);
    pages.addEventListener('message', hear);
    pages.postMessage({ kind: 'is-all-saved', asked } satisfies Message);
  });
}

// What was typed since everything was saved comes back when this tab is loaded anew.
function end(): void {
  holdDocuments();
  leaveWithoutAsking();
  reportConnection('logged-out');
}
