import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { inProject } from './project.ts';

/** A package that the program is built on, as its licence wants it to be named. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** The text that comes with the package; empty where none does. */
  readonly text: string;
}

// Licences that let the program go out under its own, and ask for no more than to be named. A new one is read first.
const allowedLicences: readonly string[] = [
  '(MIT AND BSD)',
  '(MIT OR CC0-1.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
];

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The packages of the lockfile that are not for development alone, by name. */
export function productionPackages(): readonly PackageLicence[] {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version = '', license = '' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      text: licenceText(path),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** One sentence for each package whose licence is not on the list. */
export function licenceFaults(packages: readonly PackageLicence[]): readonly string[] {
  return packages
    .filter(({ licence }) => !allowedLicences.includes(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} is under “${licence}”, which is not on the list of scripts/licences.ts.`,
    );
}

/** All of them as one text, for a file that lies beside the installed program. */
export function licencesAsText(packages: readonly PackageLicence[]): string {
  const line = '-'.repeat(80);
  return packages
    .map(({ name, version, licence, text }) => `${line}\n${name} ${version}\n${licence}\n\n${text.trim()}\n`)
    .join('\n');
}

/** Puts `licences.json` beside the page, where Settings reads it. Refuses to build with a licence that is not allowed. */
export function licencesFile(): Plugin {
  const path = 'licences.json';
  const content = (): string => JSON.stringify(productionPackages());
  return {
    name: 'licences-file',
    generateBundle() {
      const faults = licenceFaults(productionPackages());
      if (faults.length > 0) this.error(faults.join('\n'));
      this.emitFile({ type: 'asset', fileName: path, source: content() });
    },
    configureServer(server) {
      server.middlewares.use(`/${path}`, (_request, response) => {
        response.setHeader('content-type', 'application/json; charset=utf-8').end(content());
      });
    },
  };
}

/** Refuses a bundle that holds a package which is for development alone, and so is not named with the others. */
export function namedPackagesOnly(): Plugin {
  return {
    name: 'named-packages-only',
    generateBundle(_options, bundle) {
      const named = new Set(productionPackages().map(({ name }) => name));
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      const unnamed = packagesOf(modules).filter((name) => !named.has(name));
      if (unnamed.length === 0) return;
      this.error(`${unnamed.join(', ')}: what goes out belongs in the dependencies, not in devDependencies.`);
    },
  };
}

/** The names of the packages in which these modules lie. */
export function packagesOf(modules: readonly string[]): readonly string[] {
  const names = modules.flatMap((id) => {
    const [, ...inside] = id.replaceAll('\\', '/').split('/node_modules/');
    return /^(?:@[^/]+\/)?[^/]+/.exec(inside.at(-1) ?? '') ?? [];
  });
  return [...new Set(names)].sort();
}

function licenceText(path: string): string {
  return readdirSync(inProject(path))
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(inProject(path, name), 'utf8'))
    .join('\n\n');
}
