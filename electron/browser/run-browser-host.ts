import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import type { PolicyReading } from '../../shared/contract/policy.ts';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import { wordPolicyProblems } from '../../shared/wording/word-policy.ts';
import { chosenDataFolder, DataFolderRefused, openCore, readPolicy, type Core } from '../core/open-core.ts';
import { keepPortOf, lastPortOf } from './last-port.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { readOptions, usage, type BrowserHostOptions } from './read-options.ts';
import { PortRefused, serve, type RunningHost } from './serve.ts';
import { readStaticFiles, type StaticFiles } from './static-files.ts';

/** Serves the program until it is told to end. Resolves with the exit code. */
export async function runBrowserHost(
  argv: readonly string[],
  policy: PolicyReading = readPolicy(),
): Promise<number> {
  const options = readOptions(argv);
  if (options === 'help') {
    console.log(usage);
    return 0;
  }
  if ('wrong' in options) return refused(options.wrong);
  const files = filesOf(options.rendererFolder);
  if (!files) {
    return refused(
      `The page of Secretariat is not in “${options.rendererFolder}”, or is not as it was built; build it with npm start, or name its folder with --renderer.`,
    );
  }
  for (const sentence of wordPolicyProblems(policy.problems)) console.error(sentence);
  let core: Core;
  let dataFolder: string;
  try {
    dataFolder = chosenDataFolder(policy.policy, options.dataFolder);
    core = await openCore({
      dataFolder,
      resourcesFolder: options.resourcesFolder,
      author: authorName(),
      programVersion: programVersion(),
      policy,
    });
  } catch (error) {
    if (error instanceof DataFolderRefused) return refused(wordDataFolderRefusal(error.code, error.facts));
    const reason = error instanceof Error ? error.message : String(error);
    return refused(`Secretariat could not start, and nothing was changed (${reason}); try npm start again.`);
  }
  try {
    return await serveUntilToldToEnd(core, files, { ...options, dataFolder });
  } finally {
    await core.close();
  }
}

async function serveUntilToldToEnd(
  core: Core,
  files: StaticFiles,
  options: BrowserHostOptions & { readonly dataFolder: string },
): Promise<number> {
  const toldToEnd = new Promise<void>((told) => {
    // Told twice (Ctrl C reaches the whole terminal), it still ends in order.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told());
  });
  let host: RunningHost;
  try {
    host = await serveAtPort(core, files, options);
  } catch (error) {
    if (error instanceof PortRefused) return refused(wordPortRefusal(error, options.port ?? 0));
    throw error;
  }
  core.sayWhere({ openIn: 'browser', address: `http://127.0.0.1:${host.port}/` });
  await announce(host, options);
  void core.followPolicy();
  const input = offerNewLinks(host);
  const why = await Promise.race([toldToEnd, host.noLongerNeeded]);
  if (why !== undefined) console.log(endings[why]);
  input.close();
  await host.close();
  return 0;
}

const endings = {
  'logged-out': 'You logged out, and everything is saved. Start Secretariat again to go on.',
  idle: 'Secretariat ended, because no page of it was open any more. Everything is saved; start it again to go on.',
} as const;

async function serveAtPort(
  { router }: Core,
  files: StaticFiles,
  { port, dataFolder }: { readonly port: number | undefined; readonly dataFolder: string },
): Promise<RunningHost> {
  if (port !== undefined) return serve({ port, router, files });
  const last = lastPortOf(dataFolder);
  const host = await serve({ port: last ?? 0, router, files }).catch((error: unknown) => {
    if (error instanceof PortRefused && last !== null) return serve({ port: 0, router, files });
    throw error;
  });
  keepPortOf(dataFolder, host.port);
  return host;
}

async function announce(host: RunningHost, { shallOpen }: BrowserHostOptions): Promise<void> {
  if (shallOpen && hasDisplay() && (await openBrowser(host.newLink()))) {
    console.log('Secretariat is open in your browser. Press Enter here for a link, Ctrl C to end.');
    return;
  }
  console.log(
    `Open Secretariat with this link, which works once (Enter here gives a new one): ${host.newLink()}`,
  );
}

// Whoever can type into this process started it.
function offerNewLinks(host: RunningHost): { readonly close: () => void } {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => console.log(`A new link, which works once: ${host.newLink()}`));
  // Without a terminal there may be nothing to read, or something that cannot be read.
  process.stdin.on('error', () => lines.close());
  return lines;
}

function wordPortRefusal({ code }: PortRefused, port: number): string {
  return code === 'taken'
    ? `Port ${port} is used by another program (or by a Secretariat that is open already); choose another with --port, or leave --port out.`
    : `Port ${port} may not be used by this user; choose another from 1024 up with --port, or leave --port out.`;
}

function filesOf(folder: string): StaticFiles | null {
  try {
    return readStaticFiles(folder);
  } catch {
    return null;
  }
}

function refused(sentence: string): number {
  console.error(sentence);
  return 1;
}

function authorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
