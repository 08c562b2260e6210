import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ExportKind } from '../../shared/contract/entities/exports.ts';
import { CommandRefused } from './command-refused.ts';

type OnData = {
  /** undefined: the default data folder. */
  readonly dataFolder: string | undefined;
};

export type ImportCommand = OnData & { readonly name: 'import'; readonly file: string };
export type ListCommand = OnData & { readonly name: 'list' };
export type ExportCommand = OnData & {
  readonly name: 'export';
  readonly meetingId: string;
  readonly what: ExportKind;
  readonly outFolder: string;
  readonly audience: 'public' | 'internal';
  /** null: as the meeting stands. */
  readonly standing: 'draft' | 'final' | null;
  /** Whether the files come in one zip file. */
  readonly isZip: boolean;
  /** Where what the accessibility check found is written; null: nowhere. */
  readonly reportFolder: string | null;
};
export type BackupCommand = OnData & { readonly name: 'backup' };
export type DemoCommand = OnData & { readonly name: 'demo'; readonly outFolder: string };
export type Command =
  ImportCommand | ListCommand | ExportCommand | BackupCommand | DemoCommand | { readonly name: 'help' };

// Not the contract's list: loading the contract takes longer than saying that a word is wrong.
const kinds: Readonly<Record<ExportKind, true>> = {
  agenda: true,
  papers: true,
  pack: true,
  notes: true,
  actions: true,
  'matters-arising': true,
  'forward-plan': true,
  meeting: true,
};

const optionsOf = {
  import: ['data'],
  list: ['data'],
  export: ['data', 'meeting', 'what', 'out', 'report', 'internal', 'draft', 'final', 'zip'],
  backup: ['data'],
  demo: ['data', 'out'],
  help: [],
} as const satisfies Readonly<Record<Command['name'], readonly OptionName[]>>;

const switches = ['internal', 'draft', 'final', 'zip'] as const;
type Switch = (typeof switches)[number];
type Value = 'data' | 'meeting' | 'what' | 'out' | 'report';
type OptionName = Value | Switch;
type Values = Readonly<Partial<Record<Value, string> & Record<Switch, boolean>>>;

/** Reads the command line; throws `CommandRefused` with the sentence about what is wrong with it. */
export function readCommand(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || argv.includes('--help') || name === '-h')
    return { name: 'help' };
  if (!isCommandName(name)) {
    const names = Object.keys(optionsOf).join(', ');
    throw new CommandRefused(`There is no command “${name}”; the commands are ${names}.`);
  }
  const { values, words } = readOptions(name, rest);
  const dataFolder = values.data === undefined ? undefined : resolve(values.data);
  const [file, ...tooMany] = words;
  const unexpected = name === 'import' ? tooMany[0] : file;
  if (unexpected !== undefined) {
    throw new CommandRefused(
      `“${unexpected}” is one word too many for ${name}; see npm run secretariat -- help.`,
    );
  }
  switch (name) {
    case 'help':
      return { name };
    case 'list':
    case 'backup':
      return { name, dataFolder };
    case 'import':
      if (file === undefined || file === '') {
        throw new CommandRefused('import needs the path of a meeting file after it.');
      }
      return { name, dataFolder, file: resolve(file) };
    case 'demo':
      return {
        name,
        dataFolder,
        outFolder: resolve(needed(name, values, 'out', 'the folder for the files')),
      };
    case 'export': {
      const what = needed(name, values, 'what', Object.keys(kinds).join(', '));
      if (!isExportKind(what)) {
        throw new CommandRefused(
          `--what cannot be “${what}”; it is one of ${Object.keys(kinds).join(', ')}.`,
        );
      }
      if (values.draft === true && values.final === true) {
        throw new CommandRefused('--draft and --final cannot both be: a file is one or the other.');
      }
      const given = switches.find((each) => values[each] === true);
      if (what === 'meeting' && given !== undefined) {
        throw new CommandRefused(
          `--${given} is for Word files; a meeting file (--what meeting) is one file with everything in it.`,
        );
      }
      return {
        name,
        dataFolder,
        audience: values.internal === true ? 'internal' : 'public',
        standing: values.draft === true ? 'draft' : values.final === true ? 'final' : null,
        isZip: values.zip === true,
        meetingId: anId(needed(name, values, 'meeting', 'the id of a meeting, which list shows')),
        what,
        outFolder: resolve(needed(name, values, 'out', 'the folder for the files')),
        reportFolder: values.report === undefined ? null : resolve(values.report),
      };
    }
  }
}

function readOptions(
  name: keyof typeof optionsOf,
  argv: readonly string[],
): { readonly values: Values; readonly words: readonly string[] } {
  const allowed: readonly OptionName[] = optionsOf[name];
  const options = Object.fromEntries(
    allowed.map((each) => [each, { type: isSwitch(each) ? ('boolean' as const) : ('string' as const) }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const empty = allowed.find((each) => values[each] === '');
    if (empty !== undefined) throw new CommandRefused(`--${empty} needs a value after it.`);
    return { values, words: positionals };
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    throw new CommandRefused(wordOptionError(error, name, argv, allowed));
  }
}

function wordOptionError(
  error: unknown,
  name: string,
  argv: readonly string[],
  allowed: readonly OptionName[],
): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = allowed.map((each) => `--${each}`);
  const unknown = argv.find(
    (word) => word.startsWith('-') && !options.includes(word.split('=', 1)[0] ?? word),
  );
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && unknown !== undefined) {
    return `There is no option “${unknown}” for ${name}; it knows ${options.join(', ')}.`;
  }
  const incomplete = argv.find(
    (word, index) =>
      options.includes(word) && !isSwitch(word.slice(2)) && /^(-|$)/.test(argv[index + 1] ?? ''),
  );
  return incomplete === undefined
    ? `The options of ${name} cannot be read; it knows ${options.join(', ')}.`
    : `${incomplete} needs a value after it.`;
}

function isSwitch(word: string): word is Switch {
  return switches.some((each) => each === word);
}

function needed(command: string, values: Values, option: Value, what: string): string {
  const value = values[option];
  if (value === undefined) throw new CommandRefused(`${command} needs --${option}: ${what}.`);
  return value;
}

function anId(word: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) return word.toLowerCase();
  throw noSuchMeeting(word);
}

/** No meeting has what was typed for an id: a name, a date, or the id of one that is not there. */
export function noSuchMeeting(word: string): CommandRefused {
  return new CommandRefused(
    `There is no meeting with the id “${word}”; npm run secretariat -- list shows the id of each at the end of its line.`,
  );
}

function isCommandName(word: string): word is keyof typeof optionsOf {
  return Object.hasOwn(optionsOf, word);
}

function isExportKind(word: string): word is ExportKind {
  return Object.hasOwn(kinds, word);
}
