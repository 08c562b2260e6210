import { chmodSync, copyFileSync, appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackagedSystem } from '../../scripts/package-config.ts';
import { inProject } from '../../scripts/project.ts';

// Folders that look enough like an unpacked Electron for electron-builder to pack a program into. Nothing in them runs.

// How Electron carries its fuses: a text that is nowhere else, the version, how many there are, and each as "0" or "1".
// This is how Electron 45 comes, so that every fuse that has to be set has to be changed, or was right already.
const unsetFuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09' + '101100011', 'latin1');

/** What comes with Electron and stays: of the languages, two. */
const locales = ['de', 'en-GB', 'en-US'];

/** Makes the stub of one system in `folder`, and says what it is for electron-builder: a folder. */
export function stubRuntime(system: PackagedSystem, folder: string): string {
  const write = (path: string, content: string | Uint8Array = ''): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('LICENSE', 'The licence of Electron\n');
  write('LICENSES.chromium.html', '<p>The licences of Chromium</p>\n');
  switch (system) {
    case 'linux':
      write('electron', Buffer.concat([Buffer.from('#!/bin/false\n'), unsetFuses]));
      chmodSync(join(folder, 'electron'), 0o755);
      for (const locale of locales) write(`locales/${locale}.pak`);
      break;
    case 'win32':
      // Its resources are edited, so it has to be a real program of Windows.
      mkdirSync(folder, { recursive: true });
      copyFileSync(
        inProject('node_modules/electron-winstaller/vendor/7z-x64.exe'),
        join(folder, 'electron.exe'),
      );
      appendFileSync(join(folder, 'electron.exe'), unsetFuses);
      for (const locale of locales) write(`locales/${locale}.pak`);
      break;
    case 'darwin': {
      const contents = 'Electron.app/Contents';
      write(`${contents}/Info.plist`, plist('Electron'));
      write(`${contents}/MacOS/Electron`);
      write(
        `${contents}/Frameworks/Electron Framework.framework/Electron Framework`,
        Buffer.concat([Buffer.from('framework'), unsetFuses]),
      );
      for (const locale of locales) {
        const name = `${locale.replace('-', '_')}.lproj/locale.pak`;
        write(`${contents}/Frameworks/Electron Framework.framework/Versions/A/Resources/${name}`);
        write(`${contents}/Resources/${name}`);
      }
      for (const helper of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
        const app = `${contents}/Frameworks/Electron Helper${helper}.app/Contents`;
        write(`${app}/Info.plist`, plist(`Electron Helper${helper}`));
        write(`${app}/MacOS/Electron Helper${helper}`);
      }
    }
  }
  return folder;
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string></dict></plist>
`;
}
