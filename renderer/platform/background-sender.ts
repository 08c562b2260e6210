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
 * is ended; another is started when it is next asked for. Only for requests whose body is JSON.
 */
export function openBackgroundSender(start: () => Worker): () => LinkClient | null {
  let worker: Worker | null = null;
  let isReady = false;
  let sent = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): void {
    const begun = start();
    worker = begun;
    begun.addEventListener('message', ({ data }: MessageEvent<FromSender>) => hear(data));
    begun.addEventListener('error', () => {
      if (worker === begun) end(new TypeError('the worker that sends has failed'));
    });
  }

  function hear(said: FromSender): void {
    if (said.kind === 'ready') {
      isReady = true;
      return;
    }
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.kind === 'answered') asked?.resolve(said);
    else asked?.reject(new TypeError('nothing answered'));
  }

  function end(why: unknown): void {
    worker?.terminate();
    worker = null;
    isReady = false;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  }

  function send({ url, headers, body, signal }: StandardRequest): Promise<Answered> {
    signal?.throwIfAborted();
    sent += 1;
    const toSend: ToSend = { id: sent, url: url.href, headers: plain(headers), body: JSON.stringify(body) };
    worker?.postMessage(toSend);
    const answer = new Promise<Answered>((resolve, reject) => waiting.set(toSend.id, { resolve, reject }));
    const giveUp = (): void => end(signal?.reason);
    signal?.addEventListener('abort', giveUp);
    return answer.finally(() => signal?.removeEventListener('abort', giveUp));
  }

  const client: LinkClient = { call: async (request) => lazily(await send(request)) };
  return () => {
    if (worker === null) begin();
    return isReady ? client : null;
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
