// As much of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) as the story needs, over one WebSocket.

export type Bidi = {
  readonly send: (method: string, params: object) => Promise<Readonly<Record<string, unknown>>>;
  readonly on: (method: string, listener: (params: Readonly<Record<string, unknown>>) => void) => void;
  readonly close: () => void;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
};

type Waiting = {
  readonly done: (result: Record<string, unknown>) => void;
  readonly failed: (error: Error) => void;
};

export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  await new Promise<void>((opened, failed) => {
    socket.onopen = () => opened();
    socket.onerror = () => failed(new Error(`no answer at ${address}`));
  });
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (params: Record<string, unknown>) => void>();
  socket.onmessage = ({ data }) => {
    const { id, method, params = {}, result = {}, error, message } = JSON.parse(String(data)) as Message;
    if (method !== undefined) listeners.get(method)?.(params);
    const asked = waiting.get(id ?? -1);
    waiting.delete(id ?? -1);
    if (error === undefined) asked?.done(result);
    else asked?.failed(new Error(`${error}: ${message ?? ''}`));
  };
  socket.onclose = () => {
    for (const { failed } of waiting.values()) failed(new Error('the browser has ended'));
  };
  return {
    send: (method, params) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    on: (method, listener) => listeners.set(method, listener),
    close: () => socket.close(),
  };
}
