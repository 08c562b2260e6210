import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// What may be told of an error: its kind, its code and its places in the program's own files, never its message, which
// may quote a document.

const mostPlaces = 12;

export type FaultFacts = {
  /** `RangeError`, or `Error EACCES`. */
  readonly kind: string;
  /** `electron/core/open-core.ts:88:12`, where it was thrown first. */
  readonly places: readonly string[];
};

/** `program`: the program's own folder; places in other files are left out. */
export function faultFacts(error: unknown, program: string = programFolder()): FaultFacts {
  return { kind: kindOf(error), places: placesOf(error, program) };
}

/** Facts that another process told, with whatever is no code or place left out. */
export function toldFaultFacts({ kind, places }: FaultFacts): FaultFacts {
  return {
    kind: kind.split(' ').slice(0, 2).map(code).join(' '),
    places: places.filter((place) => /^[\w./@-]{1,200}:\d+:\d+$/.test(place)).slice(0, mostPlaces),
  };
}

/** Anything that is no code is left out, whatever it was. */
export function code(word: string): string {
  return /^[A-Za-z0-9][\w.:+-]{0,79}$/.test(word) ? word : '-';
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
