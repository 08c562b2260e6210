import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../shared/contract/entities/actions.ts';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { everyAction } from '../../shared/domain/action-filter.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

// Actions whose blocks are deleted from notes that are out. Every word that is not for the public is "heron", every
// owner of such an action Bob Hale, and its date is in May; public ones are Ada Okoro's.

let client: Client;
let meeting: Meeting;
let next: Meeting;
let road: AgendaItem;
let ada: { readonly kind: 'person'; readonly id: string };
let bob: { readonly kind: 'person'; readonly id: string };
const letter = randomUUID();
const secret = randomUUID();

beforeEach(async (context) => {
  const program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  meeting = await aStoredMeeting(client, { date: '2026-02-10' });
  next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
  road = await aStoredItem(client, meeting.id, { title: 'Road safety' });
  [ada, bob] = [await aPerson('Ada Okoro'), await aPerson('Bob Hale')];
});

async function aPerson(name: string) {
  const given = { name, post: null, organisationId: null, shortForm: null, isCurrent: true };
  return { kind: 'person', id: (await client.people.create(given)).id } as const;
}

const theLetter = (): BodyNode =>
  anAction('Write the letter', { id: letter, owners: [ada], due: '2026-06-01' });
const bobs = (words: Parameters<typeof anAction>[0], id = secret): BodyNode =>
  anAction(words, { id, owners: [bob], due: '2026-05-01' });

async function draftNotesOut(): Promise<void> {
  let { revision } = await client.meetings.get({ id: meeting.id });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
  }
}

async function actionOf(id: string): Promise<Action> {
  const action = (await client.actions.list({ meetingId: null })).find((each) => each.id === id);
  if (!action) throw new Error('no action');
  return action;
}

async function tell(id: string, text: string): Promise<void> {
  const { revision } = await actionOf(id);
  await client.actions.addUpdate({ id, revision, text });
}

async function withdraw(id: string, text: string): Promise<void> {
  const { revision } = await actionOf(id);
  await client.actions.takeStep({ id, revision, event: 'withdraw', text });
}

/** Every public file that tells of the meeting's actions. */
async function publicWords(): Promise<string> {
  const today = '2026-04-01';
  const made = [
    await client.exports.make({ meetingId: meeting.id, what: 'actions' }),
    await client.exports.make({ meetingId: next.id, what: 'matters-arising' }),
    await client.exports.make({ meetingId: next.id, what: 'agenda' }),
    await client.exports.actionRegister({ filter: everyAction, audience: 'public', today }),
    await client.exports.chasingList({ owner: null, today }),
  ];
  return made
    .flatMap(({ files }) => files)
    .map(({ content }) => readDocx(Buffer.from(content, 'base64')).everything)
    .join('\n');
}

async function logRows(): Promise<readonly (readonly string[])[]> {
  const { files } = await client.exports.make({ meetingId: meeting.id, what: 'actions' });
  return files.flatMap(({ content }) =>
    readDocx(Buffer.from(content, 'base64')).tables.flatMap(({ rows }) => rows.slice(1)),
  );
}

const notForThePublic = /heron|Bob Hale|May 2026/i;

test('whose a restricted action is and by when stays out of public files without its block, too', async () => {
  const said = randomUUID();
  await saveNotes(
    client,
    meeting.id,
    aBody(theLetter(), bobs(restricted('Follow the heron')), bobs('Publish the heron', said)),
    road.id,
  );
  await draftNotesOut();
  await saveNotes(client, meeting.id, aBody(theLetter()), road.id);
  await withdraw(said, 'The heron should never have been public');
  expect(await publicWords()).not.toMatch(notForThePublic);
  const gone = '[Restricted: no longer in the notes of 10 February 2026]';
  const place = ['4', '10 February 2026: Road safety', gone, 'Restricted', 'Restricted'];
  expect((await logRows()).slice(1)).toEqual([
    [...place, 'Open', 'Restricted'],
    [...place, 'Withdrawn', 'Restricted'],
  ]);
});

describe('what was deleted under a restriction stays out of public files', () => {
  const lawEnforcement = 'FOI Act s31: law enforcement';
  const itemOf = async (id: string): Promise<AgendaItem> => {
    const item = (await client.agenda.list({ meetingId: meeting.id })).find((each) => each.id === id);
    if (!item) throw new Error('no item');
    return item;
  };
  const restrictItem = async (id: string, reason: string | null): Promise<void> => {
    await client.agenda.update({ ...(await itemOf(id)), restrictedReason: reason });
  };
  const restrictNotes = async (id: string, reason: string | null): Promise<void> => {
    const section = await notesSection(client, meeting.id, id);
    await client.documents.restrictSection({ id: section.id, revision: section.revision, reason });
  };
  const anItem = (title: string, parentId: string | null = null): Promise<AgendaItem> =>
    aStoredItem(client, meeting.id, parentId === null ? { title } : { title, parentId, kind: 'other' });
  const under = async (id: string, ...blocks: readonly BodyNode[]): Promise<void> => {
    await saveNotes(client, meeting.id, aBody(...blocks), id);
  };

  beforeEach(async () => {
    await saveNotes(client, meeting.id, aBody(theLetter()));
  });

  test.each([
    ['once the restriction of its notes is taken off', restrictNotes],
    ['once the restriction of its item is taken off', restrictItem],
  ])('%s', async (_when, restrict) => {
    await under(road.id, bobs('Follow the heron'));
    await restrict(road.id, lawEnforcement);
    await draftNotesOut();
    await tell(secret, 'The heron was seen');
    await under(road.id);
    await restrict(road.id, null);
    expect(await publicWords()).not.toMatch(notForThePublic);
    expect(await actionOf(secret)).toMatchObject({ text: 'Follow the heron', isRestricted: true });
  });

  test('where it was restricted and deleted the other way about, or emptied before that', async () => {
    const emptied = randomUUID();
    await under(road.id, bobs('Follow the heron'), bobs('Feed the heron', emptied));
    await draftNotesOut();
    await under(road.id, bobs('', emptied));
    await restrictItem(road.id, lawEnforcement);
    await restrictItem(road.id, null);
    await under(road.id);
    expect(await publicWords()).not.toMatch(notForThePublic);
  });

  test('once its item is moved out from under a restricted one', async () => {
    const parent = await anItem('Operations');
    const sub = await anItem('Birds', parent.id);
    await restrictItem(parent.id, lawEnforcement);
    await under(sub.id, bobs('Follow the heron'));
    await tell(secret, 'The heron was seen');
    await under(sub.id);
    const { revision } = await itemOf(sub.id);
    await client.agenda.move({ id: sub.id, revision, parentId: null, beforeId: null });
    expect(await publicWords()).not.toMatch(notForThePublic);
  });

  test('of a sub-item that was taken off, which has its restriction by itself then', async () => {
    const parent = await anItem('Operations');
    const sub = await anItem('Birds', parent.id);
    await restrictItem(parent.id, lawEnforcement);
    await under(sub.id, bobs('Follow the heron'));
    await draftNotesOut();
    const { revision } = await itemOf(sub.id);
    await client.agenda.remove({ id: sub.id, revision, evenWithText: true });
    await restrictItem(parent.id, null);
    expect(await publicWords()).not.toMatch(notForThePublic);
    await client.agenda.restore({ id: sub.id });
    expect(await itemOf(sub.id)).toMatchObject({ restrictedReason: lawEnforcement });
    expect(await publicWords()).not.toMatch(notForThePublic);
  });

  test('until it is put back and its words are public in the notes', async () => {
    await restrictNotes(road.id, lawEnforcement);
    await under(road.id, bobs('Mend the road'));
    await draftNotesOut();
    await under(road.id);
    await restrictNotes(road.id, null);
    expect(await publicWords()).not.toContain('Mend the road');
    await under(road.id, bobs('Mend the road'));
    expect(await publicWords()).toContain('Mend the road');
    await under(road.id);
    expect(await publicWords()).toContain('Mend the road');
  });
});

test('what was reported while an action was restricted is internal, and stays so once it is public', async () => {
  const words = (...each: Parameters<typeof anAction>[0][]) =>
    aBody(...each.map((one) => anAction(one, { id: letter, owners: [ada] })));
  await saveNotes(client, meeting.id, words(['Write the letter ', restricted('to the heron')]), road.id);
  await draftNotesOut();
  await tell(letter, 'The heron rang back');
  const { revision } = await actionOf(letter);
  await client.actions.takeStep({ id: letter, revision, event: 'complete', text: 'The heron has it' });
  await saveNotes(client, meeting.id, words('Write the letter '), road.id);
  const { isRestricted, updates } = await actionOf(letter);
  expect(isRestricted).toBe(false);
  expect(updates).toMatchObject([{ isInternal: true }, { isInternal: true }]);
  expect((await logRows())[0]).toEqual(expect.arrayContaining(['Write the letter ', 'Complete', 'None']));
  const again = await actionOf(letter);
  await client.actions.takeStep({
    id: letter,
    revision: again.revision,
    event: 'reopen',
    text: 'Half of it',
  });
  const said = await publicWords();
  expect(said).toContain('Half of it');
  expect(said).not.toMatch(notForThePublic);
});
