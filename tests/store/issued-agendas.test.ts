import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { inAgendaOrder, numberAgenda } from '../../shared/domain/agenda.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// A meeting with 1 Welcome, 2 Notes, 3 Next meeting, 4 Road safety with 4 a) Survey, 5 Knife crime.
async function aPlannedMeeting(client: Client) {
  const meeting = await aStoredMeeting(client);
  const roads = await aStoredItem(client, meeting.id);
  const survey = await aStoredItem(client, meeting.id, {
    parentId: roads.id,
    kind: 'other',
    title: 'Survey',
  });
  const knives = await aStoredItem(client, meeting.id, { title: 'Knife crime' });
  return { meeting, roads, survey, knives };
}

async function takeStep(
  client: Client,
  id: string,
  event: 'issue-agenda' | 'reopen-agenda',
  reason?: string,
) {
  const { revision } = await client.meetings.get({ id });
  return client.meetings.takeStep({ id, revision, event, ...(reason === undefined ? {} : { reason }) });
}

async function linesOf(client: Client, { id }: Pick<Meeting, 'id'>): Promise<readonly string[]> {
  const items = await client.agenda.list({ meetingId: id });
  const numbers = numberAgenda(items);
  return inAgendaOrder(items).map(
    (item) => `${numbers.get(item.id)?.label ?? ''} ${item.title}${item.issued?.isLate ? ' (late)' : ''}`,
  );
}

async function current(client: Client, { id, meetingId }: AgendaItem): Promise<AgendaItem> {
  const item = (await client.agenda.list({ meetingId })).find((each) => each.id === id);
  if (!item) throw new Error('the item is not on the agenda');
  return item;
}

async function remove(client: Client, item: AgendaItem): Promise<void> {
  const { id, revision } = await current(client, item);
  await client.agenda.remove({ id, revision, evenWithText: true });
}

test('items keep the numbers that they went out with, and a late one gets a number of its own', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, roads, survey, knives } = await aPlannedMeeting(client);
    await takeStep(client, meeting.id, 'issue-agenda');
    const late = await aStoredItem(client, meeting.id, { title: 'Late', beforeId: roads.id });
    expect(late.issued).toEqual({ mark: '6', isLate: true });
    await aStoredItem(client, meeting.id, { title: 'Poll', parentId: roads.id, beforeId: survey.id });
    await client.agenda.move({ ...(await current(client, knives)), beforeId: roads.id });
    const expected = [
      '1 Welcome and apologies',
      '2 Notes of the previous meeting',
      '3 Next meeting',
      '6 Late (late)',
      '5 Knife crime',
      '4 Road safety',
      '4 b) Poll (late)',
      '4 a) Survey',
    ];
    expect(await linesOf(client, meeting)).toEqual(expected);

    await remove(client, knives);
    await remove(client, late);
    const { withdrawn } = await client.agenda.issues({ meetingId: meeting.id });
    expect(withdrawn.map(({ label, title }) => `${label} ${title}`)).toEqual(['6 Late', '5 Knife crime']);
    const later = await aStoredItem(client, meeting.id, { title: 'Later' });
    expect(later.issued).toEqual({ mark: '7', isLate: true });
    await client.agenda.restore({ id: knives.id });
    await client.agenda.restore({ id: late.id });
    expect(await linesOf(client, meeting)).toEqual([...expected, '7 Later (late)']);
    expect((await client.agenda.issues({ meetingId: meeting.id })).withdrawn).toEqual([]);
  });
});

test('what left with its item is not said to be missing, and comes back with its number', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, roads } = await aPlannedMeeting(client);
    await takeStep(client, meeting.id, 'issue-agenda');
    await remove(client, roads);
    const { withdrawn } = await client.agenda.issues({ meetingId: meeting.id });
    expect(withdrawn).toMatchObject([{ id: roads.id, parentId: null, mark: '4', label: '4' }]);
    await client.agenda.restore({ id: roads.id });
    expect(await linesOf(client, meeting)).toContain('4 a) Survey');
  });
});

test('a late item that changes its level gets a number there; one that went out does not change it', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, roads, knives } = await aPlannedMeeting(client);
    await takeStep(client, meeting.id, 'issue-agenda');
    const late = await aStoredItem(client, meeting.id, { title: 'Late' });
    const under = await client.agenda.move({ ...late, parentId: roads.id, beforeId: null });
    expect(under.issued).toEqual({ mark: 'b', isLate: true });
    const back = await client.agenda.move({ ...under, parentId: null, beforeId: null });
    expect(back.issued).toEqual({ mark: '6', isLate: true });
    const { error } = await safe(client.agenda.move({ ...knives, parentId: roads.id, beforeId: null }));
    expect(error).toMatchObject({ code: 'rule-violated', data: { code: 'issued-item-keeps-level' } });
    expect(await linesOf(client, meeting)).toContain('5 Knife crime');
  });
});

test('an item that was taken off before the agenda went out comes back as a late one', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, roads } = await aPlannedMeeting(client);
    await remove(client, roads);
    await takeStep(client, meeting.id, 'issue-agenda');
    expect((await client.agenda.issues({ meetingId: meeting.id })).withdrawn).toEqual([]);
    const back = await client.agenda.restore({ id: roads.id });
    expect(back.issued).toEqual({ mark: '5', isLate: true });
    expect(await linesOf(client, meeting)).toContain('5 a) Survey (late)');
  });
});

test('reopening needs a reason, is recorded, and lets the numbers follow; issuing again makes another version', async () => {
  const dataFolder = temporaryFolder();
  const meetingId = await withTestCore(dataFolder, async (client) => {
    const { meeting, roads, knives } = await aPlannedMeeting(client);
    const { id } = meeting;
    await takeStep(client, id, 'issue-agenda');
    for (const reason of [undefined, '', '  \n ']) {
      const { error } = await safe(takeStep(client, id, 'reopen-agenda', reason));
      expect(error).toMatchObject({ code: 'rule-violated', data: { code: 'reason-missing' } });
    }
    const { error: tooLong } = await safe(takeStep(client, id, 'reopen-agenda', 'x'.repeat(1001)));
    expect(tooLong).toMatchObject({ code: 'BAD_REQUEST' });
    const { error: invisible } = await safe(takeStep(client, id, 'reopen-agenda', 'A\u0007bell'));
    expect(invisible).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await client.meetings.get({ id })).state).toBe('agenda-issued');
    expect((await client.agenda.issues({ meetingId: id })).issues).toHaveLength(1);

    await aStoredItem(client, id, { title: 'Late', beforeId: roads.id });
    await client.agenda.update({ ...(await current(client, roads)), title: 'Safer roads', minutes: 20 });
    await remove(client, knives);
    const changes = [
      { code: 'removed', number: '5', title: 'Knife crime' },
      { code: 'added', number: '6', title: 'Late' },
      { code: 'renamed', number: '4', title: 'Safer roads', before: 'Road safety' },
      { code: 'retimed', number: '4', title: 'Safer roads', before: null, minutes: 20 },
    ];
    expect((await client.agenda.issues({ meetingId: id })).since).toEqual(changes);
    await takeStep(client, id, 'reopen-agenda', ' The force asked for a late item. ');
    expect(await linesOf(client, meeting)).toEqual([
      '1 Welcome and apologies',
      '2 Notes of the previous meeting',
      '3 Next meeting',
      '4 Late',
      '5 Safer roads',
      '5 a) Survey',
    ]);
    expect(await client.agenda.issues({ meetingId: id })).toMatchObject({ since: null, withdrawn: [] });
    await takeStep(client, id, 'issue-agenda');
    const { issues, since } = await client.agenda.issues({ meetingId: id });
    expect(since).toEqual([]);
    expect(issues).toMatchObject([
      {
        what: 'issued',
        version: 2,
        author: 'Test clerk',
        changes: [
          { code: 'removed', number: '5', title: 'Knife crime' },
          { code: 'added', number: '4', title: 'Late' },
          { code: 'renamed', number: '5', title: 'Safer roads', before: 'Road safety' },
          { code: 'retimed', number: '5', title: 'Safer roads', before: null, minutes: 20 },
        ],
      },
      { what: 'reopened', author: 'Test clerk', reason: 'The force asked for a late item.' },
      { what: 'issued', version: 1, changes: null },
    ]);
    const [, , first] = issues;
    expect(
      first?.what === 'issued' && first.agenda.items.map(({ number, title }) => `${number} ${title}`),
    ).toEqual([
      '1 Welcome and apologies',
      '2 Notes of the previous meeting',
      '3 Next meeting',
      '4 Road safety',
      '4 a) Survey',
      '5 Knife crime',
    ]);
    return id;
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    const reopened = database
      .prepare<[string], string>(
        `SELECT payload FROM command_log WHERE meeting_id = ? AND operation = 'meetings.takeStep' ORDER BY sequence`,
      )
      .pluck()
      .all(meetingId)
      .map((payload) => JSON.parse(payload) as unknown);
    expect(reopened).toMatchObject([
      { event: 'issue-agenda', before: { state: 'planning' } },
      { event: 'reopen-agenda', reason: 'The force asked for a late item.' },
      { event: 'issue-agenda' },
    ]);
    for (const [sql, message] of [
      [`UPDATE agenda_issues SET author = 'Somebody'`, 'does not change'],
      [`DELETE FROM agenda_issues`, 'is not deleted'],
      [
        `INSERT OR REPLACE INTO agenda_issues (sequence, meeting_id, what, at, author, reason)
         VALUES (1, '${meetingId}', 'reopened', '', '', 'x')`,
        'follows the newest',
      ],
    ] as const) {
      expect(() => database.exec(sql), sql).toThrow(message);
    }
  });
});

test('the notes for the chair are in no version that is kept, and in no file that goes out', async () => {
  const dataFolder = temporaryFolder();
  const { core, client } = await openTestCore(dataFolder);
  const { meeting, roads } = await aPlannedMeeting(client);
  await client.agenda.update({ ...roads, chairNotes: 'Ask about Operation Heron' });
  await takeStep(client, meeting.id, 'issue-agenda');
  await aStoredItem(client, meeting.id, { title: 'Late', beforeId: roads.id });
  await takeStep(client, meeting.id, 'reopen-agenda', 'A late item');
  await takeStep(client, meeting.id, 'issue-agenda');
  expect(JSON.stringify(await client.agenda.issues({ meetingId: meeting.id }))).not.toContain('Heron');
  for (const [what, agendaVersion] of [
    ['agenda', null],
    ['agenda', 1],
    ['agenda', 2],
    ['notes', null],
    ['meeting', null],
  ] as const) {
    const { files } = await client.exports.make({ meetingId: meeting.id, what, agendaVersion });
    expect(files).toHaveLength(1);
    for (const { name, content } of files) {
      const bytes = Buffer.from(content, 'base64');
      const text = name.endsWith('.docx') ? readDocx(bytes).everything : bytes.toString('utf8');
      expect(text, name).toContain('Road safety');
      expect(text, name).not.toContain('Heron');
    }
  }
  await core.close();
  withDatabase(databaseFile(dataFolder), (database) => {
    const kept = database.prepare('SELECT content FROM agenda_issues').pluck().all();
    expect(kept).toHaveLength(3);
    expect(kept.join()).not.toContain('Heron');
    expect(kept.join()).not.toContain('chairNotes');
  });
});

test('Word counts to the numbers of an agenda that changed after it went out, and says what changed', async () => {
  const { core, client } = await openTestCore();
  const { meeting, roads, survey, knives } = await aPlannedMeeting(client);
  await takeStep(client, meeting.id, 'issue-agenda');
  await aStoredItem(client, meeting.id, { title: 'Late', beforeId: roads.id });
  await aStoredItem(client, meeting.id, { title: 'Poll', parentId: roads.id, beforeId: survey.id });
  await remove(client, knives);
  await aStoredItem(client, meeting.id, { title: 'Last' });
  const read = async (what: 'agenda' | 'notes') => {
    const { files } = await client.exports.make({ meetingId: meeting.id, what });
    return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).paragraphs;
  };
  const numbered = [
    '1. Welcome and apologies',
    '2. Notes of the previous meeting',
    '3. Next meeting',
    '6. Late',
    '4. Road safety',
    'b) Poll',
    'a) Survey',
    '7. Last',
  ];
  const agenda = await read('agenda');
  const marked = agenda.filter(({ mark }) => mark !== '');
  expect(marked.map(({ mark, text }) => `${mark} ${text}`)).toEqual(numbered);
  const texts = agenda.map(({ text }) => text);
  expect(texts[texts.indexOf('Late') + 1]).toBe('Added after the agenda was issued');
  expect(texts[texts.indexOf('Survey') + 1]).toBe('Last');
  expect(texts.at(-1)).toBe('Item 5 was taken off after the agenda was issued');
  const notes = (await read('notes')).filter(({ mark }) => mark !== '');
  expect(notes.map(({ mark, text }) => `${mark} ${text}`)).toEqual(numbered);
  await core.close();
});

test('a version is made into a Word file as it went out, whatever was changed and renamed since', async () => {
  const { core, client } = await openTestCore();
  const { meeting, roads } = await aPlannedMeeting(client);
  const lead = await client.people.create({
    name: 'Ruth Harland',
    post: 'Assistant Chief Constable',
    organisationId: null,
    shortForm: null,
    isCurrent: true,
  });
  await client.agenda.update({ ...roads, leadId: lead.id });
  const exported = async (agendaVersion: number | null) => {
    const { files } = await client.exports.make({ meetingId: meeting.id, what: 'agenda', agendaVersion });
    return { name: files[0]?.name, texts: readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts };
  };
  await takeStep(client, meeting.id, 'issue-agenda');
  const { texts } = await exported(null);
  await client.people.update({ ...lead, post: 'Chief Constable' });
  await client.agenda.update({ ...(await current(client, roads)), title: 'Safer roads' });
  const { revision } = await client.meetings.get({ id: meeting.id });
  await client.meetings.update({ ...meeting, revision, date: '2026-05-02', place: 'Elsewhere' });
  expect(texts).toContain('Road safety');
  expect((await exported(1)).texts).toEqual(texts);
  expect((await exported(1)).name).toBe(`2026-04-18 ${meeting.bodyName} - agenda, version 1.docx`);
  expect((await exported(null)).texts).not.toEqual(texts);
  const { error } = await safe(exported(2));
  expect(error).toMatchObject({ code: 'not-found', data: { what: 'version' } });
  await core.close();
});

test('papers, actions and the meeting file follow the numbers that went out', async () => {
  const { core, client } = await openTestCore();
  const { meeting, roads, survey, knives } = await aPlannedMeeting(client);
  await takeStep(client, meeting.id, 'issue-agenda');
  await takeStep(client, meeting.id, 'reopen-agenda', 'A mistake in it');
  await takeStep(client, meeting.id, 'issue-agenda');
  await client.papers.create({ agendaItemId: knives.id });
  await client.agenda.move({ ...(await current(client, knives)), beforeId: roads.id });
  await aStoredItem(client, meeting.id, { title: 'Late', beforeId: knives.id });
  // The highest number of all: taken off, it is nobody else's.
  const mistake = await aStoredItem(client, meeting.id, { title: 'A mistake' });
  expect(mistake.issued).toEqual({ mark: '7', isLate: true });
  await remove(client, mistake);
  await remove(client, survey);
  const { files } = await client.exports.make({ meetingId: meeting.id, what: 'papers' });
  expect(files.map(({ name }) => name)).toEqual(['Item 5 - Knife crime - cover paper.docx']);
  expect(readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts).toContain('Agenda Item No. 5');

  const { files: out } = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
  const content = Buffer.from(out[0]?.content ?? '', 'base64').toString('utf8');
  const lines = await linesOf(client, meeting);
  const told = await client.agenda.issues({ meetingId: meeting.id });
  await core.close();
  await withTestCore(temporaryFolder(), async (other) => {
    const { meetingId } = await other.meetingFiles.import({ content });
    expect(await linesOf(other, { id: meetingId })).toEqual(lines);
    expect(await other.agenda.issues({ meetingId })).toEqual(told);
    expect(told.issues).toHaveLength(3);
    expect(told.withdrawn.map(({ label }) => label)).toEqual(['4 a)', '7']);
    const late = await aStoredItem(other, meetingId, { title: 'Later' });
    expect(late.issued).toEqual({ mark: '8', isLate: true });
    await other.agenda.restore({ id: survey.id });
    expect(await linesOf(other, { id: meetingId })).toContain('4 a) Survey');
    await remove(other, await current(other, { ...survey, meetingId }));
    await takeStep(other, meetingId, 'reopen-agenda', 'A mistake');
    expect((await linesOf(other, { id: meetingId })).slice(3, 5)).toEqual(['4 Late', '5 Knife crime']);
  });
});

test('an agenda without any item goes out too, and its first item is a late one', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    for (const item of await client.agenda.list({ meetingId: meeting.id })) await remove(client, item);
    await takeStep(client, meeting.id, 'issue-agenda');
    await aStoredItem(client, meeting.id, { title: 'Late' });
    expect(await linesOf(client, meeting)).toEqual(['1 Late (late)']);
  });
});

test('an agenda that was issued before versions were kept keeps its numbers in a file, and counts on in data until it is issued again', async () => {
  const folder = temporaryFolder();
  let meetingId = '';
  await withTestCore(folder, async (client) => {
    ({ meetingId } = await client.meetingFiles.import({
      content: JSON.stringify({
        format: 'secretariat-meeting',
        version: 1,
        body: { name: 'Ashby Policing Panel' },
        meeting: { date: '2026-04-18', state: 'agenda-issued' },
        agenda: [
          { kind: 'welcome', title: 'Welcome' },
          { kind: 'other', title: 'Close' },
        ],
      }),
    }));
    const items = await client.agenda.list({ meetingId });
    expect(items.map(({ issued }) => issued?.mark)).toEqual(['1', '2']);
    const late = await aStoredItem(client, meetingId, { title: 'Late', beforeId: items[1]?.id ?? null });
    expect(late.issued).toEqual({ mark: '3', isLate: true });
    await remove(client, late);
  });
  // As a version of the program left it that knew no numbers.
  withDatabase(databaseFile(folder), (database) => database.exec('DELETE FROM issued_numbers'));
  await withTestCore(folder, async (client) => {
    const [, close] = await client.agenda.list({ meetingId });
    const added = await aStoredItem(client, meetingId, { title: 'Added', beforeId: close?.id ?? null });
    expect(added.issued).toBeNull();
    expect(await linesOf(client, { id: meetingId })).toEqual(['1 Welcome', '2 Added', '3 Close']);
    await takeStep(client, meetingId, 'reopen-agenda', 'To keep a version');
    await takeStep(client, meetingId, 'issue-agenda');
    const late = await aStoredItem(client, meetingId, { title: 'Late', beforeId: close?.id ?? null });
    expect(late.issued).toEqual({ mark: '4', isLate: true });
    const { issues } = await client.agenda.issues({ meetingId });
    expect(issues).toMatchObject([
      { what: 'issued', version: 1, changes: null },
      { what: 'reopened', reason: 'To keep a version' },
    ]);
  });
});
