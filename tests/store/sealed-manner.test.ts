import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databaseFile, withDatabase } from './open-database.ts';
import { verifySealedRecords } from '../../electron/core/store/sealed-records.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { usualManner, type Manner } from '../../shared/domain/manner.ts';
import { planText } from '../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { wordError } from '../../shared/wording/word-error.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import {
  aBody,
  aDecision,
  anAction,
  aParagraph,
  letters,
  restricted,
} from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Agreed notes that go out again later: in the manner, and with the say on restricted words, of the day they were sealed.

const ashby: Partial<Manner> = {
  notes: 'numbered-table',
  dates: '10th October 2023',
  times: '14:30',
  letters: '(a)',
  attendance: 'Name – Post, Organisation',
  phrases: { ...usualManner.phrases, notesTitle: 'Minutes of the {body}', decision: 'Agreed:' },
};

function putHouseStyle(dataFolder: string, id: string, manner: Partial<Manner>): void {
  const folder = join(dataFolder, 'house-styles', id);
  cpSync(join(resourcesFolder, 'house-styles', 'flowing'), folder, { recursive: true });
  const file = join(folder, 'house-style.json');
  const { manner: usual, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as { manner: object };
  writeFileSync(file, JSON.stringify({ ...rest, name: id, manner: { ...usual, ...manner } }));
}

async function changeBody(
  client: Client,
  { bodyId }: Pick<Meeting, 'bodyId'>,
  { policy = {}, ...fields }: { houseStyle?: string; name?: string; policy?: object },
) {
  const body = (await client.bodies.list()).find(({ id }) => id === bodyId);
  if (!body) throw new Error('no body');
  return client.bodies.update({ ...body, ...fields, exportPolicy: { ...body.exportPolicy, ...policy } });
}

/** Notes in draft of a body with the house style `ashby`, and the meeting that is to accept them. */
async function aDraft(client: Client, dataFolder: string): Promise<Record<'draft' | 'next', Meeting>> {
  putHouseStyle(dataFolder, 'ashby', ashby);
  const meeting = await aStoredMeeting(client);
  await changeBody(client, meeting, { houseStyle: 'ashby' });
  const item = await aStoredItem(client, meeting.id, { title: 'Road safety' });
  const content = aBody(
    aParagraph('The towpath is lit. ', restricted('Operation Heron')),
    letters('The lamps', 'The gates'),
    aDecision('To see figures.'),
    anAction('Count the lamps', { due: '2026-05-01' }),
  );
  await saveNotes(client, meeting.id, content, item.id);
  let draft = meeting;
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    draft = await client.meetings.takeStep({ id: draft.id, revision: draft.revision, event });
  }
  return { draft, next: await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' }) };
}

const signOff = (client: Client, { id, revision }: Meeting, next: Meeting) =>
  client.meetings.signOff({
    ...{ id, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId: next.id },
  });

async function planOf(
  client: Client,
  { id }: Pick<Meeting, 'id'>,
  kind: 'notes' | 'matters-arising' | 'actions' | 'pack' = 'notes',
  audience: 'public' | 'internal' = 'public',
): Promise<WordPlan> {
  const { files } = await client.exports.preview({
    ...{ meetingIds: [id], kinds: [kind], audience, standing: 'final' },
  });
  const [file] = files;
  if (!file) throw new Error('no file');
  return file.plan as WordPlan;
}

async function wordFile(client: Client, { id }: Pick<Meeting, 'id'>, what: 'notes' | 'pack' | 'meeting') {
  const { files } = await client.exports.make({ meetingId: id, what });
  return Buffer.from(files[0]?.content ?? '', 'base64');
}

/** What somebody reads: the words with the dates, letters and numbers, wherever they stand on the page. */
function saidIn(plan: WordPlan): string {
  return [plan.properties.title, plan.runningHead, plan.footer, ...planText(plan)].join('\n');
}

test('agreed notes go out later in the manner they were sealed in, for the public and for colleagues', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await signOff(client, draft, next);
    const sealed = await planOf(client, draft);
    const forColleagues = await planOf(client, draft, 'notes', 'internal');
    expect(saidIn(sealed)).toContain('Minutes of the ');
    expect(saidIn(sealed)).toContain('18th April 2026');
    expect(saidIn(sealed)).toContain('[Restricted');
    expect(saidIn(forColleagues)).toContain('Operation Heron');

    await changeBody(client, draft, { houseStyle: 'flowing' });
    // The template that it was made in may be gone by then.
    rmSync(join(dataFolder, 'house-styles', 'ashby'), { recursive: true });
    expect(await planOf(client, draft)).toEqual({ ...sealed, letters: '(a)' });
    expect(await planOf(client, draft, 'notes', 'internal')).toEqual({ ...forColleagues, letters: '(a)' });
    expect(saidIn(await planOf(client, draft, 'matters-arising'))).toContain('18th April 2026');
    // What is not of the record is as everything else is today.
    expect(saidIn(await planOf(client, draft, 'actions'))).toContain('18 April 2026');

    const { texts } = readDocx(await wordFile(client, draft, 'notes'));
    expect(texts.join('\n')).toContain('Agreed: To see figures.');
    expect(texts.join('\n')).toMatch(/\[Restricted/);
  });
});

test('Word counts the letters of sealed notes as they were sealed, alone and within a pack of today', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await signOff(client, draft, next);
    const item = await aStoredItem(client, next.id, { title: 'Rivers' });
    const paper = await client.papers.create({ agendaItemId: item.id });
    const [section] = paper.sections;
    if (!section) throw new Error('no section');
    await client.documents.saveSection({
      ...{ id: section.id, revision: section.revision },
      body: aBody(letters('The weir', 'The lock')),
    });
    await changeBody(client, draft, { houseStyle: 'flowing' });
    const numbered = async (what: 'notes' | 'pack', of: Meeting) =>
      readDocx(await wordFile(client, of, what)).paragraphs.flatMap(({ text, mark }) =>
        mark !== '' && /lamps|gates|weir|lock/.test(text) ? [`${mark} ${text}`] : [],
      );
    const lettered: unknown[] = [
      '(a) The lamps',
      '(b) The gates',
      expect.stringMatching(/^\(a\) Count the lamps/),
    ];
    expect(await numbered('notes', draft)).toEqual(lettered);
    expect(await numbered('pack', next)).toEqual(['a) The weir', 'b) The lock', ...lettered]);
  });
});

test('large print changes the page and the layout that needs it, and no word', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await signOff(client, draft, next);
    const sealed = await planOf(client, draft);
    await changeBody(client, draft, { houseStyle: 'plain-large' });
    const large = await planOf(client, draft);
    const words = (plan: WordPlan) =>
      planText(plan).filter((text) => !['Item', 'Notes', ''].includes(text) && !text.endsWith('continued'));
    expect(words(large)).toEqual(words(sealed));
    expect(large.blocks.some(({ block }) => block === 'table')).toBe(false);
  });
});

test('what makes a file stricter counts on the day it goes out', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await changeBody(client, draft, { policy: { restrictedInPublic: 'without-trace' } });
    await signOff(client, draft, next);
    await changeBody(client, draft, { policy: { restrictedInPublic: 'said', publicLimit: 'none' } });
    const said = saidIn(await planOf(client, draft));
    expect(said).not.toContain('Restricted');
    expect(said).not.toContain('Heron');
    await client.exports.setMarking({
      ...{ meetingId: draft.id, marking: { level: 'official', descriptor: null } },
    });
    const refused = await wordFile(client, draft, 'notes').then(
      () => null,
      (error: unknown) => (error as { data?: { code?: string } }).data?.code,
    );
    expect(refused).toBe('public-above-limit');
  });
});

test('the manner is under the seal: a later correction carries it on, and a change to it is noticed', async () => {
  const dataFolder = temporaryFolder();
  const id = await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await signOff(client, draft, next);
    await changeBody(client, draft, { houseStyle: 'flowing' });
    const items = await client.agenda.list({ meetingId: draft.id });
    const { id: sectionId } = await notesSection(
      client,
      draft.id,
      items.find(({ title }) => title === 'Road safety')?.id,
    );
    const { sequence = 0 } = (await client.meetings.sealedRecord({ id: draft.id })) ?? {};
    await client.meetings.correctRecord({
      ...{ id: draft.id, sequence, sectionId, from: 'is lit', to: 'was lit', reason: 'A slip' },
      ...{ decidedOn: '2026-07-10', decidedAtMeetingId: null },
    });
    expect(await client.meetings.sealedRecord({ id: draft.id })).toMatchObject({
      ...{ isIntact: true, isCorrected: true, manner: ashby, restrictedInPublic: 'said' },
    });
    expect(saidIn(await planOf(client, draft))).toContain('Corrected on 10th July 2026');
    return draft.id;
  });
  withDatabase(databaseFile(dataFolder), (database) => {
    expect(verifySealedRecords(database)).toEqual([]);
    database.exec(`DROP TRIGGER sealed_records_stay;
      UPDATE sealed_records SET content = replace(content, '"letters":"(a)"', '"letters":"a."')`);
    expect(verifySealedRecords(database)).toMatchObject([
      { meetingId: id, code: 'content' },
      { meetingId: id, code: 'content' },
    ]);
  });
});

test('a body that leaves no trace by now leaves none in notes that were sealed before, here or elsewhere', async () => {
  const dataFolder = temporaryFolder();
  const elsewhere = temporaryFolder();
  const file = await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await signOff(client, draft, next);
    expect(saidIn(await planOf(client, draft))).toContain('[Restricted');
    await changeBody(client, draft, { policy: { restrictedInPublic: 'without-trace' } });
    expect(saidIn(await planOf(client, draft))).not.toContain('Restricted');
    return (await wordFile(client, draft, 'meeting')).toString('utf8');
  });
  await withTestCore(elsewhere, async (client) => {
    const { meetingId } = await client.meetingFiles.import({ content: file });
    await changeBody(client, await client.meetings.get({ id: meetingId }), {
      policy: { restrictedInPublic: 'without-trace' },
    });
    expect(saidIn(await planOf(client, { id: meetingId }))).not.toContain('Restricted');
  });
});

test('a meeting file takes the manner along; a record that says nothing of it follows today, in one chain with those that do', async () => {
  const dataFolder = temporaryFolder();
  const elsewhere = temporaryFolder();
  const { file, sealed } = await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    await changeBody(client, draft, { policy: { restrictedInPublic: 'without-trace' } });
    await signOff(client, draft, next);
    return {
      file: JSON.parse((await wordFile(client, draft, 'meeting')).toString('utf8')) as {
        meeting: { acceptance: Record<string, unknown>; date: string };
      },
      sealed: saidIn(await planOf(client, draft)),
    };
  });
  await withTestCore(elsewhere, async (client) => {
    const first = await client.meetingFiles.import({ content: JSON.stringify(file) });
    const { manner, restrictedInPublic, ...silent } = file.meeting.acceptance;
    expect([manner, restrictedInPublic]).toEqual([expect.objectContaining(ashby), 'without-trace']);
    const older = {
      ...JSON.parse(JSON.stringify(file).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => otherId(id))),
    } as typeof file;
    const second = await client.meetingFiles.import({
      content: JSON.stringify({
        ...older,
        meeting: { ...older.meeting, date: '2026-04-19', acceptance: silent },
      }),
    });
    await changeBody(client, await client.meetings.get({ id: first.meetingId }), {
      policy: { restrictedInPublic: 'said' },
    });
    const said = saidIn(await planOf(client, { id: first.meetingId }));
    // The meeting after it is not here.
    expect(said).toBe(sealed.replace(/^Friday 10th July.*\n/m, ''));
    expect(said).not.toContain('Restricted');
    const today = await planOf(client, { id: second.meetingId });
    expect(await client.meetings.sealedRecord({ id: second.meetingId })).toMatchObject({
      ...{ manner: null, restrictedInPublic: null, isIntact: true },
    });
    expect(saidIn(today)).toContain('19 April 2026');
    expect(saidIn(today)).toContain('[Restricted');
    // It goes on following, as notes that were sealed by an earlier version do.
    putHouseStyle(elsewhere, 'ashby', ashby);
    await changeBody(client, await client.meetings.get({ id: second.meetingId }), { houseStyle: 'ashby' });
    expect(saidIn(await planOf(client, { id: second.meetingId }))).toContain('19th April 2026');
    const { draft, next } = await aDraft(client, elsewhere);
    await signOff(client, draft, next);
  });
  withDatabase(databaseFile(elsewhere), (database) => {
    expect(verifySealedRecords(database)).toEqual([]);
    const said = database
      .prepare<[], { says: number }>(
        `SELECT json_type(content, '$.manner') IS NOT NULL AS says FROM sealed_records ORDER BY sequence`,
      )
      .all();
    expect(said.map(({ says }) => says)).toEqual([1, 0, 1]);
  });
});

function otherId(id: string): string {
  return `${id.slice(0, -4)}ffff`;
}

test('notes whose house style cannot be read are not sealed in another, and the sentence says what to do', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const { draft, next } = await aDraft(client, dataFolder);
    rmSync(join(dataFolder, 'house-styles', 'ashby'), { recursive: true });
    const refusal: unknown = await signOff(client, draft, next).catch((error: unknown) => error);
    expect(Object.values(wordError(refusal)).join(' ')).toMatch(
      /The house style “ashby” cannot be used\. Its folder is no longer there\..*Choose another house style for the body/,
    );
    expect((await client.meetings.get({ id: draft.id })).state).toBe('draft-notes');
    await changeBody(client, draft, { houseStyle: 'flowing' });
    expect((await signOff(client, draft, next)).state).toBe('agreed');
  });
});
