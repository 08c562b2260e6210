import { safe } from '@orpc/client';
import { beforeEach, expect, test } from 'vitest';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { everyAction, type ActionFilter } from '../../shared/domain/action-filter.ts';
import type { Audience } from '../../shared/domain/outgoing.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, restricted } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

let client: Client;
let april: Meeting;
let july: Meeting;
const today = '2026-04-01';

beforeEach(async (context) => {
  const program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  const { id: bodyId } = await aStoredBody(client, { name: 'Ashby Policing Panel' });
  [april, july] = [
    await aStoredMeeting(client, { bodyId, date: '2026-04-14' }),
    await aStoredMeeting(client, { bodyId, date: '2026-07-14' }),
  ];
  const roads = await aStoredItem(client, april.id, { title: 'Road safety' });
  const heron = await aStoredItem(client, april.id, { title: 'Operation Heron' });
  await saveNotes(
    client,
    april.id,
    aBody(
      anAction('Send the figures', { due: '2026-03-01' }),
      anAction(['Ring ', restricted('the informant', 'FOI Act s30')], { due: '2026-03-02' }),
    ),
    roads.id,
  );
  await saveNotes(client, april.id, aBody(anAction('Follow the bird', { due: '2026-03-03' })), heron.id);
  await client.agenda.update({ ...heron, restrictedReason: 'FOI Act s31' });
  await saveNotes(client, july.id, aBody(anAction('Book the hall', { due: '2026-09-01' })));
});

async function made(filter: Partial<ActionFilter> = {}, audience: Audience = 'public') {
  const { files, report } = await client.exports.actionRegister({
    filter: { ...everyAction, ...filter },
    audience,
    today,
  });
  const [file] = files;
  const bytes = Buffer.from(file?.content ?? '', 'base64');
  return { name: file?.name, words: readDocx(bytes).texts.join('\n'), report };
}

const hidden = ['informant', 'Heron', 'the bird', '2 March 2026', '3 March 2026'];

test('the register is one action log of all meetings, without what is restricted', async () => {
  const { name, words, report } = await made();
  expect(name).toBe('2026-04-01 Ashby Policing Panel - actions.docx');
  for (const said of ['Send the figures', 'Book the hall', 'every action', 'Restricted actions are not in']) {
    expect(words).toContain(said);
  }
  for (const secret of hidden) expect(words, secret).not.toContain(secret);
  expect(report.files).toMatchObject([{ findings: [] }]);
});

test('what was filtered is what is in it, and its heading says the filter', async () => {
  const { words } = await made({ status: 'overdue', owner: 'nobody', topic: 'Road safety' });
  expect(words).toContain('overdue; without an owner; topic: Road safety');
  expect(words).toContain('Send the figures');
  expect(words).not.toContain('Book the hall');
  const later = await made({ due: { when: 'between', from: '2026-08-01', to: null }, meetingId: july.id });
  expect(later.words).toContain('meeting: 14 July 2026; due on 1 August 2026 or later');
  expect(later.words).not.toContain('Send the figures');
});

test('a filter whose topic is restricted says nothing of it: no public file is made', async () => {
  const filter = { ...everyAction, topic: 'Operation Heron' };
  const { error } = await safe(client.exports.actionRegister({ filter, audience: 'public', today }));
  expect(error).toMatchObject({ data: { code: 'nothing-to-export' } });
});

test('a topic of the forward plan is not named once one of its items is restricted', async () => {
  const topic = await client.topics.create({
    ...{ bodyId: april.bodyId, title: 'Covert work', kind: 'report', leadId: null, organisationId: null },
    ...{ wantedOn: null, promisedAtMeetingId: null, promise: '' },
  });
  const item = await client.topics.putOnAgenda({ id: topic.id, revision: 1, meetingId: july.id });
  const [plain] = [await client.agenda.update({ ...item, title: 'Quarterly report' })];
  await saveNotes(client, july.id, aBody(anAction('Count the days')), plain.id);
  expect((await made({ topic: 'Covert work' })).words).toContain('topic: Covert work');
  const again = await client.topics.putOnAgenda({
    id: topic.id,
    revision: (await client.topics.list({ bodyId: april.bodyId }))[0]?.revision ?? 0,
    meetingId: april.id,
  });
  await client.agenda.update({ ...again, restrictedReason: 'FOI Act s31' });
  const { words } = await made({ topic: 'Covert work' });
  expect(words).toContain('Count the days');
  expect(words).toContain('topic: one topic');
  expect(words).not.toContain('Covert');
});

test('an item that was taken off gives its name to no filter and no row', async () => {
  const item = await aStoredItem(client, july.id, { title: 'Custody in Ashby' });
  await saveNotes(client, july.id, aBody(anAction('Count the cells')), item.id);
  const filter = { topic: 'Custody in Ashby' };
  expect((await made(filter)).words).toContain('topic: Custody in Ashby');
  await client.agenda.remove({ id: item.id, revision: item.revision, evenWithText: true });
  const { words } = await made(filter);
  expect(words).toContain('Count the cells');
  expect(words).toContain('topic: one topic');
  expect(words).not.toContain('Custody');
});

test('the internal version has them, says so in name and head, and what is internal of their history', async () => {
  const actions = await client.actions.list({ meetingId: april.id });
  const figures = actions.find(({ text }) => text === 'Send the figures');
  const of = { id: figures?.id ?? '', revision: figures?.revision ?? 0 };
  await client.actions.addUpdate({ ...of, text: 'He is off sick', isInternal: true });
  expect((await made()).words).not.toContain('off sick');
  const { name, words } = await made({}, 'internal');
  expect(name).toContain('- actions, internal');
  for (const said of ['informant', 'Operation Heron', 'Internal – ', 'off sick']) {
    expect(words).toContain(said);
  }
});

test('a public file above what its body allows is refused', async () => {
  await client.exports.setMarking({
    meetingId: july.id,
    marking: { level: 'official-sensitive', descriptor: null },
  });
  const asked = { filter: everyAction, audience: 'public', today } as const;
  const { error } = await safe(client.exports.actionRegister(asked));
  expect(error).toMatchObject({ data: { code: 'public-above-limit' } });
  const { files } = await client.exports.actionRegister({
    ...asked,
    filter: { ...everyAction, meetingId: april.id },
  });
  expect(files).toHaveLength(1);
});
