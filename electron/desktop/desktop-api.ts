import { implement } from '@orpc/server';
import { shell, type BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { desktopContract, type ShellSettings, type Theme } from '../../shared/contract/desktop-contract.ts';
import { createLinkQuestion } from './ask-before-link.ts';
import { chooseFolder } from './choose-folder.ts';
import { chooseMeetingFile } from './choose-meeting-file.ts';
import type { ClosingTalk } from './closing.ts';
import type { ApplicationMenu } from './menu.ts';
import type { PageOrders } from './page-orders.ts';
import { printToPdf } from './print-to-pdf.ts';
import { saveFiles, type SavedFiles, type WriteFile } from './save-files.ts';
import type { Updates } from './updates.ts';

/** What stands around a window and is served to its page. */
export type Shell = {
  readonly orders: PageOrders;
  readonly menu: ApplicationMenu;
  readonly updates: Updates;
  meetingOpened(meetingId: string): void;
  setTheme(theme: Theme): void;
  settings(): ShellSettings;
  setNotifications(isOn: boolean): void;
};

export type DesktopParts = {
  readonly window: BrowserWindow;
  readonly closing: ClosingTalk;
  readonly write: WriteFile;
  readonly shell: Shell;
  readonly startCoreAgain: () => void;
};

/** Serves the desktop's own contract to the page of one window. Saved files are known by ids that are made here. */
export function createDesktopRouter({ window, closing, write, shell: around, startCoreAgain }: DesktopParts) {
  const saved = new Map<string, SavedFiles>();
  const answerFor = (files: SavedFiles | null) => {
    if (files === null) return null;
    const id = randomUUID();
    saved.set(id, files);
    return { id, where: files.folder ?? files.paths[0] };
  };
  const mayOpenLink = createLinkQuestion(window);
  const os = implement(desktopContract);

  return os.router({
    files: {
      chooseMeetingFile: os.files.chooseMeetingFile.handler(async ({ errors }) => {
        const chosen = await chooseMeetingFile(window);
        if (chosen !== null && 'code' in chosen) throw errors['file-not-read']({ data: chosen });
        return chosen;
      }),
      save: os.files.save.handler(async ({ input }) =>
        answerFor(await saveFiles(window, input.files, write)),
      ),
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
    print: {
      toPdf: os.print.toPdf.handler(async ({ input }) =>
        answerFor(await printToPdf(window, input.name, write)),
      ),
    },
    shell: {
      orders: os.shell.orders.handler(({ signal }) => around.orders.hear(signal)),
      showCommands: os.shell.showCommands.handler(({ input }) => {
        around.menu.showCommands(input.commands);
        return {};
      }),
      meetingOpened: os.shell.meetingOpened.handler(({ input }) => {
        around.meetingOpened(input.meetingId);
        return {};
      }),
      fileAnswered: os.shell.fileAnswered.handler(({ input }) => {
        around.orders.fileIsAnswered(input.id);
        return {};
      }),
      setTheme: os.shell.setTheme.handler(({ input }) => {
        around.setTheme(input.theme);
        return {};
      }),
      settings: os.shell.settings.handler(() => around.settings()),
      setNotifications: os.shell.setNotifications.handler(({ input }) => {
        around.setNotifications(input.isOn);
        return around.settings();
      }),
      startCoreAgain: os.shell.startCoreAgain.handler(() => {
        startCoreAgain();
        return {};
      }),
      updates: os.shell.updates.handler(() => around.updates.state),
      lookForUpdate: os.shell.lookForUpdate.handler(() => around.updates.look()),
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
