import { safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../shared/contract/entities/actions.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction } from '../support/builders/body-pieces.ts';
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
      anAction('Send the figures', { id: figures, due: '2026-03-01' }),
      anAction('Write the letter', { id: letter }),
    ),
  );
});

async function actionOf(id: string): Promise<Action> {
  const action = (await client.actions.list({ meetingId: null })).find((each) => each.id === id);
  if (!action) throw new Error('no action');
  return action;
}

type Step = Parameters<Client['actions']['takeStep']>[0];

async function take(id: string, step: Omit<Step, 'id' | 'revision'>): Promise<Action> {
  return client.actions.takeStep({ id, revision: (await actionOf(id)).revision, ...step });
}

async function told(id: string, text: string, isInternal: boolean): Promise<Action> {
  const { revision } = await actionOf(id);
  return client.actions.addUpdate({ id, revision, text, isInternal, reportedAtMeetingId: april.id });
}

async function takeBack({ id, revision, updates }: Action): Promise<unknown> {
  const { data, error } = await safe(
    client.actions.takeBack({ id, revision, reportId: updates.at(-1)?.id ?? '' }),
  );
  if (data) return data.status;
  const { code, data: facts } = error as { code: string; data?: { code?: string } };
  return facts?.code ?? code;
}

async function signedOff({ id }: Meeting): Promise<void> {
  let { revision } = await client.meetings.get({ id });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id, revision, event }));
  }
  await client.meetings.signOff({ id, revision, acceptedOn: '2026-07-14', acceptedAtMeetingId: null });
}

async function wordsOf(
  { id }: Meeting,
  what: 'agenda' | 'notes' | 'pack' | 'actions' | 'matters-arising',
  audience: 'public' | 'internal' = 'public',
): Promise<string> {
  const { files } = await client.exports.make({ meetingId: id, what, audience });
  return files.map(({ content }) => readDocx(Buffer.from(content, 'base64')).everything).join('\n');
}

describe('an internal report', () => {
  const secret = 'Chased; he is off sick until June';

  test('is in no public file, list or mail, and what was said before it is', async () => {
    const owner = { kind: 'organisation', id: randomUUID() } as const;
    await saveNotes(
      client,
      january.id,
      aBody(anAction('Send the figures', { id: figures, owners: [owner] })),
    );
    await told(figures, 'Half of them are in', false);
    await told(figures, secret, true);
    for (const what of ['agenda', 'pack', 'matters-arising'] as const) {
      const words = await wordsOf(april, what);
      expect(words, what).toContain('Half of them are in');
      expect(words, what).not.toContain('off sick');
      expect(await wordsOf(april, what, 'internal'), what).not.toContain('off sick');
    }
    expect(await wordsOf(april, 'notes')).not.toContain('off sick');
    expect(await wordsOf(january, 'actions')).toContain('Half of them are in');
    expect(await wordsOf(january, 'actions')).not.toContain('off sick');
    const today = '2026-04-01';
    const [mail] = await client.actions.chasingMails({ owner: null, today });
    expect(mail?.text).toContain('Half of them are in');
    expect(mail?.text).not.toContain('off sick');
    const { files } = await client.exports.chasingList({ owner: null, today });
    expect(readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).everything).not.toContain('off sick');
  });

  test('is shown as one in the internal action log, and on screen', async () => {
    const { updates } = await told(figures, secret, true);
    expect(updates).toMatchObject([{ text: secret, isInternal: true }]);
    const words = await wordsOf(january, 'actions', 'internal');
    expect(words).toContain('Internal – ');
    expect(words).toContain(secret);
  });

  test('may close an action, of which the public reads the status alone', async () => {
    await take(letter, { event: 'complete', text: secret, isInternal: true });
    const words = await wordsOf(january, 'actions');
    expect(words).toContain('Complete');
    expect(words).not.toContain('off sick');
  });

  test('is not sealed with the notes of the meeting that heard it', async () => {
    await told(figures, secret, true);
    await signedOff(april);
    expect(await wordsOf(april, 'notes')).not.toContain('off sick');
    expect(await wordsOf(april, 'matters-arising')).not.toContain('off sick');
  });

  test('stays one in a meeting file', async () => {
    await told(figures, secret, true);
    const { files } = await client.exports.make({ meetingId: january.id, what: 'meeting' });
    const file = JSON.parse(Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8')) as {
      actions: { updates: unknown[] }[];
    };
    expect(file.actions[0]?.updates).toMatchObject([{ text: secret, isInternal: true }]);
  });
});

describe('a report that is taken back', () => {
  test('leaves nothing in the history, and the action as it was', async () => {
    await told(figures, 'Half of them are in', false);
    const done = await take(figures, { event: 'complete', text: 'The letter' });
    expect(await takeBack(done)).toBe('open');
    expect(await actionOf(figures)).toMatchObject({
      status: 'open',
      revision: done.revision + 1,
      updates: [{ text: 'Half of them are in' }],
    });
    const by = await take(figures, { event: 'supersede', text: 'One for both', supersededById: letter });
    expect(await takeBack(by)).toBe('open');
    expect(await takeBack(await take(figures, { event: 'start' }))).toBe('open');
    expect(await takeBack(await told(figures, 'Said in error', false))).toBe('open');
    expect((await actionOf(figures)).updates).toHaveLength(1);
  });

  test('is refused once another change came between', async () => {
    const done = await take(figures, { event: 'complete', text: 'The letter' });
    const reopened = await take(figures, { event: 'reopen' });
    expect(await takeBack(done)).toBe('conflict');
    expect(await takeBack({ ...reopened, updates: done.updates })).toBe('conflict');
    expect((await actionOf(figures)).updates).toHaveLength(2);
  });

  test('is refused once notes were agreed that may have it', async () => {
    const done = await take(figures, {
      event: 'complete',
      text: 'The letter',
      reportedAtMeetingId: april.id,
    });
    await signedOff(april);
    expect(await takeBack(done)).toBe('notes-are-agreed');
    const told = await take(letter, { event: 'carry', reportedAtMeetingId: july.id });
    await signedOff(january);
    expect(await takeBack(told)).toBe('notes-are-agreed');
    expect((await actionOf(figures)).status).toBe('complete');
  });

  test('never leaves two actions that close each other', async () => {
    await take(letter, { event: 'supersede', text: 'One for both', supersededById: figures });
    const reopened = await take(letter, { event: 'reopen' });
    await take(figures, { event: 'supersede', text: 'One for both', supersededById: letter });
    expect(await takeBack(reopened)).toBe('superseded-by-superseded');
  });
});

describe('an action that is carried to another day', () => {
  test('is due then, with the day before in its history, whatever its notes say', async () => {
    const carried = await take(figures, {
      event: 'carry',
      newDue: '2026-06-01',
      reportedAtMeetingId: april.id,
    });
    expect(carried).toMatchObject({
      due: '2026-06-01',
      updates: [{ event: 'carry', oldDue: '2026-03-01', newDue: '2026-06-01' }],
    });
    await saveNotes(
      client,
      january.id,
      aBody(anAction('Send all the figures', { id: figures, due: '2026-03-01' })),
    );
    expect((await actionOf(figures)).due).toBe('2026-06-01');
    expect(await wordsOf(january, 'actions')).toContain('1 June 2026');
    expect(await wordsOf(april, 'agenda')).toContain('1 June 2026');
    const again = await take(figures, { event: 'carry', newDue: '2026-08-01', reportedAtMeetingId: july.id });
    expect(again.updates.at(-1)).toMatchObject({ oldDue: '2026-06-01', newDue: '2026-08-01' });
    // April heard of June.
    expect(await wordsOf(april, 'matters-arising')).toContain('1 June 2026');
    expect(await takeBack(again)).toBe('open');
    expect((await actionOf(figures)).due).toBe('2026-06-01');
  });

  test('has no other day where the same one is given, or where it is not carried', async () => {
    const same = await take(figures, { event: 'carry', newDue: '2026-03-01' });
    expect(same.updates).toMatchObject([{ newDue: null, oldDue: null }]);
    const started = await take(figures, { event: 'start', newDue: '2026-09-01' });
    expect(started.due).toBe('2026-03-01');
  });
});

describe('what closed an action', () => {
  test('is a minute, a paper or an attachment that is there, and nothing else', async () => {
    const item = await aStoredItem(client, april.id);
    const paper = await client.papers.create({ agendaItemId: item.id });
    const attachment = await client.attachments.addLink({
      documentId: paper.id,
      name: 'Survey',
      href: 'https://example.org/survey',
      audience: 'public',
    });
    const of = { meetingId: april.id, agendaItemId: item.id, attachmentId: null };
    const closing = { event: 'complete', text: 'Tabled' } as const;
    for (const evidence of [
      { ...of, kind: 'minute' },
      { ...of, kind: 'paper' },
      { ...of, kind: 'attachment', attachmentId: attachment.id },
    ] as const) {
      const done = await take(figures, { ...closing, evidence });
      expect(done.updates.at(-1)?.evidence).toEqual(evidence);
      await takeBack(done);
    }
    const bare = await aStoredItem(client, april.id);
    for (const evidence of [
      { ...of, meetingId: july.id, kind: 'minute' },
      { ...of, agendaItemId: bare.id, kind: 'paper' },
      { ...of, kind: 'attachment', attachmentId: randomUUID() },
    ] as const) {
      const { error } = await safe(take(figures, { ...closing, evidence }));
      expect(error, evidence.kind).toMatchObject({ code: 'not-found' });
    }
    expect((await actionOf(figures)).status).toBe('open');
  });
});

test('a withdrawal is taken back, but not once the action is in the notes again', async () => {
  await told(figures, 'Half of them are there.', false);
  const write = aBody(anAction('Write the letter', { id: letter }));
  await saveNotes(client, january.id, write);
  expect(await takeBack(await take(figures, { event: 'withdraw', text: 'Noted by mistake' }))).toBe('open');
  await take(figures, { event: 'withdraw', text: 'Noted by mistake' });
  await saveNotes(client, january.id, aBody(anAction('Send the figures', { id: figures })));
  const again = await actionOf(figures);
  expect(again).toMatchObject({ status: 'open', isInNotes: true });
  expect(await takeBack(again)).toBe('withdrawn-in-notes');
  expect(await actionOf(figures)).toEqual(again);
});

test('why an action was withdrawn is in no public file, also once it is open again', async () => {
  const owner = { kind: 'organisation', id: randomUUID() } as const;
  const both = aBody(...[figures, letter].map((id) => anAction('Send it', { id, owners: [owner] })));
  await saveNotes(client, january.id, both);
  for (const id of [figures, letter]) await told(id, 'Half of it is in.', false);
  await saveNotes(client, january.id, aBody());
  for (const id of [figures, letter]) await take(id, { event: 'withdraw', text: 'Said of a witness' });
  await take(figures, { event: 'reopen', text: '' });
  await take(letter, { event: 'reopen', text: 'The witness agreed', isInternal: true });
  const { files } = await client.exports.chasingList({ owner: null, today: '2026-04-01' });
  const chased = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).everything;
  const [mail] = await client.actions.chasingMails({ owner: null, today: '2026-04-01' });
  const log = await wordsOf(january, 'actions');
  const words = [
    chased,
    mail?.text,
    log,
    await wordsOf(july, 'agenda'),
    await wordsOf(july, 'matters-arising'),
  ];
  for (const each of words) {
    expect(each).not.toContain('witness');
    expect(each).toContain('Half of it is in.');
  }
  const internal = await wordsOf(january, 'actions', 'internal');
  expect(internal).toContain('1 April 2026: Reopened');
  expect(internal).not.toContain('Withdrawn');
});

describe('a withdrawn action that had taken the place of another', () => {
  beforeEach(async () => {
    await take(figures, { event: 'supersede', text: 'One letter for both', supersededById: letter });
    await saveNotes(client, january.id, aBody(anAction('Send the figures', { id: figures })));
    await take(letter, { event: 'withdraw', text: 'Said of a witness' });
  });

  test('opens that one again without saying why, and supersedes it again when it is taken back', async () => {
    const opened = await actionOf(figures);
    expect(opened.status).toBe('open');
    expect(JSON.stringify(opened.updates)).not.toContain('witness');
    expect(await takeBack(await actionOf(letter))).toBe('open');
    expect(await actionOf(figures)).toMatchObject({
      status: 'superseded',
      updates: [{ event: 'supersede', supersededById: letter }],
    });
  });

  test('does not supersede one of another body again whose agreed notes say that it was opened', async () => {
    const elsewhere = await aStoredMeeting(client, { date: '2026-01-14' });
    const call = randomUUID();
    await saveNotes(client, elsewhere.id, aBody(anAction('Ring them', { id: call })));
    await take(figures, { event: 'supersede', text: 'A call will do', supersededById: call });
    await saveNotes(client, elsewhere.id, aBody());
    const withdrawn = await take(call, { event: 'withdraw', text: 'Noted by mistake' });
    const opened = await actionOf(figures);
    expect(opened.status).toBe('open');
    await signedOff(april);
    const notes = await wordsOf(april, 'notes');
    expect(notes).toContain('Reopened');
    expect(await takeBack(withdrawn)).toBe('notes-are-agreed');
    expect(await actionOf(figures)).toEqual(opened);
    expect((await actionOf(call)).status).toBe('withdrawn');
  });

  test('opens that one again for the public, too, where it is withdrawn for colleagues alone', async () => {
    await takeBack(await actionOf(letter));
    await take(letter, { event: 'withdraw', text: 'Said of a witness', isInternal: true });
    const words = await wordsOf(january, 'actions');
    expect(words).toContain('The action that had taken its place was withdrawn.');
    expect(words).not.toMatch(/Superseded|witness/);
  });

  test('is not withdrawn again by taking back its return, where it has another’s place by then', async () => {
    const returned = await take(letter, { event: 'reopen', text: '' });
    await take(figures, { event: 'supersede', text: 'One letter for both', supersededById: letter });
    expect(await takeBack(returned)).toBe('superseded-by-withdrawn');
    expect(await actionOf(letter)).toMatchObject({ status: 'open' });
  });
});
