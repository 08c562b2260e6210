import * as fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

// `switch-encryption-child.ts DATA_FOLDER KEYRING JOB [DIE_AT]`: switches encryption `on` or `off`, and kills itself
// before the so-many-th of the calls of this thread that change a folder. Says the recovery key, and how many there were.

const [dataFolder = '', keyring = '', job = '', dieAt = ''] = process.argv.slice(2);
let calls = 0;

const require = createRequire(import.meta.url);
countCallsOf(require('node:fs') as Record<string, unknown>, ['mkdirSync', 'rmSync', 'writeFileSync']);
countCallsOf(require('node:fs/promises') as Record<string, unknown>, ['mkdir', 'open', 'rename', 'rm']);
syncBuiltinESMExports();
if (fs.mkdirSync.name !== 'counted') throw new Error('not counted');

const { createRouterClient } = await import('@orpc/server');
const { openCore } = await import('../../../electron/core/open-core.ts');
const { keyStoreDouble } = await import('../../support/key-store-double.ts');

const core = await openCore({
  dataFolder,
  resourcesFolder: dataFolder,
  author: 'Clerk',
  programVersion: '0.0.0',
  keyStore: keyStoreDouble(fs.readFileSync(keyring)),
});
const { encryption } = createRouterClient(core.router);
fs.writeSync(1, 'begins\n');
if (job === 'on') {
  const { recoveryKey } = await encryption.propose();
  fs.writeSync(1, `key ${recoveryKey}\n`);
  calls = 0;
  await encryption.switchOn({ recoveryKey });
} else {
  calls = 0;
  await encryption.switchOff();
}
fs.writeSync(1, `done ${calls}\n`);
process.exit(0);

function countCallsOf(module: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    const original = module[name] as (...given: unknown[]) => unknown;
    module[name] = function counted(...given: unknown[]) {
      calls += 1;
      if (calls === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
      return original(...given);
    };
  }
}
