import { expect, test } from 'vitest';
import { openBackgroundSender } from '../../../renderer/platform/background-sender.ts';
import type { FromSender, ToSend } from '../../../renderer/platform/sending-messages.ts';

/** A worker whose answers the test gives. */
class TestWorker extends EventTarget {
  readonly sent: ToSend[] = [];
  isEnded = false;
  postMessage(message: ToSend): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: FromSender): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function aSender() {
  const workers: TestWorker[] = [];
  const sender = openBackgroundSender(() => {
    const worker = new TestWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { sender, workers };
}

function aReadySender() {
  const { sender, workers } = aSender();
  sender();
  const [worker] = workers;
  if (!worker) throw new Error('no worker was started');
  worker.say({ kind: 'ready' });
  return { sender, worker, workers };
}

const send = (sender: ReturnType<typeof openBackgroundSender>, signal?: AbortSignal) => {
  const client = sender();
  if (!client) throw new Error('nothing stands ready');
  return client.call(
    {
      url: new URL('http://127.0.0.1:1/rpc/documents/saveSection'),
      method: 'POST',
      headers: { 'x-held': '1' },
      body: { json: { revision: 3 } },
      signal,
    },
    { context: {} },
    ['documents', 'saveSection'],
    {},
  );
};

const answer = (id: number, body = '{"json":4}'): FromSender => ({
  kind: 'answered',
  id,
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});

test('nothing waits for a worker that does not stand ready', () => {
  const { sender, workers } = aSender();
  expect(sender()).toBeNull();
  expect(sender()).toBeNull();
  expect(workers).toHaveLength(1);
  workers[0]?.say({ kind: 'ready' });
  expect(sender()).not.toBeNull();
});

test('each request gets its own answer, whichever comes first', async () => {
  const { sender, worker } = aReadySender();
  const [one, other] = [send(sender), send(sender)];
  expect(worker.sent).toMatchObject([
    {
      url: 'http://127.0.0.1:1/rpc/documents/saveSection',
      headers: { 'content-type': 'application/json', 'x-held': '1' },
      body: '{"json":{"revision":3}}',
    },
    {},
  ]);
  worker.say(answer(worker.sent[1]?.id ?? 0, '{"json":"other"}'));
  worker.say(answer(worker.sent[0]?.id ?? 0, '{"json":"one"}'));
  expect(await (await one).body()).toEqual({ json: 'one' });
  expect(await (await other).body()).toEqual({ json: 'other' });
});

test('an answer that is no JSON is a text, and one that is broken fails when it is read', async () => {
  const { sender, worker } = aReadySender();
  const plain = send(sender);
  worker.say({
    kind: 'answered',
    id: 1,
    status: 403,
    headers: { 'content-type': 'text/plain' },
    body: 'No.',
  });
  expect(await (await plain).body()).toBe('No.');
  const broken = send(sender);
  worker.say(answer(2, '{"json":'));
  await expect((await broken).body()).rejects.toThrow(SyntaxError);
});

test('what nothing answered fails, and the worker goes on', async () => {
  const { sender, worker } = aReadySender();
  const lost = send(sender);
  worker.say({ kind: 'failed', id: 1 });
  await expect(lost).rejects.toThrow('nothing answered');
  expect(worker.isEnded).toBe(false);
  expect(sender()).not.toBeNull();
});

test('a worker that fails lets go of all that waits for it, and another is started', async () => {
  const { sender, worker, workers } = aReadySender();
  const waiting = [send(sender), send(sender)];
  worker.dispatchEvent(new Event('error'));
  for (const each of waiting) await expect(each).rejects.toThrow('has failed');
  expect(worker.isEnded).toBe(true);
  expect(sender()).toBeNull();
  expect(workers).toHaveLength(2);
  workers[1]?.say({ kind: 'ready' });
  const again = send(sender);
  workers[1]?.say(answer(workers[1].sent[0]?.id ?? 0));
  expect((await again).status).toBe(200);
});

test('a worker that leaves a request without an answer is not asked again', async () => {
  const { sender, worker } = aReadySender();
  const patience = new AbortController();
  const late = send(sender, patience.signal);
  patience.abort(new DOMException('too late', 'TimeoutError'));
  await expect(late).rejects.toThrow('too late');
  expect(worker.isEnded).toBe(true);
  expect(sender()).toBeNull();
});

test('a request that was given up leaves what others wait for, until that is answered', async () => {
  const { sender, worker, workers } = aReadySender();
  const patience = new AbortController();
  const [late, other] = [send(sender, patience.signal), send(sender)];
  patience.abort(new DOMException('too late', 'TimeoutError'));
  await expect(late).rejects.toThrow('too late');
  expect(worker.isEnded).toBe(false);
  expect(sender()).toBeNull();
  expect(workers).toHaveLength(2);
  worker.say(answer(2, '{"json":"other"}'));
  expect(await (await other).body()).toEqual({ json: 'other' });
  expect(worker.isEnded).toBe(true);
});

test('where the browser lets no worker be made nothing waits for one', () => {
  const sender = openBackgroundSender(() => {
    throw new DOMException('no workers here', 'SecurityError');
  });
  expect(sender()).toBeNull();
  expect(sender()).toBeNull();
});

test('nothing is sent once it is given up', async () => {
  const { sender, worker } = aReadySender();
  await expect(send(sender, AbortSignal.abort())).rejects.toThrow();
  expect(worker.sent).toEqual([]);
});
