import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectBidi } from './bidi.ts';
import type { Person } from './person.ts';

/** Full path of an installed Firefox, or undefined. `FIREFOX` in the environment wins. */
export function findFirefox(): string | undefined {
  const chosen = process.env['FIREFOX'];
  const program = ['Mozilla Firefox', 'firefox.exe'];
  const places =
    process.platform === 'win32'
      ? [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
          folder === undefined ? [] : [join(folder, ...program)],
        )
      : process.platform === 'darwin'
        ? ['/Applications/Firefox.app/Contents/MacOS/firefox']
        : ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];
  return [...(chosen ? [chosen] : []), ...places].find((path) => existsSync(path));
}

/** Firefox as it is installed, without a screen, in a profile of its own. */
export async function openFirefox(path: string, folder: string): Promise<Person> {
  const profile = join(folder, 'profile');
  const downloads = join(folder, 'downloads');
  for (const each of [profile, downloads]) mkdirSync(each, { recursive: true });
  writeFileSync(join(profile, 'user.js'), preferences(downloads));
  const browser = spawn(
    path,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder, MOZ_HEADLESS: '1' } },
  );
  const ended = once(browser, 'close');
  const bidi = await connectBidi(`${await addressIn(browser.stderr)}/session`);
  const faults: string[] = [];
  bidi.on('log.entryAdded', ({ level, text }) => {
    if (level === 'error') faults.push(String(text));
  });
  await bidi.send('session.new', { capabilities: {} });
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await bidi.send('browsingContext.getTree', {});
  const context = (contexts as readonly { readonly context: string }[])[0]?.context ?? '';
  await bidi.send('browsingContext.setViewport', { context, viewport: { width: 1366, height: 768 } });

  const act = (actions: readonly object[], type: string): Promise<unknown> =>
    bidi.send('input.performActions', { context, actions: [{ type, id: type, actions }] });
  return {
    open: async (url) =>
      void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    see: async <Value>(expression: string) => {
      const answer = await bidi.send('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      const { value } = (answer['result'] ?? {}) as { readonly value?: string };
      if (answer['type'] !== 'success' || value === undefined) {
        throw new Error(`${expression}: ${JSON.stringify(answer['exceptionDetails'])}`);
      }
      return JSON.parse(value) as Value;
    },
    type: async (words) =>
      void (await act(
        [...words].flatMap((value) => pressed([value])),
        'key',
      )),
    press: async (keys) =>
      void (await act(pressed(keys.split('+').map((key) => keyValues[key] ?? key)), 'key')),
    clickAt: async (x, y) =>
      void (await bidi.send('input.performActions', {
        context,
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [
              { type: 'pointerMove', x, y },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      })),
    picture: async (to) => {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context });
      writeFileSync(to, Buffer.from(String(data), 'base64'));
    },
    faults: () => faults,
    downloads,
    end: async () => {
      await bidi.send('browser.close', {}).catch(() => undefined);
      bidi.close();
      browser.kill();
      await ended;
    },
  };
}

// https://w3c.github.io/webdriver/#keyboard-actions
const keyValues: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  ArrowLeft: '\uE012',
  Home: '\uE011',
  End: '\uE010',
};

function pressed(keys: readonly string[]): readonly object[] {
  return [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
}

// Nothing is fetched from elsewhere, and files go to a folder without a question.
function preferences(downloads: string): string {
  const values = {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.disabledForTesting': true,
    'app.normandy.enabled': false,
    'extensions.update.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(text) ?? [];
      if (address !== undefined) found(address);
    });
    output.on('close', () => failed(new Error(`Firefox ended before it could be driven: ${text}`)));
  });
}
