import './require-node.ts';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { buildTargets, type BuildTarget, type TargetName } from './build-targets.ts';
import { inProject, listInputFiles } from './project.ts';
import { writeFileList } from './write-file-list.ts';

/** Builds those of the targets whose sources changed since they were last built; throws once all were tried. */
async function buildChanged(names: readonly TargetName[], say: (line: string) => void): Promise<void> {
  const failures: string[] = [];
  for (const target of buildTargets.filter(({ name }) => names.includes(name))) {
    const stamp = inProject('out/.stamps', target.name);
    const hash = hashInputs(target);
    const isCurrent =
      existsSync(inProject(target.out)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
    if (isCurrent) continue;
    const started = performance.now();
    try {
      await buildTarget(target);
    } catch (error) {
      failures.push(`${target.out}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    say(`build  ${target.out} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Builds what changed, or says why that is not possible and ends this process. */
export async function buildOrExit(
  names: readonly TargetName[],
  say: (line: string) => void = () => undefined,
): Promise<void> {
  try {
    await buildChanged(names, say);
  } catch (error) {
    const reason = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
    console.error(`Secretariat could not be built. ${reason}`);
    process.exit(1);
  }
}

// Another process may be running or building the same target: the folder changes in one step.
async function buildTarget(target: BuildTarget): Promise<void> {
  const unfinished = inProject('out', `.unfinished-${target.name}-${process.pid}`);
  try {
    await build(await target.vite(unfinished));
    for (const [name, source] of Object.entries(target.copies)) {
      cpSync(inProject(source), join(unfinished, name), { recursive: true });
    }
    if (existsSync(join(unfinished, 'index.html'))) {
      refuseInlineCode(join(unfinished, 'index.html'));
      writeFileList(unfinished);
    }
    rmSync(inProject(target.out), { recursive: true, force: true });
    renameSync(unfinished, inProject(target.out));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The content security policy allows no inline script or style, so a page with one would not start. */
export function refuseInlineCode(page: string): void {
  const html = readFileSync(page, 'utf8');
  const found = /<script(?![^>]*\ssrc=)[^>]*>|<style\b|\sstyle\s*=|\son[a-z]+\s*=/i.exec(html);
  if (found)
    throw new Error(`${page} has inline code, which the content security policy forbids: ${found[0]}`);
}

function hashInputs(target: BuildTarget): string {
  const hash = createHash('sha256');
  const files = [
    ...target.inputs.flatMap((folder) => listInputFiles(folder)),
    'package-lock.json',
    'scripts/build-targets.ts',
    'scripts/build.ts',
    'scripts/licences.ts',
    'scripts/renderer-parts.ts',
    'scripts/write-file-list.ts',
    'tsconfig.json',
  ];
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(inProject(file)));
  }
  return hash.digest('hex');
}

if (import.meta.main) {
  await buildOrExit(
    buildTargets.map(({ name }) => name),
    (line) => console.log(line),
  );
}
