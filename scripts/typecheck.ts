import './require-node.ts';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { inProject, layerFolders, listTreeFiles } from './project.ts';
import { runCollected, runPooled } from './run.ts';

const preload = 'electron/desktop/tsconfig.preload.json';
const configs = [
  ...[...layerFolders, 'tests', 'scripts'].map((folder) => `${folder}/tsconfig.json`),
  preload,
];

const files = listTreeFiles();
function hasSources(config: string): boolean {
  if (config === preload) return existsSync(inProject('electron/desktop/preload.ts'));
  return files.some((file) => file.startsWith(`${dirname(config)}/`) && /\.tsx?$/.test(file));
}

const strict = process.env['CI'] !== undefined;
const results = await runPooled(
  configs.map((config) => async () => {
    if (!hasSources(config)) {
      console.log(`types  ${config}: no source files`);
      return !strict;
    }
    const started = performance.now();
    const { code, output } = await runCollected(process.execPath, [
      inProject('node_modules/typescript/bin/tsc'),
      '--pretty',
      'false',
      '-p',
      inProject(config),
    ]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`types  ${config}: ${code === 0 ? 'right' : 'WRONG'} (${seconds} s)`);
    if (code !== 0) console.log(output.trimEnd());
    return code === 0;
  }),
  2,
);
process.exitCode = results.every(Boolean) ? 0 : 1;
