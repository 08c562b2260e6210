import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseDriver } from '../../scripts/build-targets.ts';
import type { BillOfMaterials } from '../../scripts/bill-of-materials.ts';
import { packageFaults } from '../../scripts/inspect-package.ts';
import { productionPackages } from '../../scripts/licences.ts';
import { packageConfig, packageDocuments, type PackagedSystem } from '../../scripts/package-config.ts';
import { writePackageDocuments } from '../../scripts/package.ts';
import { inProject, listInputFiles } from '../../scripts/project.ts';
import { startDesktop } from '../support/electron-double/start-desktop.ts';
import { playMainStory, type StoryProgram } from '../support/main-story.ts';
import { packProgram, unpackProgram, type PackedProgram } from '../support/pack-program.ts';
import { expect, test } from './desktop-test.ts';

// The packages of the three systems, packed as electron-builder packs them, around stubs in Electron's place.

const systems: readonly PackagedSystem[] = ['linux', 'win32', 'darwin'];

let folder: string;
const packed = new Map<PackagedSystem, PackedProgram>();

test.beforeAll(async () => {
  // Three packages, on a machine that does other work too.
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'secretariat-packed-'));
  await writePackageDocuments();
  for (const system of systems) packed.set(system, await packProgram(system, folder));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packageOf(system: PackagedSystem): PackedProgram {
  const found = packed.get(system);
  if (found === undefined) throw new Error(`nothing was packed for ${system}`);
  return found;
}

const binaryOf = (system: PackagedSystem): string =>
  `node_modules/${databaseDriver}/prebuilds/${system}-x64.node`;

/** What has to be in the archive: every built file, every resource that is not an icon, and of packages the driver. */
function wantedInArchive(system: PackagedSystem): readonly string[] {
  const driver = `node_modules/${databaseDriver}`;
  return [
    'package.json',
    ...['out/main', 'out/preload', 'out/renderer', 'resources', `${driver}/lib`]
      .flatMap((part) => listInputFiles(part))
      .filter((file) => !file.startsWith('resources/icons/')),
    `${driver}/LICENSE`,
    `${driver}/package.json`,
    binaryOf(system),
  ].sort();
}

/** What lies around the archive, Electron's own files left out. */
function wantedAround(system: PackagedSystem): readonly string[] {
  const program = [
    'app.asar',
    `app.asar.unpacked/${binaryOf(system)}`,
    ...Object.keys(packageDocuments),
    ...(system === 'darwin' ? ['icon.icns'] : []),
  ];
  const { resources } = packageOf(system).report;
  return program.map((file) => `${resources}/${file}`).sort();
}

/** What the stubs are left with: of three languages, the two that are wanted. */
const electronsOwn: Readonly<Record<PackagedSystem, readonly string[]>> = {
  linux: [
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'locales/en-GB.pak',
    'locales/en-US.pak',
    'secretariat',
  ],
  win32: [
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'Secretariat.exe',
    'locales/en-GB.pak',
    'locales/en-US.pak',
  ],
  darwin: [
    'Frameworks/Electron Framework.framework/Electron Framework',
    'Frameworks/Electron Framework.framework/Versions/A/Resources/en_GB.lproj/locale.pak',
    'Frameworks/Electron Framework.framework/Versions/A/Resources/en_US.lproj/locale.pak',
    ...['', ' (GPU)', ' (Plugin)', ' (Renderer)'].flatMap((helper) => [
      `Frameworks/Secretariat Helper${helper}.app/Contents/Info.plist`,
      `Frameworks/Secretariat Helper${helper}.app/Contents/MacOS/Secretariat Helper${helper}`,
    ]),
    'Info.plist',
    'MacOS/Secretariat',
    'Resources/en_GB.lproj/locale.pak',
    'Resources/en_US.lproj/locale.pak',
  ].map((file) => `Secretariat.app/Contents/${file}`),
};

for (const system of systems) {
  test.describe(`the package for ${system}`, () => {
    test('holds these files and no other', () => {
      const { report } = packageOf(system);
      expect(report.archive).toEqual(wantedInArchive(system));
      expect(Object.keys(report.files)).toEqual([...wantedAround(system), ...electronsOwn[system]].sort());
      // Nothing but what a page or a program is made of.
      const kinds = /^(package\.json|.+\/LICENSE|.+\.(js|cjs|sql|html|css|json|svg|woff2|aff|dic|txt|node))$/;
      expect(report.archive.filter((file) => !kinds.test(file))).toEqual([]);
    });

    test('has its fuses set, one binary, and at most 15 MB beside Electron', () => {
      const { report } = packageOf(system);
      expect(report.fuses).toEqual({
        runAsNode: false,
        enableCookieEncryption: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      });
      expect(packageFaults(report)).toEqual([]);
    });
  });
}

test('the packages name every package that they hold, and Electron', () => {
  const { folder: linux, report } = packageOf('linux');
  const read = (name: string): string => readFileSync(join(linux, report.resources, name), 'utf8');
  const { components, metadata } = JSON.parse(read('secretariat.cdx.json')) as BillOfMaterials;
  const wanted = productionPackages().map(({ name, version }) => `${name}@${version}`);
  const listed = components.map(({ name, version }) => `${name}@${version}`);
  expect(listed.filter((each) => !each.startsWith('electron@')).sort()).toEqual([...new Set(wanted)].sort());
  expect(listed.filter((each) => each.startsWith('electron@')).length).toBe(1);
  expect(metadata.component).toMatchObject({ name: 'secretariat', type: 'application' });
  const licences = read('LICENCES.txt');
  for (const { name, version, licence } of productionPackages()) {
    expect(licences).toContain(`${name} ${version}\n${licence}\n`);
  }
});

test('the systems know the program’s icon and its meeting files', () => {
  const plist = readFileSync(join(packageOf('darwin').folder, 'Secretariat.app/Contents/Info.plist'), 'utf8');
  for (const words of [
    'CFBundleDocumentTypes',
    '<string>meeting</string>',
    'icon.icns',
    'ElectronAsarIntegrity',
  ]) {
    expect(plist).toContain(words);
  }
  const exe = readFileSync(join(packageOf('win32').folder, 'Secretariat.exe'));
  expect(exe.includes(readFileSync(inProject('resources/icons/icon.ico')).subarray(-1000))).toBe(true);
  expect(exe.includes(Buffer.from('ElectronAsar'.toUpperCase(), 'utf16le'))).toBe(true);
});

// No installer can be made without the network: this is what they are told.
test('the installers are for the whole machine, start nothing, and leave the data', () => {
  const { nsis, msi, win, mac, linux } = packageConfig();
  expect([win?.target, mac?.target, linux?.target]).toEqual([
    ['nsis', 'msi'],
    ['dmg', 'zip'],
    ['deb', 'AppImage'],
  ]);
  expect(nsis).toMatchObject({
    oneClick: false,
    perMachine: true,
    runAfterFinish: false,
    deleteAppDataOnUninstall: false,
  });
  expect(msi).toMatchObject({ perMachine: true, runAfterFinish: false });
});

test('the packed program is the program: a meeting is made, typed, killed, opened again and exported', async ({
  folder: run,
}) => {
  const appFolder = unpackProgram(packageOf('linux'), join(folder, 'program'));
  const running: { kill: () => Promise<void> }[] = [];
  const start = async (): Promise<StoryProgram> => {
    const desktop = await startDesktop({ folder: run, appFolder });
    running.push(desktop);
    return {
      page: desktop.page,
      kill: desktop.kill,
      close: async () => {
        await desktop.closeWindow();
        return Number(desktop.journal.at(-1)?.['code'] ?? -1);
      },
      chooseFolder: (filePath) => desktop.answerDialogs({ dialog: 'open', filePath }),
      printToPdf: () => desktop.page.pdf(),
    };
  };
  try {
    await playMainStory(start, run);
  } finally {
    for (const desktop of running) await desktop.kill();
  }
});
