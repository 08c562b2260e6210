import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import type { InlineConfig } from 'vite';
import { licencesFile, namedPackagesOnly } from './licences.ts';
import { inProject } from './project.ts';
import { inTwoParts } from './renderer-parts.ts';

export type TargetName = 'main' | 'preload' | 'renderer' | 'hosts';

export interface BuildTarget {
  readonly name: TargetName;
  /** Output folder, relative to the project. */
  readonly out: string;
  /** Name of the bundle -> its entry file. */
  readonly entries: Readonly<Record<string, string>>;
  /** Folders whose files make this target out of date. */
  readonly inputs: readonly string[];
  /** Folders copied beside the bundles: name in `out` -> source. */
  readonly copies: Readonly<Record<string, string>>;
  /** Vite's settings for an output folder that is put in place when the build has passed. */
  readonly vite: (outDir: string) => InlineConfig | Promise<InlineConfig>;
}

/** The one package that is not bundled: it loads a binary of its own. */
export const databaseDriver = 'better-sqlite3-multiple-ciphers';

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite'];
const wordWorker = 'electron/core/word/word-worker.ts';
const sealWorker = 'electron/core/store/seal-worker.ts';
const salvageWorker = 'electron/core/store/salvage-worker.ts';
const convertWorker = 'electron/core/store/convert-worker.ts';
const templateWorker = 'electron/core/word/template/template-worker.ts';
const meetingFileWorker = 'electron/core/files/meeting-file-worker.ts';
const migrations = { migrations: 'electron/core/store/migrations' };

const mainEntries = {
  index: 'electron/desktop/main.ts',
  'core-process': 'electron/desktop/core-process.ts',
  'word-worker': wordWorker,
  'seal-worker': sealWorker,
  'salvage-worker': salvageWorker,
  'convert-worker': convertWorker,
  'template-worker': templateWorker,
  'meeting-file-worker': meetingFileWorker,
};
const preloadEntries = { preload: 'electron/desktop/preload.ts' };
const hostEntries = {
  browser: 'electron/browser/main.ts',
  cli: 'electron/cli/main.ts',
  'word-worker': wordWorker,
  'seal-worker': sealWorker,
  'salvage-worker': salvageWorker,
  'convert-worker': convertWorker,
  'template-worker': templateWorker,
  'meeting-file-worker': meetingFileWorker,
};

export const buildTargets: readonly BuildTarget[] = [
  {
    name: 'main',
    out: 'out/main',
    entries: mainEntries,
    inputs: ['electron/core', 'electron/desktop', 'shared'],
    copies: migrations,
    vite: (outDir) => nodeBundle(outDir, mainEntries),
  },
  {
    name: 'preload',
    out: 'out/preload',
    entries: preloadEntries,
    inputs: ['electron/desktop', 'shared'],
    copies: {},
    vite: (outDir) => preloadBundle(outDir),
  },
  {
    name: 'renderer',
    out: 'out/renderer',
    entries: { index: 'renderer/index.html' },
    inputs: ['renderer', 'shared'],
    copies: {},
    vite: (outDir) =>
      inTwoParts({
        ...rendererSettings(),
        build: {
          outDir,
          emptyOutDir: true,
          target: 'es2023',
          // A data: address would need an exception in the content security policy.
          assetsInlineLimit: 0,
          // The rest is asked for by the page itself (renderer/ui/later.tsx), and the styles are all there from the start.
          modulePreload: {
            polyfill: false,
            resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
          },
          cssCodeSplit: false,
          reportCompressedSize: false,
          chunkSizeWarningLimit: 4096,
          // These files are imported for what they export, so that who takes one thing does not load what only others need.
          rolldownOptions: {
            treeshake: {
              moduleSideEffects: [
                {
                  test: /[\\/](renderer[\\/](app|editor|features|platform|ui)|shared[\\/](document|domain|wording))[\\/].*\.tsx?$/,
                  sideEffects: false,
                },
              ],
            },
          },
        },
      }),
  },
  {
    name: 'hosts',
    out: 'out/hosts',
    entries: hostEntries,
    inputs: ['electron/core', 'electron/browser', 'electron/cli', 'shared'],
    copies: migrations,
    vite: (outDir) => nodeBundle(outDir, hostEntries),
  },
];

/** What the built renderer and the one with hot reload have in common. */
export function rendererSettings(): InlineConfig {
  return {
    configFile: false,
    root: inProject('renderer'),
    base: '/',
    publicDir: false,
    logLevel: 'silent',
    cacheDir: inProject('node_modules/.cache/vite'),
    resolve: { alias: { '@floating-ui/dom': inProject('renderer/editor/place-suggestions.ts') } },
    // The component library speaks thirty languages, a third of all that a page would load.
    plugins: [
      react(),
      optimizeLocales.vite({ locales: ['en-GB', 'en-US'] }),
      licencesFile(),
      namedPackagesOnly(),
    ],
  };
}

// Bundles lie flat in one folder: the core looks for its worker and its migrations beside the running file.
function nodeBundle(outDir: string, entries: Readonly<Record<string, string>>): InlineConfig {
  return {
    configFile: false,
    root: inProject(),
    publicDir: false,
    logLevel: 'silent',
    plugins: [namedPackagesOnly()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        platform: 'node',
        input: absolute(entries),
        // `debug`, which the updater brings, tries for colours and does without.
        external: ['electron', databaseDriver, 'supports-color', ...nodeBuiltins],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  };
}

// A sandboxed preload can load nothing but itself, and only as CommonJS.
function preloadBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: inProject(),
    publicDir: false,
    logLevel: 'silent',
    plugins: [namedPackagesOnly()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        platform: 'node',
        input: absolute(preloadEntries),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

function absolute(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, inProject(entry)]));
}
