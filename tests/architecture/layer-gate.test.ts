import { afterEach, describe, expect, it } from 'vitest';
import { checkLayers, listLayerSources } from '../../scripts/gates.ts';
import { listTreeFiles, projectFolder } from '../../scripts/project.ts';
import { seedTree, type SeededTree } from './seeded-tree.ts';

let tree: SeededTree | undefined;
afterEach(() => {
  tree?.remove();
  tree = undefined;
});

const rightFiles: Readonly<Record<string, string>> = {
  'shared/domain/agenda.ts': 'export const one = 1;\n',
  'shared/contract/contract.ts':
    "import { z } from 'zod';\nimport { one } from '../domain/agenda.ts';\nexport const two = z.literal(one);\n",
  'shared/document/schemas.ts': "export type { Node } from '@tiptap/core';\n",
  'electron/core/store/database.ts':
    "import Database from 'better-sqlite3-multiple-ciphers';\nexport const openDatabase = Database;\n",
  'electron/core/store/open-store.ts':
    "import { openDatabase } from './database.ts';\nexport const open = openDatabase;\n",
  'electron/core/services/rename.ts':
    "import { open } from '../store/open-store.ts';\nexport const rename = open;\n",
  'electron/core/open-core.ts':
    "import { rename } from './services/rename.ts';\nimport { join } from 'node:path';\nexport const core = [rename, join];\n",
  'electron/desktop/main.ts':
    "import { app } from 'electron';\nimport { core } from '../core/open-core.ts';\nexport const main = [app, core];\n",
  'electron/browser/main.ts': "export { core } from '../core/open-core.ts';\n",
  'electron/cli/main.ts': "export { core } from '../core/open-core.ts';\n",
  'tests/unit/types.test.ts': "import type { App } from 'electron';\nexport type Started = App;\n",
  'renderer/ui/button.tsx': "export { Button } from 'react-aria-components';\n",
  'renderer/features/agenda/index.ts': "export { AgendaTab } from './agenda-tab.tsx';\n",
  'renderer/features/agenda/agenda-tab.tsx': "export { Button as AgendaTab } from '../../ui/button.tsx';\n",
  'renderer/features/papers/index.ts': "export { AgendaTab as PapersTab } from '../agenda/index.ts';\n",
  'renderer/app/routes.tsx': "export { AgendaTab } from '../features/agenda/index.ts';\n",
};

/** file, its import, the rule that has to name it */
const faults: readonly (readonly [file: string, line: string, rule: string])[] = [
  ['shared/domain/a-package.ts', "import 'zod';", 'domain-imports-itself'],
  ['shared/domain/node.ts', "import 'node:fs';", 'domain-imports-itself'],
  ['shared/domain/upwards.ts', "import '../contract/contract.ts';", 'domain-imports-itself'],
  ['shared/contract/core.ts', "import '../../electron/core/open-core.ts';", 'contract-stays-shared'],
  ['shared/document/react.ts', "import '@orpc/client';", 'document-stays-shared'],
  ['shared/word-plan/docx.ts', "import 'docx';", 'rooms-of-shared-stay-shared'],
  ['shared/checks/tiptap.ts', "import '@tiptap/core';", 'rooms-of-shared-stay-shared'],
  ['shared/helpers/loose.ts', "import 'zod';", 'shared-has-rooms'],
  ['electron/core/electron.ts', "import 'electron';", 'electron-in-desktop-only'],
  ['tests/unit/window.test.ts', "import 'electron';", 'electron-in-tests-by-its-double'],
  ['electron/core/services/react.ts', "import 'react';", 'core-has-no-window'],
  ['electron/core/services/sql.ts', "import 'better-sqlite3-multiple-ciphers';", 'sqlite-in-store-only'],
  [
    'electron/core/store/driver.ts',
    "import 'better-sqlite3-multiple-ciphers';",
    'sqlite-opened-in-one-place',
  ],
  ['electron/core/services/docx.ts', "import 'docx';", 'docx-in-word-only'],
  ['electron/core/services/carrier.ts', "import '@orpc/server';", 'orpc-in-api-only'],
  ['electron/core/store/ids.ts', "import 'uuid';", 'ids-and-ranks-in-services-only'],
  ['electron/core/api/store.ts', "import '../store/open-store.ts';", 'api-calls-a-service'],
  ['electron/core/store/service.ts', "import '../services/rename.ts';", 'store-and-word-serve'],
  ['electron/core/word/store.ts', "import '../store/open-store.ts';", 'word-serves'],
  ['electron/desktop/store.ts', "import '../core/store/open-store.ts';", 'desktop-carries'],
  ['electron/browser/electron.ts', "import 'electron';", 'browser-carries'],
  ['electron/cli/domain.ts', "import '../../shared/domain/agenda.ts';", 'cli-carries'],
  ['renderer/ui/feature.ts', "import '../features/agenda/index.ts';", 'ui-knows-no-feature'],
  ['renderer/ui/query.ts', "import '@tanstack/react-query';", 'ui-knows-no-feature'],
  ['renderer/platform/feature.ts', "import '../features/agenda/index.ts';", 'platform-carries'],
  ['renderer/editor/feature.ts', "import '../features/agenda/index.ts';", 'editor-edits'],
  ['renderer/features/papers/inside.ts', "import '../agenda/agenda-tab.tsx';", 'feature-stays-in-its-room'],
  [
    'renderer/features/papers/core.ts',
    "import '../../../electron/core/open-core.ts';",
    'feature-stays-in-its-room',
  ],
  ['renderer/features/papers/node.ts', "import 'node:fs';", 'feature-stays-in-its-room'],
  [
    'renderer/app/inside.ts',
    "import '../features/agenda/agenda-tab.tsx';",
    'app-opens-features-by-their-index',
  ],
  [
    'electron/core/services/tests.ts',
    "import '../../../tests/support/a-meeting.ts';",
    'program-knows-no-tests-or-scripts',
  ],
  ['shared/domain/nowhere.ts', "import './nobody.ts';", 'no-unresolved'],
  ['shared/domain/circle.ts', "export * from './circle-back.ts';", 'no-cycle'],
  [
    'electron/core/services/type-only.ts',
    "import type { Database } from 'better-sqlite3-multiple-ciphers';\nexport type D = Database;",
    'sqlite-in-store-only',
  ],
];

const supportingFiles: Readonly<Record<string, string>> = {
  'shared/domain/circle-back.ts': "export * from './circle.ts';\n",
  'tests/support/a-meeting.ts': 'export const aMeeting = 1;\n',
};

async function check(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  tree = seedTree(files);
  return (await checkLayers(tree.folder, listLayerSources(Object.keys(files)))).faults;
}

describe('the layer gate', () => {
  it('passes a tree that keeps the table', async () => {
    expect(await check(rightFiles)).toEqual([]);
  });

  it('names every seeded fault, and nothing else', async () => {
    const seeded = Object.fromEntries(faults.map(([file, line]) => [file, `${line}\n`]));
    const found = await check({ ...rightFiles, ...supportingFiles, ...seeded });
    for (const [file, , rule] of faults) {
      expect(
        found.some((fault) => fault.includes(file) && fault.includes(`: ${rule}.`)),
        `${rule} did not name ${file}`,
      ).toBe(true);
    }
    const named = new Set(found.map((fault) => fault.split(' ->')[0]?.split(':')[0]));
    for (const file of Object.keys(rightFiles)) expect(named, file).not.toContain(file);
  });

  it('fails for folders of shared that need each other, without a cycle of files', async () => {
    const found = await check({
      'shared/document/plain-text.ts': 'export const text = 1;\n',
      'shared/document/schemas.ts': "export * from '../word-plan/roles.ts';\n",
      'shared/word-plan/roles.ts': 'export const role = 1;\n',
      'shared/word-plan/plan.ts': "export * from '../document/plain-text.ts';\n",
    });
    expect(found).toEqual([
      'shared/document: needs a folder of shared that needs it in turn.',
      'shared/word-plan: needs a folder of shared that needs it in turn.',
    ]);
  });

  it('fails where it did not look at a file, or at anything', async () => {
    tree = seedTree(rightFiles);
    const unseen = await checkLayers(tree.folder, ['shared/domain/agenda.ts', 'shared/domain/gone.ts']);
    expect(unseen.faults).toEqual(['shared/domain/gone.ts: the gate did not look at it.']);
    const nothing = await checkLayers(tree.folder, []);
    expect(nothing.faults).toEqual(['There is no source file to look at.']);
  });

  it('is asked to look at every layer of this project', () => {
    const sources = listLayerSources(listTreeFiles(projectFolder));
    for (const layer of [
      'shared/domain',
      'shared/contract',
      'electron/core',
      'electron/desktop',
      'renderer',
    ]) {
      expect(sources.filter((file) => file.startsWith(`${layer}/`)).length, layer).toBeGreaterThan(3);
    }
  });
});
