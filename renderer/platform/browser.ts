import { RPCLink } from '@orpc/client/fetch';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import {
  aliveEvery,
  alivePath,
  downloadPath,
  heldFilesHeader,
  heldFilesValue,
  logOutPath,
  sessionHeader,
  sessionMoved,
} from '../../shared/contract/browser-host.ts';
import { safeHref } from '../../shared/document/safe-href.ts';
import { reportConnection } from './connection.ts';
import { lineageHeaders } from './lineage.ts';
import { newId } from './new-id.ts';
import type { ChosenMeetingFile, Host, SavedFiles } from './platform.ts';
import { readFileObject } from './read-file-object.ts';

/** The program in a browser on this machine: HTTP on the loopback address, files as downloads. */
export function openBrowserHost(): Host {
  watchForLeaving();
  sayThatPageIsThere();
  return {
    link: new RPCLink({
      url: `${window.location.origin}/rpc`,
      headers: () => ({ ...lineageHeaders(), [heldFilesHeader]: heldFilesValue }),
      fetch: (request, init, _options, _path, input) => fetchAndWatch(request, outlivingPage(init, input)),
    }),
    platform: {
      kind: 'browser',
      saveFiles: downloadFiles,
      chooseMeetingFile: openMeetingFilePicker(),
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

/** What browsers let a page that is gone still send, all requests together, with room for the others' headers. */
const mostAfterPage = 60_000;

/** A save that is sent while the page goes shall arrive although the page is gone, where it is small enough for that. */
function outlivingPage(init: RequestInit, input: unknown): RequestInit {
  if (!isLeaving && document.visibilityState !== 'hidden') return init;
  const size = new TextEncoder().encode(JSON.stringify(input) ?? '').length;
  return size > mostAfterPage ? init : { ...init, keepalive: true };
}

async function fetchAndWatch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init);
    const session = response.headers.get(sessionHeader);
    reportConnection(session === null ? 'connected' : session === sessionMoved ? 'moved' : 'ended');
    return response;
  } catch (error) {
    if (!request.signal.aborted) reportConnection('lost');
    throw error;
  }
}

async function downloadFiles(files: readonly ExportedFile[]): Promise<SavedFiles> {
  for (const file of files) {
    if (file.held === undefined) downloadFromPage(file);
    else download(await addressOf(file.held, file.name), file.name);
    // Browsers drop downloads that start in the same moment.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return { where: 'your downloads folder' };
}

/** What the page itself made, or holds: it goes out whether or not the program runs. */
function downloadFromPage({ name, mediaType, content }: ExportedFile): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  download(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function download(address: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
}

/** The address of a file that the host holds. It works once. */
async function addressOf(held: string, name: string): Promise<string> {
  const response = await askHost(downloadPath, { held, name });
  const answer = (await response.json()) as { readonly address?: unknown };
  if (!response.ok || typeof answer.address !== 'string') throw new Error('the file is no longer held');
  return answer.address;
}

function askHost(path: string, body: object, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), ...init });
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

function openMeetingFilePicker(): () => Promise<ChosenMeetingFile | null> {
  // Kept for as long as the page: an element that only its own listeners know may be gone before a file is chosen.
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = '.meeting,.json,application/json';
  return () =>
    new Promise((resolve) => {
      picker.value = '';
      picker.onchange = () => {
        const chosen = picker.files?.[0];
        resolve(chosen === undefined ? null : readFileObject(chosen));
      };
      picker.oncancel = () => resolve(null);
      picker.click();
    });
}

function openInNewTab(href: string): void {
  const safe = safeHref(href);
  if (safe !== null) window.open(safe, '_blank', 'noopener,noreferrer');
}
