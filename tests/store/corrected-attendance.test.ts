import { beforeEach, describe, expect, test } from 'vitest';
import { verifySealedRecords } from '../../electron/core/store/sealed-records.ts';
import type { AttendanceKind } from '../../shared/domain/attendance.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, withTestCore, type Client, type TestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// Attendance that was wrong in agreed notes, put right in a record of its own.

let program: TestCore;
let client: Client;
let meetingId: string;
let ada: string;
let ben: string;
let cyd: string;

async function aPerson(name: string, post: string): Promise<string> {
  const fields = { name, post, organisationId: null, shortForm: null, isCurrent: true };
  return (await client.people.create(fields)).id;
}

beforeEach(async (context) => {
  program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  const meeting = await aStoredMeeting(client);
  meetingId = meeting.id;
  ada = await aPerson('Ada Okoro', 'Deputy Mayor');
  ben = await aPerson('Ben Hale', 'Head of Policing');
  cyd = await aPerson('Cyd Marsh', 'Chief Officer');
  for (const personId of [ada, ben]) {
    await client.attendance.set({ meetingId, personId, kind: 'present', joinedAt: '14:50' });
  }
  const body = aBody(aParagraph('Thirty officers, ', restricted('Operation Heron')));
  await saveNotes(client, meetingId, body);
  let { revision } = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id: meetingId, revision, event }));
  }
  const accepted = { acceptedOn: '2026-07-10', acceptedAtMeetingId: null };
  await client.meetings.signOff({ id: meetingId, revision, ...accepted });
});

type Correction = Parameters<Client['meetings']['correctAttendance']>[0];

type Wrong = Partial<Correction> & { readonly personId: string; readonly kind: AttendanceKind | null };

async function correct(fields: Wrong) {
  const { sequence = 0 } = (await client.meetings.sealedRecord({ id: meetingId })) ?? {};
  return client.meetings.correctAttendance({
    ...{ id: meetingId, sequence, deputisingForId: null, joinedAt: null, leftAt: null, isOnline: false },
    ...{ reason: 'She had sent apologies', decidedOn: '2026-10-14', decidedAtMeetingId: null },
    ...fields,
  });
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? error,
  );
}

async function listed(of = client, id = meetingId): Promise<string[]> {
  const people = new Map((await of.people.list()).map((person) => [person.id, person.name]));
  return (await of.attendance.list({ meetingId: id })).map(({ personId, kind, joinedAt, deputisingForId }) =>
    [people.get(personId), kind, joinedAt, deputisingForId && people.get(deputisingForId)]
      .filter(Boolean)
      .join(' '),
  );
}

async function notesFile(): Promise<string> {
  const { files } = await client.exports.make({ meetingId, what: 'notes' });
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
}

test('the list, the notes and their file read as corrected, the earlier record as it was, and the chain holds', async () => {
  const record = await correct({ personId: ada, kind: 'apologies' });
  expect(record).toMatchObject({
    isIntact: true,
    isCorrected: true,
    laterCorrections: [
      {
        number: null,
        title: null,
        words: { from: 'Ada Okoro, present; joined at 2:50pm', to: 'Ada Okoro, apologies' },
        isRestricted: false,
      },
    ],
  });
  // Somebody who was not on the list at all, in the place of somebody who was not there.
  await correct({ personId: cyd, kind: 'in-attendance', deputisingForId: ada, leftAt: '15:10' });
  await correct({ personId: ben, kind: null });
  expect(await listed()).toEqual(['Ada Okoro apologies', 'Cyd Marsh in-attendance Ada Okoro']);

  const words = await notesFile();
  expect(words).toContain(
    'Corrected on 14 October 2026: attendance: “Ada Okoro, present; joined at 2:50pm” now reads “Ada Okoro, apologies”. Reason: She had sent apologies',
  );
  expect(words).toContain('“Ben Hale, present; joined at 2:50pm” now reads “Ben Hale, not on the list”');
  expect(words).toMatch(/Also present[^]*Cyd Marsh/);
  expect(words.match(/Ben Hale/g)).toHaveLength(2);

  const texts = await client.meetings.sealedTexts({ id: meetingId });
  expect(texts.map(({ attendance }) => attendance.map(({ name, kind }) => `${name ?? ''} ${kind}`))).toEqual([
    ['Ada Okoro apologies', 'Cyd Marsh in-attendance'],
    ['Ada Okoro apologies', 'Ben Hale present', 'Cyd Marsh in-attendance'],
    ['Ada Okoro apologies', 'Ben Hale present'],
    ['Ada Okoro present', 'Ben Hale present'],
  ]);
  const { dataFolder } = program;
  await program.core.close();
  withDatabase(databaseFile(dataFolder), (database) => {
    expect(verifySealedRecords(database)).toEqual([]);
    const rows = database
      .prepare('SELECT kind FROM attendees WHERE meeting_id = ? ORDER BY rank')
      .all(meetingId);
    expect(rows).toEqual([{ kind: 'present' }, { kind: 'present' }]);
  });
});

test('a later correction of words keeps the attendance, and names stay those of the day', async () => {
  await correct({ personId: cyd, kind: 'present' });
  const [person] = (await client.people.list()).filter(({ id }) => id === cyd);
  if (!person) throw new Error('no such person');
  await client.people.update({ ...person, name: 'Cyd Marsh-Bell' });
  const { id: sectionId } = await notesSection(client, meetingId);
  const { sequence = 0 } = (await client.meetings.sealedRecord({ id: meetingId })) ?? {};
  const record = await client.meetings.correctRecord({
    ...{ id: meetingId, sequence, sectionId, from: 'Thirty', to: 'Thirteen', reason: 'A slip' },
    ...{ decidedOn: '2026-10-14', decidedAtMeetingId: null },
  });
  expect(record.laterCorrections.map(({ number }) => number)).toEqual([null, '1']);
  expect(record.names?.people.map(({ name }) => name)).toContain('Cyd Marsh');
  expect(await notesFile()).toMatch(/Cyd Marsh(?!-Bell)/);
  expect(await listed()).toHaveLength(3);
});

test('a meeting file has the attendance as corrected, and what was corrected', async () => {
  const { laterCorrections } = await correct({ personId: ada, kind: 'apologies' });
  const { files } = await client.exports.make({ meetingId, what: 'meeting' });
  const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
  await withTestCore(temporaryFolder(), async (elsewhere) => {
    const imported = await elsewhere.meetingFiles.import({ content });
    expect(await elsewhere.meetings.sealedRecord({ id: imported.meetingId })).toMatchObject({
      laterCorrections,
    });
    expect((await listed(elsewhere, imported.meetingId)).toSorted()).toEqual([
      'Ada Okoro apologies',
      'Ben Hale present 14:50',
    ]);
  });
});

describe('a correction is refused, and nothing is sealed,', () => {
  test.each<readonly [string, () => Wrong, string]>([
    [
      'where the record says so already',
      () => ({ personId: ada, kind: 'present', joinedAt: '14:50' }),
      'attendance-as-it-was',
    ],
    [
      'where nobody who is not there is taken off',
      () => ({ personId: cyd, kind: null }),
      'attendance-as-it-was',
    ],
    [
      'for somebody who left before they came',
      () => ({ personId: ada, kind: 'present', joinedAt: '15:00', leftAt: '14:00' }),
      'left-before-joined',
    ],
    [
      'for somebody in their own place',
      () => ({ personId: ada, kind: 'present', deputisingForId: ada }),
      'deputises-for-self',
    ],
    [
      'in the place of nobody',
      () => ({ personId: ada, kind: 'present', deputisingForId: meetingId }),
      'person-unknown',
    ],
    [
      'with a reason that names what is restricted',
      () => ({ personId: ada, kind: null, reason: 'Operation Heron' }),
      'correction-names-restricted',
    ],
    [
      'before the meeting was',
      () => ({ personId: ada, kind: null, decidedOn: '2026-04-01' }),
      'accepted-too-early',
    ],
  ])('%s', async (_when, fields, code) => {
    expect(await refusalOf(correct(fields()))).toBe(code);
    expect(await client.meetings.sealedTexts({ id: meetingId })).toHaveLength(1);
  });

  test('on an older record, and before the notes are agreed', async () => {
    await correct({ personId: ada, kind: null });
    const onOlder = correct({ personId: ben, kind: null, sequence: 1 });
    await expect(onOlder).rejects.toMatchObject({ code: 'conflict', data: { currentRevision: 2 } });
    const draft = await aStoredMeeting(client);
    const early = correct({ id: draft.id, personId: ben, kind: null });
    expect(await refusalOf(early)).toBe('notes-not-agreed');
  });
});
