import { setTimeout as delay } from 'node:timers/promises';

/** A page by its DevTools address alone: a packed program lets nobody into its main process, which Playwright needs. */
export interface PlainPage {
  /** The value of an expression in the page; it has to be JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits, half a minute at most, until an expression is true. */
  readonly waitUntil: (expression: string) => Promise<void>;
  readonly press: (button: string) => Promise<void>;
  readonly disconnect: () => void;
}

interface Reply {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

/** Connects to the one page of the browser that listens on this port of this machine. */
export async function connectToPage(port: number): Promise<PlainPage> {
  const socket = new WebSocket(await pageAddress(port));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The page could not be reached.')), {
      once: true,
    });
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  let lastId = 0;
  const evaluate = async (expression: string): Promise<unknown> => {
    const id = ++lastId;
    const params = { expression, returnByValue: true, userGesture: true };
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });
    if (reply.result?.exceptionDetails !== undefined) throw new Error(`The page refused: ${expression}`);
    return reply.result?.result?.value;
  };
  const waitUntil = async (expression: string): Promise<void> => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if ((await evaluate(`Boolean(${expression})`)) === true) return;
      await delay(100);
    }
    throw new Error(`It did not come to this: ${expression}`);
  };
  return {
    evaluate,
    waitUntil,
    press: async (label) => {
      const button = `[...document.querySelectorAll('button')].find((each) => each.textContent === ${JSON.stringify(label)})`;
      await waitUntil(button);
      await evaluate(`${button}.click()`);
    },
    disconnect: () => socket.close(),
  };
}

async function pageAddress(port: number): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
    const targets = ((await response?.json()) ?? []) as readonly {
      readonly type: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
    await delay(100);
  }
  throw new Error('The program showed no page.');
}
