import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { browserLaunchArguments, findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { seededRandom, type Random } from '../faults/seeded-random.ts';

// What the commands have in common that try something many times, each kind of it a file in a folder `rows`.

/** What every such command understands. */
const options = { only: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } } as const;

type Values<Own extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Own }>>['values'];

/** What a run was asked for. */
export type Asked<Own extends ParseArgsOptionsConfig> = {
  /** The rows to run, by name. */
  readonly wanted: readonly string[];
  readonly seed: number;
  /** The file for the report. */
  readonly out: string;
  /** The values of the command's own options. */
  readonly own: Values<Own>;
};

/** A mistake in a command line, in a sentence for whoever typed it. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/**
 * Reads the command line of the command in `folder`, which writes `out/<report>` where no other file is named. Throws
 * `NotUnderstood`.
 */
export function readAsked<Own extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  command: { readonly folder: string; readonly report: string; readonly own: Own },
): Asked<Own> {
  const own = valuesOf(argv, { ...command.own, ...options }) as Values<Own>;
  const { only, seed: asked, out } = own as Values<typeof options>;
  const names = namesOfRows(command.folder);
  const wanted = only?.split(',') ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new NotUnderstood(`There is no row “${unknown}”; the rows are ${names.join(', ')}.`);
  const seed = asked === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(asked);
  if (!Number.isSafeInteger(seed)) throw new NotUnderstood('--seed needs a whole number.');
  return { wanted, seed, out: out === undefined ? inProject('out', command.report) : resolve(out), own };
}

function valuesOf(argv: readonly string[], understood: ParseArgsOptionsConfig): object {
  try {
    return parseArgs({ args: [...argv], options: understood }).values;
  } catch (error) {
    throw new NotUnderstood(error instanceof Error ? error.message : String(error));
  }
}

function namesOfRows(commandFolder: string): readonly string[] {
  return readdirSync(join(commandFolder, 'rows'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** Runs a command to its exit code; one that was not understood is told why, and how it is used. */
export async function runCommand(usage: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    console.error(`${error.message}\n${usage}`);
    return 1;
  }
}

/** What a row works with. */
export type RowTools = {
  readonly random: Random;
  readonly say: (line: string) => void;
  /** A fresh folder, removed when the row is through. */
  readonly folder: () => string;
};

/** Runs the rows one after the other, and tells of each how long it took. */
export async function runEach<Row>(
  { wanted, seed }: Pick<Asked<ParseArgsOptionsConfig>, 'wanted' | 'seed'>,
  run: {
    /** The beginning of the names of its folders. */
    readonly prefix: string;
    readonly row: (name: string, tools: RowTools) => Promise<readonly Row[]>;
    /** The row in the place of one that broke off. */
    readonly brokeOff: (name: string, tried: string) => Row;
  },
): Promise<readonly Row[]> {
  console.log(`seed ${seed}`);
  const rows: Row[] = [];
  for (const name of wanted) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    const random = seededRandom(seed, name);
    const say = (line: string): void => console.log(`   ${line}`);
    rows.push(
      ...(await withFolders(
        run.prefix,
        (folder) => run.row(name, { random, say, folder }),
        (tried) => [run.brokeOff(name, tried)],
      )),
    );
    console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  return rows;
}

export function writeReport(out: string, report: Readonly<Record<string, unknown>>): void {
  mkdirSync(dirname(out), { recursive: true });
  const dated = { date: new Date().toISOString(), ...report };
  writeFileSync(out, `${JSON.stringify(dated, null, 2)}\n`);
}

/** Rows of which each counts what went wrong. */
export function printVerdicts(
  rows: readonly {
    readonly name: string;
    readonly tried: string;
    readonly times: number;
    readonly got: number;
    readonly pass: boolean;
    readonly notRun?: string;
  }[],
): void {
  console.log('');
  for (const { name, tried, times, got, pass, notRun } of rows) {
    const verdict = notRun === undefined ? (pass ? 'pass' : 'FAIL') : `not run: ${notRun}`;
    console.log(
      `${verdict.padEnd(4)}  ${name.padEnd(16)} ${String(got).padStart(5)} of ${String(times).padEnd(5)} ${tried}`,
    );
  }
}

/** One Chromium for all rows, launched for the first that asks; null where none is installed. */
export function oneBrowser(): {
  readonly browser: () => Promise<Browser | null>;
  readonly close: () => Promise<void>;
} {
  let launched: Promise<Browser> | null = null;
  const executablePath = findBrowser();
  return {
    browser: async () =>
      executablePath === undefined
        ? null
        : (launched ??= chromium.launch({ executablePath, args: [...browserLaunchArguments()] })),
    close: async () => (await launched)?.close(),
  };
}

/** Runs one row with folders of its own, which go with it. One that breaks off has shown nothing, and says why. */
async function withFolders<Rows>(
  prefix: string,
  run: (folder: () => string) => Promise<Rows>,
  brokeOff: (tried: string) => Rows,
): Promise<Rows> {
  const folders: string[] = [];
  try {
    return await run(() => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
      folders.push(folder);
      return folder;
    });
  } catch (error) {
    console.log(error);
    return brokeOff(`broke off: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
