import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export type BrowserHostOptions = {
  /** 0: any free port; undefined: the one of the last time, where it is free. */
  readonly port: number | undefined;
  readonly shallOpen: boolean;
  /** undefined: the default data folder. */
  readonly dataFolder: string | undefined;
  readonly resourcesFolder: string;
  readonly rendererFolder: string;
};

export const usage = `Usage: browser [options]
  --port N          serve at this port (without it, the one of the last time, or any free one)
  --no-open         do not open a browser, only print the link
  --data DIR        keep the data in DIR
  --resources DIR   take house styles and the sample meeting from DIR
  --renderer DIR    take the page from DIR
  --help            show this`;

const known = ['--port N', '--no-open', '--data DIR', '--resources DIR', '--renderer DIR', '--help'];

/** Reads the command line: options, 'help', or (as an error) the sentence about what is wrong with it. */
export function readOptions(
  argv: readonly string[],
): BrowserHostOptions | 'help' | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        data: { type: 'string' },
        resources: { type: 'string' },
        renderer: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (values.port !== undefined && !isPort(values.port)) {
      return { wrong: `--port needs a number from 0 to 65535, not “${values.port}”.` };
    }
    for (const name of ['data', 'resources', 'renderer'] as const) {
      if (values[name] === '') return { wrong: `--${name} needs the path of a folder.` };
    }
    return {
      port: values.port === undefined ? undefined : Number(values.port),
      shallOpen: !values['no-open'],
      dataFolder: values.data === undefined ? undefined : resolve(values.data),
      resourcesFolder: resolve(values.resources ?? besideProgram('resources')),
      rendererFolder: resolve(values.renderer ?? besideProgram('out/renderer')),
    };
  } catch (error) {
    return { wrong: wordOptionError(error, argv) };
  }
}

// Sources (electron/browser) and bundles (out/hosts) lie equally deep in the project.
function besideProgram(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function wordOptionError(error: unknown, argv: readonly string[]): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const names = known.map((each) => each.split(' ', 1)[0] ?? each);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const unknown = argv.find(
      (word) => word.startsWith('-') && !names.includes(word.split('=', 1)[0] ?? word),
    );
    return `There is no option “${unknown ?? ''}”; the options are ${known.join(', ')}.`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `Only options are understood here: ${known.join(', ')}.`;
  }
  const incomplete = argv.find((word) => ['--port', '--data', '--resources', '--renderer'].includes(word));
  return incomplete === undefined
    ? `The options cannot be read; they are ${known.join(', ')}.`
    : `${incomplete} needs a value after it.`;
}
