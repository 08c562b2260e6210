import { ORPCError } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import type { Section } from '../../shared/contract/entities/documents.ts';
import type { Action } from '../../shared/contract/entities/actions.ts';
import type { AgendaItem } from '../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction, aParagraph } from '../support/builders/body-pieces.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// Every operation of the contract against a meeting whose notes were agreed: what would change them is refused, whatever
// way it comes, and nothing at all is written.

type Facts = {
  readonly meeting: Meeting;
  readonly later: Meeting;
  readonly item: AgendaItem;
  readonly other: AgendaItem;
  readonly section: Section;
  readonly action: Action;
  readonly personId: string;
  readonly topicId: string;
};

/** What an operation has to do with agreed notes. `reads`: it writes nothing. `elsewhere`: its input cannot name them. */
type Part =
  'reads' | 'elsewhere' | { readonly allowed: string } | ((client: Client, of: Facts) => Promise<unknown>);

const nextId = randomUUID();

const parts: Readonly<Record<string, Part>> = {
  'workspace.status': 'reads',
  'workspace.setOwnName': { allowed: 'whom later records name; a record keeps the name that it has' },
  'workspace.policy': 'reads',
  'workspace.log': 'reads',
  'workspace.loadSample': 'elsewhere',
  'workspace.restrictionReasons': 'reads',
  'workspace.changes': 'reads',
  'bodies.list': 'reads',
  'bodies.create': 'elsewhere',
  'bodies.update': { allowed: 'the body is called otherwise from then on; the record keeps its name' },
  'houseStyles.list': 'reads',
  'houseStyles.get': 'reads',
  'houseStyles.readTemplate': 'reads',
  'houseStyles.add': 'elsewhere',
  'houseStyles.own': 'reads',
  'houseStyles.update': { allowed: 'how files look from then on; the record holds words' },
  'houseStyles.replaceTemplate': { allowed: 'as houseStyles.update' },
  'houseStyles.remove': 'elsewhere',
  'people.list': 'reads',
  'people.create': 'elsewhere',
  'people.update': { allowed: 'people are called otherwise from then on; the record keeps their names' },
  'people.listOrganisations': 'reads',
  'people.createOrganisation': 'elsewhere',
  'people.updateOrganisation': { allowed: 'as people' },
  'plans.list': 'reads',
  'plans.listBuiltIn': 'reads',
  'plans.create': 'elsewhere',
  'plans.update': 'elsewhere',
  'plans.yearMap': 'reads',
  'wordings.list': 'reads',
  'wordings.create': 'elsewhere',
  'wordings.update': 'elsewhere',
  'wordings.remove': 'elsewhere',
  'wordings.restore': 'elsewhere',
  'wordings.uses': 'reads',
  'figures.list': 'reads',
  'figures.create': 'elsewhere',
  'figures.update': 'elsewhere',
  'figures.remove': 'elsewhere',
  'figures.restore': 'elsewhere',
  'figures.uses': 'reads',
  'figures.updatePapers': 'elsewhere',
  'abbreviations.list': 'reads',
  'abbreviations.create': 'elsewhere',
  'abbreviations.update': 'elsewhere',
  'abbreviations.remove': 'elsewhere',
  'abbreviations.restore': 'elsewhere',
  'typingShortcuts.list': 'reads',
  'typingShortcuts.create': 'elsewhere',
  'typingShortcuts.update': 'elsewhere',
  'typingShortcuts.remove': 'elsewhere',
  'typingShortcuts.restore': 'elsewhere',
  'spelling.words': 'reads',
  'spelling.addWords': 'elsewhere',
  'spelling.removeWord': 'elsewhere',
  'meetings.list': 'reads',
  'meetings.get': 'reads',
  'meetings.neighbours': 'reads',
  'meetings.propose': 'reads',
  'meetings.create': (client, { meeting: { bodyId, date, startTime, endTime, place, chairId, planId } }) =>
    // On its day and for its body: its record would no longer be the only one.
    client.meetings.create({ bodyId, date, startTime, endTime, place, chairId, planId }),
  'meetings.update': (client, { meeting: { id, revision, date, startTime, endTime, chairId, planId } }) =>
    client.meetings.update({
      ...{ id, revision, date, startTime, endTime, chairId, planId, place: 'Elsewhere' },
    }),
  'meetings.takeStep': (client, { meeting: { id, revision } }) =>
    client.meetings.takeStep({ id, revision, event: 'withdraw-draft-notes' }),
  'meetings.issueDraft': (client, { meeting: { id, revision } }) =>
    client.meetings.issueDraft({
      ...{ id, revision, recipients: ['Everybody'], answersBy: null, today: '2026-10-10' },
    }),
  'meetings.draftIssues': 'reads',
  'meetings.prepareSignOff': 'reads',
  'meetings.signOff': (client, { meeting: { id, revision }, later }) =>
    client.meetings.signOff({
      ...{ id, revision, acceptedOn: later.date, acceptedAtMeetingId: later.id },
    }),
  'meetings.sealedRecord': 'reads',
  'meetings.correctRecord': { allowed: 'a record of its own, with reason and meeting; the old one stays' },
  'meetings.correctAttendance': { allowed: 'as meetings.correctRecord' },
  'meetings.correctAction': { allowed: 'as meetings.correctRecord' },
  'meetings.sealedTexts': 'reads',
  'meetings.remove': (client, { meeting: { id, revision } }) => client.meetings.remove({ id, revision }),
  'meetings.restore': 'elsewhere',
  'agenda.list': 'reads',
  'agenda.add': (client, { meeting: { id } }) =>
    client.agenda.add({
      ...{ meetingId: id, id: nextId, parentId: null, beforeId: null, kind: 'other', title: 'Slipped in' },
    }),
  'agenda.update': (client, { item }) => client.agenda.update({ ...item, title: 'Another title' }),
  'agenda.move': (client, { item, other }) =>
    client.agenda.move({ id: other.id, revision: other.revision, parentId: null, beforeId: item.id }),
  'agenda.remove': (client, { item: { id, revision } }) =>
    client.agenda.remove({ id, revision, evenWithText: true }),
  'agenda.restore': 'elsewhere',
  'agenda.setOutcome': (client, { item: { id } }) =>
    client.agenda.setOutcome({ id, outcome: 'not-discussed' }),
  'agenda.times': 'reads',
  'agenda.countTime': (client, { meeting, item }) =>
    client.agenda.countTime({ meetingId: meeting.id, agendaItemId: item.id }),
  'agenda.issues': 'reads',
  'topics.list': 'reads',
  'topics.promisedIn': 'reads',
  'topics.lastTime': 'reads',
  'topics.create': 'elsewhere',
  'topics.update': 'elsewhere',
  'topics.remove': 'elsewhere',
  'topics.restore': 'elsewhere',
  'topics.putOnAgenda': (client, { topicId, meeting }) =>
    client.topics.putOnAgenda({ id: topicId, revision: 1, meetingId: meeting.id }),
  'attendance.list': 'reads',
  'attendance.set': (client, { meeting, personId }) =>
    client.attendance.set({ meetingId: meeting.id, personId, kind: 'apologies' }),
  'papers.create': 'elsewhere',
  'papers.takeStep': 'elsewhere',
  'papers.lastTime': 'reads',
  'papers.copySection': 'elsewhere',
  'papers.prompts': 'reads',
  'papers.considerPrompt': 'elsewhere',
  'papers.similarSection': 'reads',
  'papers.findings': 'reads',
  'papers.setPlanEntries': 'elsewhere',
  'attachments.addLink': 'elsewhere',
  'attachments.addFile': 'elsewhere',
  'attachments.update': 'elsewhere',
  'attachments.remove': 'elsewhere',
  'attachments.restore': 'elsewhere',
  'attachments.read': 'reads',
  'comments.list': 'reads',
  'comments.add': 'elsewhere',
  'comments.reply': 'elsewhere',
  'comments.setResolved': 'elsewhere',
  'documents.get': 'reads',
  'documents.saveSection': (client, { section: { id, revision } }) =>
    client.documents.saveSection({ id, revision, body: aBody(aParagraph('Said otherwise')) }),
  'documents.setSectionNumbered': (client, { section: { id, revision } }) =>
    client.documents.setSectionNumbered({ id, revision, isNumbered: true }),
  'documents.restrictSection': (client, { section: { id, revision } }) =>
    client.documents.restrictSection({ id, revision, reason: 'Not for everybody' }),
  'documents.ofBody': 'reads',
  'documents.findWords': 'reads',
  'documents.replaceWords': (client, { section: { id, revision } }) =>
    client.documents.replaceWords({
      sections: [{ id, revision }],
      search: { words: 'public', matchCase: false, wholeWords: false },
      replacement: 'private',
    }),
  // What cannot be taken back is named in the answer.
  'documents.takeBackReplaced': async (client, { section: { id, revision } }) => {
    const sections = [{ id, revision, sequence: 1 }];
    const { left } = await client.documents.takeBackReplaced({ sections });
    if (left.includes(id)) throw new Error('left as it is');
  },
  'versions.list': 'reads',
  'versions.get': 'reads',
  'versions.rename': { allowed: 'a name for an earlier text is none of the record' },
  'versions.restore': (client, { section: { id, revision } }) =>
    client.versions.restore({ id, revision, sequence: 1 }),
  'versions.setAside': { allowed: 'words that came too late are kept beside the record' },
  'actions.list': 'reads',
  'actions.arising': 'reads',
  'actions.openOnTopic': 'reads',
  'actions.chasingMails': 'reads',
  'actions.takeStep': { allowed: 'what became of an action is not part of the record' },
  'actions.addUpdate': { allowed: 'as actions.takeStep' },
  'actions.takeBack': { allowed: 'as actions.takeStep; a report that agreed notes may have stays' },
  'exports.actionRegister': 'reads',
  'exports.yearMap': 'reads',
  'exports.make': 'reads',
  'exports.preview': 'reads',
  'exports.prepare': 'reads',
  'exports.makeZip': 'reads',
  'exports.zipProgress': 'reads',
  'exports.keepFinding': { allowed: 'what was looked at before a file went out is none of the record' },
  'exports.markings': 'reads',
  'exports.setMarking': { allowed: 'how files are handled is none of the record' },
  'exports.chasingList': 'reads',
  'backups.list': 'reads',
  'backups.make': 'reads',
  'backups.setSecondFolder': 'elsewhere',
  'backups.restore': { allowed: 'the whole of the data is put aside and kept' },
  'encryption.status': 'reads',
  'encryption.propose': 'reads',
  'encryption.switchOn': { allowed: 'the same rows, under a key' },
  'encryption.switchOff': { allowed: 'the same rows, under no key' },
  'encryption.changeRecoveryKey': { allowed: 'the key of the data, under another recovery key' },
  'encryption.removePlainCopies': { allowed: 'copies of before' },
  'encryption.unlock': { allowed: 'opens the data as they are' },
  'recovery.status': 'reads',
  'recovery.salvage': { allowed: 'damaged data are put aside and kept' },
  'recovery.exportReadable': 'reads',
  'meetingFiles.import': 'elsewhere',
};

const operations = Object.entries(contract).flatMap(([area, each]) =>
  Object.keys(each).map((name) => `${area}.${name}`),
);

test('every operation of the contract is looked at', () => {
  expect(Object.keys(parts).toSorted()).toEqual(operations.toSorted());
});

const attempts = Object.entries(parts).flatMap(([name, part]) =>
  typeof part === 'function' ? [{ name, attempt: part }] : [],
);
const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-agreed-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
const refusals = new Map<string, unknown>();
let before: ReadonlyMap<string, readonly unknown[]>;
let after: ReadonlyMap<string, readonly unknown[]>;

beforeAll(async () => {
  const facts = await withTestCore(dataFolder, anAgreedMeeting);
  before = rowsByTable();
  await withTestCore(dataFolder, async (client) => {
    for (const { name, attempt } of attempts) {
      refusals.set(name, await attempt(client, facts).then(() => 'not refused', refusalIn));
    }
  });
  after = rowsByTable();
});

test.each(attempts.map(({ name }) => name))('%s is refused', (name) => {
  expect(refusals.get(name)).toMatch(
    /^(notes-are-agreed|notes-not-in-draft|step-not-allowed|body-meets-that-day|Error: left as it is)$/,
  );
});

test('nothing was written by any of them', () => {
  expect(before.size).toBeGreaterThan(20);
  for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows);
});

/** The code of the rule that an operation was refused with; of any other error, what it says. */
function refusalIn(error: unknown): string {
  if (!(error instanceof ORPCError)) return String(error);
  const data: unknown = error.data;
  const isRule = typeof data === 'object' && data !== null && 'code' in data;
  return isRule ? String(data.code) : `${error.code}: ${error.message}`;
}

function rowsByTable(): ReadonlyMap<string, readonly unknown[]> {
  return withDatabase(databaseFile(dataFolder), (database) => {
    const tables = database
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all();
    return new Map(tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]));
  });
}

async function anAgreedMeeting(client: Client): Promise<Facts> {
  const meeting = await aStoredMeeting(client);
  const person = { name: 'Ada Okoro', post: null, organisationId: null, shortForm: null, isCurrent: true };
  const { id: personId } = await client.people.create(person);
  await client.attendance.set({ meetingId: meeting.id, personId, kind: 'present' });
  await saveNotes(client, meeting.id, aBody(aParagraph('Said in public'), anAction('Send the figures')));
  let { revision } = await client.meetings.get({ id: meeting.id });
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
  }
  const { bodyId, startTime, endTime, place, chairId, planId } = meeting;
  const fields = { bodyId, startTime, endTime, place, chairId, planId };
  const later = await client.meetings.create({ ...fields, date: '2026-10-10' });
  const topic = await client.topics.create(aTopic(bodyId));
  const agreed = await client.meetings.signOff({
    ...{ id: meeting.id, revision, acceptedOn: '2026-10-10', acceptedAtMeetingId: later.id },
  });
  const [item, other] = await client.agenda.list({ meetingId: meeting.id });
  const [action] = await client.actions.list({ meetingId: meeting.id });
  const section = await notesSection(client, meeting.id);
  if (!item || !other || !action) throw new Error('the meeting is not as it was made');
  return { meeting: agreed, later, item, other, section, action, personId, topicId: topic.id };
}
