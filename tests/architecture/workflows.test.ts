import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from '../../scripts/project.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'runs-on': string;
        readonly 'timeout-minutes'?: number;
        readonly permissions?: unknown;
        readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
        readonly steps: readonly Step[];
      }
    >
  >;
}

const folder = '.github/workflows';
const files = readdirSync(inProject(folder)).sort();
const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function read(file: string): Workflow {
  return parse(readFileSync(inProject(folder, file), 'utf8'), { strict: true, uniqueKeys: true }) as Workflow;
}

describe('the workflows', () => {
  it('are these', () => {
    expect(files).toEqual(['check.yml', 'packages.yml']);
  });

  it('make the packages on the three systems', () => {
    const matrix = read('packages.yml').jobs['package']?.strategy?.matrix['include'] as readonly {
      readonly system: string;
    }[];
    expect(matrix.map(({ system }) => system)).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest']);
  });

  describe.each(files)('%s', (file) => {
    const { permissions, jobs } = read(file);
    const steps = Object.values(jobs).flatMap((job) => job.steps);

    it('may read the sources and do nothing else', () => {
      expect(permissions).toEqual({ contents: 'read' });
      expect(Object.values(jobs).filter((job) => job.permissions !== undefined)).toEqual([]);
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkouts.length).toBe(Object.keys(jobs).length);
      for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
    });

    it('takes its actions by commit', () => {
      const used = steps.flatMap(({ uses }) => uses ?? []);
      expect(used.filter((each) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
    });

    it('ends by itself', () => {
      for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
    });

    it('names npm commands that there are', () => {
      const commands = steps.flatMap(({ run }) => run?.split('\n') ?? []);
      const named = commands.flatMap(
        (command) => /\bnpm (?:run ([a-z][a-z:]*)|(test)\b)/.exec(command) ?? [],
      );
      for (const name of named.filter((part) => part !== undefined && !part.startsWith('npm '))) {
        expect(Object.keys(scripts)).toContain(name);
      }
      // An expression of the workflow's own never reaches a shell with words that somebody else wrote.
      expect(commands.filter((command) => /\$\{\{(?!\s*matrix\.)/.test(command))).toEqual([]);
    });
  });
});
