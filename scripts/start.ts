import './require-node.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import { inProject } from './project.ts';
import { runAttached } from './run.ts';

const usage = `Usage: npm start -- [options]
  --browser     open in the browser instead of the desktop window
  --port N      port of the browser host
  --no-open     do not open a browser, only print the link
  --data DIR    keep the data in DIR`;

interface StartOptions {
  readonly browser: boolean;
  readonly port: string | undefined;
  readonly open: boolean;
  readonly data: string | undefined;
}

process.exitCode = await start(process.argv.slice(2));

async function start(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    console.error(options);
    return 1;
  }
  if (argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const program = await chooseHost(options);
  const { buildOrExit } = await import('./build.ts');
  await buildOrExit(program === 'browser' ? ['renderer', 'hosts'] : ['renderer', 'main', 'preload'], (line) =>
    console.log(line),
  );
  return program === 'browser' ? runBrowserHost(options) : runDesktop(program.electron, options);
}

function readOptions(argv: readonly string[]): StartOptions | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.port !== undefined && !isPort(values.port)) {
      return `--port needs a number from 0 to 65535, not “${values.port}”.`;
    }
    if (values.data === '') return '--data needs the path of a folder.';
    return {
      browser: values.browser,
      port: values.port,
      open: !values['no-open'],
      data: values.data === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.data),
    };
  } catch (error) {
    return wordOptionError(error, argv);
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function wordOptionError(error: unknown, argv: readonly string[]): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known = ['--browser', '--port', '--no-open', '--data', '--help'];
  const unknown = argv.find((word) => word.startsWith('-') && !known.includes(word.split('=')[0] ?? ''));
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && unknown !== undefined) {
    return `There is no option “${unknown}”; npm start knows --browser, --port N, --no-open and --data DIR.`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return 'An option lacks its value or has one too many; npm start knows --browser, --port N, --no-open and --data DIR.';
  }
  const word = argv.find((each) => !each.startsWith('-')) ?? argv.join(' ');
  return `“${word}” is not understood; npm start knows --browser, --port N, --no-open and --data DIR.`;
}

async function chooseHost(options: StartOptions): Promise<'browser' | { readonly electron: string }> {
  // A wish for a port or for no window can only mean the browser host.
  if (options.browser || options.port !== undefined || !options.open) return 'browser';
  const obstacle = desktopObstacle();
  if (obstacle !== undefined) {
    console.log(`${obstacle}, so Secretariat opens in your browser instead.`);
    return 'browser';
  }
  const electron = findElectron() ?? (await downloadElectron());
  if (electron !== undefined) return { electron };
  console.log(
    'The desktop window needs the Electron runtime, which could not be downloaded here, so Secretariat opens in your browser instead.',
  );
  return 'browser';
}

function desktopObstacle(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'The desktop window does not open for the root user';
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasDisplay ? undefined : 'The desktop window needs a display, and there is none here';
}

function runDesktop(electron: string, options: StartOptions): Promise<number> {
  return runAttached(electron, [
    inProject(),
    ...(options.data === undefined ? [] : ['--data', options.data]),
  ]);
}

function runBrowserHost(options: StartOptions): Promise<number> {
  return runAttached(process.execPath, [
    inProject('out/hosts/browser.js'),
    '--renderer',
    inProject('out/renderer'),
    '--resources',
    inProject('resources'),
    ...(options.port === undefined ? [] : ['--port', options.port]),
    ...(options.open ? [] : ['--no-open']),
    ...(options.data === undefined ? [] : ['--data', options.data]),
  ]);
}
