import * as fs from 'node:fs';
import * as promises from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { noKeys } from '../support/no-keys.ts';

// Puts `restored.sqlite3.new` in the place of a data folder's database, or opens the folder, and kills itself before the
// so-many-th of the calls that change the folder. Ends with 0 where there were fewer.

const [dataFolder = '', job = '', dieAt = ''] = process.argv.slice(2);
let calls = 0;

const require = createRequire(import.meta.url);
countCallsOf(require('node:fs') as Record<string, unknown>, [
  'mkdirSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
]);
countCallsOf(require('node:fs/promises') as Record<string, unknown>, ['mkdir', 'open', 'rename', 'rm']);
syncBuiltinESMExports();
if (fs.mkdirSync.name !== 'counted' || promises.rename.name !== 'counted') throw new Error('not counted');

const { openStoreSlot } = await import('../../electron/core/store/store-slot.ts');
const { finishReplacement, replaceDatabase } = await import('../../electron/core/store/replace-database.ts');
const { backupsIn, databaseIn, newDatabaseIn } = await import('../../electron/core/store/data-files.ts');

if (job === 'finish') {
  calls = 0;
  await finishReplacement(dataFolder);
} else {
  const slot = await openStoreSlot({
    keys: noKeys,
    path: databaseIn(dataFolder),
    backupFolder: backupsIn(dataFolder),
  });
  fs.copyFileSync(join(dataFolder, 'wanted.sqlite3'), newDatabaseIn(dataFolder, 'restored'));
  calls = 0;
  await replaceDatabase(slot, {
    dataFolder,
    file: newDatabaseIn(dataFolder, 'restored'),
    at: new Date('2026-04-01T09:00:00Z'),
  });
}
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
