import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A page that outlives the program finds it again, with the words that it holds, only at the port of before.

const fileName = 'browser-port';

/** The port at which the data of this folder were served last; null where none is known. */
export function lastPortOf(dataFolder: string): number | null {
  try {
    const text = readFileSync(join(dataFolder, fileName), 'utf8');
    const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
    return port >= 1024 && port <= 65535 ? port : null;
  } catch {
    return null;
  }
}

export function keepPortOf(dataFolder: string, port: number): void {
  try {
    writeFileSync(join(dataFolder, fileName), String(port), { mode: 0o600 });
  } catch {
    // Then the next run is at another port.
  }
}
