import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What the commands have in common that try something many times, each kind of it a file in a folder `rows`.

/** The names of the rows beside a command, in their order. */
export function namesOfRows(commandFolder: string): readonly string[] {
  return readdirSync(join(commandFolder, 'rows'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** The rows that were asked for, all where none was named; or the sentence about one that there is not. */
export function wantedRows(
  only: string | undefined,
  names: readonly string[],
): readonly string[] | { readonly problem: string } {
  const wanted = only?.split(',') ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  return unknown === undefined
    ? wanted
    : { problem: `There is no row “${unknown}”; the rows are ${names.join(', ')}.` };
}

/** The seed that was asked for, or any; null where that is no whole number. */
export function seedOf(asked: string | undefined): number | null {
  const seed = asked === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(asked);
  return Number.isSafeInteger(seed) ? seed : null;
}

/** Runs one row with folders of its own, which go with it. One that breaks off has shown nothing, and says why. */
export async function withFolders<Rows>(
  prefix: string,
  run: (folder: () => string) => Promise<Rows>,
  brokeOff: (tried: string) => Rows,
): Promise<Rows> {
  const folders: string[] = [];
  try {
    return await run(() => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
      folders.push(folder);
      return folder;
    });
  } catch (error) {
    console.log(error);
    return brokeOff(`broke off: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
