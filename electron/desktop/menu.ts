import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';

/** The application menu. Everything in it is a role of the system or works by itself. */
export function installMenu(dataFolder: string): void {
  const isMac = process.platform === 'darwin';
  const help: MenuItemConstructorOptions[] = [
    { label: 'Show the data folder', click: () => void shell.openPath(dataFolder) },
    ...(isMac
      ? []
      : [{ type: 'separator' } as const, { role: 'about', label: 'About Secretariat' } as const]),
  ];
  app.setAboutPanelOptions({ applicationName: 'Secretariat', applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit', label: 'E&xit' }] },
      {
        label: '&Edit',
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'pasteAndMatchStyle', label: 'Paste Without Formatting' },
          { type: 'separator' },
          { role: 'selectAll' },
        ],
      },
      {
        label: '&View',
        submenu: [
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'resetZoom' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          { type: 'separator' },
          { role: 'reload' },
        ],
      },
      { role: 'windowMenu', label: '&Window' },
      { role: 'help', label: '&Help', submenu: help },
    ]),
  );
}
