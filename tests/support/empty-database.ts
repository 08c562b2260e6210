import { constants, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupsIn, databaseIn } from '../../electron/core/store/data-files.ts';
import { openStore } from '../../electron/core/store/open-store.ts';

// Where it lies is told to the processes of the suites; what runs without them makes its databases itself.
const whereItLies = 'SECRETARIAT_TEST_EMPTY_DATABASE';

/** Makes a database as the program makes it in a new data folder, before anything is in it. Gives what removes it. */
export async function makeEmptyDatabase(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'secretariat-empty-'));
  const path = databaseIn(folder);
  const store = await openStore({ path, backupFolder: backupsIn(folder), key: null });
  store.close();
  process.env[whereItLies] = path;
  return () => rmSync(folder, { recursive: true });
}

/**
 * Lays it into a data folder with nothing in it. A sixth of the work of all the migrations, and the same database: nothing
 * in it is of one folder alone.
 */
export function layEmptyDatabase(dataFolder: string): void {
  const emptyDatabase = process.env[whereItLies];
  if (emptyDatabase === undefined) return;
  try {
    if (readdirSync(dataFolder).length > 0) return;
    copyFileSync(emptyDatabase, databaseIn(dataFolder), constants.COPYFILE_EXCL);
  } catch {
    // It is for the program to say what is wrong with the folder.
  }
}
