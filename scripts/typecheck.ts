import './require-node.ts';
import { inProject, layerFolders } from './project.ts';
import { runCollected, runPooled } from './run.ts';
import { typeCompiler } from './type-compiler.ts';

const configs = [
  ...[...layerFolders, 'tests', 'scripts'].map((folder) => `${folder}/tsconfig.json`),
  'electron/desktop/tsconfig.preload.json',
];

const results = await runPooled(
  configs.map((config) => async () => {
    const started = performance.now();
    const { code, output } = await runCollected(process.execPath, [...typeCompiler, '-p', inProject(config)]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`types  ${config}: ${code === 0 ? 'right' : 'WRONG'} (${seconds} s)`);
    if (code !== 0) console.log(output.trimEnd());
    return code === 0;
  }),
  2,
);
process.exitCode = results.every(Boolean) ? 0 : 1;
