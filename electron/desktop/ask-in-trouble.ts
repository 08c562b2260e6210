import { dialog, type BrowserWindow } from 'electron';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import { DataFolderRefused } from '../core/before-opening.ts';
import type { CoreTrouble } from './core-link.ts';

/** Says that the core is gone, and asks whether to start it once more. Unsaved words stay in the window either way. */
export async function askInTrouble(window: BrowserWindow | null, trouble: CoreTrouble): Promise<boolean> {
  if (window === null) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The part of Secretariat that keeps the data has stopped.',
    detail: `${whyOf(trouble)} Everything that was saved is safe, and what you typed since stays in the window. After “Not now” the top of the window offers it again. If starting that part again does not help, copy those words from the window, close it, and start Secretariat anew.`,
    buttons: ['Start it again', 'Not now'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

function whyOf(trouble: CoreTrouble): string {
  if (trouble instanceof DataFolderRefused) return wordDataFolderRefusal(trouble.code, trouble.facts);
  return trouble === 'failed'
    ? 'It could not be started again.'
    : 'It was started again, and stopped several times within a minute.';
}
