import { v7 } from 'uuid';
import { createRouter } from './api/router.ts';
import { claimDataFolder, type Whereabouts } from './data-folder.ts';
import { openBackupKeeper } from './services/backup-keeper.ts';
import { logUnexpected } from './api/log-unexpected.ts';
import { createChangeFeed } from './services/change-feed.ts';
import { thinHistory } from './services/thin-history.ts';
import { finishWholeFolders } from './files/whole-folder.ts';
import { ownHouseStylesIn } from './word/template/own-house-style.ts';
import { openWordWriter } from './word/write-word.ts';

export { DataFolderRefused, defaultDataFolder } from './data-folder.ts';
export { readListedFiles, type ListedFile } from './files/listed-files.ts';
export { makeFolder } from './files/make-folder.ts';
export { FileNotWritten, writeWholeFile } from './files/whole-file.ts';

export type CoreOptions = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Who the commands are logged as done by. */
  readonly author: string;
  readonly programVersion: string;
  readonly clock?: () => Date;
  /** Makes ids, UUIDs of version 7 where it is not given. */
  readonly newId?: () => string;
};

export type Core = {
  readonly router: ReturnType<typeof createRouter>;
  /** Where the person finds the program: said to whoever opens the same data folder meanwhile. */
  sayWhere(where: Whereabouts): void;
  /**
   * Ends the streams and whatever is being exported, makes a backup where something changed since the last one, and
   * leaves the data folder to the next program.
   */
  close(): Promise<void>;
};

/** Opens the program on a data folder. Throws `DataFolderRefused`; then nothing in the folder was changed. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { resourcesFolder, author, programVersion, clock = () => new Date(), newId = () => v7() } = options;
  const folder = await claimDataFolder(options.dataFolder);
  finishWholeFolders(ownHouseStylesIn(folder.path));
  const word = openWordWriter();
  const changes = createChangeFeed();
  const backups = openBackupKeeper({ store: folder.store, changes, dataFolder: folder.path, clock });
  const session = newId();
  const router = createRouter({
    store: folder.store,
    changes,
    backups,
    word,
    clock,
    newId,
    author,
    session,
    programVersion,
    dataFolder: folder.path,
    resourcesFolder,
  });
  const thin = (): void =>
    void thinHistory({ store: folder.store, session }).catch((error: unknown) =>
      logUnexpected('the thinning of versions', error),
    );
  // Not while somebody waits for the first screen.
  const firstThinning = setTimeout(thin, 60_000).unref();
  const thinning = setInterval(thin, 60 * 60_000).unref();
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    clearTimeout(firstThinning);
    clearInterval(thinning);
    changes.close();
    await word.close();
    await backups.close();
    folder.release();
  };
  return { router, sayWhere: (where) => folder.sayWhere(where), close: () => (closing ??= close()) };
}
