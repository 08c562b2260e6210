import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function aChoice(client: Client) {
  const meeting = await aStoredMeeting(client);
  await aStoredItem(client, meeting.id, { title: 'Road safety' });
  const kinds = ['agenda', 'notes', 'forward-plan'] as const;
  return { meetingIds: [meeting.id], kinds, audience: 'public', standing: 'draft' } as const;
}

test('whoever gives up a zip file between two of its files gets none of it, and the files after are not made', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const choice = await aChoice(client);
    const zip = randomUUID();
    const heard: number[] = [];
    const stop = new AbortController();
    const told = await client.exports.zipProgress({ zip });
    const listening = (async () => {
      for await (const { done } of told) {
        heard.push(done);
        stop.abort();
      }
    })();
    await expect(client.exports.makeZip({ ...choice, zip }, { signal: stop.signal })).rejects.toThrow();
    // The same again, by which time the first would have gone on.
    const { files } = await client.exports.makeZip(choice);
    expect(files).toHaveLength(1);
    // The next one may have begun when the first was heard of.
    expect(heard).not.toContain(3);
    await told.return?.();
    await listening;
  });
});

test('each zip file is counted for itself, and one that nobody names for nobody', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const choice = await aChoice(client);
    const [zip, other] = [randomUUID(), randomUUID()];
    const told = await client.exports.zipProgress({ zip });
    const heard: unknown[] = [];
    const listening = (async () => {
      for await (const each of told) heard.push(each);
    })();
    await client.exports.makeZip(choice);
    await client.exports.makeZip({ ...choice, zip: other });
    await client.exports.makeZip({ ...choice, zip });
    await told.return?.();
    await listening;
    expect(heard).toEqual([1, 2, 3].map((done) => ({ zip, done, of: 3 })));
  });
});
