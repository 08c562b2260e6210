import { openSync, readSync } from 'node:fs';

// How long whoever needs this process's event loop waits for it in one go. Two things are in that and are not the program's
// doing: the processes that the double starts (Electron has a thread for it, Node holds the loop until the other one runs),
// and, on a machine whose processors are all taken, the turn that this thread waits for. Linux counts the latter.

export type LoopWaits = {
  /** The longest while that the program held the loop, reading and writing files included. Milliseconds. */
  readonly longestMs: number;
  /** The longest while that it was held at all. */
  readonly longestOfAllMs: number;
};

const none: LoopWaits = { longestMs: 0, longestOfAllMs: 0 };
let ofDouble = 0;

/** Starts a process for the double. */
export function startingProcess<Process>(start: () => Process): Process {
  const began = performance.now();
  try {
    return start();
  } finally {
    ofDouble += performance.now() - began;
  }
}

/** Watches from now on. What it returns tells the longest waits since it was asked last. */
export function watchLoop(): () => LoopWaits {
  const queued = queueClock();
  const read = () => ({ at: performance.now(), notOurs: queued() + ofDouble });
  let longest = none;
  let last = read();
  const look = (): void => {
    const now = read();
    const waited = now.at - last.at;
    longest = {
      longestMs: Math.max(longest.longestMs, waited - (now.notOurs - last.notOurs)),
      longestOfAllMs: Math.max(longest.longestOfAllMs, waited),
    };
    last = now;
  };
  setInterval(look, 1).unref();
  return () => {
    look();
    const taken = longest;
    longest = none;
    return taken;
  };
}

/** Milliseconds that this thread has been ready to run and had no processor (Linux, `proc_pid_schedstat`); else always 0. */
function queueClock(): () => number {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return () => 0;
  }
  const buffer = Buffer.alloc(80);
  return () => Number(buffer.toString('latin1', 0, readSync(file, buffer, 0, 80, 0)).split(' ')[1]) / 1e6;
}
