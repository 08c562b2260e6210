import { LinkFetchClient } from '@orpc/client/fetch';
import { StandardRPCLink } from '@orpc/client/standard';
import {
  aliveEvery,
  alivePath,
  heldFilesHeader,
  heldFilesValue,
  logOutPath,
  sessionHeader,
  sessionMoved,
} from '../../shared/contract/browser-host.ts';
import { safeHref } from '../../shared/document/safe-href.ts';
import { askHost } from './ask-host.ts';
import type { LinkClient } from './background-sender.ts';
import { reportConnection } from './connection.ts';
import { lineageHeaders } from './lineage.ts';
import { newId } from './new-id.ts';
import type { Host } from './platform.ts';

/**
 * The program in a browser on this machine: HTTP on the loopback address, files as downloads. `inBackground` answers with
 * what sends texts beside the page, where that stands ready.
 */
export function openBrowserHost(inBackground: () => LinkClient | null): Host {
  watchForLeaving();
  sayThatPageIsThere();
  const direct: LinkClient = new LinkFetchClient({
    fetch: (request, init, _options, _path, input) => fetch(request, outlivingPage(init, input)),
  });
  // With the page its workers end.
  const senderOf = ([, operation]: readonly string[]): LinkClient =>
    (operation === 'saveSection' && !isGoing() ? inBackground() : null) ?? direct;
  return {
    link: new StandardRPCLink(watched(senderOf), {
      url: `${window.location.origin}/rpc`,
      headers: () => ({ ...lineageHeaders(), [heldFilesHeader]: heldFilesValue }),
    }),
    platform: {
      kind: 'browser',
      saveFiles: async (files) => (await import('./browser-files.ts')).downloadFiles(files),
      chooseMeetingFile: async () => (await import('./browser-files.ts')).chooseMeetingFile(),
      openLink: openInNewTab,
      logOut,
    },
  };
}

let isLeaving = false;

// Heard before any screen hears it and sends what is not saved yet.
function watchForLeaving(): void {
  window.addEventListener('pagehide', () => (isLeaving = true));
  window.addEventListener('pageshow', () => (isLeaving = false));
}

function isGoing(): boolean {
  return isLeaving || document.visibilityState === 'hidden';
}

/** What browsers let a page that is gone still send, all requests together, with room for the others' headers. */
const mostAfterPage = 60_000;

/** A save that is sent while the page goes shall arrive although the page is gone, where it is small enough for that. */
function outlivingPage(init: RequestInit, input: unknown): RequestInit {
  if (!isGoing()) return init;
  const size = new TextEncoder().encode(JSON.stringify(input) ?? '').length;
  return size > mostAfterPage ? init : { ...init, keepalive: true };
}

function watched(senderOf: (path: readonly string[]) => LinkClient): LinkClient {
  return {
    call: async (request, options, path, input) => {
      try {
        const answer = await senderOf(path).call(request, options, path, input);
        const session = answer.headers[sessionHeader];
        reportConnection(session === undefined ? 'connected' : session === sessionMoved ? 'moved' : 'ended');
        return answer;
      } catch (error) {
        if (!request.signal?.aborted) reportConnection('lost');
        throw error;
      }
    },
  };
}

async function logOut(): Promise<void> {
  const response = await askHost(logOutPath, {});
  if (!response.ok) throw new Error(`the program answered with ${response.status}`);
}

/** The program does not end while a page is there, seen or not; it may, some time after the last one went. */
function sayThatPageIsThere(): void {
  const page = newId();
  const say = (isGoing: boolean): void =>
    void askHost(alivePath, { page, isGoing }, { keepalive: isGoing }).catch(() => undefined);
  const begin = (): void => say(false);
  begin();
  setInterval(begin, aliveEvery);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) begin();
  });
  window.addEventListener('pagehide', () => say(true));
}

function openInNewTab(href: string): void {
  const safe = safeHref(href);
  if (safe !== null) window.open(safe, '_blank', 'noopener,noreferrer');
}
