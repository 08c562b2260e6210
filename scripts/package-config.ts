import type { Configuration } from 'electron-builder';
import { databaseDriver } from './build-targets.ts';
import { inProject } from './project.ts';

// What goes into the packages and how they install, for electron-builder. Everything is bundled but the database driver,
// which loads a binary of its own for each system.

/** Node's names of the systems that there are packages for. */
export type PackagedSystem = 'linux' | 'win32' | 'darwin';

/** Bytes of the program without Electron, at most. */
export const largestProgram = 15 * 1024 * 1024;

/** Set when a package is made, and then as fixed as its signature. Whoever starts the program cannot make another of it. */
export const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  // No cookie is kept, so that there is nothing to encrypt, and macOS need not ask for the keychain.
  enableCookieEncryption: false,
} as const;

// A platform's own list does not bring back what a common one left out, and a list of exceptions alone packs the whole
// folder: so each platform has the one full list. All packages that the program depends on would come along by
// themselves, bundled or not.
function programFiles(system: PackagedSystem): NonNullable<Configuration['files']> {
  const driver = `node_modules/${databaseDriver}`;
  return [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/**',
    '!resources/icons/**',
    '!node_modules/**',
    {
      from: driver,
      to: driver,
      filter: ['package.json', 'LICENSE', 'lib/**', `prebuilds/${system}-\${arch}.node`],
    },
  ];
}

/** What the package command writes first, to lie beside the installed program: name there -> file. */
export const packageDocuments = {
  'LICENCES.txt': 'out/package/LICENCES.txt',
  'secretariat.cdx.json': 'out/package/secretariat.cdx.json',
} as const;

// Whoever publishes the packages writes their own address here; Debian asks for one.
const publisher = {
  name: 'The Secretariat contributors',
  mail: 'contributors@secretariat.invalid',
  homepage: 'https://secretariat.invalid/',
} as const;

// Nothing is published from here: this makes the lists beside the packages that an updater reads. Where one looks for
// them, if at all, is for an administrator to say.
const updates = { provider: 'generic', url: publisher.homepage } as const;

/** `electronDist`: a folder with an unpacked Electron in place of the one that electron-builder fetches. */
export function packageConfig(
  options: { readonly electronDist?: string; readonly output?: string } = {},
): Configuration {
  return {
    appId: 'org.secretariat.Secretariat',
    productName: 'Secretariat',
    copyright: publisher.name,
    extraMetadata: { homepage: publisher.homepage },
    directories: {
      output: options.output ?? inProject('dist'),
      buildResources: inProject('resources/icons'),
    },
    ...(options.electronDist === undefined ? {} : { electronDist: options.electronDist }),
    npmRebuild: false,
    nodeGypRebuild: false,
    // Only the driver's binary lies beside the archive, because the system has to load it from a file.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    // A Mac with an Apple processor starts nothing whose signature is broken, and setting a fuse breaks it.
    electronFuses: { ...fuses, resetAdHocDarwinSignature: process.platform === 'darwin' },
    electronLanguages: ['en-GB', 'en-US'],
    extraResources: Object.entries(packageDocuments).map(([to, from]) => ({ from: inProject(from), to })),
    publish: null,
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    fileAssociations: [
      {
        ext: 'meeting',
        name: 'Secretariat meeting',
        description: 'Secretariat meeting',
        mimeType: 'application/vnd.secretariat.meeting+json',
        role: 'Editor',
        rank: 'Owner',
      },
    ],
    win: {
      files: programFiles('win32'),
      icon: 'icon.ico',
      target: ['nsis', 'msi'],
      publish: updates,
    },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: false,
      // Meetings are not the installer's: an uninstall leaves them.
      deleteAppDataOnUninstall: false,
      createDesktopShortcut: false,
      runAfterFinish: false,
    },
    msi: {
      oneClick: true,
      perMachine: true,
      createDesktopShortcut: false,
      runAfterFinish: false,
    },
    mac: {
      files: programFiles('darwin'),
      icon: 'icon.icns',
      category: 'public.app-category.productivity',
      // Updates of macOS come out of the zip.
      target: ['dmg', 'zip'],
      publish: updates,
      hardenedRuntime: true,
    },
    linux: {
      files: programFiles('linux'),
      icon: 'linux',
      category: 'Office',
      executableName: 'secretariat',
      synopsis: 'Agendas, cover papers and notes of public meetings',
      maintainer: `${publisher.name} <${publisher.mail}>`,
      vendor: publisher.name,
      target: ['deb', 'AppImage'],
    },
    // The older one starts every AppImage without Chromium's sandbox.
    toolsets: { appimage: '1.0.3' },
  };
}
