import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../files/whole-file.ts';

// Beside the database and not in it: the second folder is needed most when the database cannot be read.

/** How the folders of copies are named in a second folder. */
export const ownFolderForm = /^Secretariat-[0-9a-f]{8}$/;

const settings = z.object({
  secondFolder: z.string().nullable(),
  /** The folder in the second folder in which this data folder's copies lie, apart from those of others. */
  ownFolder: z.string().regex(ownFolderForm),
});
export type BackupSettings = z.infer<typeof settings>;

/** The settings as they were saved last; no second folder where none was, or where they cannot be read. */
export async function readBackupSettings(dataFolder: string): Promise<BackupSettings> {
  try {
    return settings.parse(JSON.parse(await readFile(fileIn(dataFolder), 'utf8')));
  } catch {
    return { secondFolder: null, ownFolder: `Secretariat-${randomBytes(4).toString('hex')}` };
  }
}

/** Throws `FileNotWritten`; then the settings are as they were. */
export async function writeBackupSettings(dataFolder: string, changed: BackupSettings): Promise<void> {
  await writeWholeFile(fileIn(dataFolder), Buffer.from(JSON.stringify(changed)));
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'backups.json');
}
