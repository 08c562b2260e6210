import { app, Menu, shell } from 'electron';
import { join } from 'node:path';
import type { MenuCommand } from '../../shared/contract/desktop-contract.ts';
import { menuTemplate, type RecentMeeting } from './menu-template.ts';
import type { PageOrders } from './page-orders.ts';

export type ApplicationMenu = {
  showCommands(commands: readonly MenuCommand[]): void;
  showRecent(recent: readonly RecentMeeting[]): void;
};

export type MenuSurroundings = {
  readonly dataFolder: string;
  readonly logFolder: string;
  /** Before that the folders may not be there. */
  readonly opened: Promise<void>;
  readonly orders: PageOrders;
  readonly forgetMeetings: () => void;
};

/** Puts up the application menu, and again whenever what it shows has changed. */
export function installMenu({
  dataFolder,
  logFolder,
  opened,
  orders,
  forgetMeetings,
}: MenuSurroundings): ApplicationMenu {
  // Data that cannot be opened end the program with a sentence of its own.
  const onceOpened = (show: () => void) => () => void opened.then(show, () => undefined);
  let commands: readonly MenuCommand[] = [];
  let recent: readonly RecentMeeting[] = [];
  const putUp = (): void => {
    const template = menuTemplate({
      isMac: process.platform === 'darwin',
      commands,
      recent,
      runCommand: (id) => orders.give({ kind: 'run-command', id }),
      openMeeting: (meetingId) => orders.give({ kind: 'open-meeting', meetingId }),
      forgetMeetings,
      showDataFolder: onceOpened(() => void shell.openPath(dataFolder)),
      showLog: onceOpened(() => shell.showItemInFolder(join(logFolder, 'secretariat.log'))),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  app.setAboutPanelOptions({ applicationName: 'Secretariat', applicationVersion: app.getVersion() });
  putUp();
  return {
    showCommands: (next) => {
      commands = next;
      putUp();
    },
    showRecent: (next) => {
      recent = next;
      putUp();
    },
  };
}
