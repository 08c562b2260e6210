import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject, projectFolder } from '../../scripts/project.ts';

export interface SeededTree {
  readonly folder: string;
  readonly remove: () => void;
}

const gateFiles = [
  'package.json',
  '.prettierrc',
  '.prettierignore',
  '.dependency-cruiser.cjs',
  'eslint.config.js',
  'knip.json',
];

/** A folder outside the repository with the project's real gates and the given files, to see the gates fail. */
export function seedTree(files: Readonly<Record<string, string>>): SeededTree {
  const folder = mkdtempSync(join(tmpdir(), 'seeded-tree-'));
  symlinkSync(inProject('node_modules'), join(folder, 'node_modules'), 'junction');
  const configs = globSync(
    ['tsconfig.json', '{shared,renderer,scripts,tests}/tsconfig*.json', 'electron/*/tsconfig*.json'],
    {
      cwd: projectFolder,
    },
  );
  for (const file of [...gateFiles, ...configs]) cpSync(inProject(file), join(folder, file));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
