import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import type { Figure } from '../../shared/contract/entities/figures.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aFigure, aParagraph, aWordingCopy } from '../support/builders/body-pieces.ts';
import { bodyOf } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';

let folder: string;
let program: TestCore;
let part: Figure;
let share: Figure;
let names = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secretariat-figures-'));
  program = await openTestCore(folder);
});
afterAll(async () => {
  await program.core.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  const { figures } = program.client;
  names += 1;
  const fields = { prefix: null, suffix: null, source: 'Calder Police', asAt: '2026-03-31' };
  part = await figures.create({
    ...fields,
    name: `Burglary ${names}`,
    value: { kind: 'number', number: '421' },
  });
  const whole = await figures.create({
    ...fields,
    name: `Crime ${names}`,
    value: { kind: 'number', number: '1000' },
  });
  share = await figures.create({
    ...fields,
    name: `Share ${names}`,
    value: { kind: 'percentage', partId: part.id, wholeId: whole.id, decimals: 1 },
  });
});

/** A paper of a meeting of its own that gives both figures, one of them within standard wording. */
async function aPaper(): Promise<{
  readonly meeting: Meeting;
  readonly id: string;
  readonly sectionId: string;
}> {
  const { client } = program;
  const meeting = await aStoredMeeting(client);
  const { id: agendaItemId } = await aStoredItem(client, meeting.id);
  const { id, sections } = await client.papers.create({ agendaItemId });
  const sectionId = sections[0]?.id ?? '';
  const body = aBody(
    aParagraph('There were ', aFigure(part.id, '421', '2026-03-31'), ' of them, '),
    aWordingCopy(part.id, [aParagraph('that is ', aFigure(share.id, '42.1%', '2026-03-31'))]),
  );
  await client.documents.saveSection({ id: sectionId, revision: 1, body });
  return { meeting, id, sectionId };
}

async function textOf(documentId: string): Promise<string> {
  const [section] = (await program.client.documents.get({ id: documentId })).sections;
  if (!section) throw new Error('no section');
  return plainTextOf(bodyOf(section));
}

const change = (number: string) =>
  program.client.figures.update({ ...part, value: { kind: 'number', number } });
const uses = () => program.client.figures.uses({ id: part.id });
const update = async () => {
  const sections = (await uses()).flatMap((use) => use.sections);
  return program.client.figures.updatePapers({ id: part.id, sections });
};

test('a figure takes the percentages that are made of it along, and what a paper said is in its history', async () => {
  const { id, sectionId } = await aPaper();
  await change('500');
  expect(await uses()).toMatchObject([
    {
      documentId: id,
      changes: [
        { from: '421', to: '500' },
        { from: '42.1%', to: '50.0%' },
      ],
    },
  ]);
  expect(await update()).toEqual({ updated: 1, left: 0 });
  expect(await textOf(id)).toBe('There were 500 of them, \nthat is 50.0%');
  expect(await uses()).toMatchObject([{ changes: [], sections: [] }]);
  const versions = await program.client.versions.list({ sectionId });
  expect(versions[0]).toMatchObject({ cause: 'saved', revision: 3 });
});

test('a paper that was cleared, or whose meeting was held, keeps what it said', async () => {
  const [cleared, held] = [await aPaper(), await aPaper()];
  const { papers, meetings } = program.client;
  await papers.takeStep({ id: cleared.id, revision: 1, event: 'send-for-review' });
  await papers.takeStep({ id: cleared.id, revision: 2, event: 'clear' });
  await meetings.takeStep({ id: held.meeting.id, revision: 1, event: 'issue-agenda' });
  await meetings.takeStep({ id: held.meeting.id, revision: 2, event: 'hold' });
  await change('500');
  expect((await uses()).map(({ isOpen }) => isOpen)).toEqual([false, false]);
  expect(await update()).toEqual({ updated: 0, left: 2 });
  expect(await textOf(cleared.id)).toContain('421');
  expect(await textOf(held.id)).toContain('421');
});

test('a paper that went out with the agenda is not among those that are updated, and takes the value where it is asked for', async () => {
  const { meeting, id } = await aPaper();
  await program.client.meetings.takeStep({ id: meeting.id, revision: 1, event: 'issue-agenda' });
  await change('500');
  expect(await uses()).toMatchObject([{ isOpen: false, changes: [{ from: '421', to: '500' }, {}] }]);
  expect(await update()).toEqual({ updated: 1, left: 0 });
  expect(await textOf(id)).toContain('There were 500');
});

test('a text that was copied from last time stays marked until somebody edits it', async () => {
  const { client } = program;
  const last = await aPaper();
  const { bodyId } = last.meeting;
  const meeting = await aStoredMeeting(client, { bodyId, date: '2026-07-14' });
  const { id: agendaItemId } = await aStoredItem(client, meeting.id);
  const { id, sections } = await client.papers.create({ agendaItemId });
  const target = { id: sections[0]?.id ?? '', revision: 1, fromSectionId: last.sectionId };
  await client.papers.copySection(target);
  await change('500');
  expect(await update()).toEqual({ updated: 2, left: 0 });
  expect(await textOf(id)).toContain('There were 500');
  const [section] = (await client.documents.get({ id })).sections;
  expect(section?.copiedFrom).toBe(last.meeting.date);
});

test('a section that was changed since it was looked at is told, and is as it was', async () => {
  const [first, second] = [await aPaper(), await aPaper()];
  await change('500');
  const sections = (await uses()).flatMap((use) => use.sections);
  await program.client.documents.saveSection({
    id: first.sectionId,
    revision: 2,
    body: aBody(aParagraph('Typed meanwhile, ', aFigure(part.id, '421'))),
  });
  expect(await program.client.figures.updatePapers({ id: part.id, sections })).toEqual({
    updated: 1,
    left: 1,
  });
  expect(await textOf(first.id)).toBe('Typed meanwhile, 421');
  expect(await textOf(second.id)).toContain('500');
  // What another window had typed on the text of before is not written over either: it is told.
  const late = { id: second.sectionId, revision: 2, body: aBody(aParagraph('Typed on the text of before')) };
  await expect(program.client.documents.saveSection(late)).rejects.toMatchObject({ code: 'conflict' });
});
