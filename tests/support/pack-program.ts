import { extractAll } from '@electron/asar';
import { Arch, build, log, Platform } from 'electron-builder';
import { mkdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { inspectPackage, type PackageReport } from '../../scripts/inspect-package.ts';
import { packageConfig, type PackagedSystem } from '../../scripts/package-config.ts';
import { inProject } from '../../scripts/project.ts';
import { stubRuntime } from './stub-runtimes.ts';

export interface PackedProgram {
  readonly report: PackageReport;
  /** The unpacked package. */
  readonly folder: string;
}

const targets: Readonly<Record<PackagedSystem, { readonly platform: Platform; readonly folder: string }>> = {
  linux: { platform: Platform.LINUX, folder: 'linux-unpacked' },
  win32: { platform: Platform.WINDOWS, folder: 'win-unpacked' },
  darwin: { platform: Platform.MAC, folder: 'mac' },
};

/** Packs the built program for one system (x64) around a stub of Electron, below `folder`. Needs no network. */
export async function packProgram(system: PackagedSystem, folder: string): Promise<PackedProgram> {
  const { platform, folder: unpacked } = targets[system];
  const output = join(folder, system);
  // It tells each of its steps on the terminal; what goes wrong is thrown.
  Object.assign(log, { stream: new PassThrough().resume() });
  await build({
    projectDir: inProject(),
    publish: 'never',
    targets: platform.createTarget('dir', Arch.x64),
    config: packageConfig({ electronDist: stubRuntime(system, join(folder, `stub-${system}`)), output }),
  });
  const packed = join(output, unpacked);
  return { folder: packed, report: await inspectPackage(packed, system) };
}

/** Takes the program out of a package's archive, for a Node that cannot look into one; the folder that it is in. */
export function unpackProgram({ folder, report }: PackedProgram, into: string): string {
  mkdirSync(into, { recursive: true });
  extractAll(join(folder, report.resources, 'app.asar'), into);
  return into;
}
