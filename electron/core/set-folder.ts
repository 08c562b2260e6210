import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Which data folder a policy had set at the last start, for a day on which the policy cannot be read. */
export type SetFolderMemory = {
  /** null: none. */
  read(): string | null;
  /** null: the policy sets none. Where it cannot be kept, nothing is said. */
  keep(folder: string | null): void;
};

/** Beside the usual data folder, where the window keeps its own things, too. */
export function setFolderMemory(usualFolder: string): SetFolderMemory {
  const file = join(dirname(usualFolder), 'secretariat-window', 'set-data-folder.txt');
  const read = (): string | null => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  };
  return {
    read,
    keep: (folder) => {
      if (read() === folder) return;
      try {
        if (folder === null) rmSync(file, { force: true });
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, folder);
        }
      } catch {
        // A start without a memory of it is no worse than one before it was kept.
      }
    },
  };
}
