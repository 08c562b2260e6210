import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

// Files print what corrections say and why: nothing of it names what is restricted anywhere in the meeting.

let client: Client;
let meetingId: string;
let sectionId: string;
let ada: OwnerRef;
let bob: OwnerRef;
const figures = randomUUID();
const hidden = randomUUID();

async function aPerson(name: string): Promise<OwnerRef> {
  const fields = { name, post: null, organisationId: null, shortForm: null, isCurrent: true };
  return { kind: 'person', id: (await client.people.create(fields)).id };
}

const passage = 'the informant lives above the bakery, it was said at the meeting';

beforeEach(async (context) => {
  const program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  [ada, bob] = [await aPerson('Ada Okoro'), await aPerson('Bob Hidden')];
  meetingId = (await aStoredMeeting(client)).id;
  const { id: wrenId } = await aStoredItem(client, meetingId, { title: 'Operation Wren' });
  const body = aBody(
    aParagraph('It was heard of ', restricted('Operation Hern'), ' in the Heron hall'),
    aParagraph(restricted(passage)),
    anAction('Send figures', { id: figures, owners: [ada], due: '2026-05-01' }),
  );
  ({ id: sectionId } = await saveNotes(client, meetingId, body));
  const promise = anAction('Watch the harbour', { id: hidden, owners: [bob], due: '2026-08-08' });
  await saveNotes(client, meetingId, aBody(promise), wrenId);
  const wren = (await client.agenda.list({ meetingId })).find(({ id }) => id === wrenId);
  if (!wren) throw new Error('no such item');
  await client.agenda.update({ ...wren, restrictedReason: 'FOI Act s31: law enforcement' });
  let { revision } = await client.meetings.get({ id: meetingId });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id: meetingId, revision, event }));
  }
});

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'accepted',
    (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? error,
  );
}

async function signOff(...texts: readonly string[]): Promise<unknown> {
  const { revision } = await client.meetings.get({ id: meetingId });
  const corrections = texts.map((text) => ({ sectionId: null, text }));
  const accepted = { acceptedOn: '2026-07-10', acceptedAtMeetingId: null, corrections };
  return outcomeOf(client.meetings.signOff({ id: meetingId, revision, ...accepted }));
}

async function decided(reason: string) {
  const { sequence = 0 } = (await client.meetings.sealedRecord({ id: meetingId })) ?? {};
  return { id: meetingId, sequence, reason, decidedOn: '2026-10-14', decidedAtMeetingId: null };
}

async function correct({
  from = 'heard',
  to = 'told',
  reason = 'A slip',
  isRestricted = false,
}): Promise<unknown> {
  const why = { ...(await decided(reason)), isRestricted };
  return outcomeOf(client.meetings.correctRecord({ ...why, sectionId, from, to }));
}

async function publicNotes(of = meetingId): Promise<string> {
  const { files } = await client.exports.make({ meetingId: of, what: 'notes' });
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
}

const naming = [
  ['the title of a restricted item', 'It came under Operation Wren'],
  ['the words of an action under it', 'He is to watch the harbour'],
  ['whose that is', 'Bob Hidden said so'],
  ['by when', 'To be done by 8 August 2026'],
  ['a passage', 'For Operation Hern'],
  ['a part of a passage', 'The informant lives elsewhere'],
] as const;

describe('a correction that is listed when notes are accepted', () => {
  test.each(naming)('does not name %s', async (_what, text) => {
    expect(await signOff('A figure was wrong', text)).toBe('correction-names-restricted');
  });

  test('does not name what was restricted in the draft that went out either', async () => {
    await saveNotes(client, meetingId, aBody(aParagraph('It was heard in ', restricted('Operation Heron'))));
    expect(await signOff('Operation Hern was misspelt')).toBe('correction-names-restricted');
  });

  test('says what everybody may read', async () => {
    expect(await signOff('Ada Okoro sends the figures, not him, it was said at the meeting')).toBe(
      'accepted',
    );
  });
});

test('a listed correction leaves every file with words that are found not to be for publication', async () => {
  const { bodyId } = await client.meetings.get({ id: meetingId });
  const next = await aStoredMeeting(client, { bodyId, date: '2026-07-10' });
  const { revision } = await client.meetings.get({ id: meetingId });
  await client.meetings.signOff({
    ...{ id: meetingId, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId: next.id },
    corrections: [{ sectionId: null, text: 'Officer Kestrel was not there' }],
  });
  expect(await correct({ to: 'heard by Officer Kestrel' })).toBe('accepted');
  expect(await publicNotes(next.id)).toContain('Officer Kestrel');
  expect(await correct({ from: ' by Officer Kestrel', to: '', isRestricted: true })).toBe('accepted');
  for (const of of [meetingId, next.id]) {
    expect(await publicNotes(of)).toContain('Words that are not for publication');
    expect(await publicNotes(of)).not.toContain('Kestrel');
  }
});

describe('a later correction', () => {
  beforeEach(async () => {
    expect(await signOff()).toBe('accepted');
  });

  test.each(naming)('does not name %s in its reason', async (_what, reason) => {
    expect(await correct({ reason })).toBe('correction-names-restricted');
    const owned = { actionId: figures, owners: [ada], due: null };
    expect(await outcomeOf(client.meetings.correctAction({ ...(await decided(reason)), ...owned }))).toBe(
      'correction-names-restricted',
    );
    expect((await client.meetings.sealedRecord({ id: meetingId }))?.isCorrected).toBe(false);
  });

  test('of restricted words names neither the old nor the new ones, then or ever after', async () => {
    const wren = { from: 'Operation Hern', to: 'Operation Heron' };
    expect(await correct({ ...wren, reason: 'Not Operation Hern' })).toBe('correction-names-restricted');
    expect(await correct({ ...wren, reason: 'It is Operation Heron' })).toBe('correction-names-restricted');
    expect(await correct({ ...wren, reason: 'It was misspelt' })).toBe('accepted');
    expect(await correct({ reason: 'It was Operation Hern once' })).toBe('correction-names-restricted');
    expect(await publicNotes()).not.toMatch(/Operation/);
  });

  test.each([
    ['a passage', { to: 'told that the informant lives' }],
    ['the title of a restricted item', { to: 'told of Operation Wren' }],
    ['a name of which half stood there', { from: 'in the Heron', to: 'in the Operation Wren' }],
  ])('does not bring %s into the public text', async (_what, words) => {
    expect(await correct(words)).toBe('correction-names-restricted');
  });

  test('says names, dates and everyday words, which tell nothing', async () => {
    expect(await correct({ to: 'told, it was said at the hall, by Bob Hidden on 8 August 2026' })).toBe(
      'accepted',
    );
    // As everybody may read by now.
    expect(await correct({ from: 'told', to: 'asked', reason: 'Bob Hidden asked on 8 August 2026' })).toBe(
      'accepted',
    );
    expect(await publicNotes()).toContain('Reason: Bob Hidden asked on 8 August 2026');
  });

  test('gives an action to whoever has a restricted one too', async () => {
    const owned = { actionId: figures, owners: [bob], due: '2026-08-08' };
    const why = await decided('Bob Hidden offered');
    expect(await outcomeOf(client.meetings.correctAction({ ...why, ...owned }))).toBe('accepted');
  });

  test('of what no file tells has a reason of any words, and its words are no bar to later ones', async () => {
    const owned = { actionId: hidden, owners: [ada], due: null };
    const why = await decided('Bob Hidden made a slip');
    expect(await outcomeOf(client.meetings.correctAction({ ...why, ...owned }))).toBe('accepted');
    expect(await publicNotes()).not.toContain('slip');
    expect(await correct({ reason: 'Somebody made a slip' })).toBe('accepted');
  });

  test('takes what is not for publication out of the files, also out of what they say of corrections', async () => {
    const officer = 'in the Heron hall, said Officer Kestrel';
    expect(await correct({ from: 'in the Heron hall', to: officer })).toBe('accepted');
    expect(await correct({ from: 'It was', to: 'This was', reason: 'As Officer Kestrel asked' })).toBe(
      'accepted',
    );
    expect(await publicNotes()).toMatch(/Kestrel/);
    const away = { from: ', said Officer Kestrel', to: '', isRestricted: true };
    expect(await correct({ ...away, reason: 'Officer Kestrel is not to be named' })).toBe(
      'correction-names-restricted',
    );
    expect(await correct({ ...away, reason: 'A name that is not for publication' })).toBe('accepted');
    const told = await publicNotes();
    expect(told).not.toMatch(/Kestrel/);
    expect(told).toContain('words that are not for publication. Reason: A name that is not for publication');
    expect(await correct({ reason: 'It was about Officer Kestrel' })).toBe('correction-names-restricted');
    // A word of it alone may be needed in another place.
    expect(await correct({ to: 'heard by an officer' })).toBe('accepted');
    // What was agreed can still be read by whoever may.
    expect(JSON.stringify(await client.meetings.sealedTexts({ id: meetingId }))).toContain('Kestrel');
    const { files } = await client.exports.make({ meetingId, what: 'notes', audience: 'internal' });
    expect(readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join()).not.toContain('Kestrel');
  });
});
