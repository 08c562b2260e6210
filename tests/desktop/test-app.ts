import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { inProject } from '../../scripts/project.ts';
import { writeFileList } from '../../scripts/write-file-list.ts';

/** An application folder with the program's built main and preload, and the test page in the renderer's place. */
export async function buildTestApp(folder: string): Promise<string> {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'out'), { recursive: true });
  cpSync(inProject('package.json'), join(app, 'package.json'));
  for (const part of ['out/main', 'out/preload', 'resources']) symlinkSync(inProject(part), join(app, part));
  await build({
    configFile: false,
    root: inProject('tests/desktop/test-page'),
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: join(app, 'out/renderer'),
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  writeFileList(join(app, 'out/renderer'));
  return app;
}
