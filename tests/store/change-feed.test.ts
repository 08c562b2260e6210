import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createRouter } from '../../electron/core/api/router.ts';
import type { Program } from '../../electron/core/services/program.ts';
import type { ChangeEvent } from '../../shared/contract/entities/changes.ts';
import { createChangeFeed } from '../../electron/core/services/change-feed.ts';
import { aStoredBody } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

const event = (sequence: number): ChangeEvent => ({ sequence, area: 'agenda', meetingId: null });

async function allOf(changes: AsyncIterable<ChangeEvent>): Promise<readonly number[]> {
  const heard: number[] = [];
  for await (const { sequence } of changes) heard.push(sequence);
  return heard;
}

test('a listener hears every change from the moment it asked, before it began to read too', async () => {
  const feed = createChangeFeed();
  feed.publish(event(1));
  const changes = feed.listen();
  feed.publish(event(2));
  const heard = allOf(changes);
  feed.publish(event(3));
  feed.close();
  expect(await heard).toEqual([2, 3]);
});

test('a listener that stops, by abort or by leaving, is forgotten', async () => {
  const feed = createChangeFeed();
  const stop = new AbortController();
  const aborted = allOf(feed.listen(stop.signal));
  const left = feed.listen();
  void feed.listen(AbortSignal.abort());
  expect(feed.listenerCount()).toBe(2);
  stop.abort();
  expect(await aborted).toEqual([]);
  feed.publish(event(1));
  for await (const _change of left) break;
  expect(feed.listenerCount()).toBe(0);
});

test('closing the program ends every stream, also one that starts later', async () => {
  const { core } = await openTestCore();
  const client = createRouterClient(core.router);
  const heard = allOf(await client.workspace.changes());
  await aStoredBody(client);
  await core.close();
  expect(await heard).toEqual([1]);
  expect(await allOf(await client.workspace.changes())).toEqual([]);
});

test.each(['stops listening', 'closes its window'])(
  'a screen over a port that %s is forgotten',
  async (how) => {
    const feed = createChangeFeed();
    // Only the feed of the program is asked for anything here.
    const router = createRouter({ changes: feed } as unknown as Program);
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(router).upgrade(port1);
    port1.start();
    port2.start();
    const client: Client = createORPCClient(new RPCLink({ port: port2 }));
    const stop = new AbortController();
    const changes = await client.workspace.changes(undefined, { signal: stop.signal });
    const heard: number[] = [];
    const listening = (async () => {
      for await (const { sequence } of changes) heard.push(sequence);
    })().catch(() => undefined);
    feed.publish(event(1));
    await expect.poll(() => heard).toEqual([1]);
    expect(feed.listenerCount()).toBe(1);
    if (how === 'stops listening') stop.abort();
    else port2.close();
    await expect.poll(() => feed.listenerCount()).toBe(0);
    stop.abort();
    await listening;
    port2.close();
  },
);
