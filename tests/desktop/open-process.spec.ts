import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { runUntilEnd } from '../support/electron-double/start-desktop.ts';
import { expect, test } from './desktop-test.ts';
import { buildTestApp } from './test-app.ts';

for (const [setting, closed] of [
  ['sandbox', 'sandbox: true'],
  ['contextIsolation', 'contextIsolation: true'],
] as const) {
  test(`a window without ${setting} gets no port, and the program ends with a sentence`, async ({
    folder,
  }) => {
    const app = await buildTestApp(folder);
    const main = join(app, 'out/main');
    rmSync(main);
    cpSync(inProject('out/main'), main, { recursive: true });
    symlinkSync(inProject('node_modules'), join(app, 'node_modules'));
    let changed = 0;
    for (const name of readdirSync(main).filter((each) => each.endsWith('.js'))) {
      const source = readFileSync(join(main, name), 'utf8');
      if (!source.includes(closed)) continue;
      writeFileSync(join(main, name), source.replace(closed, `${setting}: false`));
      changed += 1;
    }
    expect(changed, 'the setting is in the bundle').toBe(1);
    const { code, journal } = await runUntilEnd({ folder, appFolder: app });
    expect(code).toBe(1);
    const [box] = journal.filter(({ what }) => what === 'error-box');
    expect(box?.['content']).toContain('would not be closed to the rest of this computer');
  });
}
