import { createRouterClient } from '@orpc/server';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { thinHistory } from '../../electron/core/services/thin-history.ts';
import { openStoreSlot } from '../../electron/core/store/store-slot.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';
import { noKeys } from '../support/no-keys.ts';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

/** Oldest first. */
async function textsOf(client: Client, sectionId: string): Promise<string[]> {
  const versions = await client.versions.list({ sectionId });
  const texts = await Promise.all(
    versions.map(async ({ sequence }) => {
      const { content } = await client.versions.get({ sectionId, sequence });
      return content.state === 'sound' ? plainTextOf(content.body) : content.reason;
    }),
  );
  return texts.reverse();
}

async function keepersOf(client: Client, sectionId: string) {
  return (await client.versions.list({ sectionId })).map(({ keptFor }) => keptFor).reverse();
}

test('what is typed on in one go is one version, and a pause begins the next', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    // The clock moves a second with every command: a version takes five seconds of typing.
    for (let n = 1; n <= 12; n += 1) await saveNotes(client, meeting.id, aBody(aParagraph(words(n))));
    const { id } = await notesSection(client, meeting.id);
    expect(await textsOf(client, id)).toEqual([words(5), words(10), words(12)]);
  });
});

test('deleting word by word loses no more than a few words of the longest text', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    for (const n of [20, 18, 16, 14]) await saveNotes(client, meeting.id, aBody(aParagraph(words(n))));
    const { id } = await notesSection(client, meeting.id);
    expect((await textsOf(client, id))[0]).toBe(words(18));
  });
});

test('words that came from elsewhere are among the versions before they are replaced', async () => {
  const dataFolder = temporaryFolder();
  const meeting = await withTestCore(dataFolder, async (client) => {
    const made = await aStoredMeeting(client);
    await saveNotes(client, made.id, aBody(aParagraph('Written before')));
    return made;
  });
  withDatabase(databaseFile(dataFolder), (database) => database.exec('DELETE FROM section_versions'));
  await withTestCore(dataFolder, async (client) => {
    const { id } = await saveNotes(client, meeting.id, aBody(aParagraph('Written before, and on')));
    expect(await textsOf(client, id)).toEqual(['Written before', 'Written before, and on']);
    expect((await client.versions.list({ sectionId: id })).map(({ cause }) => cause)).toEqual([
      'saved',
      'found',
    ]);
  });
});

test('the first words of an imported meeting are versions', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.workspace.loadSample();
    const { notesDocumentId } = await client.meetings.get({ id: meetingId });
    const { sections } = await client.documents.get({ id: notesDocumentId });
    const written = sections.filter((section) => section.words > 0);
    expect(written.length).toBeGreaterThan(3);
    for (const section of written) {
      const [version, ...others] = await client.versions.list({ sectionId: section.id });
      expect(version).toMatchObject({ cause: 'imported', words: section.words });
      expect(others).toEqual([]);
    }
  });
});

test('what goes out is kept: the papers with the agenda, a paper when it is cleared, the notes as a draft', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    const notes = await saveNotes(client, meeting.id, aBody(aParagraph('As it was said')));
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const paper = await client.papers.create({ agendaItemId });
    const [purpose] = paper.sections;
    if (!purpose) throw new Error('no sections');
    const write = async (text: string): Promise<void> => {
      const document = await client.documents.get({ id: paper.id });
      const { id, revision = 0 } = document.sections[0] ?? { id: '' };
      await client.documents.saveSection({ id, revision, body: aBody(aParagraph(text)) });
    };
    await write('As the agenda went out');
    const issued = await client.meetings.takeStep({ id: meeting.id, revision: 1, event: 'issue-agenda' });
    expect(await keepersOf(client, purpose.id)).toEqual(['issued']);
    await write('As the agenda went out, and cleared');
    await client.papers.takeStep({ id: paper.id, revision: 1, event: 'send-for-review' });
    await client.papers.takeStep({ id: paper.id, revision: 2, event: 'clear' });
    expect(await keepersOf(client, purpose.id)).toEqual(['issued', 'issued']);
    expect(await keepersOf(client, notes.id)).toEqual([null]);
    const held = await client.meetings.takeStep({ ...issued, event: 'hold' });
    await client.meetings.takeStep({ ...held, event: 'issue-draft-notes' });
    expect(await keepersOf(client, notes.id)).toEqual(['issued']);
    const [version] = await client.versions.list({ sectionId: notes.id });
    const named = { sectionId: notes.id, sequence: version?.sequence ?? 0 };
    await client.versions.rename({ ...named, name: 'Draft' });
    expect(await client.versions.rename({ ...named, name: null })).toMatchObject({ keptFor: 'issued' });
  });
});

test('a version that is restored brings its actions back, and undoing that is another restore', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    const { id } = await saveNotes(client, meeting.id, aBody(anAction('Send the figures by the summer')));
    const [action] = await client.actions.list({ meetingId: meeting.id });
    const emptied = await saveNotes(client, meeting.id, aBody(aParagraph('Gone')));
    expect(await client.actions.list({ meetingId: meeting.id })).toEqual([]);
    const [, first] = await client.versions.list({ sectionId: id });
    const restore = { id, revision: emptied.revision, sequence: first?.sequence ?? 0 };
    const { revision } = await client.versions.restore(restore);
    expect(await client.actions.list({ meetingId: meeting.id })).toEqual([action]);
    await expect(client.versions.restore(restore)).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.versions.restore({ ...restore, revision })).toMatchObject({ revision });
    expect(await textsOf(client, id)).toEqual([
      'Send the figures by the summer',
      'Gone',
      'Send the figures by the summer',
    ]);
  });
});

test('a text that cannot be read is kept byte for byte before a version takes its place', async () => {
  const dataFolder = temporaryFolder();
  const meeting = await withTestCore(dataFolder, async (client) => {
    const made = await aStoredMeeting(client);
    await saveNotes(client, made.id, aBody(aParagraph('They spoke about roads')));
    return made;
  });
  const spoilt = withDatabase(databaseFile(dataFolder), (database) => {
    // Bytes that are no UTF-8, which reading as text would change.
    database.exec(`UPDATE sections SET body = CAST(CAST(replace(body, 'roads', 'ro') AS BLOB) || x'FFC0' AS TEXT)
      WHERE words > 0`);
    return database
      .prepare('SELECT hex(body) AS body, sha256, schema_version FROM sections WHERE words > 0')
      .get();
  });
  await withTestCore(dataFolder, async (client) => {
    const { id, revision, content } = await notesSection(client, meeting.id);
    expect(content.state).toBe('unreadable');
    const [version] = await client.versions.list({ sectionId: id });
    await client.versions.restore({ id, revision, sequence: version?.sequence ?? 0 });
    expect(plainTextOf(bodyOf(await notesSection(client, meeting.id)))).toBe('They spoke about roads');
    const [, damaged] = await client.versions.list({ sectionId: id });
    expect(damaged).toMatchObject({ cause: 'found', keptFor: 'damaged' });
    const read = await client.versions.get({ sectionId: id, sequence: damaged?.sequence ?? 0 });
    expect(read.content).toMatchObject({ state: 'unreadable', reason: 'changed-outside' });
    const again = { id, revision: revision + 1, sequence: damaged?.sequence ?? 0 };
    await expect(client.versions.restore(again)).rejects.toMatchObject({
      code: 'rule-violated',
      data: { code: 'version-unreadable' },
    });
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const kept = `SELECT hex(body) AS body, sha256, schema_version FROM section_versions WHERE kept_for = 'damaged'`;
    expect(database.prepare(kept).get()).toEqual(spoilt);
  });
});

test('whatever the clock says, the order of versions is that of the saves, and nothing is written over', async () => {
  const times = [
    '2026-10-25T00:59:58Z',
    '2026-10-25T01:00:01Z',
    '2026-10-25T00:59:59Z',
    '2099-01-01T00:00:00Z',
    '2026-10-25T01:00:02Z',
    '1999-12-31T23:59:59Z',
    '2026-03-29T00:59:59Z',
    '2026-03-29T02:00:00Z',
  ];
  let now = times[0] ?? '';
  const dataFolder = temporaryFolder();
  const core = await openCore({
    dataFolder,
    resourcesFolder,
    author: 'Clerk',
    programVersion: '0',
    clock: () => new Date(now),
  });
  const client = createRouterClient(core.router);
  const meeting = await aStoredMeeting(client);
  for (const [index, time] of times.entries()) {
    now = time;
    await saveNotes(client, meeting.id, aBody(aParagraph(words(index + 1))));
  }
  const { id } = await notesSection(client, meeting.id);
  const expected = times.map((_, index) => words(index + 1)).slice(1);
  expect(await textsOf(client, id)).toEqual(expected);
  await core.close();
  // Thinned as an earlier session's: each stands in a minute of its own in this order.
  const store = await openStoreSlot({
    keys: noKeys,
    path: databaseFile(dataFolder),
    backupFolder: dataFolder,
  });
  expect(await thinHistory({ store, session: 'another' })).toBe(0);
  store.close();
  await withTestCore(dataFolder, async (again) => expect(await textsOf(again, id)).toEqual(expected));
});

test('an earlier session is thinned a few at a time, and never what is kept, named or current', async () => {
  const dataFolder = temporaryFolder();
  const { meeting, sectionId } = await withTestCore(dataFolder, async (client) => {
    const made = await aStoredMeeting(client);
    const section = await saveNotes(client, made.id, aBody(aParagraph('The text that stands')));
    await client.versions.setAside({ sectionId: section.id, body: aBody(aParagraph('The other text')) });
    return { meeting: made, sectionId: section.id };
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const body = JSON.stringify(aBody(aParagraph('In between')));
    database
      .prepare(
        `INSERT INTO section_versions (section_id, revision, day, session, began_at, at, author, cause, kept_for, name,
           schema_version, sha256, words, peak_words, body)
         WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 300)
         SELECT @sectionId, 2, 1, 'before', '', '2026-04-01T09:00:00.000Z', '', 'saved',
           CASE n WHEN 7 THEN 'named' WHEN 8 THEN 'shrunk' END, CASE n WHEN 7 THEN 'As spoken' END,
           1, @sha256, 2, 2, @body FROM count`,
      )
      .run({ sectionId, body, sha256: createHash('sha256').update(body).digest('hex') });
  });
  const store = await openStoreSlot({
    keys: noKeys,
    path: databaseFile(dataFolder),
    backupFolder: dataFolder,
  });
  let transactions = 0;
  const counting: typeof store = {
    ...store,
    get state() {
      return store.state;
    },
    write: (work) => {
      transactions += 1;
      return store.write(work);
    },
  };
  expect(await thinHistory({ store: counting, session: 'now' })).toBe(297);
  expect(transactions).toBeGreaterThan(5);
  expect(await thinHistory({ store, session: 'now' })).toBe(0);
  store.close();
  await withTestCore(dataFolder, async (client) => {
    expect(plainTextOf(bodyOf(await notesSection(client, meeting.id)))).toBe('The text that stands');
    expect(await textsOf(client, sectionId)).toEqual([
      'The text that stands',
      'The other text',
      'In between',
      'In between',
      'In between',
    ]);
    expect(await keepersOf(client, sectionId)).toEqual([null, 'conflict', 'named', 'shrunk', null]);
  });
});

test('a text that was set aside takes no place of the section’s own last text of that minute', async () => {
  const dataFolder = temporaryFolder();
  const sectionId = await withTestCore(dataFolder, async (client) => {
    const { id } = await aStoredMeeting(client);
    const section = await saveNotes(client, id, aBody(aParagraph('The last of the minute')));
    await client.versions.setAside({ sectionId: section.id, body: aBody(aParagraph('The other text')) });
    return section.id;
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    database.exec(`UPDATE section_versions SET session = 'before', at = '2026-04-01T09:00:30.000Z'`);
    const body = JSON.stringify(aBody(aParagraph('Of the next day')));
    database
      .prepare(
        `INSERT INTO section_versions (section_id, revision, day, session, began_at, at, author, cause, schema_version,
           sha256, words, peak_words, body)
         VALUES (?, 9, 1, 'before', '', '2026-04-02T09:00:00.000Z', '', 'saved', 1, ?, 4, 4, ?)`,
      )
      .run(sectionId, createHash('sha256').update(body).digest('hex'), body);
    database.exec(`UPDATE sections SET sha256 = (SELECT sha256 FROM section_versions WHERE revision = 9),
      body = (SELECT body FROM section_versions WHERE revision = 9) WHERE id = '${sectionId}'`);
  });
  const store = await openStoreSlot({
    keys: noKeys,
    path: databaseFile(dataFolder),
    backupFolder: dataFolder,
  });
  expect(await thinHistory({ store, session: 'now' })).toBe(0);
  store.close();
  await withTestCore(dataFolder, async (client) => {
    expect(await textsOf(client, sectionId)).toEqual([
      'The last of the minute',
      'The other text',
      'Of the next day',
    ]);
  });
});

test('a text that was set aside stays for ever, also where a version of it had a name that is taken away', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { id } = await aStoredMeeting(client);
    const body = aBody(aParagraph('As spoken on the day'));
    const { id: sectionId } = await saveNotes(client, id, body);
    const [version] = await client.versions.list({ sectionId });
    const sequence = version?.sequence ?? 0;
    await client.versions.rename({ sectionId, sequence, name: 'As spoken' });
    expect(await client.versions.setAside({ sectionId, body })).toEqual({ sequence });
    await client.versions.rename({ sectionId, sequence, name: null });
    expect(await keepersOf(client, sectionId)).toEqual(['conflict']);
  });
});
