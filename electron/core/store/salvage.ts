import { Worker } from 'node:worker_threads';
import type { StorageProblemCode } from '../../../shared/contract/errors.ts';
import type { DataKey } from './database.ts';
import { databaseIn, newDatabaseIn } from './data-files.ts';
import { ownMigrations } from './open-store.ts';
import { readDatabaseFiles } from './read-database-files.ts';
import { removeDatabase } from './remove-database.ts';
import { replaceDatabase } from './replace-database.ts';
import type { Filled, Row } from './salvage-fill.ts';
import type { SalvageAnswer, SalvageTask } from './salvage-worker.ts';
import type { StoreSlot } from './store-slot.ts';

/** Why a damaged database was not read, or the new one not made. The files are as they were. */
export class SalvageFailed extends Error {
  override readonly name = 'SalvageFailed';
  readonly code: StorageProblemCode;
  constructor(code: StorageProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

export type Salvaged = { readonly setAside: string; readonly tables: Filled[] };

export type ReadableTable = { readonly name: string; readonly rows: readonly Row[] };

const longestMs = 15 * 60_000;

/**
 * Makes a new database of every row that can be read of a data folder's database, puts it in its place and opens it. The
 * damaged files are set aside as they are. Can be broken off at any moment and begun again. Throws `SalvageFailed`, and
 * what `replaceDatabase` throws.
 */
export async function salvage(
  slot: StoreSlot,
  { dataFolder, at }: { readonly dataFolder: string; readonly at: Date },
): Promise<Salvaged> {
  const file = newDatabaseIn(dataFolder, 'salvaged');
  try {
    const answer = await runTask(dataFolder, slot.key, file);
    if (answer.what !== 'database') throw new SalvageFailed('unknown', answer.what);
    return { setAside: await replaceDatabase(slot, { dataFolder, file, at }), tables: answer.tables };
  } catch (error) {
    removeDatabase(file);
    throw error;
  }
}

/** Every row that can be read of a data folder's database, changing nothing. Throws `SalvageFailed`. */
export async function readableRows(
  dataFolder: string,
  key: DataKey | null,
): Promise<readonly ReadableTable[]> {
  const answer = await runTask(dataFolder, key, null);
  if (answer.what !== 'rows') throw new SalvageFailed('unknown', answer.what);
  return answer.tables;
}

async function runTask(
  dataFolder: string,
  key: DataKey | null,
  target: string | null,
): Promise<Exclude<SalvageAnswer, { what: 'failure' }>> {
  const { database, journal } = readDatabaseFiles(databaseIn(dataFolder));
  const worker = new Worker(
    new URL(`./salvage-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
    {
      workerData: {
        files: { database, journal, key: key && { bytes: key.bytes } },
        migrationsFolder: ownMigrations,
        target,
      } satisfies SalvageTask,
      transferList: [database.buffer, journal.buffer] as ArrayBuffer[],
    },
  );
  const { promise, resolve, reject } = Promise.withResolvers<SalvageAnswer>();
  const timer = setTimeout(() => reject(new SalvageFailed('unknown', `${longestMs} ms`)), longestMs);
  worker.once('message', resolve);
  worker.once('error', (error) => reject(new SalvageFailed('unknown', String(error))));
  worker.once('exit', (code) => reject(new SalvageFailed('unknown', `exit code ${code}`)));
  try {
    const answer = await promise;
    if (answer.what === 'failure') throw new SalvageFailed(answer.code, answer.detail);
    return answer;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
