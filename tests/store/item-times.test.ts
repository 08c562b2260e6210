import { expect, test } from 'vitest';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// The clock of a test core goes a second a look from the same moment on, whenever the core is opened.

async function counted(folder: string) {
  return withTestCore(folder, async (client) => {
    const { id: meetingId } = await aStoredMeeting(client);
    const [item] = await client.agenda.list({ meetingId });
    if (!item) throw new Error('no items');
    await client.agenda.countTime({ meetingId, agendaItemId: item.id });
    return { meetingId, item };
  });
}

/** As if the time was taken down some seconds before the test cores' first moment. */
function backdate(folder: string, seconds: number): void {
  const at = Date.UTC(2026, 3, 1, 9, 0) - seconds * 1000;
  withDatabase(databaseFile(folder), (database) =>
    database.prepare('UPDATE item_progress SET counted_until = ?').run(at),
  );
}

test('a program that ended while time was counted goes on counting, and what passed meanwhile is in it', async () => {
  const folder = temporaryFolder();
  const { meetingId, item } = await counted(folder);
  backdate(folder, 600);
  await withTestCore(folder, async (client) => {
    const times = await client.agenda.times({ meetingId });
    expect(times.countingId).toBe(item.id);
    expect(times.items[0]?.seconds).toBeGreaterThanOrEqual(600);
    expect(times.items[0]?.seconds).toBeLessThan(700);
  });
});

test('time that nobody counted, because the program was left, is not in it', async () => {
  const folder = temporaryFolder();
  const { meetingId, item } = await counted(folder);
  backdate(folder, 86_400);
  await withTestCore(folder, async (client) => {
    expect(await client.agenda.times({ meetingId })).toEqual({
      items: [{ agendaItemId: item.id, seconds: 0 }],
      countingId: null,
    });
    const again = await client.agenda.countTime({ meetingId, agendaItemId: item.id });
    expect(again.countingId).toBe(item.id);
    expect(again.items[0]?.seconds).toBeLessThan(60);
  });
});
