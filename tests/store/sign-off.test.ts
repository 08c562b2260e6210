import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifySealedRecords } from '../../electron/core/store/sealed-records.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import type { Section } from '../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { usualManner } from '../../shared/domain/manner.ts';
import type { MeetingFile } from '../../shared/contract/meeting-file.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import {
  aBody,
  anAction,
  aNoteToSelf,
  aParagraph,
  aPersonChip,
  restricted,
} from '../support/builders/body-pieces.ts';
import { openTestCore, withTestCore, type Client, type TestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readDocx } from '../support/docx-reader.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-sign-off-'));
let core: TestCore;
let client: Client;
beforeAll(async () => {
  core = await openTestCore(dataFolder);
  ({ client } = core);
});
afterAll(async () => {
  await core.core.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function issuedInDraft(meeting: Meeting): Promise<Meeting> {
  let latest = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    latest = await client.meetings.takeStep({ id: latest.id, revision: latest.revision, event });
  }
  return latest;
}

async function aDraft(...content: readonly BodyNode[]): Promise<Record<'draft' | 'next', Meeting>> {
  const meeting = await aStoredMeeting(client);
  await saveNotes(client, meeting.id, aBody(...content));
  const draft = await issuedInDraft(meeting);
  const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
  return { draft, next };
}

const accepted = ({ id, revision }: Meeting, next: Meeting) => ({
  id,
  revision,
  acceptedOn: '2026-07-10',
  acceptedAtMeetingId: next.id,
});

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error as { data?: unknown }).data,
  );
}

async function correct(meeting: Meeting, words: string): Promise<Section> {
  return saveNotes(client, meeting.id, aBody(aParagraph(words)));
}

async function exported(meetingId: string, what: 'notes'): Promise<string> {
  const { files } = await client.exports.make({ meetingId, what });
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
}

describe('before notes are signed off', () => {
  test('what differs from the draft is known, and what is left open', async () => {
    const { draft } = await aDraft(aParagraph('Thirty officers'), anAction('Send the figures'));
    const before = await client.meetings.prepareSignOff({ id: draft.id });
    expect(before).toMatchObject({ recordedBy: 'Test clerk', isDraftKept: true, changed: [] });
    expect(before.openEnds).toEqual([
      { code: 'action-without-owner', label: '1', title: 'Welcome and apologies', text: 'Send the figures' },
      { code: 'action-without-date', label: '1', title: 'Welcome and apologies', text: 'Send the figures' },
    ]);
    const section = await correct(draft, 'Thirteen officers');
    const after = await client.meetings.prepareSignOff({ id: draft.id });
    expect(after.changed).toEqual([
      {
        sectionId: section.id,
        label: '1',
        title: 'Welcome and apologies',
        draft: expect.any(Number) as number,
      },
    ]);
    expect(after.notesDigest).not.toBe(before.notesDigest);
    const { content } = await client.versions.get({
      sectionId: section.id,
      sequence: after.changed[0]?.draft ?? 0,
    });
    expect(JSON.stringify(content)).toContain('Thirty officers');
  });
});

describe('signing off', () => {
  test('corrections that were made are listed in the record, and both texts stay as versions', async () => {
    const { draft, next } = await aDraft(aParagraph('Thirty officers'));
    const section = await correct(draft, 'Thirteen officers');
    const text = '“Thirty” should read “Thirteen”';
    await client.meetings.signOff({
      ...accepted(draft, next),
      corrections: [
        { sectionId: section.id, text },
        { sectionId: null, text: 'ACC Harland was present' },
      ],
    });
    expect(await client.meetings.sealedRecord({ id: draft.id })).toMatchObject({
      isIntact: true,
      recordedBy: 'Test clerk',
      acceptedOn: '2026-07-10',
      acceptedAt: { id: next.id, bodyName: draft.bodyName, date: '2026-07-10' },
      corrections: [
        { number: '1', title: 'Welcome and apologies', text },
        { number: null, title: null, text: 'ACC Harland was present' },
      ],
    });
    const kept = (await client.versions.list({ sectionId: section.id })).filter(
      ({ keptFor }) => keptFor === 'issued',
    );
    expect(kept).toHaveLength(2);
    const words = await exported(draft.id, 'notes');
    expect(words).toContain(
      'Accepted as a correct record at the meeting of 10 July 2026, with 2 corrections.',
    );
    expect(words).toContain(`Item 1, Welcome and apologies: ${text}`);
    expect(await exported(next.id, 'notes')).toContain(
      'The notes of the meeting of 18 April 2026 were accepted as a correct record, with 2 corrections.',
    );
  });

  test('a correction that nobody made, one that names what is restricted, and another’s section are refused', async () => {
    const { draft, next } = await aDraft(aParagraph('Said ', restricted('Operation Heron')));
    const { id: sectionId } = await notesSection(client, draft.id);
    const signOff = (text: string, of: string | null = sectionId): Promise<unknown> =>
      refusalOf(
        client.meetings.signOff({ ...accepted(draft, next), corrections: [{ sectionId: of, text }] }),
      );
    expect(await signOff('A figure')).toMatchObject({ code: 'correction-not-made', facts: { label: '1' } });
    expect(await signOff('“Operation Heron” is spelt so', null)).toMatchObject({
      code: 'correction-names-restricted',
    });
    const other = await notesSection(client, next.id);
    expect(await signOff('A figure', other.id)).toEqual({ what: 'section' });
    expect((await client.meetings.get({ id: draft.id })).state).toBe('draft-notes');
  });

  test('notes that somebody changed since they were looked at are not signed off', async () => {
    const { draft, next } = await aDraft(aParagraph('Thirty officers'));
    const { notesDigest } = await client.meetings.prepareSignOff({ id: draft.id });
    await correct(draft, 'Thirteen officers');
    expect(await refusalOf(client.meetings.signOff({ ...accepted(draft, next), notesDigest }))).toMatchObject(
      { code: 'notes-changed-meanwhile' },
    );
    const looked = await client.meetings.prepareSignOff({ id: draft.id });
    const agreed = await client.meetings.signOff({
      ...accepted(draft, next),
      notesDigest: looked.notesDigest,
    });
    expect(agreed.state).toBe('agreed');
  });

  test('notes whose restrictions, items or attendance changed since they were looked at are not signed off', async () => {
    const { draft, next } = await aDraft(aParagraph('Thirty officers'));
    const [item] = await client.agenda.list({ meetingId: draft.id });
    if (!item) throw new Error('no items');
    const person = await client.people.create({
      ...{ name: 'Ruth Harland', post: null, organisationId: null, shortForm: null, isCurrent: true },
    });
    const section = await notesSection(client, draft.id);
    const hidden = await client.agenda.update({ ...item, restrictedReason: 'FOI s31' });
    const changes = [
      () => client.agenda.update({ ...hidden, restrictedReason: null }),
      () => client.documents.restrictSection({ ...section, reason: 'FOI s31' }),
      () => client.agenda.update({ ...hidden, revision: hidden.revision + 1, title: 'Welcome' }),
      () => client.attendance.set({ meetingId: draft.id, personId: person.id, kind: 'present' }),
    ];
    for (const change of changes) {
      const { notesDigest } = await client.meetings.prepareSignOff({ id: draft.id });
      await change();
      const late = { ...accepted(draft, next), notesDigest };
      expect(await refusalOf(client.meetings.signOff(late))).toMatchObject({
        code: 'notes-changed-meanwhile',
      });
    }
    const { notesDigest } = await client.meetings.prepareSignOff({ id: draft.id });
    const agreed = await client.meetings.signOff({ ...accepted(draft, next), notesDigest });
    expect(agreed.state).toBe('agreed');
  });

  test('agreed notes go on naming people as they were called, on paper and in a meeting file', async () => {
    const meeting = await aStoredMeeting(client);
    const person = await client.people.create({
      name: 'Ruth Harland',
      post: 'Assistant Chief Constable',
      organisationId: null,
      shortForm: 'ACC Harland',
      isCurrent: true,
    });
    await client.attendance.set({ meetingId: meeting.id, personId: person.id, kind: 'present' });
    await saveNotes(client, meeting.id, aBody(aParagraph(aPersonChip(person.id, 'ACC Harland'), ' spoke.')));
    const draft = await issuedInDraft(meeting);
    await client.meetings.signOff({
      id: draft.id,
      revision: draft.revision,
      acceptedOn: '2026-07-11',
      acceptedAtMeetingId: null,
    });
    const before = await exported(draft.id, 'notes');
    expect(before).toContain('Accepted as a correct record on 11 July 2026.');
    expect(before).toContain('ACC Harland spoke.');
    await client.people.update({ ...person, name: 'Ruth Lund', shortForm: 'DCC Lund', post: 'Deputy' });
    expect(await exported(draft.id, 'notes')).toBe(before);
    const record = await client.meetings.sealedRecord({ id: draft.id });
    expect(record?.names?.people).toMatchObject([{ id: person.id, name: 'Ruth Harland' }]);

    const { files } = await client.exports.make({ meetingId: draft.id, what: 'meeting' });
    const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
    const file = JSON.parse(content) as MeetingFile;
    expect(file.meeting.acceptance).toEqual({
      manner: usualManner,
      restrictedInPublic: 'said',
      on: '2026-07-11',
      recordedBy: 'Test clerk',
      recordedAt: record?.at,
    });
    expect(file.people).toMatchObject([{ name: 'Ruth Harland' }]);
    const folder = temporaryFolder();
    await withTestCore(folder, async (elsewhere) => {
      const { meetingId } = await elsewhere.meetingFiles.import({ content });
      expect(await elsewhere.meetings.sealedRecord({ id: meetingId })).toMatchObject({
        acceptedOn: '2026-07-11',
        recordedBy: 'Test clerk',
        at: record?.at,
        isIntact: true,
      });
    });
    withDatabase(databaseFile(folder), (database) => expect(verifySealedRecords(database)).toEqual([]));
  });

  test('a record that was changed outside says so', async () => {
    const folder = temporaryFolder();
    const id = await withTestCore(folder, async (own) => {
      const meeting = await aStoredMeeting(own);
      let { revision } = meeting;
      for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
        ({ revision } = await own.meetings.takeStep({ id: meeting.id, revision, event }));
      }
      await own.meetings.signOff({
        id: meeting.id,
        revision,
        acceptedOn: '2026-07-11',
        acceptedAtMeetingId: null,
      });
      return meeting.id;
    });
    withDatabase(databaseFile(folder), (database) => {
      const trigger = database
        .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'sealed_records_stay'`)
        .get();
      database.exec(`DROP TRIGGER sealed_records_stay;
        UPDATE sealed_records SET content = replace(content, '2026-07-11', '2026-07-12')`);
      database.exec(trigger?.sql ?? '');
    });
    await withTestCore(folder, async (own) => {
      expect(await own.meetings.sealedRecord({ id })).toMatchObject({ isIntact: false });
    });
  });
});

describe('a correction after the notes were agreed', () => {
  const correction = {
    from: 'Thirty officers',
    to: 'Thirteen officers',
    reason: 'A slip of the pen',
    decidedOn: '2026-10-14',
    decidedAtMeetingId: null,
  };

  async function anAgreedMeeting(): Promise<{ readonly id: string; readonly sectionId: string }> {
    const { draft, next } = await aDraft(
      aParagraph('Thirty officers, ', restricted('Operation Heron')),
      anAction('Send thirty'),
    );
    await client.meetings.signOff(accepted(draft, next));
    return { id: draft.id, sectionId: (await notesSection(client, draft.id)).id };
  }

  async function newest(id: string): Promise<number> {
    return (await client.meetings.sealedRecord({ id }))?.sequence ?? 0;
  }

  test('is a record of its own in the chain: nothing that was sealed changes, and both texts can be read', async () => {
    const { id, sectionId } = await anAgreedMeeting();
    const sealed = () =>
      withDatabase(databaseFile(dataFolder), (database) => ({
        rows: database.prepare('SELECT * FROM sealed_records WHERE meeting_id = ? AND version = 1').all(id),
        notes: database.prepare('SELECT * FROM sections WHERE id = ?').all(sectionId),
      }));
    const sequence = await newest(id);
    const record = await client.meetings.correctRecord({ id, sequence, sectionId, ...correction });
    expect(record).toMatchObject({
      isIntact: true,
      isCorrected: true,
      acceptedOn: '2026-07-10',
      laterCorrections: [
        {
          number: '1',
          words: { from: 'Thirty officers', to: 'Thirteen officers' },
          reason: 'A slip of the pen',
          decidedOn: '2026-10-14',
          recordedBy: 'Test clerk',
        },
      ],
    });
    const texts = await client.meetings.sealedTexts({ id });
    expect(texts.map((each) => JSON.stringify(each.sections[0]?.content).match(/Thirt\w+/)?.[0])).toEqual([
      'Thirteen',
      'Thirty',
    ]);
    expect(JSON.stringify(await notesSection(client, id))).toContain('Thirteen officers');
    const words = await exported(id, 'notes');
    expect(words).toContain(
      'Corrected on 14 October 2026: item 1, Welcome and apologies: “Thirty officers” now reads “Thirteen officers”. Reason: A slip of the pen',
    );
    expect(words).toContain('Thirteen officers, [Restricted');
    await core.core.close();
    const { rows, notes } = sealed();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Thirteen');
    expect(JSON.stringify(notes)).toContain('Thirty officers');
    withDatabase(databaseFile(dataFolder), (database) => expect(verifySealedRecords(database)).toEqual([]));
    core = await openTestCore(dataFolder);
    ({ client } = core);

    const { files } = await client.exports.make({ meetingId: id, what: 'meeting' });
    const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
    await withTestCore(temporaryFolder(), async (elsewhere) => {
      const { meetingId } = await elsewhere.meetingFiles.import({ content });
      expect(await elsewhere.meetings.sealedRecord({ id: meetingId })).toMatchObject({
        isCorrected: false,
        laterCorrections: record.laterCorrections,
      });
    });
  });

  test('is refused where it is unclear, empties an action, names what is restricted, or is based on an older record', async () => {
    const { id, sectionId } = await anAgreedMeeting();
    const sequence = await newest(id);
    const refused = (fields: Partial<typeof correction> & { sequence?: number }): Promise<unknown> =>
      refusalOf(client.meetings.correctRecord({ id, sequence, sectionId, ...correction, ...fields }));
    expect(await refused({ from: 'Forty' })).toMatchObject({ code: 'words-not-found' });
    expect(await refused({ from: 'r' })).toMatchObject({ code: 'words-found-twice' });
    expect(await refused({ from: 'Send thirty', to: ' ' })).toMatchObject({
      code: 'correction-empties-action',
    });
    expect(await refused({ reason: 'Operation Heron was meant' })).toMatchObject({
      code: 'correction-names-restricted',
    });
    expect(await refused({ decidedOn: '2026-04-01' })).toMatchObject({ code: 'accepted-too-early' });
    expect(await refused({ sequence: sequence - 1 })).toEqual({ currentRevision: sequence });
    expect(await newest(id)).toBe(sequence);
    const draft = await aDraft(aParagraph('Thirty officers'));
    const section = await notesSection(client, draft.draft.id);
    expect(
      await refusalOf(
        client.meetings.correctRecord({
          id: draft.draft.id,
          sequence,
          sectionId: section.id,
          ...correction,
        }),
      ),
    ).toMatchObject({ code: 'notes-not-agreed' });
  });

  test('of restricted words is told of without them', async () => {
    const { id, sectionId } = await anAgreedMeeting();
    await client.meetings.correctRecord({
      id,
      sequence: await newest(id),
      sectionId,
      ...correction,
      from: 'Heron',
      to: 'Wren',
    });
    const words = await exported(id, 'notes');
    expect(words).toContain('item 1, Welcome and apologies: words that are not for publication.');
    expect(words).not.toMatch(/Heron|Wren/);
  });
});

test('of a restricted item a file says only that something was corrected, before it was agreed and after', async () => {
  const { draft, next } = await aDraft(aParagraph('Thirty officers'));
  const [item] = await client.agenda.list({ meetingId: draft.id });
  if (!item) throw new Error('no item');
  await client.agenda.update({ ...item, restrictedReason: 'FOI Act s31: law enforcement' });
  const section = await correct(draft, 'Thirteen officers');
  const corrections = [{ sectionId: section.id, text: '“Thirty” should read “Thirteen”' }];
  await client.meetings.signOff({ ...accepted(draft, next), corrections });
  const record = await client.meetings.sealedRecord({ id: draft.id });
  await client.meetings.correctRecord({
    id: draft.id,
    sequence: record?.sequence ?? 0,
    sectionId: section.id,
    from: 'Thirteen',
    to: 'Fourteen',
    reason: 'Counted again in Ashby',
    decidedOn: '2026-10-14',
    decidedAtMeetingId: null,
  });
  for (const id of [draft.id, next.id]) {
    const words = await exported(id, 'notes');
    expect(words).toContain('Item 1: words that are not for publication');
    expect(words).not.toMatch(/Thirt|Fourteen|Welcome and apologies: |Ashby/);
  }
  expect(await exported(draft.id, 'notes')).toContain(
    'Corrected on 14 October 2026: item 1: words that are not for publication.',
  );
});

describe('notes to self', () => {
  test('are in nothing that leaves: neither in a file nor in the record, and the notes read as if they were not', async () => {
    const { draft, next } = await aDraft(
      aParagraph('Thirty officers'),
      aNoteToSelf('heron: ask Ruth'),
      anAction('Send it'),
    );
    // One that came or went since the draft went out is no correction.
    await saveNotes(client, draft.id, aBody(aParagraph('Thirty officers'), anAction('Send it')));
    const first = await saveNotes(
      client,
      draft.id,
      aBody(aParagraph('Thirty officers'), anAction('Send it'), aNoteToSelf('heron heron heron')),
    );
    expect(first.words).toBe(4);
    const before = await client.meetings.prepareSignOff({ id: draft.id });
    expect(before.openEnds.map(({ code }) => code)).toContain('note-to-self');
    await client.meetings.signOff(accepted(draft, next));

    for (const what of ['agenda', 'notes', 'actions', 'meeting'] as const) {
      const { files } = await client.exports.make({ meetingId: draft.id, what });
      for (const { content } of files) {
        const bytes = Buffer.from(content, 'base64');
        const said = what === 'meeting' ? bytes.toString('utf8') : readDocx(bytes).everything;
        expect(said).not.toMatch(/heron/i);
      }
    }
    const texts = await client.meetings.sealedTexts({ id: draft.id });
    expect(JSON.stringify(texts)).toContain('Thirty officers');
    expect(JSON.stringify(texts)).not.toMatch(/heron/i);
    // They are still the clerk's own.
    expect(JSON.stringify(await notesSection(client, draft.id))).toContain('heron heron');
    await core.core.close();
    const record = withDatabase(databaseFile(dataFolder), (database) =>
      database.prepare('SELECT content FROM sealed_records WHERE meeting_id = ?').pluck().get(draft.id),
    );
    expect(record).toContain('Thirty officers');
    expect(record).not.toMatch(/heron/i);
    // Nor are they taken for a change to what was accepted, of which every backup would warn.
    withDatabase(databaseFile(dataFolder), (database) => expect(verifySealedRecords(database)).toEqual([]));
    core = await openTestCore(dataFolder);
    ({ client } = core);
  });
});
