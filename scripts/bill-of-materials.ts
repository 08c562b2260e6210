import { readFileSync } from 'node:fs';
import type { PackageLicence } from './licences.ts';
import { inProject } from './project.ts';
import { runCollected } from './run.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly scope?: string;
  readonly properties?: readonly unknown[];
}

export interface BillOfMaterials {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component & { readonly type: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * What the program is made of, as CycloneDX: these packages, and Electron. npm writes it from the lockfile. Its own
 * `--omit dev` also leaves out packages that something for development needs too, more than a quarter of what goes out:
 * so all are asked for, and those that do not go out are left out here.
 */
export async function billOfMaterials(packages: readonly PackageLicence[]): Promise<BillOfMaterials> {
  const npm = process.env['npm_execpath'];
  // A variable of the build (NODE_ENV) would leave out as much.
  const argv = [
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--package-lock-only',
    '--include=dev',
  ];
  const { code, output } =
    npm !== undefined && /\.c?js$/.test(npm)
      ? await runCollected(process.execPath, [npm, ...argv, '--loglevel=error'])
      : await runCollected('npm', [...argv, '--loglevel=error']);
  if (code !== 0) throw new Error(`npm could not list the packages: ${output}`);
  const all = JSON.parse(output) as BillOfMaterials;

  const wanted = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  wanted.add(`electron@${electronVersion()}`);
  const components = all.components
    .filter(({ name, version }) => wanted.has(`${name}@${version}`))
    // What is in the package is no matter of development any more.
    .map((component) => ({ ...component, scope: 'required', properties: [] }));
  const program = all.metadata.component;
  const goesOut = new Set([program, ...components].map((component) => component['bom-ref']));
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...program, name: 'secretariat' } },
    components,
    dependencies: all.dependencies
      .filter(({ ref }) => goesOut.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        // What Electron's installer needs is not what Electron is.
        dependsOn: ref.startsWith('electron@') ? [] : dependsOn.filter((each) => goesOut.has(each)),
      })),
  };
}

function electronVersion(): string {
  const text = readFileSync(inProject('node_modules/electron/package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
