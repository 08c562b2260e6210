import { safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { wordError } from '../../shared/wording/word-error.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, aParagraph, bullets, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

let client: Client;
let january: Meeting;
let april: Meeting;
let july: Meeting;
const figures = randomUUID();
const letter = randomUUID();

beforeEach(async (context) => {
  const program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  const { id: bodyId } = await aStoredBody(client);
  const at = (date: string) => aStoredMeeting(client, { bodyId, date });
  // The clock of these tests stands on 1 April 2026.
  [january, april, july] = [await at('2026-01-13'), await at('2026-04-14'), await at('2026-07-14')];
  await saveNotes(
    client,
    january.id,
    aBody(
      anAction(['Send the figures of ', restricted('Operation Heron')], { id: figures }),
      anAction('Write the letter', { id: letter }),
    ),
  );
});

async function arising(meeting: Meeting): Promise<string[]> {
  return (await client.actions.arising({ meetingId: meeting.id })).map(
    ({ action, status, reports }) => `${action.label} ${status} ${reports.length}`,
  );
}

async function revisionOf(id: string): Promise<number> {
  const all = await client.actions.list({ meetingId: null });
  return all.find((each) => each.id === id)?.revision ?? 0;
}

type Step = Parameters<Client['actions']['takeStep']>[0];

async function take(id: string, step: Omit<Step, 'id' | 'revision'>): Promise<unknown> {
  return client.actions
    .takeStep({ id, revision: await revisionOf(id), ...step })
    .then(({ status }) => status)
    .catch((error: unknown) => (error as { data: { code: string } }).data.code);
}

async function signedOff({ id }: Meeting): Promise<void> {
  let { revision } = await client.meetings.get({ id });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id, revision, event }));
  }
  await client.meetings.signOff({ id, revision, acceptedOn: '2026-07-14', acceptedAtMeetingId: null });
}

async function tablesOf(meeting: Meeting, what: 'agenda' | 'notes'): Promise<readonly (readonly string[])[]> {
  const { files } = await client.exports.make({ meetingId: meeting.id, what });
  const { tables, everything } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
  expect(everything).not.toContain('Heron');
  return tables.flatMap(({ rows }) => rows);
}

test('every open action of an earlier meeting arises at each later one, until it was closed and heard of once', async () => {
  expect(await arising(january)).toEqual([]);
  expect(await arising(april)).toEqual(['1 a) open 0', '1 b) open 0']);
  expect(
    await take(letter, { event: 'complete', text: 'Sent on 4 May', reportedAtMeetingId: april.id }),
  ).toBe('complete');
  expect(await take(figures, { event: 'carry', reportedAtMeetingId: april.id })).toBe('open');
  expect(await arising(april)).toEqual(['1 a) open 1', '1 b) complete 1']);
  expect(await arising(july)).toEqual(['1 a) open 1']);
  expect(await take(letter, { event: 'reopen', reportedAtMeetingId: july.id })).toBe('open');
  expect(await arising(july)).toEqual(['1 a) open 1', '1 b) open 2']);
});

test('an action of another body, and one that nobody wrote into the notes in the end, do not arise', async () => {
  const other = await aStoredMeeting(client, { date: '2026-01-14' });
  await saveNotes(client, other.id, aBody(anAction('Theirs')));
  await saveNotes(client, january.id, aBody(anAction('Write the letter', { id: letter })));
  expect(await arising(april)).toEqual(['1 a) open 0']);
});

describe('an action is closed in words', () => {
  test('and its history says which, by whom and when', async () => {
    expect(await take(letter, { event: 'complete' })).toBe('closing-words-missing');
    expect(await take(letter, { event: 'complete', text: '  ' })).toBe('closing-words-missing');
    expect(await take(letter, { event: 'supersede' })).toBe('reason-missing');
    expect(await revisionOf(letter)).toBe(1);
    await take(letter, { event: 'start' });
    await take(letter, { event: 'complete', text: ' The letter ', href: 'https://example.org/letter' });
    const [, action] = (await client.actions.list({ meetingId: january.id })).toSorted((one) =>
      one.id === letter ? 1 : -1,
    );
    expect(action?.updates).toMatchObject([
      { event: 'start', text: '', author: 'Test clerk', meetingId: null },
      { event: 'complete', text: 'The letter', href: 'https://example.org/letter' },
    ]);
  });

  test('by another that is kept up, so that no two close each other', async () => {
    const said = { event: 'supersede', text: 'One letter for both' } as const;
    expect(await take(letter, { ...said, supersededById: letter })).toBe('superseded-by-itself');
    expect(await take(letter, { ...said, supersededById: figures })).toBe('superseded');
    expect(await take(figures, { ...said, supersededById: letter })).toBe('superseded-by-superseded');
    expect(await take(figures, { ...said, supersededById: randomUUID() })).toBeUndefined();
    expect(await arising(july)).toEqual(['1 a) open 0']);
  });
});

describe('in the files that go out', () => {
  const heading = ['Meeting and action', 'What was promised', 'Owner and due date', 'Status', 'Last update'];

  test('matters arising are a table of the agenda and of the notes, without what is restricted', async () => {
    await take(letter, { event: 'complete', text: 'Sent', reportedAtMeetingId: april.id });
    const table = [
      heading,
      [
        '13 January 2026, 1 a)',
        'Send the figures of [Restricted: section 30, investigations]',
        'Owner to be named\nNo date',
        'Open',
        'None',
      ],
      [
        '13 January 2026, 1 b)',
        'Write the letter',
        'Owner to be named\nNo date',
        'Complete',
        '1 April 2026: Complete: Sent',
      ],
    ];
    expect(await tablesOf(april, 'agenda')).toEqual(table);
    expect(await tablesOf(april, 'notes')).toEqual(table);
    expect(await tablesOf(july, 'notes')).toEqual(table.slice(0, 2));
    expect(await tablesOf(january, 'notes')).toEqual([]);
  });

  test('an agenda that went out, and agreed notes, go on saying what they said', async () => {
    await signedOff(april);
    const before = await tablesOf(april, 'notes');
    expect(before).toHaveLength(3);
    await take(letter, { event: 'complete', text: 'Sent' });
    await take(figures, { event: 'supersede', text: 'Not wanted any more' });
    expect(await tablesOf(april, 'notes')).toEqual(before);
    const { files } = await client.exports.make({ meetingId: april.id, what: 'agenda', agendaVersion: 1 });
    expect(readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).tables[0]?.rows).toEqual(before);
    expect(await take(letter, { event: 'reopen', reportedAtMeetingId: april.id })).toBe('notes-are-agreed');
  });

  test('of an action under a restricted item there is its place and its status, and of one with restricted words no update', async () => {
    await take(letter, {
      event: 'carry',
      text: 'The letter to Ashby is late',
      reportedAtMeetingId: april.id,
    });
    await take(figures, { event: 'carry', text: 'Operation Heron goes on', reportedAtMeetingId: april.id });
    expect((await tablesOf(april, 'notes'))[1]?.at(-1)).toBe('None');
    const [item] = await client.agenda.list({ meetingId: january.id });
    if (!item) throw new Error('no item');
    await client.agenda.update({ ...item, restrictedReason: 'FOI Act s31: law enforcement' });
    for (const what of ['agenda', 'notes'] as const) {
      const rows = await tablesOf(april, what);
      expect(rows[2]).toEqual([
        '13 January 2026, 1 b)',
        '[Restricted: FOI Act s31: law enforcement]',
        'Restricted',
        'Open',
        'None',
      ]);
      expect(JSON.stringify(rows)).not.toContain('Ashby');
    }
  });

  test('what was restricted after it went out is in no file that is made anew', async () => {
    await take(letter, {
      event: 'carry',
      text: 'The letter to Ashby is late',
      reportedAtMeetingId: april.id,
    });
    await signedOff(april);
    expect(JSON.stringify(await tablesOf(april, 'notes'))).toContain('Ashby');
    const [item] = await client.agenda.list({ meetingId: january.id });
    if (!item) throw new Error('no item');
    await client.agenda.update({ ...item, restrictedReason: 'FOI Act s31: law enforcement' });
    const { files } = await client.exports.make({ meetingId: april.id, what: 'agenda', agendaVersion: 1 });
    const again = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).tables[0]?.rows;
    for (const rows of [again, await tablesOf(april, 'agenda'), await tablesOf(april, 'notes')]) {
      expect(rows?.[2]).toEqual([
        '13 January 2026, 1 b)',
        '[Restricted: FOI Act s31: law enforcement]',
        'Restricted',
        'Open',
        'None',
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/Ashby|letter/);
    }
  });

  test('with words of it restricted since, a matter keeps the date and the owners that it went out with', async () => {
    const aPerson = async (name: string) => {
      const fields = { name, post: null, organisationId: null, shortForm: null, isCurrent: true };
      return client.people.create(fields);
    };
    const ada = await aPerson('Ada Okoro');
    const noted = (words: Parameters<typeof anAction>[0], ownerId: string) =>
      saveNotes(
        client,
        january.id,
        aBody(anAction(words, { id: letter, due: '2026-03-01', owners: [{ kind: 'person', id: ownerId }] })),
      );
    await noted('Write the letter to Ashby', ada.id);
    const reportedAtMeetingId = april.id;
    await take(letter, { event: 'carry', text: 'It is late', newDue: '2026-05-01', reportedAtMeetingId });
    await signedOff(april);
    const sealed = (await tablesOf(april, 'notes'))[1];
    expect(sealed?.[2]).toBe('Ada Okoro\n1 May 2026');

    await take(letter, { event: 'carry', newDue: '2026-12-01', reportedAtMeetingId: july.id });
    await client.people.update({ ...ada, name: 'Ada Quist' });
    await noted(['Write the letter to ', restricted('Ashby')], (await aPerson('Ben Hale')).id);
    const { files } = await client.exports.make({ meetingId: april.id, what: 'agenda', agendaVersion: 1 });
    const agenda = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).tables[0]?.rows;
    for (const rows of [agenda, await tablesOf(april, 'notes')]) {
      expect(rows?.[1]).toEqual([
        '13 January 2026, 1 a)',
        'Write the letter to [Restricted: section 30, investigations]',
        'Ada Okoro\n1 May 2026',
        'Open',
        'None',
      ]);
    }
  });

  test('nor is one whose block has gone from notes that were restricted', async () => {
    await take(letter, {
      event: 'carry',
      text: 'The letter to Ashby is late',
      reportedAtMeetingId: april.id,
    });
    await signedOff(april);
    await saveNotes(client, january.id, aBody(anAction('Something else')));
    const [item] = await client.agenda.list({ meetingId: january.id });
    if (!item) throw new Error('no item');
    expect(JSON.stringify(await tablesOf(april, 'notes'))).toContain('Ashby');
    await client.agenda.update({ ...item, restrictedReason: 'FOI Act s31: law enforcement' });
    const rows = await tablesOf(april, 'notes');
    expect(JSON.stringify(rows)).not.toMatch(/Ashby|letter/);
    expect(JSON.stringify(rows)).toContain('no longer in the notes of 13 January 2026');
    // What was agreed names the day that the other meeting had then.
    const moved = await client.meetings.get({ id: january.id });
    await client.meetings.update({ ...moved, date: '2026-02-20' });
    expect(await tablesOf(april, 'notes')).toEqual(rows);
  });
});

describe('an action that is no longer in the notes', () => {
  const gone = async (): Promise<void> => {
    let { revision } = await client.meetings.get({ id: january.id });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id: january.id, revision, event }));
    }
    await saveNotes(client, january.id, aBody(aParagraph('All gone.')));
    await client.agenda.add({
      ...{ meetingId: april.id, id: randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'previous-notes', title: 'Notes of the previous meeting' },
    });
  };

  test('arises, and its files say so, with its words where none of them are restricted', async () => {
    await gone();
    expect(await arising(april)).toEqual(['1 open 0', '1 open 0']);
    const rows = (await tablesOf(april, 'agenda')).map(([, words]) => words);
    expect(rows).toContain('Write the letter (no longer in the notes of 13 January 2026)');
    expect(rows).toContain('[Restricted: no longer in the notes of 13 January 2026]');
    const { files } = await client.exports.make({ meetingId: january.id, what: 'actions' });
    const { tables, everything } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    const promised = tables.flatMap((table) => table.rows.map((row) => row[2]));
    expect(promised).toContain('Write the letter (no longer in the notes of 13 January 2026)');
    expect(everything).not.toContain('Heron');
  });

  test('withdrawn, it arises once more, in public without its words and the reason, and then no longer', async () => {
    await gone();
    expect(
      await take(letter, { event: 'withdraw', text: 'Noted by mistake', reportedAtMeetingId: april.id }),
    ).toBe('withdrawn');
    expect(await arising(april)).toContain('1 withdrawn 1');
    const rows = (await tablesOf(april, 'agenda')).map((row) => row.join(', '));
    expect(rows).toContainEqual(expect.stringMatching(/no longer in the notes.*Withdrawn/));
    expect(rows.join('\n')).not.toMatch(/Noted by mistake|Write the letter/);
    expect(await arising(july)).toEqual(['1 open 0']);
  });

  test('goes with the meeting file to another store, and arises there', async (context) => {
    const police = await client.people.createOrganisation({ name: 'Calder Police', shortName: null });
    const owners = [{ kind: 'organisation', id: police.id }] as const;
    await saveNotes(client, january.id, aBody(anAction('Write the letter', { id: letter, owners })));
    await take(letter, { event: 'start' });
    await gone();
    const { files } = await client.exports.make({ meetingId: january.id, what: 'meeting' });
    const elsewhere = await openTestCore();
    context.onTestFinished(() => elsewhere.core.close());
    const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
    const { meetingId } = await elsewhere.client.meetingFiles.import({ content });
    const there = await elsewhere.client.actions.list({ meetingId });
    expect(there).toMatchObject([
      { id: letter, text: 'Write the letter', isInNotes: false, status: 'in-progress', owners: [{}] },
    ]);
  });
});

describe('what comes from a meeting of a higher marking', () => {
  const secret = { level: 'official-sensitive', descriptor: 'personal data' } as const;
  const choice = (meeting: Meeting, kinds: Choice['kinds'], audience: Choice['audience']): Choice => ({
    ...{ meetingIds: [meeting.id], kinds, audience, standing: 'draft' },
  });
  type Choice = Parameters<Client['exports']['prepare']>[0];

  beforeEach(async () => {
    await client.agenda.add({
      ...{ meetingId: april.id, id: randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'previous-notes', title: 'Notes of the previous meeting' },
    });
    await client.exports.setMarking({ meetingId: january.id, marking: secret });
  });

  test('gives its marking to every file that quotes it, and to no other', async () => {
    const { files, refusals } = await client.exports.prepare(
      choice(april, ['agenda', 'notes', 'matters-arising', 'pack', 'forward-plan'], 'internal'),
    );
    expect(refusals.map(({ what }) => what)).not.toContain('agenda');
    const levels = Object.fromEntries(files.map(({ what, marking }) => [what, marking]));
    const none = { level: 'none', descriptor: null };
    expect(levels).toMatchObject({ agenda: secret, notes: secret, 'matters-arising': secret, pack: secret });
    expect(levels['forward-plan'] ?? none).toEqual(none);
  });

  test('is refused to the public above the body’s limit, with the marking that it would have', async () => {
    const { files, refusals } = await client.exports.prepare(
      choice(april, ['agenda', 'notes', 'matters-arising'], 'public'),
    );
    expect(files).toEqual([]);
    expect(refusals.map(({ what, code }) => `${what} ${code}`)).toEqual([
      'agenda public-above-limit',
      'notes public-above-limit',
      'matters-arising public-above-limit',
    ]);
    expect(refusals[0]?.facts).toMatchObject({ marking: 'OFFICIAL-SENSITIVE: personal data' });
    const { error } = await safe(client.exports.make({ meetingId: april.id, what: 'agenda' }));
    expect(Object.values(wordError(error)).join(' ')).toContain('OFFICIAL-SENSITIVE: personal data');
  });

  test('is marked in an agenda as it went out too, and in a list to chase', async () => {
    await client.exports.setMarking({ meetingId: january.id, marking: { level: 'none', descriptor: null } });
    const police = await client.people.createOrganisation({ name: 'Calder Police', shortName: null });
    const owners = [{ kind: 'organisation', id: police.id }] as const;
    await saveNotes(client, january.id, aBody(anAction('Send the figures', { id: figures, owners })));
    let { revision } = await client.meetings.get({ id: april.id });
    ({ revision } = await client.meetings.takeStep({ id: april.id, revision, event: 'issue-agenda' }));
    expect(revision).toBeGreaterThan(0);
    await client.exports.setMarking({ meetingId: january.id, marking: secret });
    const kept = { meetingId: april.id, what: 'agenda', agendaVersion: 1 } as const;
    const { error } = await safe(client.exports.make(kept));
    expect(error).toMatchObject({ data: { code: 'public-above-limit' } });
    const { files } = await client.exports.make({ ...kept, audience: 'internal' });
    expect(files[0]?.name).toContain('OFFICIAL-SENSITIVE');
    const list = await client.exports.chasingList({ owner: null, today: '2026-04-20' });
    const { headers } = readDocx(Buffer.from(list.files[0]?.content ?? '', 'base64'));
    expect(headers.join(' ')).toContain('OFFICIAL-SENSITIVE: personal data');
    expect(list.files[0]?.name).toContain('OFFICIAL-SENSITIVE');
  });

  test('counts for a topic that it promised', async () => {
    await saveNotes(client, january.id, aBody(aParagraph('Nothing.')));
    const future = await client.agenda.add({
      ...{ meetingId: january.id, id: randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'future-items', title: 'Future agenda items' },
    });
    await saveNotes(client, january.id, aBody(bullets('Towpaths')), future.id);
    const [promise] = await client.topics.promisedIn({ meetingId: january.id });
    let { revision } = await client.meetings.get({ id: january.id });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      const promises = [promise?.key ?? ''];
      ({ revision } = await client.meetings.takeStep({ id: january.id, revision, event, promises }));
    }
    const [topic] = await client.topics.list({ bodyId: january.bodyId });
    if (!topic) throw new Error('nothing was promised');
    await client.topics.update({ ...topic, wantedOn: '2026-07-14' });
    const { files } = await client.exports.prepare(choice(april, ['forward-plan'], 'internal'));
    expect(files[0]?.marking).toEqual(secret);
  });
});
