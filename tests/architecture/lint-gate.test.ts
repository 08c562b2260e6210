import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESLint } from 'eslint';
import { relative } from 'node:path';
import { seedTree, type SeededTree } from './seeded-tree.ts';

/** file, its text, the rule that has to fail, words of the message that teach */
const faults: readonly (readonly [file: string, text: string, rule: string, says: string])[] = [
  ['shared/domain/package.ts', "import 'zod';", 'no-restricted-imports', 'uses no package'],
  ['shared/domain/clock.ts', 'export const now = new Date();', 'no-restricted-globals', 'has no clock'],
  ['shared/domain/chance.ts', 'export const x = Math.random();', 'no-restricted-properties', 'is pure'],
  ['shared/contract/node.ts', "import 'node:fs';", 'no-restricted-imports', 'belongs in electron/core'],
  ['shared/contract/enum.ts', 'export enum Kind { one }', 'no-restricted-syntax', 'union of strings'],
  ['shared/contract/default.ts', 'export default 1;', 'no-restricted-syntax', 'Export by name'],
  ['electron/core/electron.ts', "import 'electron';", 'no-restricted-imports', 'Only electron/desktop'],
  [
    'electron/core/services/sql.ts',
    "import 'better-sqlite3-multiple-ciphers';",
    'no-restricted-imports',
    'call a repository',
  ],
  ['electron/core/services/docx.ts', "import 'docx';", 'no-restricted-imports', 'shared/word-plan'],
  [
    'electron/core/store/driver.ts',
    "import 'better-sqlite3-multiple-ciphers';",
    'no-restricted-imports',
    'openDatabase',
  ],
  ['electron/core/store/docx.ts', "import 'docx';", 'no-restricted-imports', 'a service calls both'],
  [
    'electron/core/word/sql.ts',
    "import 'better-sqlite3-multiple-ciphers';",
    'no-restricted-imports',
    'a service calls both',
  ],
  ['electron/core/console.ts', "console.log('x');", 'no-console', 'console'],
  [
    'electron/cli/inside.ts',
    "import '../core/store/open-store.ts';",
    'no-restricted-imports',
    'open-core.ts',
  ],
  ['electron/browser/electron.ts', "import 'electron';", 'no-restricted-imports', 'Only electron/desktop'],
  [
    'electron/desktop/inside.ts',
    "import '../core/store/open-store.ts';",
    'no-restricted-imports',
    'open-core.ts',
  ],
  [
    'renderer/app/core.ts',
    "import '../../electron/core/open-core.ts';",
    'no-restricted-imports',
    'renderer/platform',
  ],
  ['renderer/app/node.ts', "import 'node:fs';", 'no-restricted-imports', 'through the contract'],
  ['renderer/ui/query.ts', "import '@tanstack/react-query';", 'no-restricted-imports', 'built on react'],
  [
    'renderer/ui/shared.ts',
    "import '../../shared/domain/agenda.ts';",
    'no-restricted-imports',
    'as properties',
  ],
  [
    'renderer/features/papers/inside.ts',
    "import '../agenda/agenda-tab.tsx';",
    'no-restricted-imports',
    'index only',
  ],
  [
    'renderer/features/papers/hook.tsx',
    "import { useState } from 'react';\nexport function Paper({ isOpen }: { readonly isOpen: boolean }) {\n  if (isOpen) useState(1);\n  return null;\n}",
    'react-hooks/rules-of-hooks',
    'conditionally',
  ],
  ['shared/document/any.ts', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any', 'any'],
  [
    'shared/document/bang.ts',
    'export const x = (y: string | null) => y!;',
    '@typescript-eslint/no-non-null-assertion',
    'non-null',
  ],
  [
    'shared/document/float.ts',
    'export function go() { Promise.resolve(1); }',
    '@typescript-eslint/no-floating-promises',
    'Promises',
  ],
  // What a promise is, is known of each host's own types too.
  [
    'electron/core/float.ts',
    "import { rm } from 'node:fs/promises';\nexport function go() { rm('x'); }",
    '@typescript-eslint/no-floating-promises',
    'Promises',
  ],
  [
    'renderer/app/float.ts',
    'export function go() { document.exitFullscreen(); }',
    '@typescript-eslint/no-floating-promises',
    'Promises',
  ],
  [
    'shared/document/switch.ts',
    "export function word(kind: 'a' | 'b') {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
    'exhaustive',
  ],
  [
    'tests/unit/only.test.ts',
    "import { it } from 'vitest';\nit.only('x', () => {});",
    'no-restricted-properties',
    'Every test runs',
  ],
];

const right: Readonly<Record<string, string>> = {
  'shared/domain/agenda.ts': 'export const one = 1;\n',
  'renderer/features/papers/index.ts': "export { one } from '../agenda/index.ts';\n",
  'renderer/features/agenda/index.ts': "export { one } from './nested/agenda-tab.ts';\n",
  'renderer/features/agenda/nested/agenda-tab.ts':
    "export { one } from '../../../../shared/domain/agenda.ts';\nexport { two } from '../../../ui/two.ts';\n",
  'renderer/ui/two.ts': 'export const two = 2;\n',
  'electron/cli/main.ts': "export { core } from '../core/open-core.ts';\n",
  'electron/core/open-core.ts': 'export const core = 1;\n',
};

let tree: SeededTree;
let results: readonly ESLint.LintResult[];

beforeAll(async () => {
  tree = seedTree({ ...right, ...Object.fromEntries(faults.map(([file, text]) => [file, `${text}\n`])) });
  results = await new ESLint({ cwd: tree.folder }).lintFiles(['shared', 'electron', 'renderer', 'tests']);
}, 120_000);
afterAll(() => tree.remove());

function messagesOf(file: string): readonly string[] {
  const result = results.find(
    ({ filePath }) => relative(tree.folder, filePath).replaceAll('\\', '/') === file,
  );
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('the lint gate', () => {
  it.each(faults)('fails %s', (file, _text, rule, says) => {
    const found = messagesOf(file).filter((message) => message.startsWith(`${rule}: `));
    expect(found.join('\n')).toContain(says);
  });

  it.each(Object.keys(right))('passes %s', (file) => {
    expect(messagesOf(file)).toEqual([]);
  });
});
