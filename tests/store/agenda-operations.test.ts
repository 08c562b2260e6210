import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import { numberAgenda } from '../../shared/domain/agenda.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';

let folder: string;
let program: TestCore;
let bodyId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secretariat-agenda-'));
  program = await openTestCore(folder);
  bodyId = (await aStoredBody(program.client, { openingItems: [], closingItems: [] })).id;
});
afterAll(async () => {
  await program.core.close();
  rmSync(folder, { recursive: true });
});

// A body meets once on a day.
let days = 0;
function nextDay(): string {
  days += 1;
  return new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10);
}

type Step = {
  readonly does: 'add' | 'move' | 'remove' | 'restore';
  readonly which: number;
  readonly parent: number | null;
  readonly before: number | null;
};

const steps = fc.array(
  fc.record({
    does: fc.constantFrom<Step['does']>('add', 'add', 'move', 'move', 'remove', 'restore'),
    which: fc.nat(20),
    parent: fc.option(fc.nat(20)),
    before: fc.option(fc.nat(20)),
  }),
  { minLength: 5, maxLength: 30 },
);

test('numbers are unique, in order and without a gap, and the notes follow, after any adding, moving, removing and bringing back', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { client } = program;
      const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
      const words = new Map<string, string>();
      const removed = new Set<string>();
      for (const step of all) {
        const agenda = await client.agenda.list({ meetingId: meeting.id });
        const pick = (index: number | null): AgendaItem | null =>
          index === null || agenda.length === 0 ? null : (agenda[index % agenda.length] ?? null);
        await take(step, meeting.id, agenda, pick, words, removed);
        await expectSound(meeting.id, words, removed);
      }
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);

async function take(
  step: Step,
  meetingId: string,
  agenda: readonly AgendaItem[],
  pick: (index: number | null) => AgendaItem | null,
  words: Map<string, string>,
  removed: Set<string>,
): Promise<void> {
  const { client } = program;
  const chosen = pick(step.which);
  const parentId = pick(step.parent)?.id ?? null;
  const siblings = agenda.filter((item) => item.parentId === parentId);
  const beforeId =
    step.before === null || siblings.length === 0
      ? null
      : (siblings[step.before % siblings.length]?.id ?? null);
  switch (step.does) {
    case 'add': {
      const id = randomUUID();
      const title = `Item ${words.size + 1}`;
      const added = await outcome(
        aStoredItem(client, meetingId, { id, title, kind: 'other', parentId, beforeId }),
      );
      if (!added) return;
      words.set(id, `Notes of ${title}`);
      await saveNotes(client, meetingId, aBody(aParagraph(`Notes of ${title}`)), id);
      return;
    }
    case 'move': {
      if (!chosen) return;
      const moved = await outcome(
        client.agenda.move({ id: chosen.id, revision: chosen.revision, parentId, beforeId }),
      );
      if (!moved) return;
      const now = (await client.agenda.list({ meetingId })).filter((item) => item.parentId === parentId);
      const place = now.findIndex((item) => item.id === chosen.id);
      // It stands where it was put: right before the one named, or last.
      expect(now[place + 1]?.id ?? null).toBe(beforeId);
      return;
    }
    case 'remove': {
      if (!chosen) return;
      await client.agenda.remove({ id: chosen.id, revision: chosen.revision, evenWithText: true });
      for (const { id, parentId: parent } of agenda)
        if (id === chosen.id || parent === chosen.id) removed.add(id);
      return;
    }
    case 'restore': {
      const id = [...removed][step.which % Math.max(1, removed.size)];
      if (id === undefined || !(await outcome(client.agenda.restore({ id })))) return;
      removed.delete(id);
      for (const item of await client.agenda.list({ meetingId })) removed.delete(item.id);
    }
  }
}

/** False where a rule refused it; anything else is a fault. */
async function outcome(promise: Promise<unknown>): Promise<boolean> {
  try {
    await promise;
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'rule-violated' });
    return false;
  }
}

async function expectSound(
  meetingId: string,
  words: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): Promise<void> {
  const { client } = program;
  const agenda = await client.agenda.list({ meetingId });
  expect(new Set(agenda.map(({ id }) => id))).toEqual(
    new Set([...words.keys()].filter((id) => !removed.has(id))),
  );
  const numbers = numberAgenda(agenda);
  let item = 0;
  let subItem = 0;
  for (const { id, parentId } of agenda) {
    if (parentId === null) {
      item += 1;
      subItem = 0;
    } else subItem += 1;
    const mark = parentId === null ? String(item) : String.fromCharCode(96 + subItem);
    expect(numbers.get(id)?.mark).toBe(mark);
  }
  const { notesDocumentId } = await client.meetings.get({ id: meetingId });
  const { sections } = await client.documents.get({ id: notesDocumentId });
  expect(sections.map((section) => [section.agendaItemId, plainTextOf(bodyOf(section))])).toEqual(
    agenda.map(({ id }) => [id, words.get(id)]),
  );
}

test('an item comes back between its neighbours where a new one has taken its very place', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const add = (title: string, beforeId: string | null = null) =>
    aStoredItem(client, meeting.id, { title, kind: 'other', beforeId });
  await add('First');
  const middle = await add('Middle');
  const last = await add('Last');
  await client.agenda.remove({ id: middle.id, revision: 1, evenWithText: false });
  const newcomer = await add('Newcomer', last.id);
  expect(newcomer.rank).toBe(middle.rank);
  await client.agenda.restore({ id: middle.id });
  await add('Between', middle.id);
  expect((await client.agenda.list({ meetingId: meeting.id })).map(({ title }) => title)).toEqual([
    'First',
    'Newcomer',
    'Between',
    'Middle',
    'Last',
  ]);
  const section = await notesSection(client, meeting.id, middle.id);
  expect(section.content.state).toBe('sound');
});

test('an item comes back with the sub-items that left with it, not with those that had left before', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const parent = await aStoredItem(client, meeting.id, { title: 'Reports' });
  const sub = (title: string) =>
    aStoredItem(client, meeting.id, { title, kind: 'other', parentId: parent.id });
  const dropped = await sub('Dropped');
  await sub('Kept');
  await client.agenda.remove({ id: dropped.id, revision: 1, evenWithText: false });
  await client.agenda.remove({ id: parent.id, revision: 1, evenWithText: false });
  expect(await client.agenda.list({ meetingId: meeting.id })).toEqual([]);
  await client.agenda.restore({ id: parent.id });
  const titles = async () => (await client.agenda.list({ meetingId: meeting.id })).map(({ title }) => title);
  expect(await titles()).toEqual(['Reports', 'Kept']);
  await client.agenda.restore({ id: dropped.id });
  expect(await titles()).toEqual(['Reports', 'Dropped', 'Kept']);
});

test('a sub-item comes back in sight where its item has become a sub-item meanwhile', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const add = (title: string, parentId: string | null = null) =>
    aStoredItem(client, meeting.id, { title, kind: 'other', parentId });
  const top = await add('Top');
  const item = await add('Item');
  const sub = await add('Sub', item.id);
  await saveNotes(client, meeting.id, aBody(aParagraph('Its words')), sub.id);
  await client.agenda.remove({ id: sub.id, revision: 1, evenWithText: true });
  await client.agenda.move({ id: item.id, revision: 1, parentId: top.id, beforeId: null });
  await add('Last', top.id);
  await client.agenda.restore({ id: sub.id });
  const agenda = await client.agenda.list({ meetingId: meeting.id });
  expect(agenda.map(({ title, parentId }) => [title, parentId])).toEqual([
    ['Top', null],
    ['Item', top.id],
    ['Sub', top.id],
    ['Last', top.id],
  ]);
  expect(plainTextOf(bodyOf(await notesSection(client, meeting.id, sub.id)))).toBe('Its words');
});

test('an item that is added again because its answer was lost is there once', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const id = randomUUID();
  const added = await aStoredItem(client, meeting.id, { id });
  expect(await aStoredItem(client, meeting.id, { id })).toEqual(added);
  expect(await client.agenda.list({ meetingId: meeting.id })).toHaveLength(1);
});

test('an item that has a cover paper stays a kind that can have one', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const item = await aStoredItem(client, meeting.id);
  await client.papers.create({ agendaItemId: item.id });
  await expect(client.agenda.update({ ...item, kind: 'other' })).rejects.toMatchObject({
    data: { code: 'agenda-item-has-paper' },
  });
  await client.agenda.update({ ...item, kind: 'exception-report' });
});

test('notes for the chair are words too: neither their item nor their meeting goes without a question', async () => {
  const { client } = program;
  const meeting = await aStoredMeeting(client, { bodyId, date: nextDay() });
  const item = await aStoredItem(client, meeting.id);
  await client.agenda.update({ ...item, chairNotes: 'Mind the time.' });
  await expect(client.agenda.remove({ id: item.id, revision: 2, evenWithText: false })).rejects.toMatchObject(
    { data: { code: 'agenda-item-has-text', facts: { words: 3 } } },
  );
  await client.agenda.remove({ id: item.id, revision: 2, evenWithText: true });
  await expect(client.meetings.remove({ id: meeting.id, revision: 1 })).rejects.toMatchObject({
    data: { code: 'meeting-has-text', facts: { words: 3 } },
  });
});
