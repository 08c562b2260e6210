import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import type { ZipProgress } from '../../shared/contract/entities/exports.ts';
import { markingRulesOf, noPolicy, type PolicyReading } from '../../shared/contract/policy.ts';
import { createRouter } from './api/router.ts';
import { DataFolderRefused } from './data-folder-refused.ts';
import { claimDataFolder, type Whereabouts } from './data-folder.ts';
import { openOwnName } from './own-name.ts';
import { openHostLog, type HostLog } from './host-log.ts';
import { openBackupKeeper } from './services/backup-keeper.ts';
import { createChangeFeed, createFeed } from './services/change-feed.ts';
import { finishEncryption } from './services/finish-encryption.ts';
import { keepHouseStyles } from './services/kept-house-styles.ts';
import { takeOrganisationTemplate } from './services/organisation-template.ts';
import type { Program } from './services/program.ts';
import { storeOpened } from './services/store-opened.ts';
import { thinHistory } from './services/thin-history.ts';
import { finishWholeFolders } from './files/whole-folder.ts';
import { ownHouseStylesIn } from './word/template/own-house-style.ts';
import { noKeyStore, type KeyStore } from './store/key-store.ts';
import { openWordWriter } from './word/write-word.ts';

export { chosenDataFolder } from './chosen-data-folder.ts';
export { DataFolderRefused } from './data-folder-refused.ts';
export { readListedFiles } from './files/listed-files.ts';
export { makeFolder } from './files/make-folder.ts';
export type { KeyStore } from './store/key-store.ts';
export { FileNotWritten, writeWholeFile } from './files/whole-file.ts';
export type { HostLog } from './host-log.ts';
export { readPolicy } from './policy-file.ts';
export { policyFileOf } from './policy-place.ts';

export type CoreOptions = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** The login name, which commands are logged under and, without another one, records name their author by. */
  readonly author: string;
  readonly programVersion: string;
  /** What `readPolicy` found; without it nothing is set. */
  readonly policy?: PolicyReading;
  /** Of the system; left out where the host has none. */
  readonly keyStore?: KeyStore;
  readonly clock?: () => Date;
  /** Makes ids, UUIDs of version 7 where it is not given. */
  readonly newId?: () => string;
};

export type Core = {
  readonly router: ReturnType<typeof createRouter>;
  readonly log: HostLog;
  /** Where the person finds the program: said to whoever opens the same data folder meanwhile. */
  sayWhere(where: Whereabouts): void;
  /**
   * Brings in what the policy wants of the data: its Word template; of locked data, once they are unlocked. Not while
   * somebody waits for the first screen.
   */
  followPolicy(): Promise<void>;
  /**
   * Ends the streams and whatever is being exported, makes a backup where something changed since the last one, and
   * leaves the data folder to the next program.
   */
  close(): Promise<void>;
};

/** Opens the program on a data folder. Throws `DataFolderRefused`; then nothing in the folder was changed. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const {
    resourcesFolder,
    author: loginName,
    programVersion,
    policy = noPolicy,
    keyStore = noKeyStore,
    clock = () => new Date(),
    newId = () => v7(),
  } = options;
  const log = openHostLog({ folder: join(resolve(options.dataFolder), 'logs') });
  const folder = await claimDataFolder(options.dataFolder, undefined, keyStore).catch((error: unknown) => {
    if (!(error instanceof DataFolderRefused)) log.fault('opening', error);
    throw error;
  });
  finishWholeFolders(ownHouseStylesIn(folder.path));
  const word = openWordWriter();
  const changes = createChangeFeed();
  const zips = createFeed<ZipProgress>();
  const place = { store: folder.store, dataFolder: folder.path };
  const backups = openBackupKeeper({
    ...{ ...place, changes, clock },
    gather: () => {
      try {
        keepHouseStyles(place);
      } catch (error) {
        log.fault('keeping house styles', error);
      }
    },
  });
  const session = newId();
  const ownName = openOwnName(folder.path, loginName);
  const program: Program = {
    store: folder.store,
    keys: folder.keys,
    keyStore,
    changes,
    zips,
    backups,
    word,
    log,
    policy,
    markingRules: markingRulesOf(policy.policy),
    clock,
    newId,
    get author() {
      return ownName.read() ?? loginName;
    },
    ownName,
    loginName,
    session,
    programVersion,
    dataFolder: folder.path,
    resourcesFolder,
  };
  const router = createRouter(program);
  await storeOpened(program);
  await finishEncryption({ store: folder.store, keys: folder.keys, dataFolder: folder.path }).catch(
    (error: unknown) => log.fault('encrypting attached files', error),
  );
  const thin = (): void =>
    void thinHistory({ store: folder.store, session }).catch((error: unknown) =>
      log.fault('thinning', error),
    );
  // Not while somebody waits for the first screen.
  const firstThinning = setTimeout(thin, 60_000).unref();
  const thinning = setInterval(thin, 60 * 60_000).unref();
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    clearTimeout(firstThinning);
    clearInterval(thinning);
    changes.close();
    zips.close();
    await word.close();
    await backups.close();
    log.note('closed');
    folder.release();
  };
  return {
    router,
    log,
    sayWhere: (where) => {
      folder.sayWhere(where);
      log.note('opened', {
        in: where.openIn,
        version: programVersion,
        node: process.versions.node,
        system: `${process.platform}-${process.arch}`,
        data: folder.store.state,
        policy: policyState(policy),
      });
    },
    followPolicy: () =>
      takeOrganisationTemplate(program).catch((error: unknown) => log.fault('template', error)),
    close: () => (closing ??= close()),
  };
}

function policyState({ file, problems }: PolicyReading): string {
  if (file === null) return 'none';
  return problems[0]?.code ?? 'sound';
}
