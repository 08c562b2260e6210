import { dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { FileToSave } from '../../shared/contract/desktop-contract.ts';
import type { FileNotWrittenCode } from '../../shared/contract/errors.ts';
import { wordFileNotWritten } from '../../shared/wording/word-file-not-written.ts';

/** Writes one file whole or not at all; the answer says why where it was not written. */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<FileNotWrittenCode | null>;

/** Files that a person saved, and the folder that was chosen where there were several. */
export interface SavedFiles {
  readonly folder: string | null;
  readonly paths: readonly [string, ...string[]];
}

/**
 * Asks where to, and writes: one file under a name of the person's choice, several into a folder. What cannot be
 * written is said and may be tried again or put elsewhere. Null: the person decided against it.
 */
export async function saveFiles(
  window: BrowserWindow,
  files: readonly FileToSave[],
  write: WriteFile,
): Promise<SavedFiles | null> {
  let suggested: string | null = null;
  for (;;) {
    const chosen: Choice | null = await choosePlace(window, files, suggested);
    if (chosen === null) return null;
    suggested = chosen.suggestNext;
    if (!(await mayReplace(window, chosen))) continue;
    if (await writeAll(window, chosen, write)) return chosen;
  }
}

interface Choice extends SavedFiles {
  readonly contents: readonly string[];
  /** Files already there that the dialog has not asked about. */
  readonly replaces: readonly string[];
  readonly suggestNext: string;
}

async function choosePlace(
  window: BrowserWindow,
  files: readonly FileToSave[],
  suggested: string | null,
): Promise<Choice | null> {
  const [first, ...others] = files;
  if (first === undefined) return null;
  return others.length === 0
    ? chooseFile(window, first, suggested)
    : chooseFolder(window, [first, ...others], suggested);
}

async function chooseFile(
  window: BrowserWindow,
  file: FileToSave,
  suggested: string | null,
): Promise<Choice | null> {
  const extension = extname(file.name);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggested ?? file.name,
    filters: [{ name: kindNames[extension] ?? 'File', extensions: [extension.slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return null;
  // Not every system's dialog adds the extension, and then it has not asked about the file that has it.
  const path = extname(filePath).toLowerCase() === extension ? filePath : `${filePath}${extension}`;
  return {
    folder: null,
    paths: [path],
    contents: [file.content],
    replaces: path !== filePath && existsSync(path) ? [path] : [],
    suggestNext: path,
  };
}

async function chooseFolder(
  window: BrowserWindow,
  files: readonly [FileToSave, ...FileToSave[]],
  suggested: string | null,
): Promise<Choice | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: `Choose a folder for ${files.length} files`,
    buttonLabel: 'Save here',
    ...(suggested === null ? {} : { defaultPath: suggested }),
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  });
  const [folder] = filePaths;
  if (canceled || folder === undefined) return null;
  const [first, ...others] = files;
  const paths = [join(folder, first.name), ...others.map(({ name }) => join(folder, name))] as const;
  return {
    folder,
    paths,
    contents: files.map(({ content }) => content),
    replaces: paths.filter((path) => existsSync(path)),
    suggestNext: folder,
  };
}

async function mayReplace(window: BrowserWindow, { replaces }: Choice): Promise<boolean> {
  const [first] = replaces;
  if (first === undefined) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message:
      replaces.length === 1
        ? `“${basename(first)}” is already in that folder.`
        : `${replaces.length} of these files are already in that folder.`,
    detail: 'Replacing them cannot be undone.',
    buttons: ['Choose another place', 'Replace'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

async function writeAll(window: BrowserWindow, choice: Choice, write: WriteFile): Promise<boolean> {
  for (const [index, path] of choice.paths.entries()) {
    const bytes = Buffer.from(choice.contents[index] ?? '', 'base64');
    for (;;) {
      const failure = await write(path, bytes);
      if (failure === null) break;
      if (!(await wantsToTryAgain(window, wordFileNotWritten(failure, path)))) return false;
    }
  }
  return true;
}

async function wantsToTryAgain(window: BrowserWindow, sentence: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The file could not be saved.',
    detail: sentence,
    buttons: ['Try again', 'Choose another place'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

const kindNames: Readonly<Record<string, string>> = {
  '.docx': 'Word document',
  '.pdf': 'PDF',
  '.zip': 'Zip file',
  '.meeting': 'Meeting file',
  '.json': 'JSON file',
  '.txt': 'Text file',
};
