import { describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import {
  licenceFaults,
  licencesAsText,
  namedPackagesOnly,
  packagesOf,
  productionPackages,
} from '../../scripts/licences.ts';
import { inProject, listTreeFiles } from '../../scripts/project.ts';

const packages = productionPackages();

describe('the packages that go out', () => {
  it('are all under a licence on the list', () => {
    expect(packages.length).toBeGreaterThan(50);
    expect(licenceFaults(packages)).toEqual([]);
  });

  it('are refused with another licence, or with none', () => {
    const one = { name: 'left', version: '1.0.0', text: '' };
    expect(licenceFaults([{ ...one, licence: 'AGPL-3.0-only' }])).toEqual([
      'left 1.0.0 is under “AGPL-3.0-only”, which is not on the list of scripts/licences.ts.',
    ]);
    expect(licenceFaults([{ ...one, licence: '' }]).length).toBe(1);
  });

  it('are named with the text of their licence', () => {
    const withoutText = packages.filter(({ text }) => text.trim() === '').map(({ name }) => name);
    expect(withoutText).toEqual(['client-only', 'lazy-val', 'wouter']);
    expect(licencesAsText(packages)).toContain('SIL OPEN FONT LICENSE');
  });

  it('are the only ones that a bundle may hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secretariat-bundle-'));
    const entry = join(folder, 'entry.js');
    const bundle = (name: string): Promise<unknown> => {
      writeFileSync(entry, `export * from ${JSON.stringify(inProject('node_modules', name))};\n`);
      return build({
        configFile: false,
        root: folder,
        logLevel: 'silent',
        plugins: [namedPackagesOnly()],
        build: { write: false, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
      });
    };
    try {
      await expect(bundle('yaml/browser/index.js')).rejects.toThrow(
        'yaml: what goes out belongs in the dependencies',
      );
      await expect(bundle('zod/index.js')).resolves.toBeDefined();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are taken by the program itself: what only its tests or scripts take is for development', () => {
    const { dependencies } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const sources = listTreeFiles().filter((file) =>
      /^(electron|renderer|shared)\/.*(?<!\.d)\.tsx?$/.test(file),
    );
    expect(sources.length).toBeGreaterThan(500);
    const text = sources.map((file) => readFileSync(inProject(file), 'utf8')).join('\n');
    const names = Object.keys(dependencies);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !new RegExp(`['/]${name}['/]`).test(text))).toEqual([]);
  });

  it('are known by where their modules lie', () => {
    expect(
      packagesOf([
        '/home/x/node_modules/zod/v4/index.js',
        'C:\\x\\node_modules\\@tiptap\\core\\dist\\index.js',
        '/x/node_modules/a/node_modules/b/index.js',
        '/x/shared/domain/agenda.ts',
        '\0rolldown/runtime.js',
      ]),
    ).toEqual(['@tiptap/core', 'b', 'zod']);
  });
});

describe('scripts that packages run when they are installed', () => {
  const { allowScripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  const { packages: locked } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
  };

  it('are all allowed or denied by name, and only Node’s is allowed', () => {
    const withScript = Object.entries(locked)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(withScript.length).toBeGreaterThan(0);
    expect(withScript.filter((name) => !(name in allowScripts))).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node']);
    expect(readFileSync(inProject('.npmrc'), 'utf8')).toContain('strict-allow-scripts=true');
  });
});
