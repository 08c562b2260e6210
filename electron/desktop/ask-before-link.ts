import { dialog, type BrowserWindow } from 'electron';
import { domainToUnicode } from 'node:url';

/**
 * Asks before something is opened outside the program, once for each place until the program ends. A person sees the
 * place that the address leads to, which is not always the one that its words name.
 */
export function createLinkQuestion(window: BrowserWindow): (href: string) => Promise<boolean> {
  const allowed = new Set<string>();
  let asking: Promise<unknown> = Promise.resolve();
  return (href) => {
    // One question at a time: a page that asks a hundred times gets one dialog, and the next after its answer.
    const answer = asking.then(() => mayOpen(window, href, allowed));
    asking = answer.catch(() => undefined);
    return answer;
  };
}

async function mayOpen(window: BrowserWindow, href: string, allowed: Set<string>): Promise<boolean> {
  const { place, means } = placeOf(href);
  if (allowed.has(place)) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${place} ${means}?`,
    detail: `${otherSpelling(place)}The whole address is ${shortened(href)}\n\nYou are not asked about ${place} again until Secretariat is closed.`,
    buttons: ['Do not open', 'Open'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response !== 1) return false;
  allowed.add(place);
  return true;
}

/** Where an address leads, as the network reads it: other letters than a to z in the form that begins with `xn--`. */
function placeOf(href: string): { readonly place: string; readonly means: string } {
  const { protocol, host, pathname } = new URL(href);
  if (protocol === 'tel:') return { place: pathname, means: 'in your program for calls' };
  if (protocol === 'mailto:') return { place: pathname, means: 'in your mail program' };
  return { place: host, means: 'in your browser' };
}

// Letters of another alphabet can look like ours.
function otherSpelling(place: string): string {
  const host = place.replace(/:\d+$/, '');
  const shown = domainToUnicode(host);
  return shown === '' || shown === host ? '' : `It is written with other letters: ${shown}\n`;
}

const mostShown = 300;

function shortened(href: string): string {
  return href.length <= mostShown ? href : `${href.slice(0, mostShown)}…`;
}
