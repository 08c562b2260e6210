import type { UpdateState } from '../../shared/contract/desktop-contract.ts';
import type { UpdatePolicy } from '../../shared/contract/policy.ts';
import type { UpdateFaultCode } from '../../shared/contract/update-state.ts';
import type { HostNotes } from '../core/before-opening.ts';

// Off unless the policy says otherwise: then nothing of this is even loaded. What is taken has to be signed: on Windows by
// the publisher that the policy names; macOS itself refuses what was not signed as the running program was; on Linux
// nobody would check a package, so there are no updates from here.

export type UpdateSource = Exclude<UpdatePolicy, 'off'>;

/** electron-updater, as much of it as is used. */
export type Updater = {
  /** Looks for a newer version and fetches it. null: there is none. */
  fetch(): Promise<{ readonly version: string; readonly file: string } | null>;
  /** Runs the installer that was fetched, which ends the program; `failed` is called where it could not be started. */
  install(failed: (error: unknown) => void): void;
};

export type Updates = {
  readonly state: UpdateState;
  look(): Promise<UpdateState>;
  /**
   * Installs what is ready, which ends the program. Where nothing is, where the installer could not be started, and where
   * it has not ended the program in time, `quit` does.
   */
  installAtEnd(quit: () => void): Promise<void>;
  close(): void;
};

export type UpdatesOptions = {
  readonly policy: UpdatePolicy;
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly load: (source: UpdateSource) => Promise<Updater>;
  readonly isSigned: (publisher: string, file: string) => Promise<boolean>;
  readonly log: HostNotes;
  readonly clock?: () => Date;
};

const afterStart = 5 * 60_000;
const every = 24 * 60 * 60_000;
/** A Mac fetches the new version once more from its own cache, and looks at its signature, before it ends the program. */
const longestInstall = 2 * 60_000;

export function openUpdates(options: UpdatesOptions): Updates {
  const { policy, platform, load, isSigned, log, clock = () => new Date() } = options;
  const fault = policy === 'off' ? null : whyRefused(options, policy);
  let state: UpdateState = {
    state: policy === 'off' ? 'off' : fault === null ? 'waiting' : 'refused',
    fault,
    version: null,
    lookedAt: null,
  };
  const isOff = policy === 'off' || fault !== null;
  let updater: Promise<Updater> | null = null;
  let fetched: { readonly version: string; readonly file: string } | null = null;
  let looking: Promise<UpdateState> | null = null;

  const isTrusted = async (file: string): Promise<boolean> =>
    platform === 'darwin' || (policy !== 'off' && (await isSigned(policy.publisher ?? '', file)));

  const lookNow = async (source: UpdateSource): Promise<UpdateState> => {
    state = { ...state, state: 'looking', fault: null };
    const lookedAt = clock().toISOString();
    try {
      const found = await (updater ??= load(source)).then((loaded) => loaded.fetch());
      if (found === null) state = { state: 'up-to-date', fault: null, version: null, lookedAt };
      else if (await isTrusted(found.file)) {
        fetched = found;
        state = { state: 'ready', fault: null, version: found.version, lookedAt };
      } else state = { state: 'failed', fault: 'not-signed', version: found.version, lookedAt };
    } catch (error) {
      // A library that could not be loaded is asked for again.
      updater = null;
      log.fault('updates', error);
      state = { state: 'failed', fault: 'not-reached', version: null, lookedAt };
    }
    log.note('update-looked', { state: state.state, fault: state.fault, version: state.version });
    return state;
  };

  const look = (): Promise<UpdateState> => {
    if (policy === 'off' || isOff || fetched !== null) return Promise.resolve(state);
    return (looking ??= lookNow(policy).finally(() => (looking = null)));
  };

  const first = isOff ? null : setTimeout(() => void look(), afterStart);
  const daily = isOff ? null : setInterval(() => void look(), every);
  return {
    get state() {
      return state;
    },
    look,
    installAtEnd: async (quit) => {
      if (fetched === null || updater === null) {
        quit();
        return;
      }
      // It lay where the person can write since it was looked at.
      if (!(await isTrusted(fetched.file))) {
        log.note('update-refused', { version: fetched.version });
        quit();
        return;
      }
      const { version } = fetched;
      log.note('update-installed', { version });
      // Without its window nobody can end the program, and no other can start in its place.
      const late = setTimeout(() => {
        log.note('update-not-started', { version });
        quit();
      }, longestInstall);
      const failed = (error: unknown): void => {
        clearTimeout(late);
        log.fault('updates', error);
        quit();
      };
      await updater.then((loaded) => loaded.install(failed)).catch(failed);
    },
    close: () => {
      if (first !== null) clearTimeout(first);
      if (daily !== null) clearInterval(daily);
    },
  };
}

function whyRefused(
  { platform, isPackaged }: Pick<UpdatesOptions, 'platform' | 'isPackaged'>,
  source: UpdateSource,
): UpdateFaultCode | null {
  if (platform !== 'win32' && platform !== 'darwin') return 'not-on-this-system';
  if (!isPackaged) return 'not-installed';
  return platform === 'win32' && source.publisher === undefined ? 'no-publisher' : null;
}
