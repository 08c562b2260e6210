import { implement } from '@orpc/server';
import { shell, type BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { desktopContract } from '../../shared/contract/desktop-contract.ts';
import { createLinkQuestion } from './ask-before-link.ts';
import { chooseFolder } from './choose-folder.ts';
import { chooseMeetingFile } from './choose-meeting-file.ts';
import type { ClosingTalk } from './closing.ts';
import { saveFiles, type SavedFiles, type WriteFile } from './save-files.ts';

/** Serves the desktop's own contract to the page of one window. Saved files are known by ids that are made here. */
export function createDesktopRouter(window: BrowserWindow, closing: ClosingTalk, write: WriteFile) {
  const saved = new Map<string, SavedFiles>();
  const mayOpenLink = createLinkQuestion(window);
  const os = implement(desktopContract);

  return os.router({
    files: {
      chooseMeetingFile: os.files.chooseMeetingFile.handler(async ({ errors }) => {
        const chosen = await chooseMeetingFile(window);
        if (chosen !== null && 'code' in chosen) throw errors['file-not-read']({ data: chosen });
        return chosen;
      }),
      save: os.files.save.handler(async ({ input }) => {
        const files = await saveFiles(window, input.files, write);
        if (files === null) return null;
        const id = randomUUID();
        saved.set(id, files);
        return { id, where: files.folder ?? files.paths[0] };
      }),
      open: os.files.open.handler(async ({ input, errors }) => {
        const files = saved.get(input.id);
        if (files === undefined) throw errors['not-found']({ data: { what: 'saved-file' } });
        return { isOpened: (await shell.openPath(files.folder ?? files.paths[0])) === '' };
      }),
      showInFolder: os.files.showInFolder.handler(({ input, errors }) => {
        const files = saved.get(input.id);
        if (files === undefined) throw errors['not-found']({ data: { what: 'saved-file' } });
        shell.showItemInFolder(files.paths[0]);
        return {};
      }),
    },
    folders: {
      choose: os.folders.choose.handler(() => chooseFolder(window)),
    },
    links: {
      open: os.links.open.handler(async ({ input }) => {
        if (!(await mayOpenLink(input.href))) return { isOpened: false };
        const isOpened = await shell.openExternal(input.href).then(
          () => true,
          () => false,
        );
        return { isOpened };
      }),
    },
    window: {
      closing: os.window.closing.handler(({ signal }) => closing.closings(signal)),
      readyToClose: os.window.readyToClose.handler(() => {
        closing.pageIsReady();
        return {};
      }),
    },
  });
}
