import type { MessagePortMain } from 'electron';
import { DataFolderRefused, faultFacts, type HostNotes } from '../core/before-opening.ts';
import type { KeyStore } from '../core/open-core.ts';
import type { FromCore, OpenOptions, ToCore } from './core-channel.ts';
import { forkCore, type CoreRun } from './fork-core.ts';
import { loadCoreChannel } from './load-in-turns.ts';

// Keeps the core's process running for as long as the window is there, and is the one that talks to it. A core that ended by
// itself is started again: the page keeps its words and gets a fresh port.

/** Why there is no core any more: it could not be opened again, or it ended too often. */
export type CoreTrouble = DataFolderRefused | 'failed' | 'ends-again-and-again';

export type CoreLink = {
  /** Resolves when the data are open for the first time. Rejects with `DataFolderRefused`, or where the core failed. */
  readonly opened: Promise<void>;
  /** Of the program's log, which the core's process alone writes. */
  readonly log: HostNotes;
  /** Gives the core a port of the page; what the page sends waits in it until the data are open. False: there is none. */
  givePagePort(port: MessagePortMain): boolean;
  pageIsGone(): void;
  giveShellPort(port: MessagePortMain): void;
  followPolicy(): void;
  /** Starts the core that nothing starts by itself any more. */
  startAgain(): void;
  /** Has the core make its backup and leave the folder. Resolves when its process is gone, and after some time in any case. */
  close(): Promise<void>;
};

export type CoreLinkOptions = {
  readonly options: OpenOptions;
  readonly keyStore: KeyStore;
  /** The core ended, and the page's port with it; another one is being started. */
  readonly onGone: () => void;
  /** There is no core, and none is started unless the person wants it. */
  readonly onGivenUp: () => void;
  /** The core is open again, and the page has no port to it. */
  readonly onOpenAgain: () => void;
  /** Asked before anything more is tried. True: once more. */
  readonly onTrouble: (trouble: CoreTrouble) => Promise<boolean>;
  readonly fork?: (options: OpenOptions) => CoreRun;
  readonly clock?: () => number;
};

const mostEnds = 3;
const countedFor = 60_000;
/** For its last backup, of which the copy to a second folder alone may take half a minute. */
const longestClose = 60_000;
/** Of a core that is not open: it has nothing to do but to end. */
const longestEnd = 4_000;
/** Electron takes two seconds to end a process that does not heed its word. */
const longestKill = 5_000;
/** Notes that are kept while there is no core that can write them. */
const mostNotes = 50;

export function openCoreLink({
  options,
  keyStore,
  onGone,
  onGivenUp,
  onOpenAgain,
  onTrouble,
  fork = forkCore,
  clock = () => performance.now(),
}: CoreLinkOptions): CoreLink {
  const first = Promise.withResolvers<void>();
  // Whoever waits for it hears of it; nobody has to.
  first.promise.catch(() => undefined);
  let current: CoreRun | null = null;
  let run = 0;
  let isClosing = false;
  let isOpen = false;
  let hasOpened = false;
  let ends: readonly number[] = [];
  /** The run that has the page's port. */
  let runOfPage = 0;
  const notes: ToCore[] = [];

  const note = (message: ToCore): void => {
    if (isOpen) current?.tell(message);
    else if (notes.length < mostNotes) notes.push(message);
  };
  const log: HostNotes = {
    note: (event, facts = {}) => note({ kind: 'note', event, facts }),
    fault: (where, error) => {
      const { kind, places } = faultFacts(error);
      note({ kind: 'fault', where, facts: { kind, places: [...places] } });
    },
  };

  const start = (): void => {
    const started = fork(options);
    current = started;
    run += 1;
    let trouble: CoreTrouble | null = null;
    void loadCoreChannel().then(({ readFromCore }) =>
      started.hear((data) => {
        const message = readFromCore(data);
        switch (message?.kind) {
          case undefined:
          case 'not-understood':
            log.note('core-channel-refused', { said: message === null ? 'core' : 'main' });
            if (isOpen || trouble !== null) return;
            // One of the two waits for what the other has said, and would wait for ever.
            trouble = 'failed';
            stop(started, trouble);
            return;
          case 'opened':
            isOpen = true;
            for (const kept of notes.splice(0)) started.tell(kept);
            if (hasOpened && runOfPage !== run) onOpenAgain();
            hasOpened = true;
            first.resolve();
            return;
          case 'refused':
            trouble = new DataFolderRefused(message.code, message.facts);
            stop(started, trouble);
            return;
          case 'failed':
            trouble = 'failed';
            stop(started, trouble);
            return;
          case 'ask-key-store':
            void answerKeyStore(keyStore, message).then((answer) => started.tell(answer));
        }
      }),
    );
    void started.gone.then((exitCode) => {
      if (isClosing || trouble !== null) return;
      current = null;
      isOpen = false;
      log.note('core-gone', { exitCode });
      if (!hasOpened) {
        first.reject(new Error('the core ended before it was open'));
        return;
      }
      ends = [...ends, clock()].filter((at) => clock() - at < countedFor);
      if (ends.length > mostEnds) {
        stop(started, 'ends-again-and-again');
        return;
      }
      onGone();
      start();
    });
  };

  /** Goes on without a core, unless the person wants it tried once more. */
  const stop = (stopped: CoreRun, trouble: CoreTrouble): void => {
    if (current === stopped) current = null;
    void end(stopped, longestEnd);
    if (!hasOpened) {
      first.reject(trouble instanceof DataFolderRefused ? trouble : new Error('the core failed'));
      return;
    }
    onGivenUp();
    void onTrouble(trouble).then((again) => {
      if (again) startAgain();
    });
  };
  const startAgain = (): void => {
    if (current !== null || !hasOpened || isClosing) return;
    ends = [];
    onGone();
    start();
  };

  start();
  return {
    opened: first.promise,
    log,
    givePagePort: (port) => {
      if (current === null) {
        port.close();
        return false;
      }
      runOfPage = run;
      current.tell({ kind: 'page-port' }, port);
      return true;
    },
    pageIsGone: () => current?.tell({ kind: 'page-gone' }),
    giveShellPort: (port) => {
      if (current === null) port.close();
      else current.tell({ kind: 'shell-port' }, port);
    },
    followPolicy: () => current?.tell({ kind: 'follow-policy' }),
    startAgain,
    close: async () => {
      isClosing = true;
      const last = current;
      if (last !== null) await end(last, longestClose);
    },
  };
}

/** Has a core end by itself within so many milliseconds, else by force. Resolves also where nothing ends it. */
async function end(run: CoreRun, longest: number): Promise<void> {
  run.tell({ kind: 'close' });
  if (await isGoneWithin(run, longest)) return;
  run.kill();
  await isGoneWithin(run, longestKill);
}

async function isGoneWithin({ gone }: CoreRun, longest: number): Promise<boolean> {
  const { promise: tooLong, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), longest);
  try {
    return await Promise.race([gone.then(() => true), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

type Question = Extract<FromCore, { kind: 'ask-key-store' }>;

async function answerKeyStore(keyStore: KeyStore, { question, ask, text }: Question): Promise<ToCore> {
  const asked = {
    'is-real': () => keyStore.isReal(),
    wrap: () => keyStore.wrap(text),
    unwrap: () => keyStore.unwrap(text),
  } as const;
  const answer = await asked[ask]().catch(() => null);
  return { kind: 'key-store-answer', question, answer };
}
