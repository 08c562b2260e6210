import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BodyNode } from '../../shared/document/body.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  aWordingCopy,
  restricted,
} from '../support/builders/body-pieces.ts';
import { openTestCore, type Client, type TestCore } from '../support/open-test-core.ts';
import { databaseFile, withDatabase } from './open-database.ts';

let dataFolder: string;
let core: TestCore;
let client: Client;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-replaced-'));
  core = await openTestCore(dataFolder);
  ({ client } = core);
});
afterAll(async () => {
  await core.core.close();
  rmSync(dataFolder, { recursive: true });
});

const search = (words: string) => ({ words, matchCase: false, wholeWords: false });
const replace = (words: string, replacement: string, ...sections: { id: string; revision: number }[]) =>
  client.documents.replaceWords({
    search: search(words),
    replacement,
    sections: sections.map(({ id, revision }) => ({ id, revision })),
  });

async function notesWith(...content: readonly BodyNode[]) {
  const meeting = await aStoredMeeting(client);
  return { meeting, section: await saveNotes(client, meeting.id, aBody(...content)) };
}

async function paperWith(...content: readonly BodyNode[]) {
  const meeting = await aStoredMeeting(client);
  const { id: agendaItemId } = await aStoredItem(client, meeting.id);
  const paper = await client.papers.create({ agendaItemId });
  const { id } = paper.sections[0] ?? { id: '' };
  await client.documents.saveSection({ id, revision: 1, body: aBody(...content) });
  return { meeting, paper, section: { id, revision: 2 } };
}

async function clear(id: string): Promise<void> {
  for (const event of ['send-for-review', 'clear'] as const) {
    const { revision } = await client.documents.get({ id });
    await client.papers.takeStep({ id, revision, event });
  }
}

async function textsOfVersions(sectionId: string): Promise<string[]> {
  const versions = await client.versions.list({ sectionId });
  const texts = await Promise.all(
    versions.map(async ({ sequence }) => {
      const { content } = await client.versions.get({ sectionId, sequence });
      return content.state === 'sound' ? plainTextOf(content.body) : content.reason;
    }),
  );
  return texts.reverse();
}

test('the text before stays among the versions, however little was replaced', async () => {
  const { section } = await notesWith(aParagraph('Ten herons.'));
  await replace('ten', 'Six', section);
  expect(await textsOfVersions(section.id)).toEqual(['Ten herons.', 'Six herons.']);
});

test('so it does where the words were replaced on a page that has the text open', async () => {
  const { section } = await notesWith(aParagraph('Ten herons.'));
  const { id, revision } = section;
  await client.documents.saveSection({
    id,
    revision,
    body: aBody(aParagraph('Six herons.')),
    isOwnVersion: true,
  });
  expect(await textsOfVersions(id)).toEqual(['Ten herons.', 'Six herons.']);
});

test('the register of actions follows, and follows back', async () => {
  const { meeting, section } = await notesWith(anAction('Ask the heron'));
  const { sections } = await replace('heron', 'egret', section);
  const texts = async () => (await client.actions.list({ meetingId: meeting.id })).map(({ text }) => text);
  expect(await texts()).toEqual(['Ask the egret']);
  await client.documents.takeBackReplaced({
    sections: sections.map(({ id, revision, sequence }) => ({ id, revision, sequence })),
  });
  expect(await texts()).toEqual(['Ask the heron']);
});

test('names, and wording that is linked, are found by what they read as now and stay', async () => {
  const person = await client.people.create({
    name: 'Asha Heron',
    post: 'Chief Constable',
    organisationId: null,
    shortForm: 'CC Heron',
    isCurrent: true,
  });
  const { paper, section } = await paperWith(
    aParagraph('Said by ', aPersonChip(person.id, 'CC Egret'), restricted(' on the heron')),
    aWordingCopy(person.id, [aParagraph('A heron in the plan.')]),
  );
  const [found] = await client.documents.findWords({ ids: [paper.id], search: search('heron') });
  expect(found).toMatchObject({ found: 3, left: { name: 1, figure: 0, wording: 1 } });
  expect(await replace('heron', 'crane', section)).toMatchObject({
    replaced: 1,
    restricted: 1,
    left: { name: 1, figure: 0, wording: 1 },
  });
  const stored = await client.documents.get({ id: paper.id });
  const body = stored.sections[0] && bodyOf(stored.sections[0]);
  expect(body?.content[0]?.content?.at(-1)).toMatchObject({
    text: ' on the crane',
    marks: [{ type: 'restricted' }],
  });
});

test('one closed paper, and nothing at all is replaced', async () => {
  const open = await notesWith(aParagraph('heron'));
  const cleared = await paperWith(aParagraph('heron'));
  const { id } = cleared.paper;
  await clear(id);
  const listed = await client.documents.ofBody({ id });
  expect(listed.find((each) => each.id === id)?.closed).toBe('cleared');
  const refusal = await replace('heron', 'egret', open.section, cleared.section).catch(
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ data: { code: 'paper-cleared' } });
  expect(bodyOf(await notesSection(client, open.meeting.id)).content[0]?.content?.[0]?.text).toBe('heron');
});

test('a text that cannot be read is said to be there, and is never replaced in', async () => {
  const { meeting, section } = await notesWith(aParagraph('heron heron'));
  await core.core.close();
  withDatabase(databaseFile(dataFolder), (database) =>
    database.prepare('UPDATE sections SET body = ? WHERE id = ?').run('{"type":"doc"', section.id),
  );
  core = await openTestCore(dataFolder);
  ({ client } = core);
  const [found] = await client.documents.findWords({
    ids: [meeting.notesDocumentId],
    search: search('heron'),
  });
  expect(found).toMatchObject({ found: 0, unreadable: 1, sections: [] });
  const refusal = await replace('heron', 'egret', section).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ data: { code: 'section-unreadable' } });
});

test('a text that would become too long is refused, and nothing is replaced', async () => {
  const { meeting, section } = await notesWith(aParagraph('a'.repeat(20_000)));
  const refusal = await replace('a', 'b'.repeat(200), section).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ data: { code: 'replaced-text-too-long' } });
  expect((await notesSection(client, meeting.id)).revision).toBe(section.revision);
});

test('what was closed or changed since stays, and is named; the rest comes back in one step', async () => {
  const one = await paperWith(aParagraph('heron'));
  const other = await paperWith(aParagraph('heron'));
  const { sections } = await replace('heron', 'egret', one.section, other.section);
  await clear(other.paper.id);
  const back = await client.documents.takeBackReplaced({
    sections: sections.map(({ id: sectionId, revision, sequence }) => ({
      id: sectionId,
      revision,
      sequence,
    })),
  });
  expect(back).toMatchObject({ restored: [{ id: one.section.id }], left: [other.section.id] });
  expect(await textsOfVersions(one.section.id)).toEqual(['heron', 'egret', 'heron']);
});
