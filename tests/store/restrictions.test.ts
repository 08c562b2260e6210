import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import { usualExportPolicy } from '../../shared/domain/markings.ts';
import { aBody, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// Every word that is not for the public is "heron".

const lawEnforcement = 'FOI Act s31: law enforcement';

async function restrict(client: Client, { id, meetingId }: AgendaItem, reason: string | null) {
  const item = (await client.agenda.list({ meetingId })).find((each) => each.id === id);
  if (!item) throw new Error('the item is not on the agenda');
  return client.agenda.update({ ...item, restrictedReason: reason });
}

async function wordsOfFiles(
  client: Client,
  request: Parameters<Client['exports']['make']>[0],
): Promise<string> {
  const { files } = await client.exports.make(request);
  return files
    .map(({ name, content }) => `${name}\n${readDocx(Buffer.from(content, 'base64')).everything}`)
    .join('\n');
}

// A meeting whose fourth item, with a sub-item, a paper and an action, is about the heron; the next one is public.
async function aMeetingWithASecret(client: Client) {
  const meeting = await aStoredMeeting(client);
  const secret = await aStoredItem(client, meeting.id, { title: 'Operation Heron' });
  const sub = await aStoredItem(client, meeting.id, {
    parentId: secret.id,
    kind: 'other',
    title: 'Heron costs',
  });
  const open = await aStoredItem(client, meeting.id, { title: 'Road safety' });
  for (const { id } of [secret, open]) await client.papers.create({ agendaItemId: id });
  const action = anAction('Brief the heron team.', { id: randomUUID() });
  await saveNotes(client, meeting.id, aBody(aParagraph('The heron was heard.'), action), secret.id);
  await saveNotes(client, meeting.id, aBody(aParagraph('Heron money.'), anAction('Pay heron.')), sub.id);
  await saveNotes(client, meeting.id, aBody(aParagraph('Roads were safer.'), anAction('Mend.')), open.id);
  const [first] = await client.actions.list({ meetingId: meeting.id });
  if (!first) throw new Error('no action');
  await client.actions.addUpdate({ id: first.id, revision: first.revision, text: 'The heron was briefed.' });
  return { meeting, secret, sub, open };
}

test('a restricted item, and all that is under it, is in no file for the public', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret } = await aMeetingWithASecret(client);
    const of = (what: 'agenda' | 'papers' | 'notes' | 'actions'): Promise<string> =>
      wordsOfFiles(client, { meetingId: meeting.id, what });
    for (const what of ['agenda', 'papers', 'notes', 'actions'] as const)
      expect(await of(what)).toMatch(/heron/i);
    await restrict(client, secret, lawEnforcement);
    for (const what of ['agenda', 'papers', 'notes', 'actions'] as const) {
      const words = await of(what);
      expect(words).not.toMatch(/heron/i);
      expect(words).toContain('Road safety');
      if (what !== 'papers') expect(words).toContain(`[Restricted: ${lawEnforcement}]`);
    }
    await expect(
      client.exports.make({ meetingId: meeting.id, what: 'papers', agendaItemId: secret.id }),
    ).rejects.toMatchObject({ data: { code: 'agenda-item-is-restricted' } });
    await restrict(client, secret, null);
    expect(await of('notes')).toMatch(/heron/i);
  });
});

test('a sub-item that is moved out of a restricted item stays restricted, and so it does when that is undone', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret, sub } = await aMeetingWithASecret(client);
    await restrict(client, secret, lawEnforcement);
    const { revision } = await client.agenda.move({ ...sub, parentId: null, beforeId: null });
    const of = (what: 'agenda' | 'notes' | 'actions'): Promise<string> =>
      wordsOfFiles(client, { meetingId: meeting.id, what });
    for (const what of ['agenda', 'notes', 'actions'] as const) expect(await of(what)).not.toMatch(/heron/i);
    const place = { id: sub.id, parentId: secret.id, beforeId: null };
    const back = await client.agenda.move({ ...place, revision });
    expect(back.restrictedReason).toBe(lawEnforcement);
    await restrict(client, secret, null);
    await restrict(client, sub, null);
    const free = (await client.agenda.list({ meetingId: meeting.id })).find(({ id }) => id === sub.id);
    const out = { id: sub.id, revision: free?.revision ?? 0, parentId: null, beforeId: null };
    expect((await client.agenda.move(out)).restrictedReason).toBeNull();
  });
});

test('a sub-item that is moved within its restricted item keeps no reason of its own', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret, sub } = await aMeetingWithASecret(client);
    const first = await aStoredItem(client, meeting.id, { parentId: secret.id, kind: 'other' });
    await restrict(client, secret, lawEnforcement);
    const moved = await client.agenda.move({ ...first, parentId: secret.id, beforeId: sub.id });
    expect(moved.restrictedReason).toBeNull();
  });
});

test('a sub-item that comes back beside its restricted item is restricted as that is', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret, sub, open } = await aMeetingWithASecret(client);
    const { revision } = await restrict(client, secret, lawEnforcement);
    await client.agenda.remove({ ...sub, evenWithText: true });
    await client.agenda.move({ id: secret.id, revision, parentId: open.id, beforeId: null });
    const back = await client.agenda.restore({ id: sub.id });
    expect(back).toMatchObject({ parentId: open.id, restrictedReason: lawEnforcement });
    for (const what of ['agenda', 'notes', 'actions'] as const)
      expect(await wordsOfFiles(client, { meetingId: meeting.id, what })).not.toMatch(/heron/i);
  });
});

test('an earlier version that is restored brings no restricted words back to the public', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    const open = await aStoredItem(client, meeting.id, { title: 'Road safety' });
    const first = await saveNotes(client, meeting.id, aBody(aParagraph('The heron met the team.')), open.id);
    const body = aBody(aParagraph('The ', restricted('heron'), ' met the team, and more.'));
    await client.documents.saveSection({ ...first, body, isOwnVersion: true });
    const versions = await client.versions.list({ sectionId: first.id });
    const { revision } = await notesSection(client, meeting.id, open.id);
    await client.versions.restore({ id: first.id, revision, sequence: versions.at(-1)?.sequence ?? 0 });
    const words = await wordsOfFiles(client, { meetingId: meeting.id, what: 'notes' });
    expect(words).not.toMatch(/heron/i);
    expect(words).toContain('met the team.');
  });
});

test('an agenda that went out with the title is made into a file without it once the item is restricted', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret } = await aMeetingWithASecret(client);
    await client.meetings.takeStep({ id: meeting.id, revision: meeting.revision, event: 'issue-agenda' });
    const version = () => wordsOfFiles(client, { meetingId: meeting.id, what: 'agenda', agendaVersion: 1 });
    expect(await version()).toMatch(/heron/i);
    await restrict(client, secret, lawEnforcement);
    expect(await version()).not.toMatch(/heron/i);
    expect(await version()).toContain('Road safety');
  });
});

test('an agenda that went out with a report is made again without it once the paper holds that back', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id, { title: 'Road safety' });
    const report = { reportTitle: 'Heron annex', reportHref: 'https://example.org/heron' };
    await client.agenda.update({ ...item, ...report });
    const paper = await client.papers.create({ agendaItemId: item.id });
    await client.meetings.takeStep({ id: meeting.id, revision: meeting.revision, event: 'issue-agenda' });
    const kept = { meetingId: meeting.id, what: 'agenda', agendaVersion: 1 } as const;
    expect(await wordsOfFiles(client, kept)).toMatch(/heron/i);
    const section = paper.sections.find(({ key }) => key === 'attachment');
    if (!section) throw new Error('no section for attachments');
    await client.documents.restrictSection({ ...section, reason: lawEnforcement });
    for (const what of ['agenda', 'pack', 'papers'] as const)
      expect(await wordsOfFiles(client, { meetingId: meeting.id, what })).not.toMatch(/heron/i);
    expect(await wordsOfFiles(client, kept)).not.toMatch(/heron/i);
    expect(await wordsOfFiles(client, { ...kept, audience: 'internal' })).toMatch(/heron/i);
  });
});

test('an agenda that is issued with a restricted item keeps its number, and not its title', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret } = await aMeetingWithASecret(client);
    await restrict(client, secret, lawEnforcement);
    await client.meetings.takeStep({ id: meeting.id, revision: meeting.revision, event: 'issue-agenda' });
    const { issues, since } = await client.agenda.issues({ meetingId: meeting.id });
    const [issue] = issues;
    if (issue?.what !== 'issued') throw new Error('not issued');
    expect(JSON.stringify(issue)).not.toMatch(/heron/i);
    const kept = { meetingId: meeting.id, what: 'agenda', agendaVersion: 1, audience: 'internal' } as const;
    expect(await wordsOfFiles(client, kept)).toContain(`[Restricted: ${lawEnforcement}]`);
    expect(await wordsOfFiles(client, kept)).not.toMatch(/\[Restricted[^\]]*\[Restricted/);
    expect(issue.agenda.items.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '4 a)', '5']);
    expect(since).toEqual([]);
  });
});

test('neither the year map nor an earlier agenda says the title of a restricted item', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const body = await aStoredBody(client, {
      closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: null }],
    });
    const plan = await client.plans.create({
      ...{ name: 'Safer Calder', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      entries: [{ kind: 'priority', title: 'Safer streets', href: null }],
    });
    const common = { bodyId: body.id, planId: plan.id };
    const topic = await client.topics.create(aTopic(body.id, { title: 'Operation Heron' }));
    const now = await aStoredMeeting(client, { ...common, date: '2026-04-18' });
    const next = await aStoredMeeting(client, { ...common, date: '2026-07-18' });
    const item = await client.topics.putOnAgenda({ id: topic.id, revision: 1, meetingId: next.id });
    const paper = await client.papers.create({ agendaItemId: item.id });
    const [priority] = plan.entries;
    await client.papers.setPlanEntries({ ...paper, planEntryIds: priority ? [priority.id] : [] });
    const files = async (): Promise<readonly string[]> => {
      const map = await client.exports.yearMap({ bodyId: body.id, year: 2026 });
      return [
        await wordsOfFiles(client, { meetingId: now.id, what: 'agenda' }),
        readDocx(Buffer.from(map.files[0]?.content ?? '', 'base64')).everything,
      ];
    };
    for (const words of await files()) expect(words).toMatch(/heron/i);
    await client.meetings.takeStep({ id: now.id, revision: now.revision, event: 'issue-agenda' });
    await restrict(client, item, lawEnforcement);
    const [agenda, map] = await files();
    expect(agenda).not.toMatch(/heron/i);
    expect(map).not.toMatch(/heron/i);
    expect(map).toContain(`[Restricted: ${lawEnforcement}]`);
    const kept = { meetingId: now.id, what: 'agenda', agendaVersion: 1 } as const;
    expect(await wordsOfFiles(client, kept)).not.toMatch(/heron/i);
  });
});

test('the year map tells of no entry that a paper names in a restricted section, and without a trace of no restricted item', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const plan = await client.plans.create({
      ...{ name: 'Safer Calder', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      entries: [{ kind: 'priority', title: 'Safer streets', href: null }],
    });
    const planEntryIds = plan.entries.map(({ id }) => id);
    for (const restrictedInPublic of ['said', 'without-trace'] as const) {
      const body = await aStoredBody(client, {
        name: restrictedInPublic,
        exportPolicy: { ...usualExportPolicy, restrictedInPublic },
      });
      const common = { bodyId: body.id, planId: plan.id, date: '2026-04-18' };
      const meeting = await aStoredMeeting(client, common);
      const heron = await aStoredItem(client, meeting.id, { title: 'Operation Heron' });
      const open = await aStoredItem(client, meeting.id, { title: 'Road safety' });
      const papers = [];
      for (const { id } of [heron, open]) {
        const paper = await client.papers.create({ agendaItemId: id });
        papers.push(await client.papers.setPlanEntries({ ...paper, planEntryIds }));
      }
      const map = async (): Promise<string> => {
        const { files } = await client.exports.yearMap({ bodyId: body.id, year: 2026 });
        return readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
      };
      expect(await map()).toContain('Operation Heron; Road safety');
      const section = papers[1]?.sections.find(({ key }) => key === 'plan');
      if (!section) throw new Error('no section for the plan');
      await client.documents.restrictSection({ ...section, reason: lawEnforcement });
      expect(await map()).not.toContain('Road safety');
      await restrict(client, heron, lawEnforcement);
      const words = await map();
      expect(words).not.toMatch(/heron/i);
      expect(words.includes('Restricted')).toBe(restrictedInPublic === 'said');
    }
  });
});

test('the register says which actions are not for the public: in their words, by their notes or by their item', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret, open } = await aMeetingWithASecret(client);
    const restrictedOnes = async (): Promise<readonly string[]> =>
      (await client.actions.list({ meetingId: meeting.id }))
        .filter(({ isRestricted }) => isRestricted)
        .map(({ text }) => text);
    expect(await restrictedOnes()).toEqual([]);
    await restrict(client, secret, lawEnforcement);
    expect(await restrictedOnes()).toEqual(['Brief the heron team.', 'Pay heron.']);
    await restrict(client, secret, null);
    const section = await notesSection(client, meeting.id, open.id);
    await client.documents.restrictSection({ ...section, reason: lawEnforcement });
    expect(await restrictedOnes()).toEqual(['Mend.']);
    const again = await notesSection(client, meeting.id, open.id);
    await client.documents.restrictSection({ ...again, reason: null });
    await saveNotes(client, meeting.id, aBody(anAction(['Ask ', restricted('the heron')])), open.id);
    expect(await restrictedOnes()).toEqual(['Ask the heron']);
  });
});

test('what is promised under a restricted item or in restricted notes comes to the forward plan without a title', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const body = await aStoredBody(client, {
      closingItems: [{ kind: 'future-items', title: 'Future agenda items', minutes: 5 }],
    });
    const meeting = await aStoredMeeting(client, { bodyId: body.id });
    const items = await client.agenda.list({ meetingId: meeting.id });
    const future = items.find(({ kind }) => kind === 'future-items');
    if (!future) throw new Error('no such item');
    const saved = await saveNotes(client, meeting.id, aBody(aParagraph('The heron.')), future.id);
    const titles = async () =>
      (await client.topics.promisedIn({ meetingId: meeting.id })).map(({ title }) => title);
    expect(await titles()).toEqual(['The heron']);
    await client.documents.restrictSection({ ...saved, reason: lawEnforcement });
    expect(await titles()).toEqual([null]);
    const again = await notesSection(client, meeting.id, future.id);
    await client.documents.restrictSection({ ...again, reason: null });
    await restrict(client, future, lawEnforcement);
    expect(await titles()).toEqual([null]);
  });
});

test('a new meeting takes no restriction over from the last one, but that of a topic it takes', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const body = await aStoredBody(client);
    const last = await aStoredMeeting(client, { bodyId: body.id, date: '2026-04-18' });
    for (const item of await client.agenda.list({ meetingId: last.id })) {
      await restrict(client, item, lawEnforcement);
    }
    const topic = await client.topics.create(aTopic(body.id));
    const first = await client.topics.putOnAgenda({ id: topic.id, revision: 1, meetingId: last.id });
    await restrict(client, first, lawEnforcement);
    const next = await aStoredMeeting(client, {
      ...{ bodyId: body.id, date: '2026-07-18' },
      topicIds: [topic.id],
    });
    const items = await client.agenda.list({ meetingId: next.id });
    expect(items.length).toBeGreaterThan(3);
    for (const item of items)
      expect(item.restrictedReason).toBe(item.topicId === topic.id ? lawEnforcement : null);
    const { sections } = await client.documents.get({ id: next.notesDocumentId });
    for (const section of sections) expect(section.restrictedReason).toBeNull();
  });
});

test('words that were restricted last time are restricted where they are copied to', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const body = await aStoredBody(client);
    const papers = [];
    for (const date of ['2026-04-18', '2026-07-18']) {
      const meeting = await aStoredMeeting(client, { bodyId: body.id, date });
      const item = await aStoredItem(client, meeting.id);
      papers.push({ item, paper: await client.papers.create({ agendaItemId: item.id }) });
    }
    const [last, now] = papers;
    const [[from], [to]] = [last?.paper.sections ?? [], now?.paper.sections ?? []];
    if (!last || !now || !from || !to) throw new Error('no sections');
    await client.documents.saveSection({ ...from, body: aBody(aParagraph('The heron.')) });
    const copy = async (): Promise<string | null> => {
      const [section] = (await client.documents.get({ id: now.paper.id })).sections;
      if (!section) throw new Error('no section');
      await client.papers.copySection({ ...section, fromSectionId: from.id });
      const [copied] = (await client.documents.get({ id: now.paper.id })).sections;
      return copied?.restrictedReason ?? null;
    };
    expect(await copy()).toBeNull();
    await restrict(client, last.item, lawEnforcement);
    expect(await copy()).toBe(lawEnforcement);
  });
});

test('a meeting file carries what is restricted, also of an item that was taken off after the agenda went out', async () => {
  const content = await withTestCore(temporaryFolder(), async (client) => {
    const { meeting, secret, open } = await aMeetingWithASecret(client);
    await client.meetings.takeStep({ id: meeting.id, revision: meeting.revision, event: 'issue-agenda' });
    const section = await notesSection(client, meeting.id, open.id);
    await client.documents.restrictSection({ ...section, reason: 'FOI Act s36' });
    const restrictedItem = await restrict(client, secret, lawEnforcement);
    await client.agenda.remove({ ...restrictedItem, evenWithText: true });
    const { files } = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
    return Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
  });
  await withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.meetingFiles.import({ content });
    const kept = { meetingId, what: 'agenda', agendaVersion: 1 } as const;
    expect(await wordsOfFiles(client, kept)).toContain('Road safety');
    expect(await wordsOfFiles(client, kept)).not.toMatch(/heron/i);
    const items = await client.agenda.list({ meetingId });
    const open = items.find(({ title }) => title === 'Road safety');
    expect((await notesSection(client, meetingId, open?.id)).restrictedReason).toBe('FOI Act s36');
    const { withdrawn } = await client.agenda.issues({ meetingId });
    const back = await client.agenda.restore({ id: withdrawn[0]?.id ?? '' });
    expect(back).toMatchObject({ title: 'Operation Heron', restrictedReason: lawEnforcement });
  });
});

test('the record of agreed notes says what was restricted, and that does not change any more', async () => {
  const folder = temporaryFolder();
  const path = await withTestCore(folder, async (client) => {
    const { meeting, secret, open } = await aMeetingWithASecret(client);
    await restrict(client, secret, lawEnforcement);
    const section = await notesSection(client, meeting.id, open.id);
    await client.documents.restrictSection({ ...section, reason: 'FOI Act s36' });
    let { revision } = meeting;
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
    }
    const accepted = { acceptedOn: '2026-07-10', acceptedAtMeetingId: null };
    await client.meetings.signOff({ id: meeting.id, revision, ...accepted });
    await expect(restrict(client, secret, null)).rejects.toMatchObject({
      data: { code: 'notes-are-agreed' },
    });
    return databaseFile(folder);
  });
  withDatabase(path, (database) => {
    const content = database.prepare('SELECT content FROM sealed_records').pluck().get() as string;
    const { agendaItems, sections } = JSON.parse(content) as Record<
      'agendaItems' | 'sections',
      readonly { readonly restrictedReason?: string }[]
    >;
    expect(agendaItems.flatMap((item) => item.restrictedReason ?? [])).toEqual([lawEnforcement]);
    expect(sections.flatMap((each) => each.restrictedReason ?? [])).toEqual(['FOI Act s36']);
  });
});
