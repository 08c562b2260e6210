import type { StandardLinkClient } from '@orpc/client/standard';
import type { FromSender, ToSend } from './sending-messages.ts';

export type LinkClient = StandardLinkClient<Record<never, never>>;
type StandardRequest = Parameters<LinkClient['call']>[0];
type StandardResponse = Awaited<ReturnType<LinkClient['call']>>;
type Answered = Extract<FromSender, { readonly kind: 'answered' }>;

type Waiting = { readonly resolve: (answer: Answered) => void; readonly reject: (error: unknown) => void };

/**
 * Sends from a worker: a request costs the thread that makes it a millisecond, and the page's own is the one that takes the
 * keys. Answers with what sends, or null while the worker does not stand ready, so that nothing ever waits for it: whoever
 * asks sends by themselves then. A worker that failed, or left a request without an answer for as long as its signal allowed,
 * gets no other, and another is started in its place. Only for requests whose body is JSON.
 */
export function openBackgroundSender(start: () => Worker): () => LinkClient | null {
  let current: Sender | null = null;
  const client: LinkClient = {
    call: async (request) => {
      if (current === null) throw new TypeError('the worker that sends has failed');
      return lazily(await current.send(request));
    },
  };
  return () => {
    try {
      if (current?.isGivenUp() ?? true) current = openSender(start());
    } catch {
      // The browser lets no worker be made.
      current = null;
    }
    return current?.isReady() === true ? client : null;
  };
}

type Sender = {
  readonly isReady: () => boolean;
  readonly isGivenUp: () => boolean;
  readonly send: (request: StandardRequest) => Promise<Answered>;
};

function openSender(worker: Worker): Sender {
  let isReady = false;
  let isGivenUp = false;
  let sent = 0;
  const waiting = new Map<number, Waiting>();

  worker.addEventListener('message', ({ data }: MessageEvent<FromSender>) => {
    if (data.kind === 'ready') isReady = true;
    else settle(data);
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new TypeError('the worker that sends has failed'));
    waiting.clear();
    giveUp();
  });

  function settle(said: Exclude<FromSender, { readonly kind: 'ready' }>): void {
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.kind === 'answered') asked?.resolve(said);
    else asked?.reject(new TypeError('nothing answered'));
    if (isGivenUp) giveUp();
  }

  // What others still wait for may be answered yet.
  function giveUp(): void {
    isGivenUp = true;
    if (waiting.size === 0) worker.terminate();
  }

  return {
    isReady: () => isReady,
    isGivenUp: () => isGivenUp,
    send: ({ url, headers, body, signal }) => {
      signal?.throwIfAborted();
      sent += 1;
      const id = sent;
      const toSend: ToSend = { id, url: url.href, headers: plain(headers), body: JSON.stringify(body) };
      worker.postMessage(toSend);
      const answer = new Promise<Answered>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const giveThisUp = (): void => {
        waiting.get(id)?.reject(signal?.reason);
        waiting.delete(id);
        giveUp();
      };
      signal?.addEventListener('abort', giveThisUp);
      return answer.finally(() => signal?.removeEventListener('abort', giveThisUp));
    },
  };
}

function plain(headers: StandardRequest['headers']): Record<string, string> {
  const json = { 'content-type': 'application/json' };
  return Object.entries(headers).reduce(
    (all, [name, value]) => (typeof value === 'string' ? { ...all, [name]: value } : all),
    json,
  );
}

function lazily({ status, headers, body }: Answered): StandardResponse {
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  const read = (): unknown => (isJson && body !== '' ? JSON.parse(body) : body);
  return { status, headers, body: () => Promise.resolve().then(read) };
}
