import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fuses, largestProgram, type PackagedSystem } from './package-config.ts';

/** What is in an unpacked package, read from the disk. */
export interface PackageReport {
  /** Every file of the package, with forward slashes -> bytes. */
  readonly files: Readonly<Record<string, number>>;
  /** The folder of them with the program in it. */
  readonly resources: string;
  /** The files that the program sees in its archive, those beside it among them. */
  readonly archive: readonly string[];
  /** Bytes of all that is not Electron’s. */
  readonly programSize: number;
  /** A fuse -> whether it is on in the executable. */
  readonly fuses: Readonly<Record<string, boolean>>;
}

interface PackagePlaces {
  readonly executable: string;
  readonly resources: string;
}

const places: Readonly<Record<PackagedSystem, PackagePlaces>> = {
  linux: { executable: 'secretariat', resources: 'resources' },
  win32: { executable: 'Secretariat.exe', resources: 'resources' },
  darwin: { executable: 'Secretariat.app', resources: 'Secretariat.app/Contents/Resources' },
};

const fuseNumbers: Readonly<Record<keyof typeof fuses, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};
// On a Mac, Electron’s languages and licences lie between the resources.
const electronsResource = /\.lproj\/|\/LICENSES?\.[^/]+$/;
const fuseIsOn = '1'.charCodeAt(0);

/** Reads the package in `folder`. */
export async function inspectPackage(folder: string, system: PackagedSystem): Promise<PackageReport> {
  const { executable, resources } = places[system];
  const files = Object.fromEntries(
    filesBelow(folder).map((file) => [file, statSync(join(folder, file)).size] as const),
  );
  const wire = (await getCurrentFuseWire(join(folder, executable))) as unknown as Readonly<
    Record<number, number>
  >;
  return {
    files,
    resources,
    archive: filesOfArchive(join(folder, resources, 'app.asar')),
    programSize: Object.entries(files)
      .filter(([file]) => file.startsWith(`${resources}/`) && !electronsResource.test(file))
      .reduce((sum, [, size]) => sum + size, 0),
    fuses: Object.fromEntries(
      Object.entries(fuseNumbers).map(([name, number]) => [name, wire[number] === fuseIsOn]),
    ),
  };
}

/** What must be so in each package, as one sentence for each thing that is not. */
export function packageFaults(report: PackageReport): readonly string[] {
  const binaries = Object.keys(report.files).filter((file) => file.endsWith('.node'));
  return [
    ...(binaries.length === 1 ? [] : [`There is not one .node file in it but ${binaries.length}.`]),
    ...(report.programSize <= largestProgram
      ? []
      : [`The program without Electron takes ${inMegabytes(report.programSize)}, over 15 MB.`]),
    ...Object.entries(fuses)
      .filter(([name, isOn]) => report.fuses[name] !== isOn)
      .map(([name, isOn]) => `The fuse ${name} is not ${isOn ? 'on' : 'off'}.`),
  ];
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

// The list names folders too: a folder is what another name goes on from.
function filesOfArchive(archive: string): readonly string[] {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf('/'))));
  return names.filter((name) => !folders.has(name)).sort();
}
