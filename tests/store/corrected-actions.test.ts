import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifySealedRecords } from '../../electron/core/store/sealed-records.ts';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client, type TestCore } from '../support/open-test-core.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// What agreed notes say of an action, put right in a record of its own; the register follows.

let program: TestCore;
let client: Client;
let meetingId: string;
let nextId: string;
let ada: OwnerRef;
let ben: OwnerRef;
const figures = randomUUID();
const secret = randomUUID();

beforeEach(async (context) => {
  program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  const aPerson = async (name: string): Promise<OwnerRef> => {
    const fields = { name, post: null, organisationId: null, shortForm: null, isCurrent: true };
    return { kind: 'person', id: (await client.people.create(fields)).id };
  };
  [ada, ben] = [await aPerson('Ada Okoro'), await aPerson('Ben Hale')];
  const meeting = await aStoredMeeting(client);
  meetingId = meeting.id;
  nextId = (await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' })).id;
  const body = aBody(
    anAction('Send thirty figures', { id: figures, owners: [ada], due: '2026-05-01' }),
    anAction(['Ask about ', restricted('Operation Heron')], { id: secret, owners: [ada] }),
  );
  await saveNotes(client, meetingId, body);
  await signedOff(meetingId, nextId);
});

/** Takes the notes of a meeting to where they are agreed; answers with the sequence of their record. */
async function signedOff(id: string, acceptedAtMeetingId: string | null = null): Promise<number> {
  let { revision } = await client.meetings.get({ id });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id, revision, event }));
  }
  await client.meetings.signOff({ id, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId });
  return (await client.meetings.sealedRecord({ id }))?.sequence ?? 0;
}

async function why() {
  const { sequence = 0 } = (await client.meetings.sealedRecord({ id: meetingId })) ?? {};
  return {
    ...{ id: meetingId, sequence, reason: 'It was Ben who offered' },
    ...{ decidedOn: '2026-07-10', decidedAtMeetingId: nextId },
  };
}

async function notesFile(): Promise<string> {
  const { files } = await client.exports.make({ meetingId, what: 'notes' });
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
}

async function inRegister(id: string) {
  const all = await client.actions.list({ meetingId: null });
  return all.find((action) => action.id === id);
}

test('other owners and another date stand in notes, file, register and matters arising; the sealed record stays', async () => {
  await client.actions.addUpdate({ id: figures, revision: 1, text: 'Asked for' });
  const said = { owners: [ben, ada], due: '2026-06-01' };
  const record = await client.meetings.correctAction({ ...(await why()), actionId: figures, ...said });
  expect(record).toMatchObject({
    isIntact: true,
    laterCorrections: [
      {
        number: '1 a)',
        title: 'Welcome and apologies',
        words: {
          from: 'Ada Okoro, due 1 May 2026',
          to: 'Ben Hale (lead), Ada Okoro, due 1 June 2026',
        },
      },
    ],
  });
  expect(record.names?.people.map(({ name }) => name).toSorted()).toEqual(['Ada Okoro', 'Ben Hale']);
  // What was reported on it stays with it.
  expect(await inRegister(figures)).toMatchObject({ ...said, revision: 2, updates: [{ text: 'Asked for' }] });
  expect(
    (await client.actions.arising({ meetingId: nextId })).find(({ action }) => action.id === figures),
  ).toMatchObject({ action: said });
  const mails = await client.actions.chasingMails({ owner: ben, today: '2026-05-20' });
  expect(mails).toMatchObject([{ owner: 'Ben Hale', count: 1 }]);
  const words = await notesFile();
  expect(words).toContain(
    'Corrected at the meeting of 10 July 2026: item 1 a), Welcome and apologies: “Ada Okoro, due 1 May 2026” now reads “Ben Hale (lead), Ada Okoro, due 1 June 2026”. Reason: It was Ben who offered',
  );
  expect(JSON.stringify(await notesSection(client, meetingId))).toContain(ben.id);
  const [, sealed] = await client.meetings.sealedTexts({ id: meetingId });
  expect(JSON.stringify(sealed)).toContain('2026-05-01');
  expect(JSON.stringify(sealed)).not.toContain(ben.id);

  const { dataFolder } = program;
  await program.core.close();
  withDatabase(databaseFile(dataFolder), (database) => {
    expect(verifySealedRecords(database)).toEqual([]);
    expect(database.prepare('SELECT due FROM actions WHERE id = ?').get(figures)).toEqual({
      due: '2026-05-01',
    });
  });
});

describe('a date that was corrected', () => {
  let laterId: string;
  beforeEach(async () => {
    const { bodyId } = await client.meetings.get({ id: meetingId });
    laterId = (await aStoredMeeting(client, { bodyId, date: '2026-10-10' })).id;
  });

  async function correctDue(due: string | null, actionId = figures): Promise<void> {
    await client.meetings.correctAction({ ...(await why()), actionId, owners: [ada], due });
  }

  async function carryTo(newDue: string, reportedAtMeetingId: string | null = laterId, text = '') {
    const { revision = 0 } = (await inRegister(figures)) ?? {};
    const step = { id: figures, revision, event: 'carry', text, newDue, reportedAtMeetingId } as const;
    return client.actions.takeStep(step);
  }

  /** What the meeting says that came before the one at which the action was carried. */
  async function dueBetween(): Promise<string | undefined> {
    const { files } = await client.exports.make({ meetingId: nextId, what: 'matters-arising' });
    const { tables } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    const row = tables[0]?.rows.find((cells) => cells[1]?.startsWith('Send thirty'));
    return row?.[2]?.replace('Ada Okoro\n', '');
  }

  test.each([
    ['2026-06-01', '1 June 2026'],
    [null, 'No date'],
  ])('(%s) is the one that the action is carried from', async (due, said) => {
    await correctDue(due);
    const carried = await carryTo('2026-09-01');
    expect(carried).toMatchObject({ due: '2026-09-01', promisedDue: due });
    expect(carried.updates.at(-1)).toMatchObject({ oldDue: due, newDue: '2026-09-01' });
    expect(await dueBetween()).toBe(said);
  });

  test('can be carried back to the one that the notes had first', async () => {
    await correctDue('2026-06-01');
    const carried = await carryTo('2026-05-01');
    expect(carried).toMatchObject({ due: '2026-05-01', updates: [{ oldDue: '2026-06-01' }] });
    expect(await dueBetween()).toBe('1 June 2026');
  });

  test('counts for meetings before the one at which the action was carried already', async () => {
    await carryTo('2026-09-01');
    await correctDue('2026-06-01');
    expect(await inRegister(figures)).toMatchObject({ due: '2026-09-01', promisedDue: '2026-06-01' });
    expect(await dueBetween()).toBe('1 June 2026');
  });

  test('of another action lets one that was carried before the notes were agreed have its own', async () => {
    const { id } = await aStoredMeeting(client, { date: '2026-03-03' });
    const [letter, call] = [randomUUID(), randomUUID()];
    await saveNotes(client, id, aBody(anAction('Write the letter', { id: letter, due: '2026-05-01' })));
    const item = await aStoredItem(client, id);
    await saveNotes(client, id, aBody(anAction('Ring them', { id: call })), item.id);
    await client.actions.takeStep({ id: letter, revision: 1, event: 'carry', newDue: '2026-09-01' });
    const sequence = await signedOff(id);
    await client.meetings.correctAction({
      ...{ ...(await why()), id, sequence, decidedAtMeetingId: null },
      ...{ actionId: call, owners: [ben], due: null },
    });
    expect(await inRegister(letter)).toMatchObject({ due: '2026-09-01', promisedDue: '2026-05-01' });
  });
});

test('the words of an action are corrected as any others, and again, and keep what was corrected before', async () => {
  await client.meetings.correctAction({ ...(await why()), actionId: figures, owners: [ben], due: null });
  const { id: sectionId } = await notesSection(client, meetingId);
  const words = { sectionId, from: 'thirty', to: 'thirteen' };
  await client.meetings.correctRecord({ ...(await why()), ...words });
  expect(await inRegister(figures)).toMatchObject({
    text: 'Send thirteen figures',
    owners: [ben],
    due: null,
  });
  expect(await notesFile()).toContain('Send thirteen figures');
  // It can be worked on as before.
  const closed = { id: figures, revision: 1, event: 'complete', text: 'Sent' } as const;
  expect(await client.actions.takeStep(closed)).toMatchObject({
    text: 'Send thirteen figures',
    status: 'complete',
  });
});

const reasons = [null, 'FOI Act s31: law enforcement'];
test.each(reasons)(
  'of an action whose item was taken off a file says nothing of what the item was called (restricted: %s)',
  async (restrictedReason) => {
    const { id } = await aStoredMeeting(client, { date: '2026-03-03' });
    const item = await aStoredItem(client, id);
    await client.agenda.update({ ...item, title: 'Closure of Ashby custody suite', restrictedReason });
    const letter = randomUUID();
    await saveNotes(client, id, aBody(anAction('Write the letter', { id: letter, owners: [ada] })), item.id);
    await client.agenda.remove({ id: item.id, revision: item.revision + 1, evenWithText: true });
    const sequence = await signedOff(id);
    await client.meetings.correctAction({
      ...{
        id,
        sequence,
        reason: 'It was Ben who offered',
        decidedOn: '2026-07-10',
        decidedAtMeetingId: null,
      },
      ...{ actionId: letter, owners: [ben], due: null },
    });
    const isPublic = restrictedReason === null;
    const wordsOf = async (what: 'notes' | 'actions', audience: 'public' | 'internal'): Promise<string> => {
      const { files } = await client.exports.make({ meetingId: id, what, audience });
      return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).everything;
    };
    for (const audience of ['public', 'internal'] as const) {
      const notes = await wordsOf('notes', audience);
      expect(notes).not.toContain('custody');
      expect(notes).toMatch(
        isPublic
          ? /item [^,:]+: “Ada Okoro, no date” now reads “Ben Hale, no date”/
          : /item [^,:]+: words that are not for publication/,
      );
    }
    const log = await wordsOf('actions', 'public');
    expect(log).not.toContain('custody');
    expect(log.includes('Write the letter')).toBe(isPublic);
    const [mail] = await client.actions.chasingMails({ owner: ben, today: '2026-05-20' });
    expect(JSON.stringify(mail)).not.toContain('custody');
    expect(JSON.stringify(mail).includes('Write the letter')).toBe(isPublic);
  },
);

test('of a restricted action it is told that something was corrected, and no more', async () => {
  const record = await client.meetings.correctAction({
    ...(await why()),
    ...{ actionId: secret, owners: [ben], due: null, reason: 'A slip' },
  });
  expect(record.laterCorrections).toMatchObject([{ words: null, isRestricted: true }]);
  expect(await inRegister(secret)).toMatchObject({ owners: [ben], isRestricted: true });
  const words = await notesFile();
  expect(words).toContain('item 1 b): words that are not for publication.');
  expect(words).not.toContain('Heron');
});

describe('restricted words of an action that were corrected away', () => {
  async function withoutHeron(): Promise<void> {
    const { id: sectionId } = await notesSection(client, meetingId);
    const words = { sectionId, from: 'Operation Heron', to: '', reason: 'Taken out' };
    await client.meetings.correctRecord({ ...(await why()), ...words });
  }

  test('are said again by no file through what was reported on it, nor by what is kept of one', async () => {
    await client.actions.addUpdate({ id: secret, revision: 1, text: 'The Heron rang back' });
    await withoutHeron();
    expect(await inRegister(secret)).toMatchObject({ text: 'Ask about ', isRestricted: true });
    for (const what of ['agenda', 'pack', 'matters-arising', 'notes'] as const) {
      const { files } = await client.exports.make({ meetingId: nextId, what });
      const words = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).everything;
      expect(words).toContain('Ask about');
      expect(words).not.toContain('Heron');
    }
    const { revision } = await client.meetings.get({ id: nextId });
    await client.meetings.takeStep({ id: nextId, revision, event: 'issue-agenda' });
    expect(JSON.stringify(await client.agenda.issues({ meetingId: nextId }))).not.toContain('Heron');
  });

  test('are in no agenda that is made anew, which had them before anybody restricted them', async () => {
    const at = async (date: string) => (await aStoredMeeting(client, { date })).id;
    const [id, heron] = [await at('2026-03-03'), randomUUID()];
    const { bodyId } = await client.meetings.get({ id });
    const hearing = await aStoredMeeting(client, { bodyId, date: '2026-06-06' });
    const noted = (words: Parameters<typeof anAction>[0]) =>
      saveNotes(client, id, aBody(anAction(words, { id: heron })));
    await noted('Ask about Operation Heron');
    await client.actions.addUpdate({ id: heron, revision: 1, text: 'The Heron rang back' });
    await client.meetings.takeStep({ id: hearing.id, revision: hearing.revision, event: 'issue-agenda' });
    const { id: sectionId } = await noted(['Ask about ', restricted('Operation Heron')]);
    const sequence = await signedOff(id);
    await client.meetings.correctRecord({
      ...{ id, sequence, sectionId, from: 'Operation Heron', to: '' },
      ...{ reason: 'Taken out', decidedOn: '2026-07-10', decidedAtMeetingId: null },
    });
    const { files } = await client.exports.make({ meetingId: hearing.id, what: 'agenda', agendaVersion: 1 });
    const words = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).everything;
    expect(words).toContain('Ask about');
    expect(words).not.toContain('Heron');
  });
});

test.each([
  ['as it was', () => ({ actionId: figures, owners: [ada], due: '2026-05-01' }), 'action-as-it-was'],
  [
    'of nobody known',
    () => ({ actionId: figures, owners: [{ ...ada, id: meetingId }], due: null }),
    'owner-unknown',
  ],
  [
    'with a reason that names what is restricted',
    () => ({ actionId: figures, owners: [], due: null, reason: 'Operation Heron' }),
    'correction-names-restricted',
  ],
] as const)('an action %s is refused, and nothing is sealed', async (_how, fields, code) => {
  const correction = { ...(await why()), ...fields() };
  const refused = client.meetings.correctAction({ ...correction, owners: [...correction.owners] });
  await expect(refused).rejects.toMatchObject({ data: { code } });
  expect(await client.meetings.sealedTexts({ id: meetingId })).toHaveLength(1);
});
