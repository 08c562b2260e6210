import { dialog, type BrowserWindow } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileNotReadCode } from '../../shared/contract/errors.ts';
import { largestMeetingFile } from '../../shared/contract/largest-meeting-file.ts';

/** A file by its own name, without its folder: all of its text, or why it was not read. */
export type ChosenMeetingFile =
  | { readonly name: string; readonly content: string }
  | { readonly name: string; readonly code: FileNotReadCode };

/** Asks for a meeting file and reads it. Null: the person decided against it. */
export async function chooseMeetingFile(window: BrowserWindow): Promise<ChosenMeetingFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import a meeting file',
    filters: [{ name: 'Meeting files', extensions: ['meeting', 'json'] }],
    // Windows keeps its list of recent files in a profile that may travel.
    properties: ['openFile', 'dontAddToRecent'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  return readMeetingFile(path);
}

/** Reads a meeting file that the person opened, in the program or outside it. */
export async function readMeetingFile(path: string): Promise<ChosenMeetingFile> {
  const name = basename(path);
  const read = await readMeetingText(path);
  return typeof read === 'string' ? { name, content: read } : { name, ...read };
}

async function readMeetingText(path: string): Promise<string | { readonly code: FileNotReadCode }> {
  let bytes: Buffer;
  try {
    const found = await stat(path);
    // Reading a pipe or a device might never end.
    if (!found.isFile()) return { code: 'not-readable' };
    if (found.size > largestMeetingFile) return { code: 'too-large' };
    bytes = await readFile(path);
  } catch {
    return { code: 'not-readable' };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { code: 'not-text' };
  }
}
