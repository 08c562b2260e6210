import { RPCLink } from '@orpc/client/fetch';
import type { ExportedFile } from '../../shared/contract/contract.ts';
import { safeHref } from '../../shared/document/safe-href.ts';
import { reportConnection } from './connection.ts';
import { lineageHeaders } from './lineage.ts';
import type { ChosenMeetingFile, Host, SavedFiles } from './platform.ts';
import { readFileObject } from './read-file-object.ts';

/** The program in a browser on this machine: HTTP on the loopback address, files as downloads. */
export function openBrowserHost(): Host {
  watchForLeaving();
  return {
    link: new RPCLink({
      url: `${window.location.origin}/rpc`,
      headers: lineageHeaders,
      fetch: (request, init, _options, _path, input) => fetchAndWatch(request, outlivingPage(init, input)),
    }),
    platform: {
      kind: 'browser',
      saveFiles: downloadFiles,
      chooseMeetingFile: openMeetingFilePicker(),
      openLink: openInNewTab,
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
    if (response.status === 401) reportConnection('ended');
    else reportConnection('connected');
    return response;
  } catch (error) {
    if (!request.signal.aborted) reportConnection('lost');
    throw error;
  }
}

async function downloadFiles(files: readonly ExportedFile[]): Promise<SavedFiles> {
  for (const file of files) {
    const bytes = Uint8Array.from(atob(file.content), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = file.name;
    anchor.click();
    // Browsers drop downloads that start in the same moment.
    await new Promise((resolve) => setTimeout(resolve, 150));
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
  return { where: 'your downloads folder' };
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
