import './require-node.ts';
import { Arch, build, Platform } from 'electron-builder';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { billOfMaterials } from './bill-of-materials.ts';
import { buildOrExit } from './build.ts';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import { inMegabytes, inspectPackage, packageFaults } from './inspect-package.ts';
import { licenceFaults, licencesAsText, productionPackages } from './licences.ts';
import { packageConfig, packageDocuments, type PackagedSystem } from './package-config.ts';
import { inProject } from './project.ts';

const usage = `Usage: npm run package -- [options]
  --dir         only the unpacked program, no installer
  --arch LIST   x64, arm64 or both with a comma between; this machine's unless it is said`;

const platforms: Readonly<Record<PackagedSystem, Platform>> = {
  linux: Platform.LINUX,
  win32: Platform.WINDOWS,
  darwin: Platform.MAC,
};
const output = inProject('dist');

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (options === null) {
    console.error(usage);
    return 1;
  }
  const system = process.platform;
  if (!isPackagedSystem(system)) {
    console.error(`There are no packages for ${system}.`);
    return 1;
  }
  if ((findElectron() ?? (await downloadElectron())) === undefined) {
    console.error('No package was made: there is no Electron runtime here, and it could not be fetched.');
    return 1;
  }
  await buildOrExit(['main', 'preload', 'renderer'], (line) => console.log(line));
  await writePackageDocuments();
  rmSync(output, { recursive: true, force: true });
  await build({
    projectDir: inProject(),
    publish: 'never',
    targets: platforms[system].createTarget(options.isUnpacked ? 'dir' : null, ...options.archs),
    config: packageConfig(),
  });
  return checkPackages(system);
}

/** Writes what lies beside the installed program: the licences, and the bill of materials. */
export async function writePackageDocuments(): Promise<void> {
  const packages = productionPackages();
  const faults = licenceFaults(packages);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const contents: Readonly<Record<keyof typeof packageDocuments, string>> = {
    'LICENCES.txt': licencesAsText(packages),
    'secretariat.cdx.json': `${JSON.stringify(await billOfMaterials(packages), null, 2)}\n`,
  };
  for (const [name, file] of Object.entries(packageDocuments)) {
    mkdirSync(dirname(inProject(file)), { recursive: true });
    writeFileSync(inProject(file), contents[name as keyof typeof packageDocuments]);
  }
}

// What was set is read back from what was made.
async function checkPackages(system: PackagedSystem): Promise<number> {
  const names = readdirSync(output);
  const unpacked = names.filter((name) => /^(linux|win|mac)(-(arm64|x64))?(-unpacked)?$/.test(name));
  const faults: string[] = [];
  for (const name of unpacked) {
    const report = await inspectPackage(join(output, name), system);
    faults.push(...packageFaults(report).map((fault) => `${name}: ${fault}`));
    console.log(`${name}: the program without Electron takes ${inMegabytes(report.programSize)}`);
  }
  if (unpacked.length === 0) faults.push('Nothing was made.');
  for (const name of names.filter((each) => /\.(exe|msi|dmg|zip|deb|AppImage)$/.test(each))) {
    console.log(`${name} (${inMegabytes(statSync(join(output, name)).size)})`);
  }
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

function isPackagedSystem(system: string): system is PackagedSystem {
  return system in platforms;
}

interface PackageOptions {
  readonly isUnpacked: boolean;
  readonly archs: readonly Arch[];
}

function readOptions(argv: readonly string[]): PackageOptions | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { dir: { type: 'boolean', default: false }, arch: { type: 'string', default: process.arch } },
    });
    const archs = values.arch.split(',');
    if (!archs.every((arch) => arch === 'x64' || arch === 'arm64')) return null;
    return { isUnpacked: values.dir, archs: archs.map((arch) => Arch[arch]) };
  } catch {
    return null;
  }
}
