import { app, protocol } from 'electron';
import { appSchemePrivileges } from './app-protocol.ts';

// What has to be said before Electron is ready. Nothing here may wait for that: Electron becomes ready only when this
// file has run to its end. The program itself is loaded once it is known that this Node can run it, because an older
// one ends inside the database driver without a word.
if (Number(process.versions.napi) >= 10) {
  protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
  app.enableSandbox();
  const { startDesktop } = await import('./start-desktop.ts');
  await startDesktop();
} else {
  process.stderr.write('Secretariat needs Electron 45 or newer, and this is an older one.\n');
  app.exit(1);
}
