import { RPCLink } from '@orpc/client/fetch';
import type { ExportedFile } from '../../shared/contract/contract.ts';
import { safeHref } from '../../shared/document/safe-href.ts';
import { reportConnection } from './connection.ts';
import type { Host, SavedFiles } from './platform.ts';

/** The program in a browser on this machine: HTTP on the loopback address, files as downloads. */
export function openBrowserHost(): Host {
  return {
    link: new RPCLink({ url: `${window.location.origin}/rpc`, fetch: fetchAndWatch }),
    platform: { kind: 'browser', saveFiles: downloadFiles, openLink: openInNewTab },
  };
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

function openInNewTab(href: string): void {
  const safe = safeHref(href);
  if (safe !== null) window.open(safe, '_blank', 'noopener,noreferrer');
}
