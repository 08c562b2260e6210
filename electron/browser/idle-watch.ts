/**
 * When nobody needs the program any more. Pages say that they are there, also when hidden, and that they go. Time in
 * which the computer slept does not count.
 */
export type IdleWatch = {
  /** A page is there. */
  readonly heard: (page: string) => void;
  /** A page was closed, or loads anew and will be heard again. */
  readonly gone: (page: string) => void;
  /** Something was asked. */
  readonly asked: () => void;
  /** The pages of before are another browser's, and are not heard any more. */
  readonly forgetPages: () => void;
  /** Called every `tick`: whether the program shall end. */
  readonly isOver: () => boolean;
};

export const tick = 30_000;
/** After the last page was closed: long enough to open it again from the history, or to start the browser anew. */
const withoutPages = 10 * 60_000;
/**
 * While a page is open that is not heard: browsers freeze what is hidden for long. A working day with its evening is
 * shorter.
 */
const unheard = 12 * 60 * 60_000;

export function watchForIdleness(now: () => number = Date.now): IdleWatch {
  const pages = new Set<string>();
  let hadPages = false;
  let lastTick = now();
  let quiet = 0;
  const awake = (): void => {
    quiet = 0;
  };
  return {
    heard: (page) => {
      pages.add(page);
      hadPages = true;
      awake();
    },
    gone: (page) => {
      pages.delete(page);
      awake();
    },
    asked: awake,
    forgetPages: () => pages.clear(),
    isOver: () => {
      const passed = now() - lastTick;
      lastTick = now();
      // A longer pause between two ticks was sleep, or a clock that was set.
      quiet += Math.min(Math.max(passed, 0), tick);
      return quiet >= (hadPages && pages.size === 0 ? withoutPages : unheard);
    },
  };
}
