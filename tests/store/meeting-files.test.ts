import { safe } from '@orpc/client';
import Database from 'better-sqlite3-multiple-ciphers';
import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { MeetingFile } from '../../shared/contract/meeting-file.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { aBody, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const file: MeetingFile = {
  format: 'secretariat-meeting',
  version: 1,
  body: { name: 'Community Outcomes Meeting' },
  organisations: [{ name: 'Calder Police' }],
  people: [{ name: 'Ruth Harland', organisation: 'Calder Police', shortForm: 'ACC Harland' }],
  plan: {
    name: 'Police and Crime Plan',
    startsOn: '2024-04-01',
    endsOn: '2028-03-31',
    priorities: ['Safer streets'],
  },
  meeting: { date: '2026-04-18', startTime: '14:30', state: 'agreed' },
  attendance: { present: ['ACC Harland'] },
  agenda: [
    {
      kind: 'report',
      title: 'Road safety',
      lead: 'ACC Harland',
      organisation: 'Calder Police',
      paper: {
        state: 'cleared',
        planLinks: ['Safer streets'],
        sections: [{ heading: 'Purpose', content: 'To inform.' }],
      },
      notes: 'ACC Harland spoke.\n\nACTION (ACC Harland, 2026-05-10): send the figures.',
      subItems: [{ kind: 'other', title: 'Survey' }],
    },
  ],
};

async function importing(client: Client, what: MeetingFile) {
  return client.meetingFiles.import({ content: JSON.stringify(what) });
}

test('a meeting file brings everything in, and comes out again the same', async () => {
  const first = await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await importing(client, file);
    const [action] = await client.actions.list({ meetingId });
    if (!action) throw new Error('no action');
    await client.actions.addUpdate({ id: action.id, revision: action.revision, text: 'Sent' });
    await client.actions.takeStep({
      id: action.id,
      revision: action.revision + 1,
      event: 'complete',
      text: 'The letter',
      href: 'https://example.org/letter',
    });
    return exported(client, meetingId);
  });
  const second = await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.meetingFiles.import({ content: first });
    expect(await client.actions.list({ meetingId })).toMatchObject([
      {
        label: '1 a)',
        status: 'complete',
        due: '2026-05-10',
        updates: [
          { event: 'update', text: 'Sent', author: 'Test clerk' },
          { event: 'complete', text: 'The letter', href: 'https://example.org/letter' },
        ],
      },
    ]);
    return exported(client, meetingId);
  });
  expect(JSON.parse(second)).toEqual(JSON.parse(first));
});

test('a file that the store cannot take whole leaves nothing of it behind', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    // The last table that an import writes to refuses.
    const prepare = Object.getOwnPropertyDescriptor(Database.prototype, 'prepare')
      ?.value as typeof Database.prototype.prepare;
    const refusing = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
      this: Database.Database,
      sql,
    ) {
      if (sql.includes('INSERT INTO actions')) throw new Database.SqliteError('no', 'SQLITE_ABORT');
      return prepare.call(this, sql);
    });
    onTestFinished(() => refusing.mockRestore());
    const { error } = await safe(importing(client, file));
    expect(error).toMatchObject({ code: 'storage-failed', data: { code: 'unknown' } });
    expect(await client.workspace.status()).toMatchObject({ meetingCount: 0, bodyCount: 0 });
    expect(await client.people.list()).toEqual([]);
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    for (const table of ['organisations', 'plans', 'agenda_items', 'documents', 'sections', 'command_log']) {
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
  });
});

test('a second meeting of the same body finds its people and plan, and adds to the plan what is new', async () => {
  const { core, client } = await openTestCore();
  await importing(client, file);
  const plan = { ...file.plan, name: 'Police and Crime Plan', startsOn: '2024-04-01', endsOn: '2028-03-31' };
  await importing(client, {
    ...file,
    plan: { ...plan, priorities: ['Safer streets', 'Safer homes'] },
    meeting: { date: '2026-07-18' },
  });
  expect(await client.people.list()).toHaveLength(1);
  expect(await client.bodies.list()).toHaveLength(1);
  const plans = await client.plans.list();
  expect(plans.map(({ entries }) => entries.map(({ title }) => title))).toEqual([
    ['Safer streets', 'Safer homes'],
  ]);
  expect(await client.meetings.list()).toHaveLength(2);
  await core.close();
});

test('a file made from last year’s, with its ids, leaves last year’s plan as it is', async () => {
  const { core, client } = await openTestCore();
  const { meetingId } = await importing(client, file);
  const copy = JSON.parse(await exported(client, meetingId)) as MeetingFile;
  const [entry] = copy.plan?.priorities ?? [];
  if (!copy.plan || typeof entry !== 'object') throw new Error('no plan in the file');
  await importing(client, {
    ...copy,
    plan: {
      ...copy.plan,
      id: undefined,
      name: 'The next plan',
      startsOn: '2028-04-01',
      endsOn: '2032-03-31',
      priorities: [{ ...entry, title: 'Calmer streets' }],
    },
    meeting: { date: '2028-05-18' },
    agenda: [],
    actions: [],
  });
  const plans = await client.plans.list();
  expect(plans.map(({ name, entries }) => [name, entries.map(({ title }) => title)])).toEqual([
    ['The next plan', ['Calmer streets']],
    ['Police and Crime Plan', ['Safer streets']],
  ]);
  await core.close();
});

test('a meeting that was put aside can be brought in again', async () => {
  const { core, client } = await openTestCore();
  const empty: MeetingFile = {
    ...file,
    meeting: { id: randomUUID(), date: '2026-04-18' },
    agenda: [{ kind: 'report', title: 'Road safety' }],
  };
  const { meetingId } = await importing(client, empty);
  await client.meetings.remove({ id: meetingId, revision: 1 });
  const again = await importing(client, empty);
  expect((await client.meetings.list()).map(({ id }) => id)).toEqual([again.meetingId]);
  await core.close();
});

test('a successor who came with the same short form can be put right, and so can the one before', async () => {
  const { core, client } = await openTestCore();
  try {
    await importing(client, file);
    const people = [{ name: 'Owen Lister', organisation: 'Calder Police', shortForm: 'ACC Harland' }];
    await importing(client, {
      ...file,
      people,
      meeting: { date: '2027-04-17' },
      attendance: { present: ['Owen Lister'] },
      agenda: [],
    });
    const successor = (await client.people.list()).find(({ name }) => name === 'Owen Lister');
    if (!successor) throw new Error('no successor');
    const inPost = await client.people.update({ ...successor, post: 'Assistant Chief Constable' });
    expect(inPost.post).toBe('Assistant Chief Constable');
    const renamed = await client.people.update({ ...inPost, shortForm: 'ACC Lister' });
    await expect(client.people.update({ ...renamed, shortForm: 'ACC Harland' })).rejects.toMatchObject({
      data: { code: 'name-taken' },
    });
  } finally {
    await core.close();
  }
});

test('the record of an agreed meeting does not change', async () => {
  const { core, client } = await openTestCore();
  const { meetingId } = await importing(client, file);
  const meeting = await client.meetings.get({ id: meetingId });
  const [item] = await client.agenda.list({ meetingId });
  const [person] = await client.people.list();
  const section = await notesSection(client, meetingId);
  if (!item || !person) throw new Error('nothing imported');
  const target = { parentId: null, beforeId: null };
  const changes = [
    () => client.documents.saveSection({ id: section.id, revision: 1, body: aBody(aParagraph('Rewritten')) }),
    () => client.meetings.update({ ...meeting, date: '2026-04-19' }),
    () => client.agenda.update({ ...item, title: 'Other' }),
    () => client.agenda.move({ id: item.id, revision: 1, ...target }),
    () => client.agenda.remove({ id: item.id, revision: 1, evenWithText: true }),
    () => aStoredItem(client, meetingId),
    () => client.attendance.set({ meetingId, personId: person.id, kind: 'apologies' }),
  ];
  for (const change of changes) {
    await expect(change()).rejects.toMatchObject({
      code: 'rule-violated',
      data: { code: 'notes-are-agreed' },
    });
  }
  expect(await notesSection(client, meetingId)).toEqual(section);
  // Its actions go on.
  const [action] = await client.actions.list({ meetingId });
  await client.actions.takeStep({ id: action?.id ?? '', revision: 1, event: 'start' });
  await core.close();
});

async function exported(client: Client, meetingId: string): Promise<string> {
  const { files } = await client.exports.make({ meetingId, what: 'meeting' });
  return Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
}

describe('what others know of an action goes with the file', () => {
  const letter = randomUUID();
  const noted = async (client: Client, meetingId: string, ...blocks: readonly BodyNode[]) =>
    saveNotes(client, meetingId, aBody(...blocks));
  const register = async (client: Client, meetingId: string) =>
    (await client.actions.list({ meetingId })).map(({ text, isInNotes, isRestricted }) => ({
      ...{ text, isInNotes, isRestricted },
    }));
  const issued = async (client: Client, { id }: { readonly id: string }): Promise<void> => {
    let { revision } = await client.meetings.get({ id });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id, revision, event }));
    }
  };
  const goneWithItsBlock = { text: 'Send the figures', isInNotes: false, isRestricted: false };

  test('that the agenda of another meeting listed it', async () => {
    const content = await withTestCore(temporaryFolder(), async (client) => {
      const { id, bodyId } = await aStoredMeeting(client, { date: '2026-01-13' });
      await noted(client, id, anAction('Send the figures', { id: letter }), anAction('Ring'));
      const next = await aStoredMeeting(client, { bodyId, date: '2026-04-14' });
      await client.meetings.takeStep({ id: next.id, revision: 1, event: 'issue-agenda' });
      const [action] = await client.actions.list({ meetingId: id });
      expect(action?.id).toBe(letter);
      const written = await exported(client, id);
      await noted(client, id, anAction('Ring'));
      expect(await register(client, id)).toContainEqual(goneWithItsBlock);
      return written;
    });
    await withTestCore(temporaryFolder(), async (client) => {
      const { meetingId } = await client.meetingFiles.import({ content });
      await noted(client, meetingId, anAction('Book a room'));
      expect(await register(client, meetingId)).toEqual([
        { text: 'Book a room', isInNotes: true, isRestricted: false },
        goneWithItsBlock,
        { text: 'Ring', isInNotes: false, isRestricted: false },
      ]);
    });
  });

  test('its words, where only what is left of them stands in the notes, and whether any are restricted', async () => {
    const call = randomUUID();
    const content = await withTestCore(temporaryFolder(), async (client) => {
      const meeting = await aStoredMeeting(client, { date: '2026-01-13' });
      const said = ['Ring ', restricted('Operation Heron')];
      await noted(
        client,
        meeting.id,
        anAction('Send the figures', { id: letter }),
        anAction(said, { id: call }),
      );
      await issued(client, meeting);
      await noted(client, meeting.id, anAction('Send', { id: letter }), anAction('', { id: call }));
      return exported(client, meeting.id);
    });
    await withTestCore(temporaryFolder(), async (client) => {
      const { meetingId } = await client.meetingFiles.import({ content });
      expect(await register(client, meetingId)).toEqual([
        { text: 'Send', isInNotes: true, isRestricted: false },
        { text: '', isInNotes: true, isRestricted: false },
      ]);
      await noted(client, meetingId);
      expect(await register(client, meetingId)).toEqual([
        { text: 'Send the figures', isInNotes: false, isRestricted: true },
        { text: 'Ring Operation Heron', isInNotes: false, isRestricted: true },
      ]);
    });
  });

  const takenOffIn = (content: string) => {
    const { takenOff, withdrawn, actions } = JSON.parse(content) as Readonly<Record<string, unknown>>;
    return { takenOff, withdrawn, actions };
  };

  test.each(['before the agenda went out', 'since the agenda went out'])(
    'that its item was taken off, %s, is restricted, and is none of the items that are there',
    async (when) => {
      const lawEnforcement = 'FOI Act s31: law enforcement';
      const content = await withTestCore(temporaryFolder(), async (client) => {
        const meeting = await aStoredMeeting(client, { date: '2026-01-13' });
        const item = await aStoredItem(client, meeting.id, { title: 'Operation Heron' });
        const action = anAction('Ring', { id: letter, due: '2026-06-01' });
        await saveNotes(client, meeting.id, aBody(action), item.id);
        if (when.startsWith('since')) await issued(client, meeting);
        const there = (await client.agenda.list({ meetingId: meeting.id })).find(({ id }) => id === item.id);
        const { revision } = await client.agenda.update({
          ...(there ?? item),
          restrictedReason: lawEnforcement,
        });
        await client.agenda.remove({ id: item.id, revision, evenWithText: true });
        return exported(client, meeting.id);
      });
      await withTestCore(temporaryFolder(), async (client) => {
        const { meetingId } = await client.meetingFiles.import({ content });
        const [action] = await client.actions.list({ meetingId });
        expect(action).toMatchObject({ text: 'Ring', isInNotes: false, isRestricted: true });
        expect(action?.agendaItemTitle).toBe('Operation Heron');
        const standing = (await client.agenda.list({ meetingId })).map(({ id }) => id);
        expect(standing).not.toContain(action?.agendaItemId);
        expect(takenOffIn(await exported(client, meetingId))).toEqual(takenOffIn(content));
        const { files } = await client.exports.make({ meetingId, what: 'actions' });
        const { everything } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
        expect(everything).not.toMatch(/Heron|Ring|June 2026|Welcome/);
        const back = await client.agenda.restore({ id: action?.agendaItemId ?? '' });
        expect(back).toMatchObject({ title: 'Operation Heron', restrictedReason: lawEnforcement });
      });
    },
  );

  test('that its item was taken off, where a file says of no item', async () => {
    await withTestCore(temporaryFolder(), async (client) => {
      const { id } = await aStoredMeeting(client, { date: '2026-01-13' });
      const item = await aStoredItem(client, id);
      await saveNotes(client, id, aBody(anAction('Ring', { id: letter })), item.id);
      await client.agenda.remove({ id: item.id, revision: item.revision, evenWithText: true });
      const { takenOff: _taken, ...file } = JSON.parse(await exported(client, id)) as Record<string, unknown>;
      const before = JSON.stringify(file)
        .replace(new RegExp(`"item":"${item.id}",?`), '')
        .replace(',}', '}');
      await withTestCore(temporaryFolder(), async (elsewhere) => {
        const { meetingId } = await elsewhere.meetingFiles.import({ content: before });
        const [action] = await elsewhere.actions.list({ meetingId });
        expect(action).toMatchObject({
          text: 'Ring',
          isInNotes: false,
          agendaItemTitle: 'Taken off the agenda',
        });
      });
    });
  });

  test('that one without words is restricted', async () => {
    const content = await withTestCore(temporaryFolder(), async (client) => {
      const { id } = await aStoredMeeting(client, { date: '2026-01-13' });
      const item = await aStoredItem(client, id);
      await saveNotes(client, id, aBody(anAction('', { id: letter, due: '2026-06-01' })), item.id);
      await client.actions.addUpdate({ id: letter, revision: 1, text: 'Heron was told' });
      await client.agenda.update({ ...item, restrictedReason: 'FOI Act s31: law enforcement' });
      await client.agenda.remove({ id: item.id, revision: item.revision + 1, evenWithText: true });
      expect(await register(client, id)).toEqual([{ text: '', isInNotes: false, isRestricted: true }]);
      return exported(client, id);
    });
    await withTestCore(temporaryFolder(), async (client) => {
      const { meetingId } = await client.meetingFiles.import({ content });
      expect(await register(client, meetingId)).toEqual([{ text: '', isInNotes: false, isRestricted: true }]);
      const { files } = await client.exports.make({ meetingId, what: 'actions' });
      const { everything } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
      expect(everything).not.toContain('Heron');
    });
  });
});
