import { expect, test } from 'vitest';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

type Row = {
  sequence: number;
  operation: string;
  entity_id: string;
  base_revision: number | null;
  payload: string;
};

test('every command is written down once: who, what, when, on which revision and what it replaced; a refused one is not', async () => {
  const dataFolder = temporaryFolder();
  const { meeting, item } = await withTestCore(dataFolder, async (client) => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    await client.agenda.update({ ...item, title: 'Safer roads' });
    await client.agenda.update({ ...item, title: 'Too late' }).catch(() => undefined);
    await saveNotes(client, meeting.id, aBody(aParagraph('Confidential words')), item.id);
    await client.agenda.restore({ id: item.id });
    return { meeting, item };
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const rows = database
      .prepare<[], Row & { at: string; actor: string; meeting_id: string | null }>(
        'SELECT * FROM command_log ORDER BY sequence',
      )
      .all();
    expect(rows.map(({ sequence, operation }) => [sequence, operation])).toEqual([
      [1, 'bodies.create'],
      [2, 'meetings.create'],
      [3, 'agenda.add'],
      [4, 'agenda.update'],
      [5, 'documents.saveSection'],
    ]);
    expect(rows[3]).toMatchObject({
      actor: 'Test clerk',
      entity_id: item.id,
      meeting_id: meeting.id,
      base_revision: 1,
    });
    expect(JSON.parse(rows[3]?.payload ?? '')).toMatchObject({
      title: 'Safer roads',
      before: { title: 'Road safety' },
    });
    expect(rows.every(({ at }) => /^2026-04-01T09:00:\d\d\.000Z$/.test(at))).toBe(true);
    const saved = rows[4]?.payload ?? '';
    expect(saved).not.toContain('Confidential');
    const { sha256 } = JSON.parse(saved) as { sha256: string };
    expect(database.prepare('SELECT count(*) FROM sections WHERE sha256 = ?').pluck().get(sha256)).toBe(1);
  });
});

test('saving what is stored already changes nothing and is not written down', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const meeting = await aStoredMeeting(client);
    const first = await saveNotes(client, meeting.id, aBody(aParagraph('The same')));
    const second = await saveNotes(client, meeting.id, aBody(aParagraph('The same')));
    expect(second.revision).toBe(first.revision);
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const saves = `SELECT count(*) FROM command_log WHERE operation = 'documents.saveSection'`;
    expect(database.prepare(saves).pluck().get()).toBe(1);
  });
});
