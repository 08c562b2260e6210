import Database from 'better-sqlite3-multiple-ciphers';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainOf, verifySealedRecords } from '../../electron/core/store/sealed-records.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-sealed-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
let meeting: Meeting;
let draft: Meeting;

async function aMeetingWithNotes(client: Client): Promise<Meeting> {
  const made = await aStoredMeeting(client);
  const person = await client.people.create({
    name: `Ada Okoro ${made.id}`,
    post: null,
    organisationId: null,
    shortForm: null,
    isCurrent: true,
  });
  await client.attendance.set({
    meetingId: made.id,
    personId: person.id,
    kind: 'present',
    joinedAt: '14:50',
    isOnline: true,
  });
  await saveNotes(client, made.id, aBody(aParagraph('Said in public'), anAction('Send the figures')));
  for (const item of (await client.agenda.list({ meetingId: made.id })).slice(0, 1)) {
    await client.agenda.countTime({ meetingId: made.id, agendaItemId: item.id });
    await client.agenda.setOutcome({ id: item.id, outcome: 'not-discussed' });
  }
  const { id } = await aStoredItem(client, made.id);
  await client.papers.create({ agendaItemId: id });
  return made;
}

async function signedOff(client: Client, { id }: Meeting): Promise<Meeting> {
  let revision = 1;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id, revision, event }));
  }
  return client.meetings.signOff({ id, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId: null });
}

beforeAll(async () => {
  await withTestCore(dataFolder, async (client) => {
    meeting = await signedOff(client, await aMeetingWithNotes(client));
    draft = await aMeetingWithNotes(client);
    await signedOff(client, await aMeetingWithNotes(client));
  });
});

/** Another connection, with nothing of this program's in force, and what it did taken back. */
function tampering<Answer>(work: (database: Database.Database) => Answer): Answer {
  return withDatabase(databaseFile(dataFolder), (database) => {
    database.pragma('foreign_keys = OFF');
    database.exec('BEGIN');
    try {
      return work(database);
    } finally {
      if (database.inTransaction) database.exec('ROLLBACK');
    }
  });
}

/** Drops the triggers for a while, as somebody would who has the file. */
function withoutSeals(database: Database.Database, work: () => void): void {
  const triggers = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  expect(triggers.length).toBeGreaterThan(15);
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  work();
  for (const { sql } of triggers) database.exec(sql);
}

const agreedItem = `(SELECT id FROM agenda_items WHERE meeting_id = @agreed ORDER BY rank LIMIT 1)`;
const draftItem = `(SELECT id FROM agenda_items WHERE meeting_id = @draft ORDER BY rank LIMIT 1)`;
const agreedNotes = `(SELECT id FROM documents WHERE meeting_id = @agreed AND kind = 'notes')`;
const agreedSection = `(SELECT id FROM sections WHERE document_id = ${agreedNotes} AND words > 0)`;
const draftSection = `(SELECT id FROM sections WHERE document_id =
  (SELECT id FROM documents WHERE meeting_id = @draft AND kind = 'notes') AND words > 0)`;
const agreedAction = `(SELECT id FROM actions WHERE meeting_id = @agreed)`;
const draftAction = `(SELECT id FROM actions WHERE meeting_id = @draft)`;
const rowOf = (table: string, id: string): string => `(SELECT rowid FROM ${table} WHERE id = ${id})`;

const agendaColumns = `(id, revision, meeting_id, rank, kind, title, chair_notes)`;
const sectionColumns = `(id, revision, document_id, position, agenda_item_id, heading, guidance, is_numbered, is_required,
  body, schema_version, sha256, words)`;
const emptySection = `0, @other, '', '', 0, 0, '{}', 1, '${'a'.repeat(64)}', 0`;
const recordColumns = `(sequence, meeting_id, version, content, sha256, previous, chain, at, author)`;
const newest = `(SELECT chain FROM sealed_records ORDER BY sequence DESC LIMIT 1)`;
const digest = 'b'.repeat(64);

// Every statement that could change what was signed off; @other is an id that nothing has.
const attacks: readonly (readonly [string, string])[] = [
  ['meetings', `UPDATE meetings SET place = 'Elsewhere' WHERE id = @agreed`],
  ['meetings', `UPDATE meetings SET state = 'draft-notes' WHERE id = @agreed`],
  ['meetings', `UPDATE meetings SET removed_at = 'now' WHERE id = @agreed`],
  ['meetings', `UPDATE OR IGNORE meetings SET state = 'held'`],
  ['meetings', `DELETE FROM meetings WHERE id = @agreed`],
  ['meetings', `UPDATE OR REPLACE meetings SET id = @agreed WHERE id = @draft`],
  ['meetings', `UPDATE OR REPLACE meetings SET rowid = ${rowOf('meetings', '@agreed')} WHERE id = @draft`],
  ['meetings', `UPDATE meetings SET state = 'agreed' WHERE id = @draft`],
  [
    'meetings',
    `INSERT OR REPLACE INTO meetings (id, revision, body_id, date, state) SELECT id, 9, body_id, date, 'held'
     FROM meetings WHERE id = @agreed`,
  ],
  [
    'meetings',
    `INSERT OR REPLACE INTO meetings (rowid, id, revision, body_id, date, state)
     SELECT rowid, @other, 9, body_id, date, 'held' FROM meetings WHERE id = @agreed`,
  ],
  [
    'meetings',
    `INSERT INTO meetings (id, revision, body_id, date, state) SELECT id, 9, body_id, date, 'held'
     FROM meetings WHERE id = @agreed ON CONFLICT DO UPDATE SET state = 'held'`,
  ],
  [
    'meetings',
    `INSERT INTO meetings (id, revision, body_id, date, state) SELECT @other, 1, body_id, date, 'agreed'
     FROM meetings WHERE id = @agreed`,
  ],
  ['agenda_items', `UPDATE agenda_items SET title = 'Another' WHERE meeting_id = @agreed`],
  [
    'agenda_items',
    `UPDATE agenda_items SET meeting_id = @draft, rank = rank || id WHERE meeting_id = @agreed`,
  ],
  [
    'agenda_items',
    `UPDATE agenda_items SET meeting_id = @agreed, rank = rank || id WHERE meeting_id = @draft`,
  ],
  ['agenda_items', `DELETE FROM agenda_items WHERE meeting_id = @agreed`],
  ['agenda_items', `UPDATE OR REPLACE agenda_items SET id = ${agreedItem} WHERE id = ${draftItem}`],
  [
    'agenda_items',
    `UPDATE OR REPLACE agenda_items SET rowid = ${rowOf('agenda_items', agreedItem)} WHERE id = ${draftItem}`,
  ],
  [
    'agenda_items',
    `INSERT INTO agenda_items ${agendaColumns} VALUES (@other, 1, @agreed, 'z', 'other', 'New', '')`,
  ],
  [
    'agenda_items',
    `INSERT OR REPLACE INTO agenda_items ${agendaColumns} VALUES (${agreedItem}, 1, @draft, 'zz', 'other', 'New', '')`,
  ],
  [
    'agenda_items',
    `INSERT OR REPLACE INTO agenda_items (rowid, id, revision, meeting_id, rank, kind, title, chair_notes)
     VALUES (${rowOf('agenda_items', agreedItem)}, @other, 1, @draft, 'zz', 'other', 'New', '')`,
  ],
  ['attendees', `UPDATE attendees SET kind = 'apologies' WHERE meeting_id = @agreed`],
  ['attendees', `UPDATE attendees SET left_at = '15:00' WHERE meeting_id = @agreed`],
  ['attendees', `UPDATE attendees SET meeting_id = @agreed WHERE meeting_id = @draft`],
  ['attendees', `DELETE FROM attendees WHERE meeting_id = @agreed`],
  [
    'attendees',
    `INSERT INTO attendees (meeting_id, person_id, kind, rank) VALUES (@agreed, @other, 'present', 'z')`,
  ],
  [
    'attendees',
    `INSERT OR REPLACE INTO attendees (rowid, meeting_id, person_id, kind, rank)
     SELECT rowid, @draft, @other, 'present', 'z' FROM attendees WHERE meeting_id = @agreed`,
  ],
  [
    'attendees',
    `UPDATE OR REPLACE attendees SET rowid = (SELECT rowid FROM attendees WHERE meeting_id = @agreed)
     WHERE meeting_id = @draft`,
  ],
  ['documents', `UPDATE documents SET meeting_id = @other WHERE id = ${agreedNotes}`],
  ['documents', `UPDATE documents SET revision = 9 WHERE id = ${agreedNotes}`],
  ['documents', `DELETE FROM documents WHERE meeting_id = @agreed`],
  [
    'documents',
    `INSERT OR REPLACE INTO documents (id, revision, kind, meeting_id) VALUES (@other, 1, 'notes', @agreed)`,
  ],
  [
    'documents',
    `INSERT OR REPLACE INTO documents (id, revision, kind, meeting_id, agenda_item_id, state)
     VALUES (${agreedNotes}, 1, 'cover-paper', @draft, @other, 'drafting')`,
  ],
  [
    'documents',
    `INSERT OR REPLACE INTO documents (rowid, id, revision, kind, meeting_id, agenda_item_id, state)
     VALUES (${rowOf('documents', agreedNotes)}, @other, 1, 'cover-paper', @draft, @other, 'drafting')`,
  ],
  [
    'documents',
    `UPDATE OR REPLACE documents SET kind = 'notes', agenda_item_id = NULL, state = NULL
     WHERE meeting_id = @agreed AND kind = 'cover-paper'`,
  ],
  [
    'documents',
    `UPDATE OR REPLACE documents SET id = ${agreedNotes} WHERE meeting_id = @draft AND kind = 'cover-paper'`,
  ],
  ['sections', `UPDATE sections SET body = '{}' WHERE id = ${agreedSection}`],
  ['sections', `UPDATE sections SET document_id = @other WHERE id = ${agreedSection}`],
  ['sections', `UPDATE sections SET document_id = ${agreedNotes} WHERE id = ${draftSection}`],
  ['sections', `DELETE FROM sections WHERE id = ${agreedSection}`],
  ['sections', `DELETE FROM sections`],
  ['sections', `UPDATE OR REPLACE sections SET id = ${agreedSection} WHERE id = ${draftSection}`],
  [
    'sections',
    `UPDATE OR REPLACE sections SET rowid = ${rowOf('sections', agreedSection)} WHERE id = ${draftSection}`,
  ],
  [
    'sections',
    `UPDATE OR REPLACE sections SET agenda_item_id =
       (SELECT agenda_item_id FROM sections WHERE id = ${agreedSection}) WHERE id = ${draftSection}`,
  ],
  ['sections', `INSERT INTO sections ${sectionColumns} VALUES (@other, 1, ${agreedNotes}, ${emptySection})`],
  [
    'sections',
    `INSERT OR REPLACE INTO sections ${sectionColumns} VALUES (${agreedSection}, 1, @other, ${emptySection})`,
  ],
  [
    'sections',
    `INSERT OR REPLACE INTO sections ${sectionColumns} SELECT @other, 1, @other, 0, agenda_item_id, '', '', 0, 0, '{}',
       1, sha256, 0 FROM sections WHERE id = ${agreedSection}`,
  ],
  ['actions', `UPDATE actions SET text = 'Send nothing' WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET owners = '[{}]' WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET due = '2030-01-01' WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET is_in_notes = 0 WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET position = 7 WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET section_id = ${draftSection} WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET meeting_id = @draft WHERE meeting_id = @agreed`],
  ['actions', `UPDATE actions SET meeting_id = @agreed WHERE meeting_id = @draft`],
  ['actions', `UPDATE actions SET id = @other WHERE meeting_id = @agreed`],
  ['actions', `UPDATE OR REPLACE actions SET id = ${agreedAction} WHERE id = ${draftAction}`],
  [
    'actions',
    `UPDATE OR REPLACE actions SET rowid = ${rowOf('actions', agreedAction)} WHERE id = ${draftAction}`,
  ],
  ['actions', `DELETE FROM actions WHERE meeting_id = @agreed`],
  [
    'actions',
    `INSERT OR REPLACE INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
     VALUES (${agreedAction}, 1, @draft, ${draftSection}, 1, 'Other', '[]', 'open', 1)`,
  ],
  [
    'actions',
    `INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
     VALUES (@other, 1, @agreed, ${agreedSection}, 1, 'Other', '[]', 'open', 1)`,
  ],
  ['issued_numbers', `UPDATE issued_numbers SET mark = '9' WHERE agenda_item_id = ${agreedItem}`],
  ['issued_numbers', `UPDATE issued_numbers SET is_late = 1 WHERE agenda_item_id = ${agreedItem}`],
  [
    'issued_numbers',
    `UPDATE issued_numbers SET agenda_item_id = @other WHERE agenda_item_id = ${agreedItem}`,
  ],
  ['issued_numbers', `DELETE FROM issued_numbers WHERE agenda_item_id = ${agreedItem}`],
  ['issued_numbers', `INSERT OR REPLACE INTO issued_numbers VALUES (${agreedItem}, '9', 0)`],
  [
    'issued_numbers',
    `INSERT OR REPLACE INTO issued_numbers (rowid, agenda_item_id, mark, is_late)
     VALUES ((SELECT rowid FROM issued_numbers WHERE agenda_item_id = ${agreedItem}), ${draftItem}, '9', 0)`,
  ],
  ['item_progress', `UPDATE item_progress SET outcome = 'done' WHERE agenda_item_id = ${agreedItem}`],
  ['item_progress', `UPDATE item_progress SET milliseconds = 9 WHERE agenda_item_id = ${agreedItem}`],
  ['item_progress', `UPDATE item_progress SET agenda_item_id = @other WHERE agenda_item_id = ${agreedItem}`],
  ['item_progress', `DELETE FROM item_progress WHERE agenda_item_id = ${agreedItem}`],
  ['item_progress', `INSERT OR REPLACE INTO item_progress VALUES (${agreedItem}, 'done', 0, NULL)`],
  [
    'item_progress',
    `INSERT OR REPLACE INTO item_progress (rowid, agenda_item_id, milliseconds)
     VALUES ((SELECT rowid FROM item_progress WHERE agenda_item_id = ${agreedItem}), @other, 0)`,
  ],
  ['sealed_records', `UPDATE sealed_records SET content = '{}'`],
  ['sealed_records', `UPDATE sealed_records SET accepted_on = '2030-01-01'`],
  ['sealed_records', `UPDATE OR REPLACE sealed_records SET sequence = 1 WHERE sequence = 2`],
  ['sealed_records', `DELETE FROM sealed_records`],
  ['sealed_records', `DELETE FROM sealed_records WHERE sequence = 2`],
  [
    'sealed_records',
    `INSERT INTO sealed_records ${recordColumns} VALUES (3, @agreed, 2, '{}', @digest, @digest, @digest, '', '')`,
  ],
  [
    'sealed_records',
    `INSERT INTO sealed_records ${recordColumns} VALUES (4, @agreed, 2, '{}', @digest, ${newest}, @digest, '', '')`,
  ],
  [
    'sealed_records',
    `INSERT OR REPLACE INTO sealed_records ${recordColumns}
     VALUES (2, @agreed, 2, '{}', @digest, ${newest}, @digest, '', '')`,
  ],
  [
    'sealed_records',
    `INSERT OR REPLACE INTO sealed_records ${recordColumns}
     VALUES (3, @agreed, 1, '{}', @digest, ${newest}, @digest, '', '')`,
  ],
  [
    'sealed_records',
    `INSERT OR REPLACE INTO sealed_records ${recordColumns}
     VALUES (3, @agreed, 2, '{}', @digest, ${newest}, ${newest}, '', '')`,
  ],
  [
    'sealed_records',
    `INSERT INTO sealed_records (meeting_id, version, content, sha256, previous, chain, at, author)
     VALUES (@agreed, 2, '{}', @digest, ${newest}, @digest, '', '')`,
  ],
];

function run(database: Database.Database, sql: string): Database.RunResult {
  const values = { agreed: meeting.id, draft: draft.id, other: randomUUID(), digest };
  const named = Object.entries(values).filter(([name]) => sql.includes(`@${name}`));
  return database.prepare(sql).run(Object.fromEntries(named));
}

function everything(database: Database.Database): unknown {
  const tables = [
    'meetings',
    'agenda_items',
    'attendees',
    'documents',
    'sections',
    'actions',
    'issued_numbers',
    'item_progress',
    'sealed_records',
  ];
  return tables.map((table) => database.prepare(`SELECT rowid, * FROM ${table} ORDER BY rowid`).all());
}

describe.each([false, true])('with recursive triggers %s', (isRecursive) => {
  test.each(attacks)('%s: %s', (_, sql) => {
    tampering((database) => {
      database.pragma(`recursive_triggers = ${isRecursive ? 'ON' : 'OFF'}`);
      const before = everything(database);
      expect(() => run(database, sql)).toThrow(/^sealed: /);
      expect(everything(database)).toEqual(before);
    });
  });
});

test('without the triggers each of these statements does something: the attacks are real', () => {
  const idle = attacks.filter(([, sql]) =>
    tampering((database) => {
      let isSame = true;
      withoutSeals(database, () => {
        const before = JSON.stringify(everything(database));
        try {
          run(database, sql);
          isSame = JSON.stringify(everything(database)) === before;
        } catch {
          // Another rule of the tables is in its way.
        }
      });
      return isSame;
    }),
  );
  expect(idle).toEqual([]);
});

test('a draft, a paper and an action’s status are as free as before', () => {
  tampering((database) => {
    for (const sql of [
      `UPDATE meetings SET place = 'Elsewhere' WHERE id = @draft`,
      `UPDATE sections SET words = 9 WHERE id = ${draftSection}`,
      `UPDATE documents SET state = 'in-review' WHERE meeting_id = @agreed AND kind = 'cover-paper'`,
      `UPDATE actions SET status = 'complete', revision = revision + 1 WHERE meeting_id = @agreed`,
      `DELETE FROM attendees WHERE meeting_id = @draft`,
    ]) {
      expect(run(database, sql).changes, sql).toBeGreaterThan(0);
    }
  });
});

describe('read again', () => {
  test('the records hold the whole of the notes, and are in order', () => {
    tampering((database) => {
      expect(verifySealedRecords(database)).toEqual([]);
      const { content } = database
        .prepare('SELECT content FROM sealed_records WHERE meeting_id = ?')
        .get(meeting.id) as { content: string };
      expect(JSON.parse(content)).toMatchObject({
        body: { name: meeting.bodyName },
        meeting: { id: meeting.id, date: meeting.date },
        acceptedOn: '2026-07-10',
        acceptedAtMeeting: null,
        recordedBy: 'Test clerk',
        attendance: [
          {
            kind: 'present',
            name: expect.stringMatching(/^Ada Okoro/) as string,
            deputisingFor: null,
            joinedAt: '14:50',
            leftAt: null,
            isOnline: true,
          },
        ],
        agendaItems: [
          { number: '1', title: 'Welcome and apologies', outcome: 'not-discussed' },
          {},
          {},
          { number: '4' },
        ],
        actions: [{ label: '1 a)', text: 'Send the figures', status: 'open' }],
      });
      // Sign-off takes down the time and stops counting it.
      const progress = `SELECT milliseconds > 0 AS isCounted, counted_until FROM item_progress
        WHERE agenda_item_id = ${agreedItem}`;
      expect(database.prepare(progress).get({ agreed: meeting.id })).toEqual({
        isCounted: 1,
        counted_until: null,
      });
      const { sections } = JSON.parse(content) as { sections: { body: string }[] };
      expect(sections).toHaveLength(4);
      expect(sections.map(({ body }) => body).join('')).toContain('Said in public');
    });
  });

  test.each([
    [
      'a word of the record',
      `UPDATE sealed_records SET content = replace(content, 'public', 'secret')`,
      'content',
    ],
    ['who recorded it', `UPDATE sealed_records SET author = 'Somebody'`, 'content'],
    ['the day of acceptance', `UPDATE sealed_records SET accepted_on = '2026-07-11'`, 'content'],
    ['a record that was taken out', `DELETE FROM sealed_records WHERE sequence = 1`, 'chain'],
    ['another link', `UPDATE sealed_records SET previous = '${digest}' WHERE sequence = 2`, 'chain'],
    ['the notes', `UPDATE sections SET body = replace(body, 'public', 'secret')`, 'notes'],
    ['a section that is gone', `DELETE FROM sections WHERE words = 0`, 'notes'],
  ])('%s is noticed', (_, sql, code) => {
    tampering((database) => {
      withoutSeals(database, () => database.exec(sql));
      expect(verifySealedRecords(database).map((problem) => problem.code)).toContain(code);
    });
  });

  test('a record with a digest made for it still breaks the chain', () => {
    tampering((database) => {
      database.function('digest', (text) => chainOf('', String(text)));
      withoutSeals(database, () =>
        database.exec(`UPDATE sealed_records SET content = replace(content, 'public', 'secret');
          UPDATE sealed_records SET sha256 = digest(content)`),
      );
      expect(verifySealedRecords(database).map(({ code }) => code)).toEqual(
        expect.arrayContaining(['chain']),
      );
    });
  });

  test('a database from before there were records has nothing wrong with them', () => {
    expect(verifySealedRecords(new Database(':memory:'))).toEqual([]);
  });
});

test('a meeting file of an agreed meeting comes in sealed', async () => {
  const folder = temporaryFolder();
  await withTestCore(folder, async (client) => {
    const made = await aMeetingWithNotes(client);
    const { files } = await client.exports.make({ meetingId: made.id, what: 'meeting' });
    const file = JSON.parse(Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8')) as {
      meeting: { id?: string; date: string; state?: string };
    };
    file.meeting = { ...file.meeting, id: randomUUID(), date: '2026-01-10', state: 'agreed' };
    const { meetingId } = await client.meetingFiles.import({ content: JSON.stringify(file) });
    expect((await client.meetings.get({ id: meetingId })).state).toBe('agreed');
    const { id, revision } = await notesSection(client, meetingId);
    await expect(client.documents.saveSection({ id, revision, body: aBody() })).rejects.toMatchObject({
      data: { code: 'notes-are-agreed' },
    });
  });
  withDatabase(databaseFile(folder), (database) => {
    expect(verifySealedRecords(database)).toEqual([]);
    expect(database.prepare('SELECT count(*) FROM sealed_records').pluck().get()).toBe(1);
  });
});

test('the notes of an agreed meeting that came in by file name no other meeting, whatever is planned later', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.meetingFiles.import({
      content: JSON.stringify({
        format: 'secretariat-meeting',
        version: 1,
        body: { name: 'Ashby Policing Panel' },
        meeting: { date: '2026-04-18', state: 'agreed' },
        agenda: [
          { kind: 'previous-notes', title: 'Notes of the previous meeting', notes: 'They were agreed.' },
          { kind: 'next-meeting', title: 'Next meeting' },
        ],
      }),
    });
    const notes = async () => {
      const { files } = await client.exports.make({ meetingId, what: 'notes' });
      return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts;
    };
    const accepted = await notes();
    const { bodyId } = await client.meetings.get({ id: meetingId });
    await aStoredMeeting(client, { bodyId, date: '2026-01-13' });
    await aStoredMeeting(client, { bodyId, date: '2026-07-14', place: 'Secret Hall' });
    expect(await notes()).toEqual(accepted);
  });
});

test('the notes of an agreed meeting go out under the name that its body had then', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const agreed = await signedOff(client, await aMeetingWithNotes(client));
    const notesIn = async () => {
      const { files } = await client.exports.make({ meetingId: agreed.id, what: 'notes' });
      const { name = '', content = '' } = files[0] ?? {};
      const { texts, headers, footers } = readDocx(Buffer.from(content, 'base64'));
      return [name, ...texts, ...headers, ...footers].join('\n');
    };
    const before = await notesIn();
    const body = (await client.bodies.list()).find(({ id }) => id === agreed.bodyId);
    if (!body) throw new Error('no body');
    await client.bodies.update({ ...body, name: 'Ashby Assembly' });
    expect(await notesIn()).toBe(before);
    const next = await aStoredMeeting(client, { bodyId: body.id, date: '2026-09-01' });
    const { files } = await client.exports.make({ meetingId: next.id, what: 'notes' });
    expect(files[0]?.name).toContain('Ashby Assembly');
  });
});
