import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Policy } from '../../shared/contract/policy.ts';
import { DataFolderRefused } from './data-folder-refused.ts';
import { policyFileOf } from './policy-place.ts';
import { setFolderMemory } from './set-folder.ts';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** The folder of the data where none is named: `SECRETARIAT_DATA`, else the system's place for local data of programs. */
export function defaultDataFolder(
  { platform, env, home }: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const chosen = env.SECRETARIAT_DATA;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  switch (platform) {
    case 'win32':
      // Never the roaming folder: it is copied over the network at every log-on.
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Secretariat');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Secretariat');
    default: {
      const data = env.XDG_DATA_HOME;
      // Relative paths are to be ignored (XDG Base Directory Specification).
      const base = data !== undefined && data.startsWith('/') ? data : join(home, '.local', 'share');
      return join(base, 'secretariat');
    }
  }
}

/**
 * The data folder: what the organisation has set, else what a person asked for, else the usual place. Throws
 * `DataFolderRefused` where a person asks for another one than they may have, and where nobody can say which is set any
 * more and another than the usual one was: what is written into an empty one would be missing in the other.
 */
export function chosenDataFolder(
  { dataFolder, mayChooseDataFolder }: Pick<Policy, 'dataFolder' | 'mayChooseDataFolder'>,
  asked: string | undefined,
  { user, home, platform }: AccountHere = accountHere(),
): string {
  // A person's variables, HOME among them, choose nothing here.
  const usual = defaultDataFolder({ platform, env: {}, home });
  const memory = setFolderMemory(usual);
  if (mayChooseDataFolder) {
    memory.keep(null);
    return asked ?? defaultDataFolder();
  }
  if (dataFolder === null) {
    const before = memory.read();
    if (before !== null && before !== usual) {
      throw new DataFolderRefused('policy-not-readable', { folder: before, file: policyFileOf(platform) });
    }
  }
  const set =
    dataFolder === null ? usual : resolve(dataFolder.replaceAll('{user}', user).replaceAll('{home}', home));
  if (asked !== undefined && resolve(asked) !== set) {
    throw new DataFolderRefused('set-by-organisation', { folder: set });
  }
  if (dataFolder !== null) memory.keep(set);
  return set;
}

type AccountHere = { readonly user: string } & Pick<Surroundings, 'home' | 'platform'>;

function accountHere(): AccountHere {
  const { username, homedir: home } = userInfo();
  return { user: username, home, platform: process.platform };
}
