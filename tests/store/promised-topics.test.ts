import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { BodyNode } from '../../shared/document/body.ts';
import type { MeetingEvent } from '../../shared/domain/meeting.ts';
import { aBody, aParagraph, bullets } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore } from '../support/open-test-core.ts';

test('what was promised in the notes comes to the forward plan when they are issued, once, restricted words without a title', async () => {
  const { core, client } = await openTestCore();
  onTestFinished(() => core.close());
  const { id: bodyId } = await aStoredBody(client, {
    closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: 5 }],
    datePattern: {
      ...{ week: 'second', weekday: 'tuesday', months: [1, 4, 7, 10] },
      ...{ startTime: null, endTime: null, place: null },
    },
  });
  const meeting = await aStoredMeeting(client, { bodyId, date: '2026-01-13' });
  const items = await client.agenda.list({ meetingId: meeting.id });
  const future = items.find(({ kind }) => kind === 'future-items');
  const withId = (block: BodyNode): BodyNode => ({ ...block, attrs: { id: randomUUID() } });
  const heron: BodyNode = {
    type: 'text',
    text: 'Operation Heron',
    marks: [{ type: 'restricted', attrs: { reason: 'Live inquiry' } }],
  };
  const promises = [withId(aParagraph('Hate crime, July 2026.')), withId(aParagraph(heron))];
  await saveNotes(client, meeting.id, aBody(...promises), future?.id);
  await saveNotes(client, meeting.id, aBody(aParagraph('Not a promise.')), items[0]?.id);
  expect(await client.topics.promisedIn({ meetingId: meeting.id })).toMatchObject([
    { title: 'Hate crime, July 2026', wantedOn: '2026-07-14' },
    { title: null, wantedOn: null },
  ]);

  let { revision } = await client.meetings.get({ id: meeting.id });
  const take = async (...events: readonly MeetingEvent[]): Promise<void> => {
    for (const event of events) {
      ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
    }
  };
  await take('issue-agenda', 'hold');
  expect(await client.topics.list({ bodyId })).toEqual([]);
  await take('issue-draft-notes');
  const topics = await client.topics.list({ bodyId });
  const promised = { promisedAtMeetingId: meeting.id, kind: 'report', revision: 1 };
  expect(topics).toMatchObject([
    {
      ...promised,
      title: 'Hate crime, July 2026',
      wantedOn: '2026-07-14',
      promise: 'Hate crime, July 2026.',
    },
    { ...promised, title: 'Topic to be named', wantedOn: null, promise: 'Operation Heron' },
  ]);

  const [hateCrime, unnamed] = topics;
  if (!hateCrime || !unnamed) throw new Error('no topics');
  await client.topics.update({ ...hateCrime, title: 'Crimes of hate' });
  await client.topics.remove({ id: unnamed.id, revision: 1 });
  await take('withdraw-draft-notes', 'issue-draft-notes');
  expect(await client.topics.list({ bodyId })).toMatchObject([{ title: 'Crimes of hate' }]);
  expect(await client.topics.promisedIn({ meetingId: meeting.id })).toEqual([]);
});

test('of what may be promises those are taken that are asked for, also where the notes have no ids', async () => {
  const { core, client } = await openTestCore();
  onTestFinished(() => core.close());
  const { id: bodyId } = await aStoredBody(client, {
    closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: 5 }],
  });
  const meeting = await aStoredMeeting(client, { bodyId });
  const items = await client.agenda.list({ meetingId: meeting.id });
  const future = items.find(({ kind }) => kind === 'future-items');
  const body = aBody(aParagraph('Road safety comes back.'), bullets('Hate crime', 'Custody'));
  await saveNotes(client, meeting.id, body, future?.id);
  const promised = await client.topics.promisedIn({ meetingId: meeting.id });
  expect(promised.map(({ title, isLikely }) => [title, isLikely])).toEqual([
    ['Road safety comes back', false],
    ['Hate crime', true],
    ['Custody', true],
  ]);
  const [roads, hateCrime] = promised;
  let { revision } = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes', 'withdraw-draft-notes'] as const) {
    const promises = [roads?.key ?? '', hateCrime?.key ?? ''];
    ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event, promises }));
  }
  const titles = async () => (await client.topics.list({ bodyId })).map(({ title }) => title);
  expect(await titles()).toEqual(['Hate crime', 'Road safety comes back']);
  // Once more, without a choice: only what is likely and not there yet.
  await client.meetings.takeStep({ id: meeting.id, revision, event: 'issue-draft-notes' });
  expect(await titles()).toEqual(['Custody', 'Hate crime', 'Road safety comes back']);
});
