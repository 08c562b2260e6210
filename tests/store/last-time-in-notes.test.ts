import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { BodyNode } from '../../shared/document/body.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { bodyOf, saveNotes, notesSection } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { aBody, aNoteToSelf, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

// What stands beside the notes under "Last time": earlier notes on the topic of an item, and its open actions.

let client: Client;
let bodyId: string;

beforeEach(async (context) => {
  const program = await openTestCore();
  context.onTestFinished(() => program.core.close());
  ({ client } = program);
  ({ id: bodyId } = await aStoredBody(client));
});

/** A meeting of the body on a day, with one report item in whose notes something stands. */
async function aMeetingOn(date: string, title: string, ...content: readonly BodyNode[]) {
  const meeting = await aStoredMeeting(client, { bodyId, date });
  const item = await aStoredItem(client, meeting.id, { title });
  if (content.length > 0) await saveNotes(client, meeting.id, aBody(...content), item.id);
  return { meeting, item };
}

async function textsFor(agendaItemId: string): Promise<string[]> {
  const { notes } = await client.topics.lastTime({ agendaItemId });
  return notes.map(({ meetingDate, content }) =>
    content.state === 'sound' ? `${meetingDate} ${plainTextOf(content.body)}` : `${meetingDate} unreadable`,
  );
}

test('the newest three notes on a topic are read in full, older ones named by their day, later meetings and other topics not', async () => {
  for (const month of ['01', '02', '03', '04', '05']) {
    await aMeetingOn(`2025-${month}-14`, 'Road safety', aParagraph(`Said in ${month}`));
  }
  await aMeetingOn('2025-06-10', 'Road  Safety!');
  await aMeetingOn('2025-07-08', 'Hate crime', aParagraph('Another topic'));
  const { item } = await aMeetingOn('2026-01-13', 'Road safety');
  await aMeetingOn('2026-02-10', 'Road safety', aParagraph('Said later'));
  const elsewhere = await aStoredMeeting(client, { date: '2025-08-12' });
  const { id } = await aStoredItem(client, elsewhere.id);
  await saveNotes(client, elsewhere.id, aBody(aParagraph('Another body')), id);

  expect(await textsFor(item.id)).toEqual([
    '2025-05-14 Said in 05',
    '2025-04-14 Said in 04',
    '2025-03-14 Said in 03',
  ]);
  const { before } = await client.topics.lastTime({ agendaItemId: item.id });
  expect(before.map(({ meetingDate }) => meetingDate)).toEqual(['2025-02-14', '2025-01-14']);
});

test('an item is also found by its topic of the forward plan, whatever it is called', async () => {
  const topic = await client.topics.create(aTopic(bodyId, { title: 'Knives' }));
  const { meeting: first } = await aMeetingOn('2025-01-14', 'Anything');
  const onPlan = await client.topics.putOnAgenda({ id: topic.id, revision: 1, meetingId: first.id });
  await client.agenda.update({ ...onPlan, title: 'Knife crime' });
  await saveNotes(client, first.id, aBody(aParagraph('Fewer knives')), onPlan.id);
  const { meeting: second } = await aMeetingOn('2025-04-15', 'Anything');
  const [{ revision } = { revision: 0 }] = await client.topics.list({ bodyId });
  const item = await client.topics.putOnAgenda({ id: topic.id, revision, meetingId: second.id });
  expect(item.title).toBe('Knives');
  expect(await textsFor(item.id)).toEqual(['2025-01-14 Fewer knives']);
});

test('notes to self are left out, restrictions said, letters go on, and a section of nothing else is no notes', async () => {
  const { meeting, item: parent } = await aMeetingOn(
    '2025-01-14',
    'Neighbourhoods',
    anAction('First'),
    anAction('Second'),
  );
  const under = await aStoredItem(client, meeting.id, { title: 'Road safety', parentId: parent.id });
  const heron = restricted('Operation Heron');
  await saveNotes(
    client,
    meeting.id,
    aBody(aParagraph('Near ', heron), aNoteToSelf('Ask Ruth'), anAction('Third')),
    under.id,
  );
  await client.agenda.update({ ...parent, restrictedReason: 'Live inquiry' });
  await aMeetingOn('2025-02-11', 'Road safety', aNoteToSelf('Nothing but this'));
  const { item } = await aMeetingOn('2026-01-13', 'Road safety');

  const { notes } = await client.topics.lastTime({ agendaItemId: item.id });
  expect(notes).toMatchObject([
    {
      title: 'Road safety',
      label: `${notes[0]?.label.split(' ')[0] ?? ''} a)`,
      restricted: { reason: 'Live inquiry', isByItem: true },
      actionsBefore: 2,
    },
  ]);
  expect(JSON.stringify(notes)).not.toContain('Ask Ruth');
  // The mark stays with its words, as it is drawn in the notes themselves.
  const stored = bodyOf(await notesSection(client, meeting.id, under.id));
  expect(notes[0]?.content).toEqual({
    state: 'sound',
    body: { ...stored, content: stored.content.filter(({ type }) => type !== 'noteToSelf') },
  });
  expect(JSON.stringify(notes)).not.toContain('chairNotes');
});

test('the open actions of the topic come oldest first with what was reported, and go once they are closed', async () => {
  const [older, newer, other] = [randomUUID(), randomUUID(), randomUUID()];
  await aMeetingOn('2025-01-14', 'Road safety', anAction('Count the bollards', { id: older }));
  await aMeetingOn('2025-04-15', 'Road safety', anAction('Paint the kerb', { id: newer }));
  await aMeetingOn('2025-05-13', 'Hate crime', anAction('Not of this topic', { id: other }));
  const { item } = await aMeetingOn('2026-01-13', 'Road safety', anAction('Of this meeting'));
  await client.actions.addUpdate({ id: older, revision: 1, text: 'Half of them' });
  const open = async () =>
    (await client.actions.openOnTopic({ agendaItemId: item.id })).map(
      ({ text, updates }) => `${text}: ${updates.map((update) => update.text).join()}`,
    );
  expect(await open()).toEqual(['Count the bollards: Half of them', 'Paint the kerb: ']);
  await client.actions.takeStep({ id: older, revision: 2, event: 'complete', text: 'All counted' });
  expect(await open()).toEqual(['Paint the kerb: ']);
});
