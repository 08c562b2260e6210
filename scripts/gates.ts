import './require-node.ts';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { layerFolders, listTreeFiles, projectFolder } from './project.ts';

export interface GateReport {
  readonly moduleCount: number;
  readonly faults: readonly string[];
}

/** Checks the layers of the tree in `folder` against the rules of .dependency-cruiser.cjs found there. */
export async function checkLayers(folder: string, sources: readonly string[]): Promise<GateReport> {
  const rules = createRequire(import.meta.url)(join(folder, '.dependency-cruiser.cjs')) as IConfiguration;
  const { forbidden, options } = rules;
  const roots = [...new Set(sources.map((file) => file.split('/')[0] ?? file))];
  const { output } = await cruise(roots, {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { ...(forbidden ? { forbidden } : {}) },
    tsConfig: { fileName: resolve(folder, 'tsconfig.json') },
  });
  if (typeof output === 'string') throw new Error('The layer check returned text instead of a result.');
  return {
    moduleCount: output.modules.filter((module) => !module.source.includes('node_modules')).length,
    faults: [...ruleFaults(output), ...unseenSources(output, sources), ...sharedCycles(output)],
  };
}

/** The TypeScript files below the layers, and those of tests and scripts, that the gate has to have looked at. */
export function listLayerSources(files: readonly string[]): readonly string[] {
  const folders = [...layerFolders, 'tests', 'scripts'];
  return files.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !file.endsWith('.d.ts') &&
      folders.some((folder) => file.startsWith(`${folder}/`)),
  );
}

function ruleFaults(result: ICruiseResult): readonly string[] {
  const comments = new Map(
    result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name ?? '', rule.comment ?? '']),
  );
  return result.summary.violations.map(
    ({ from, to, rule }) => `${from} -> ${to}: ${rule.name}. ${comments.get(rule.name) ?? ''}`,
  );
}

// With a TypeScript it does not know, dependency-cruiser looks at nothing and passes.
function unseenSources(result: ICruiseResult, sources: readonly string[]): readonly string[] {
  if (sources.length === 0) return ['There is no source file to look at.'];
  const seen = new Set(result.modules.map((module) => module.source));
  return sources.filter((file) => !seen.has(file)).map((file) => `${file}: the gate did not look at it.`);
}

// Files without a cycle can still make rooms that need each other.
function sharedCycles(result: ICruiseResult): readonly string[] {
  const needs = new Map<string, Set<string>>();
  const roomOf = (path: string): string | undefined => /^shared\/([^/]+)\//.exec(path)?.[1];
  for (const module of result.modules) {
    const from = roomOf(module.source);
    for (const { resolved } of module.dependencies) {
      const to = roomOf(resolved);
      if (from !== undefined && to !== undefined && from !== to) {
        needs.set(from, (needs.get(from) ?? new Set()).add(to));
      }
    }
  }
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    [...(needs.get(from) ?? [])].some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, goal, seen);
    });
  return [...needs.keys()]
    .filter((room) => reaches(room, room))
    .map((room) => `shared/${room}: needs a folder of shared that needs it in turn.`);
}

if (import.meta.main) {
  const { moduleCount, faults } = await checkLayers(projectFolder, listLayerSources(listTreeFiles()));
  for (const fault of faults) console.log(fault);
  console.log(`gates  ${moduleCount} modules looked at, ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
