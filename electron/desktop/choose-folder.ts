import { dialog, type BrowserWindow } from 'electron';

/** Asks for a folder that files can be written to. Null: the person decided against it. */
export async function chooseFolder(window: BrowserWindow): Promise<{ readonly path: string } | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a second folder for backups',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? null : { path };
}
