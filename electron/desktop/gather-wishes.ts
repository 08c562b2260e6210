import { app } from 'electron';

/** The words of a start of the program, and the folder that they are about. What they wish is read later. */
export type StartWords = { readonly argv: readonly string[]; readonly workingFolder: string };

/** A file that the system asked for: macOS, by a double-click or from the Dock. */
export type AskedFile = { readonly file: string };

export type Wishes = {
  readonly ofThisStart: StartWords;
  /** From another start of the program, whatever it is. */
  give(handed: unknown): void;
  /** Takes what was wished so far, and from now on, in its order. */
  takeWith(take: (wish: unknown) => void): void;
};

/** Keeps what people ask for by a start of the program or a double-click until somebody takes it. */
export function gatherWishes(ofThisStart: StartWords): Wishes {
  const waiting: unknown[] = [ofThisStart];
  let give = (wish: unknown): void => void waiting.push(wish);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    give({ file } satisfies AskedFile);
  });
  return {
    ofThisStart,
    give: (handed) => give(handed),
    takeWith: (take) => {
      give = take;
      for (const wish of waiting.splice(0)) take(wish);
    },
  };
}
