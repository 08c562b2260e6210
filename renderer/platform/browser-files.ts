// Files between a page in a browser and the person's folders.

import { downloadPath } from '../../shared/contract/browser-host.ts';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import { askHost } from './ask-host.ts';
import type { ChosenMeetingFile, SavedFiles } from './platform.ts';
import { readFileObject } from './read-file-object.ts';

export async function downloadFiles(files: readonly ExportedFile[]): Promise<SavedFiles> {
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

let picker: HTMLInputElement | null = null;

/** Has the person choose a file; null where they decide against it. */
export function chooseMeetingFile(): Promise<ChosenMeetingFile | null> {
  // Kept for as long as the page: an element that only its own listeners know may be gone before a file is chosen.
  picker ??= document.createElement('input');
  const input = picker;
  input.type = 'file';
  input.accept = '.meeting,.json,application/json';
  return new Promise((resolve) => {
    input.value = '';
    input.onchange = () => {
      const chosen = input.files?.[0];
      resolve(chosen === undefined ? null : readFileObject(chosen));
    };
    input.oncancel = () => resolve(null);
    input.click();
  });
}
