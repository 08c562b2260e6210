import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunchArguments } from '../../scripts/find-browser.ts';

// A page in a browser of its own, spoken to without Playwright: that has the browser report each request and answer,
// which costs the page's main thread as much as a part of what a bench wants to see.

export type TraceEvent = {
  readonly name: string;
  readonly ts: number;
  /** Microseconds from its beginning to its end; `tdur`: those that the thread was at work. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly tid: number;
};

export type UnwatchedPage = {
  readonly goTo: (address: string) => Promise<void>;
  /** What an expression is worth in the page, once it is there. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits until an expression is true in the page; throws after half a minute. */
  readonly until: (expression: string) => Promise<void>;
  /** Presses a letter. */
  readonly press: (letter: string) => Promise<void>;
  readonly trace: (categories: string, work: () => Promise<void>) => Promise<readonly TraceEvent[]>;
  readonly close: () => Promise<void>;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};

/** Starts a browser with one page, 1366 by 768. */
export async function openUnwatchedPage(executablePath: string): Promise<UnwatchedPage> {
  const profile = mkdtempSync(join(tmpdir(), 'secretariat-bench-'));
  const browser = spawn(
    executablePath,
    [
      ...['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
      ...['--window-size=1366,768', ...browserLaunchArguments(), 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  const socket = new WebSocket(await addressSaidBy(browser.stderr));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('the browser does not answer'));
  });
  const answers = new Map<number, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  let asked = 0;
  let sessionId: unknown = null;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) for (const listener of [...listeners]) listener(message);
    else answers.get(message.id)?.(message);
  };
  const ask = (method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = asked;
      answers.set(id, ({ result, error }) => {
        answers.delete(id);
        if (result) resolve(result);
        else reject(new Error(`${method}: ${error?.message ?? 'no answer'}`));
      });
      const isOfPage = sessionId !== null && !method.startsWith('Tracing.');
      socket.send(JSON.stringify({ id, method, params, ...(isOfPage ? { sessionId } : {}) }));
    });

  const { targetInfos } = await ask('Target.getTargets');
  const page = (targetInfos as readonly { type: string; targetId: string }[]).find(
    ({ type }) => type === 'page',
  );
  ({ sessionId } = await ask('Target.attachToTarget', { targetId: page?.targetId, flatten: true }));
  await ask('Emulation.setFocusEmulationEnabled', { enabled: true });

  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return (result as { readonly value?: unknown }).value;
  };
  return {
    goTo: async (address) => void (await ask('Page.navigate', { url: address })),
    evaluate,
    until: async (expression) => {
      for (let tried = 0; tried < 600; tried += 1) {
        if ((await evaluate(`Boolean(${expression})`)) === true) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never came: ${expression}`);
    },
    press: async (letter) => {
      await ask('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
      await ask('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    },
    trace: async (categories, work) => {
      const events: TraceEvent[] = [];
      await ask('Tracing.start', { transferMode: 'ReportEvents', categories });
      await work();
      const done = new Promise<void>((resolve) => {
        const listen = ({ method, params }: Message): void => {
          if (method === 'Tracing.dataCollected') events.push(...(params?.value as readonly TraceEvent[]));
          if (method !== 'Tracing.tracingComplete') return;
          listeners.delete(listen);
          resolve();
        };
        listeners.add(listen);
      });
      await ask('Tracing.end');
      await done;
      return events;
    },
    close: async () => {
      socket.close();
      browser.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The address that the browser says on its way up: "DevTools listening on ws://…". */
function addressSaidBy(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    output.on('end', () => reject(new Error(`the browser ended: ${said}`)));
  });
}
