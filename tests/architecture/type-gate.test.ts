import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCollected } from '../../scripts/run.ts';
import { typeCompiler } from '../../scripts/type-compiler.ts';
import { seedTree, type SeededTree } from './seeded-tree.ts';

// Each file imports the packages of its layer first: one of them could bring the other side's types along.
const layers: readonly (readonly [config: string, file: string, text: string, unknown: readonly string[]])[] =
  [
    [
      'shared/tsconfig.json',
      'shared/document/fault.ts',
      "import '@tiptap/core';\nimport '@tiptap/pm/model';\nimport '@orpc/contract';\nimport 'zod';\nexport const x = [document.title, process.pid];\n",
      ['document', 'process'],
    ],
    [
      'electron/core/tsconfig.json',
      'electron/core/fault.ts',
      "import 'docx';\nimport 'mammoth';\nimport '@orpc/server';\nimport 'better-sqlite3-multiple-ciphers';\nexport const x = [document.title, process.pid];\n",
      ['document'],
    ],
    [
      'electron/browser/tsconfig.json',
      'electron/browser/fault.ts',
      "import '@orpc/server/fetch';\nexport const x = [document.title, process.pid];\n",
      ['document'],
    ],
    [
      'renderer/tsconfig.json',
      'renderer/fault.ts',
      "import '@tiptap/react';\nimport '@tanstack/react-query';\nimport '@orpc/client';\nimport 'react-aria-components';\nimport 'wouter';\nexport const x = [document.title, process.pid];\n",
      ['process'],
    ],
  ];
const wrongType = 'export const first: string = [1][0];\n';

let tree: SeededTree;
beforeAll(() => {
  tree = seedTree({
    'shared/domain/wrong.ts': wrongType,
    ...Object.fromEntries(layers.map(([, file, text]) => [file, text])),
  });
});
afterAll(() => tree.remove());

async function typeErrors(config: string): Promise<string> {
  const { output } = await runCollected(
    process.execPath,
    [...typeCompiler, '--incremental', 'false', '--tsBuildInfoFile', 'null', '-p', config],
    { cwd: tree.folder },
  );
  return output;
}

describe('the compiler as a gate', () => {
  it.each(layers)('%s lacks what its layer may not use', async (config, file, _text, unknown) => {
    const output = await typeErrors(config);
    for (const name of ['document', 'process']) {
      const isReported = output.includes(`${file}(`) && output.includes(`Cannot find name '${name}'`);
      expect(isReported, `${name} in ${config}:\n${output}`).toBe(unknown.includes(name));
    }
  });

  it('fails a wrong type', async () => {
    expect(await typeErrors('shared/tsconfig.json')).toContain('shared/domain/wrong.ts(1,14): error TS2322');
  });
});
