import { afterEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { refuseInlineCode } from '../../scripts/build.ts';
import { inProject } from '../../scripts/project.ts';
import { runCollected } from '../../scripts/run.ts';
import { seedTree, type SeededTree } from './seeded-tree.ts';

let tree: SeededTree | undefined;
afterEach(() => {
  tree?.remove();
  tree = undefined;
});

describe('the format gate', () => {
  it('fails a file in another format, and passes one in ours', async () => {
    tree = seedTree({
      'shared/wrong.ts': 'export const x = "double"',
      'shared/right.ts': "export const x = 'single';\n",
    });
    const run = (file: string) =>
      runCollected(process.execPath, [inProject('node_modules/prettier/bin/prettier.cjs'), '--check', file], {
        cwd: tree?.folder ?? '',
      });
    expect((await run('shared/wrong.ts')).code).toBe(1);
    expect((await run('shared/right.ts')).code).toBe(0);
  });
});

describe('the gate against dead code', () => {
  it('names an unused file and an unused export', async () => {
    tree = seedTree({
      'electron/cli/main.ts': "import { used } from './used.ts';\nused();\n",
      'electron/cli/used.ts': 'export function used() {}\nexport function orphan() {}\n',
      'electron/cli/nobody.ts': 'export const nobody = 1;\n',
    });
    const { code, output } = await runCollected(
      process.execPath,
      [inProject('node_modules/knip/bin/knip.js'), '--no-progress', '--include', 'files,exports'],
      { cwd: tree.folder },
    );
    expect(code).toBe(1);
    expect(output).toContain('electron/cli/nobody.ts');
    expect(output).toContain('orphan');
    expect(output).not.toMatch(/^used /m);
  });
});

describe('the built page', () => {
  it.each([
    ['an inline script', '<script>start()</script>'],
    ['an inline module', '<script type="module">start()</script>'],
    ['a style element', '<style>p{}</style>'],
    ['a style attribute', '<p style="color:red">x</p>'],
    ['an event attribute', '<p onclick="x()">x</p>'],
  ])('is refused with %s', (_name, html) => {
    tree = seedTree({});
    const page = join(tree.folder, 'index.html');
    writeFileSync(page, html);
    expect(() => refuseInlineCode(page)).toThrow('inline code');
  });

  it('is accepted with linked files', () => {
    tree = seedTree({});
    const page = join(tree.folder, 'index.html');
    writeFileSync(
      page,
      '<script type="module" crossorigin src="/assets/a.js"></script><link rel="stylesheet" href="/a.css">',
    );
    expect(() => refuseInlineCode(page)).not.toThrow();
  });
});
