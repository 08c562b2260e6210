import type { Configuration } from 'electron-builder';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from './project.ts';

// What electron-builder.yml says, with what only the command that packs can know.

/** Node's names of the systems that there are packages for. */
export type PackagedSystem = 'linux' | 'win32' | 'darwin';

/** Bytes of the program without Electron, at most. */
export const largestProgram = 15 * 1024 * 1024;

const settings = parse(readFileSync(inProject('electron-builder.yml'), 'utf8')) as Configuration & {
  readonly electronFuses: Readonly<Record<string, boolean>>;
};

/** Set when a package is made, and then as fixed as its signature. Whoever starts the program cannot make another of it. */
export const fuses = settings.electronFuses;

/** What the package command writes first, to lie beside the installed program: name there -> file. */
export const packageDocuments = {
  'LICENCES.txt': 'out/package/LICENCES.txt',
  'secretariat.cdx.json': 'out/package/secretariat.cdx.json',
} as const;

/** `electronDist`: a folder with an unpacked Electron in place of the one that electron-builder fetches. */
export function packageConfig(
  options: { readonly electronDist?: string; readonly output?: string } = {},
): Configuration {
  return {
    ...settings,
    directories: {
      ...settings.directories,
      ...(options.output === undefined ? {} : { output: options.output }),
    },
    ...(options.electronDist === undefined ? {} : { electronDist: options.electronDist }),
    // A Mac with an Apple processor starts nothing whose signature is broken, and setting a fuse breaks it.
    electronFuses: { ...fuses, resetAdHocDarwinSignature: process.platform === 'darwin' },
  };
}
