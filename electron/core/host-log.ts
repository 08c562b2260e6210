import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './files/make-folder.ts';

// What became of the program on this computer, for whoever has to find a fault: starts, ends and faults. It holds no word
// of a document: facts are codes and numbers, and of an error there are its kind, its code and its places in the
// program's own files, never its message.

const largestFile = 256 * 1024;
const mostFiles = 4;
const mostPlaces = 12;

export type LogFact = string | number | boolean | null;

export type HostLog = {
  readonly folder: string;
  /** An event by its code (`opened`), with facts that are codes or numbers. */
  note(event: string, facts?: Readonly<Record<string, LogFact>>): void;
  /** A fault of the program, and where it was noticed (`documents.save`). */
  fault(where: string, error: unknown): void;
  /** All that is kept, oldest first. */
  read(): string;
};

export type HostLogOptions = {
  readonly folder: string;
  readonly clock?: () => Date;
  /** The program's own folder: places in other files are left out. */
  readonly program?: string;
};

/** Opens the log in a folder. Nothing that goes wrong with it is anybody's trouble: then there is less to read. */
export function openHostLog({
  folder,
  clock = () => new Date(),
  program = programFolder(),
}: HostLogOptions): HostLog {
  const files = Array.from({ length: mostFiles }, (_, age) =>
    join(folder, age === 0 ? 'secretariat.log' : `secretariat.${age}.log`),
  );
  const write = (line: string): void => {
    try {
      makeFolder(folder, 0o700);
      makeRoom(files);
      appendFileSync(files[0] ?? '', `${clock().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // See above.
    }
  };
  return {
    folder,
    note: (event, facts = {}) => {
      const told = Object.entries(facts).map(([name, fact]) => ` ${code(name)}=${code(String(fact))}`);
      write(`${code(event)}${told.join('')}`);
    },
    fault: (where, error) => {
      const told = [`fault in ${code(where)}: ${kindOf(error)}`, ...placesOf(error, program)].join('\n  at ');
      process.stderr.write(`${told}\n`);
      write(told);
    },
    read: () => files.toReversed().map(textOf).join(''),
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name } = error;
  const itsCode = 'code' in error && typeof error.code === 'string' ? ` ${code(error.code)}` : '';
  return `${code(name)}${itsCode}`;
}

/**
 * The places of an error in the program's own files. A message may quote a document, and lines of it may look like
 * places: it is cut away first, and of a place only file, line and column are taken.
 */
function placesOf(error: unknown, program: string): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { stack = '', message } = error;
  const start = message === '' ? 0 : stack.indexOf(message);
  // Somebody changed the message after the stack was written: what of it is message, nobody can say.
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split('\n')
    .flatMap((line) => placeIn(line, program))
    .slice(0, mostPlaces);
}

function placeIn(line: string, program: string): readonly string[] {
  const [, address = '', at = ''] = /^\s+at (?:.*\()?((?:file:\/\/)?\S+?)(:\d+:\d+)\)?$/.exec(line) ?? [];
  if (address === '') return [];
  const path = address.startsWith('file:') ? fileURLToPath(address) : address;
  const inside = relative(program, path);
  const isOwn = !inside.startsWith('..') && inside !== path && !inside.includes('node_modules');
  return !isOwn ? [] : [`${inside.split(sep).join('/')}${at}`];
}

// Sources (electron/core) and bundles (out/main, out/hosts) lie equally deep in the program.
function programFolder(): string {
  return join(import.meta.dirname, '..', '..');
}

/** Anything that is no code is left out, whatever it was. */
function code(word: string): string {
  return /^[A-Za-z0-9][\w.:+-]{0,79}$/.test(word) ? word : '-';
}

function makeRoom(files: readonly string[]): void {
  const [newest = ''] = files;
  if (!existsSync(newest) || statSync(newest).size < largestFile) return;
  rmSync(files.at(-1) ?? '', { force: true });
  for (const [age, file] of [...files.entries()].slice(0, -1).reverse()) {
    if (existsSync(file)) renameSync(file, files[age + 1] ?? '');
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
