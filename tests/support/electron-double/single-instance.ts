import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the lock of a folder for this process. Where a living process has it, that one is told (by a file that it
 * watches for), and the answer is false.
 */
export function takeSingleInstanceLock(
  folder: string,
  additionalData: Readonly<Record<string, unknown>>,
  onSecond: (argv: readonly string[], additionalData: unknown) => void,
): boolean {
  const lock = join(folder, 'electron-double.lock');
  const messages = join(folder, 'electron-double-second');
  mkdirSync(messages, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!isAlive(readPid(lock))) {
        rmSync(lock, { force: true });
        continue;
      }
      writeFileSync(
        join(messages, `${process.pid}.json`),
        JSON.stringify({ argv: process.argv, additionalData }),
      );
      return false;
    }
  }
  watch(messages, () => {
    for (const name of readdirSync(messages)) {
      const message = readMessage(join(messages, name));
      if (message !== null) onSecond(message.argv, message.additionalData);
    }
  }).unref();
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
}

function readPid(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** Whether there is such a process; one that was killed is there until its parent has heard of it. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

// Null while the other process is still writing, or when the message was taken already.
function readMessage(
  file: string,
): { readonly argv: readonly string[]; readonly additionalData: unknown } | null {
  try {
    const message = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly argv: readonly string[];
      readonly additionalData: unknown;
    };
    rmSync(file);
    return message;
  } catch {
    return null;
  }
}
