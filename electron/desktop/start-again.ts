import { app, dialog } from 'electron';
import { readWishes, wordsOfWishes, type StartWishes } from './start-wishes.ts';

// A program whose window is closed may be at work for a minute yet: it makes its last backup, and nothing else can open its data
// meanwhile. Who starts it in that time gets what they asked for once it has ended, and is told so if that takes a moment.

const silentFor = 2_000;

export type StartAgain = {
  /** Takes what a start of the program, or the system, asks for (`gather-wishes.ts`) while it closes. */
  ask(wish: unknown): void;
  /** At the very end: what is left to do is to quit. */
  startIfAsked(): void;
};

export type StartAgainOptions = {
  /** What starts the program on the same data. */
  readonly startWords: readonly string[];
  /** False: it cannot start itself, and whoever asks is told to do it. */
  readonly canStart: () => boolean;
};

export function openStartAgain({ startWords, canStart }: StartAgainOptions): StartAgain {
  const asked: StartWishes[] = [];
  let isWanted = false;
  let isSaid = false;

  const say = async (): Promise<void> => {
    if (isSaid) return;
    isSaid = true;
    if (canStart()) isWanted = await wantsItOpened();
    else await sayToStart();
    isSaid = false;
  };
  return {
    ask: (wish) => {
      const read = readWishes(wish);
      if (read === null) return;
      asked.push(read);
      isWanted = true;
      setTimeout(() => void say(), canStart() ? silentFor : 0);
    },
    startIfAsked: () => {
      if (!isWanted || !canStart()) return;
      const ownFolder = process.argv.slice(1, app.isPackaged ? 1 : 2);
      app.relaunch({ args: [...ownFolder, ...startWords, ...wordsOfWishes(asked)] });
    },
  };
}

const closing = {
  type: 'info',
  message: 'Secretariat is still closing.',
  noLink: true,
} as const;
const why =
  'It makes its last backup, which can take up to a minute where a second folder for backups is slow. Everything is saved.';

/** As long as nobody answers, the start that was asked for is wanted. */
async function wantsItOpened(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    ...closing,
    detail: `${why} It opens again by itself as soon as that is done.`,
    buttons: ['Open it again', 'Leave it closed'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

async function sayToStart(): Promise<void> {
  await dialog.showMessageBox({
    ...closing,
    detail: `${why} Start it again in a minute.`,
    buttons: ['OK'],
  });
}
