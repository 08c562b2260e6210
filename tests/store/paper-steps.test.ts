import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const words = (text: string) => aBody(aParagraph(text));

async function clearedPaper(client: Client) {
  const meeting = await aStoredMeeting(client);
  const { id: agendaItemId } = await aStoredItem(client, meeting.id);
  const { id, sections } = await client.papers.create({ agendaItemId });
  const [first, second] = sections;
  if (!first || !second) throw new Error('no sections');
  await client.documents.saveSection({ id: first.id, revision: 1, body: words('As it was written') });
  await client.documents.saveSection({ id: first.id, revision: 2, body: words('As it was cleared, later') });
  await client.papers.takeStep({ id, revision: 1, event: 'send-for-review' });
  const cleared = await client.papers.takeStep({ id, revision: 2, event: 'clear' });
  return { meeting, cleared, first, second };
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const { error } = await safe(promise);
  const data = error !== null && 'data' in error ? (error.data as { readonly code?: string }) : {};
  return data.code ?? 'not refused';
}

test('every step is kept with who, when and why, and comes along in the meeting file', async () => {
  const content = await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, cleared } = await clearedPaper(client);
    const { id, revision } = cleared;
    const reopened = await client.papers.takeStep({ id, revision, event: 'reopen', reason: ' New figures ' });
    expect(reopened).toMatchObject({ state: 'drafting', revision: 4 });
    await client.papers.takeStep({ id, revision: 4, event: 'send-for-review' });
    const returned = await client.papers.takeStep({
      id,
      revision: 5,
      event: 'return-to-draft',
      reason: 'The source is missing',
    });
    expect(returned.steps.map(({ event, author, reason }) => [event, author, reason])).toEqual([
      ['start', 'Test clerk', null],
      ['send-for-review', 'Test clerk', null],
      ['clear', 'Test clerk', null],
      ['reopen', 'Test clerk', 'New figures'],
      ['send-for-review', 'Test clerk', null],
      ['return-to-draft', 'Test clerk', 'The source is missing'],
    ]);
    const times = returned.steps.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const { files } = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
    const text = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
    return { text, steps: returned.steps };
  });
  await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.meetingFiles.import({ content: content.text });
    const paper = (await client.agenda.list({ meetingId })).find((item) => item.paper !== null)?.paper;
    const { steps } = await client.documents.get({ id: paper?.documentId ?? '' });
    expect(steps).toEqual(content.steps);
  });
});

test.each([
  ['no reason', null],
  ['an empty one', ''],
  ['one of spaces', '   '],
])('a cleared paper is not reopened with %s, and stays as it is', async (_name, reason) => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { cleared } = await clearedPaper(client);
    const { id, revision } = cleared;
    expect(await refusalOf(client.papers.takeStep({ id, revision, event: 'reopen', reason }))).toBe(
      'reason-missing',
    );
    expect(await client.documents.get({ id })).toEqual(cleared);
  });
});

test('a cleared paper takes no words, numbering, ticks, attachments or earlier version, and all of them once it is reopened', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const plan = await client.plans.create({
      name: 'Safer Calder',
      startsOn: '2024-01-01',
      endsOn: '2028-12-31',
      entries: [{ kind: 'priority', title: 'Safer streets', href: null }],
    });
    const { meeting, cleared, first, second } = await clearedPaper(client);
    await client.meetings.update({ ...meeting, planId: plan.id });
    const { id } = cleared;
    const oldest = (await client.versions.list({ sectionId: first.id })).at(-1)?.sequence ?? 0;
    const body = words('Too late');
    const changes = (paper: { readonly revision: number }) => [
      () => client.documents.saveSection({ id: second.id, revision: 1, body }),
      () => client.documents.setSectionNumbered({ id: second.id, revision: 2, isNumbered: false }),
      () => client.versions.restore({ id: first.id, revision: 3, sequence: oldest }),
      () =>
        client.papers.setPlanEntries({
          id,
          revision: paper.revision,
          planEntryIds: plan.entries.map((entry) => entry.id),
        }),
      () =>
        client.attachments.addLink({
          documentId: id,
          name: 'The full report',
          href: 'https://calder.example/report',
          audience: 'public',
        }),
    ];
    const before = await client.documents.get({ id });
    const [save, , restore, tick, attach] = changes(before);
    if (!save || !restore || !tick || !attach) throw new Error('nothing to try');
    const number = () =>
      client.documents.setSectionNumbered({ id: second.id, revision: 1, isNumbered: false });
    for (const change of [save, number, restore, tick, attach]) {
      expect(await refusalOf(change())).toBe('paper-cleared');
    }
    expect(await client.documents.get({ id })).toEqual(before);

    const { revision } = before;
    const reopened = await client.papers.takeStep({ id, revision, event: 'reopen', reason: 'New figures' });
    for (const change of changes(reopened)) await change();
    expect((await client.documents.get({ id })).planEntryIds).toHaveLength(1);
  });
});

test('words that come after a paper was cleared are set aside in the history, and change nothing of it', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { cleared, first } = await clearedPaper(client);
    const late = { sectionId: first.id, body: words('Typed while somebody cleared it') };
    const { sequence } = await client.versions.setAside(late);
    expect((await client.versions.list({ sectionId: first.id }))[0]).toMatchObject({
      sequence,
      cause: 'set-aside',
      keptFor: 'conflict',
    });
    expect(await client.documents.get({ id: cleared.id })).toEqual(cleared);
  });
});

test('what a cleared paper is called, and whose report it is, stay until it is reopened or the meeting was held', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, cleared } = await clearedPaper(client);
    const current = async () => {
      const items = await client.agenda.list({ meetingId: meeting.id });
      const item = items.find(({ id }) => id === cleared.agendaItemId);
      if (!item) throw new Error('no item');
      return item;
    };
    const police = await client.people.createOrganisation({ name: 'Calder Police', shortName: null });
    for (const changes of [{ title: 'Safer roads' }, { organisationId: police.id }]) {
      expect(await refusalOf(client.agenda.update({ ...(await current()), ...changes }))).toBe(
        'paper-of-item-cleared',
      );
    }
    expect(await client.agenda.update({ ...(await current()), minutes: 25 })).toMatchObject({ minutes: 25 });
    const { id, revision } = cleared;
    await client.papers.takeStep({ id, revision, event: 'reopen', reason: 'Another title' });
    await client.agenda.update({ ...(await current()), title: 'Safer roads' });
    await client.papers.takeStep({ id, revision: revision + 1, event: 'send-for-review' });
    await client.papers.takeStep({ id, revision: revision + 2, event: 'clear' });
    for (const [at, event] of (['issue-agenda', 'hold'] as const).entries()) {
      await client.meetings.takeStep({ id: meeting.id, revision: meeting.revision + at, event });
    }
    const renamed = await client.agenda.update({ ...(await current()), title: 'As it was called' });
    expect(renamed.title).toBe('As it was called');
  });
});
