import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import type { Topic } from '../../shared/contract/entities/topics.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { usualExportPolicy } from '../../shared/domain/markings.ts';
import { aBody, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

// Every word that is not for the public is "heron".

const reason = 'FOI Act s31: law enforcement';

/** A body with a meeting in April whose agenda announces "Operation Heron" and "Road safety" for July. */
async function aPlanWithASecret(restrictedInPublic: 'said' | 'without-trace' = 'said') {
  const { core, client } = await openTestCore();
  onTestFinished(() => core.close());
  const body = await aStoredBody(client, {
    exportPolicy: { ...usualExportPolicy, restrictedInPublic },
    closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: null }],
  });
  const april = await aStoredMeeting(client, { bodyId: body.id, date: '2026-04-18' });
  const july = await aStoredMeeting(client, { bodyId: body.id, date: '2026-07-10' });
  const wantedOn = july.date;
  const secret = await client.topics.create(aTopic(body.id, { title: 'Operation Heron', wantedOn }));
  await client.topics.create(aTopic(body.id, { title: 'Road safety', wantedOn }));
  return { client, body, april, july, secret };
}

async function onAgenda(client: Client, { id, bodyId }: Topic, meetingId: string): Promise<AgendaItem> {
  const topic = (await client.topics.list({ bodyId })).find((each) => each.id === id);
  return client.topics.putOnAgenda({ id, revision: topic?.revision ?? 0, meetingId });
}

async function change(client: Client, { id, meetingId }: AgendaItem, fields: Partial<AgendaItem>) {
  const item = (await client.agenda.list({ meetingId })).find((each) => each.id === id);
  if (!item) throw new Error('the item is not on the agenda');
  return client.agenda.update({ ...item, ...fields });
}

const restrict = (client: Client, item: AgendaItem) => change(client, item, { restrictedReason: reason });

async function takeOff(client: Client, { id, meetingId }: AgendaItem): Promise<void> {
  const item = (await client.agenda.list({ meetingId })).find((each) => each.id === id);
  await client.agenda.remove({ id, revision: item?.revision ?? 0, evenWithText: false });
}

async function putAside(client: Client, id: string): Promise<void> {
  const { revision } = await client.meetings.get({ id });
  await client.meetings.remove({ id, revision });
}

type Request = Parameters<Client['exports']['make']>[0];

async function wordsOf(client: Client, request: Request): Promise<string> {
  const { files } = await client.exports.make(request);
  return files.map(({ content }) => readDocx(Buffer.from(content, 'base64')).everything).join('\n');
}

/** All public files of a meeting that announce topics. */
async function announced(client: Client, meetingId: string): Promise<string> {
  const files = (['agenda', 'pack', 'forward-plan'] as const).map((what) =>
    wordsOf(client, { meetingId, what }),
  );
  return (await Promise.all(files)).join('\n');
}

describe.each(['said', 'without-trace'] as const)('a topic that became a restricted item (%s)', (policy) => {
  test('stays out of public files when the item is taken off, and on the agenda that it is put on next', async () => {
    const { client, body, april, july, secret } = await aPlanWithASecret(policy);
    const item = await onAgenda(client, secret, july.id);
    expect(await announced(client, april.id)).toMatch(/Heron/);
    await restrict(client, item);
    expect(await announced(client, april.id)).not.toMatch(/Heron/);
    await takeOff(client, item);
    const files = await announced(client, april.id);
    expect(files).not.toMatch(/Heron/);
    expect(files).toMatch(/Road safety/);
    expect(
      (await client.topics.list({ bodyId: body.id })).map((topic) => [topic.title, topic.restrictedReason]),
    ).toEqual([
      ['Operation Heron', reason],
      ['Road safety', null],
    ]);

    const october = await aStoredMeeting(client, { bodyId: body.id, date: '2026-10-09' });
    const again = await onAgenda(client, secret, october.id);
    expect(again.restrictedReason).toBe(reason);
    for (const { id } of [april, october]) expect(await announced(client, id)).not.toMatch(/Heron/);
    // Whoever says it in public on a later agenda has lifted it.
    await change(client, again, { restrictedReason: null });
    expect(await announced(client, april.id)).toMatch(/Heron/);
  });

  test('stays out of them when its meeting is put aside and its file comes in again', async () => {
    const { client, april, july, secret } = await aPlanWithASecret(policy);
    await restrict(client, await onAgenda(client, secret, july.id));
    const { files } = await client.exports.make({ meetingId: july.id, what: 'meeting' });
    await putAside(client, july.id);
    expect(await announced(client, april.id)).not.toMatch(/Heron/);
    const { meetingId } = await client.meetingFiles.import({
      content: Buffer.from(files[0]?.content ?? '', 'base64').toString(),
    });
    expect(await announced(client, april.id)).not.toMatch(/Heron/);
    const back = (await client.agenda.list({ meetingId })).find(({ title }) => title === 'Operation Heron');
    expect(back).toMatchObject({ topicId: secret.id, restrictedReason: reason });
  });

  test('stays out of a kept agenda whatever it is called and whenever its meeting is', async () => {
    const { client, april, july, secret } = await aPlanWithASecret(policy);
    await client.meetings.takeStep({ id: april.id, revision: april.revision, event: 'issue-agenda' });
    const kept = () => wordsOf(client, { meetingId: april.id, what: 'agenda', agendaVersion: 1 });
    const item = await onAgenda(client, secret, july.id);
    expect(await kept()).toMatch(/Heron/);
    await change(client, item, { title: 'A police operation', restrictedReason: reason });
    expect(await kept()).not.toMatch(/Heron/);
    const topic = await client.topics.restore({ id: secret.id });
    await client.topics.update({ ...topic, title: 'A police operation' });
    expect(await kept()).not.toMatch(/Heron/);
    await client.meetings.update({ ...(await client.meetings.get({ id: july.id })), date: '2026-07-21' });
    expect(await kept()).not.toMatch(/Heron/);
    await takeOff(client, item);
    expect(await kept()).not.toMatch(/Heron/);
    expect(await kept()).toMatch(/Road safety/);
  });
});

test('an item that is under a restricted one, and one without a topic of the same title, restrict it too', async () => {
  const { client, april, july, secret } = await aPlanWithASecret();
  const parent = await restrict(client, await aStoredItem(client, july.id, { title: 'Operations' }));
  const below = { parentId: parent.id, kind: 'other' as const, title: 'Operation  HERON' };
  const sub = await aStoredItem(client, july.id, below);
  expect(await announced(client, april.id)).not.toMatch(/Heron/);
  // By their titles alone they are of one matter, so that both say the same.
  await takeOff(client, sub);
  expect(await announced(client, april.id)).not.toMatch(/Heron/);
  const twin = await client.topics.create(aTopic(secret.bodyId, { title: 'Operation Heron' }));
  expect(twin.restrictedReason).toBe(reason);
});

describe('a topic whose promise is restricted once the draft notes are out', () => {
  async function aPromise(withIds: boolean) {
    const { client, body, april, july } = await aPlanWithASecret();
    const items = await client.agenda.list({ meetingId: april.id });
    const future = items.find(({ kind }) => kind === 'future-items');
    if (!future) throw new Error('no such item');
    const id = randomUUID();
    const said = (content: BodyNode | string, words = 'Fire safety.'): BodyNode[] => [
      withIds ? { ...aParagraph(content), attrs: { id } } : aParagraph(content),
      aParagraph(words),
    ];
    await saveNotes(client, april.id, aBody(...said('The grey heron in July 2026.')), future.id);
    let { revision } = april;
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id: april.id, revision, event }));
    }
    const promised = async () => {
      const { title, ...topic } = (await client.topics.list({ bodyId: body.id })).find(
        ({ promisedAtMeetingId, promise }) => promisedAtMeetingId === april.id && promise.includes('heron'),
      ) ?? { title: 'none' };
      return { title, ...topic } as Topic;
    };
    expect(await announced(client, april.id)).toMatch(/grey heron/);
    return { client, april, july, future, said, promised };
  }

  test.each([true, false])('in some of its words (blocks have ids: %s)', async (withIds) => {
    const { client, april, july, future, said, promised } = await aPromise(withIds);
    const words = restricted('The grey heron in July 2026.');
    await saveNotes(client, april.id, aBody(...said(words)), future.id);
    for (const { id } of [april, july]) expect(await announced(client, id)).not.toMatch(/grey heron/);
    expect(await announced(client, april.id)).toMatch(/Fire safety|Road safety/);
    const item = await onAgenda(client, await promised(), july.id);
    expect(item.restrictedReason).not.toBeNull();
    expect(await announced(client, july.id)).not.toMatch(/grey heron/);
  });

  test.each([true, false])('as a section or by its item (blocks have ids: %s)', async (withIds) => {
    const { client, april, july, future, said, promised } = await aPromise(withIds);
    const section = await notesSection(client, april.id, future.id);
    await client.documents.restrictSection({ ...section, reason });
    for (const { id } of [april, july]) expect(await announced(client, id)).not.toMatch(/grey heron/);
    expect((await promised()).restrictedReason).toBe(reason);
    // Nor is it announced when the line is deleted, or the topic has another title.
    await saveNotes(client, april.id, aBody(aParagraph('Fire safety.')), future.id);
    expect(await announced(client, april.id)).not.toMatch(/grey heron/);
    await saveNotes(client, april.id, aBody(...said('The grey heron in July 2026.')), future.id);
    await client.topics.update({ ...(await promised()), title: 'Herons that are grey heron' });
    expect(await announced(client, april.id)).not.toMatch(/grey heron/);

    const again = await notesSection(client, april.id, future.id);
    await client.documents.restrictSection({ ...again, reason: null });
    expect((await promised()).restrictedReason).toBeNull();
    await restrict(client, future);
    expect((await promised()).restrictedReason).toBe(reason);
    for (const { id } of [april, july]) expect(await announced(client, id)).not.toMatch(/grey heron/);
  });
});
