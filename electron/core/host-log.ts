import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { code, faultFacts, toldFaultFacts, type FaultFacts } from './fault-facts.ts';
import { makeFolder } from './files/make-folder.ts';

// What became of the program on this computer, for whoever has to find a fault: starts, ends and faults. It holds no word
// of a document: facts are codes and numbers, and of an error there are its kind, its code and its places in the
// program's own files, never its message.

const largestFile = 256 * 1024;
const mostFiles = 4;

export type LogFact = string | number | boolean | null;

/** The log as one writes to it. */
export type HostNotes = {
  /** An event by its code (`opened`), with facts that are codes or numbers. */
  note(event: string, facts?: Readonly<Record<string, LogFact>>): void;
  /** A fault of the program, and where it was noticed (`documents.save`). */
  fault(where: string, error: unknown): void;
};

export type HostLog = HostNotes & {
  readonly folder: string;
  /** A fault of another of the program's processes, as that one tells it. */
  toldFault(where: string, facts: FaultFacts): void;
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
export function openHostLog({ folder, clock = () => new Date(), program }: HostLogOptions): HostLog {
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
  const writeFault = (where: string, { kind, places }: FaultFacts): void => {
    const told = [`fault in ${code(where)}: ${kind}`, ...places].join('\n  at ');
    process.stderr.write(`${told}\n`);
    write(told);
  };
  return {
    folder,
    note: (event, facts = {}) => {
      const told = Object.entries(facts).map(([name, fact]) => ` ${code(name)}=${code(String(fact))}`);
      write(`${code(event)}${told.join('')}`);
    },
    fault: (where, error) => writeFault(where, faultFacts(error, program)),
    toldFault: (where, facts) => writeFault(where, toldFaultFacts(facts)),
    read: () => files.toReversed().map(textOf).join(''),
  };
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
