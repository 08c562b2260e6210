import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileProblem } from '../../../shared/contract/errors.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { comparableName } from '../../../shared/domain/comparable-name.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { MeetingDraft } from '../../../shared/meeting-file/meeting-draft.ts';
import { readMeetingFile } from '../../../shared/meeting-file/read-meeting-file.ts';
import { resolveMeetingFile } from '../../../shared/meeting-file/resolve-meeting-file.ts';
import { readLargeMeetingFile } from '../files/read-large-meeting-file.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAction, insertActionUpdate, setActionStatus } from '../store/repositories/actions.ts';
import { insertAgendaIssue } from '../store/repositories/agenda-issues.ts';
import { findAgendaItem, insertAgendaItem } from '../store/repositories/agenda-items.ts';
import { putIssuedNumber } from '../store/repositories/issued-numbers.ts';
import { putItemProgress } from '../store/repositories/item-progress.ts';
import { putAttendee } from '../store/repositories/attendees.ts';
import { insertBody, listBodies } from '../store/repositories/bodies.ts';
import { insertAttachment } from '../store/repositories/attachments.ts';
import { putMarking } from '../store/repositories/markings.ts';
import { insertDraftIssue } from '../store/repositories/draft-issues.ts';
import { insertDocument, linkPlanEntry } from '../store/repositories/documents.ts';
import { findMeeting, insertMeeting, listMeetings } from '../store/repositories/meetings.ts';
import { insertOrganisation, listOrganisations } from '../store/repositories/organisations.ts';
import { insertPaperStep } from '../store/repositories/paper-steps.ts';
import { insertPerson, listPeople } from '../store/repositories/people.ts';
import {
  findPlan,
  findPlanIdOfEntry,
  insertPlan,
  listPlans,
  updatePlan,
} from '../store/repositories/plans.ts';
import { insertSection, notCopied, type SectionRecord } from '../store/repositories/sections.ts';
import { listTopics } from '../store/repositories/topics.ts';
import { syncRegister, withOwnActionIds } from './action-register.ts';
import { found, meetingFileInvalid, OperationFailed, ruleViolated } from './failures.ts';
import { keepById, keepUnder } from './kept-actions.ts';
import { requireMeeting } from './meeting-records.ts';
import { notesDigest } from './notes-digest.ts';
import { runCommand, type Program, type Unit } from './program.ts';
import { ranksFor } from './ranks.ts';
import { addFirstVersion } from './section-history.ts';
import { sealRecord } from './sign-off.ts';
import { sha256, soundBody, storedBody } from './stored-body.ts';

type Imported = {
  readonly meetingId: string;
  readonly bodyName: string;
  readonly date: string;
  readonly agendaItemCount: number;
};

/** Read where it stands, a file of this many characters holds nobody up: the worst takes as long as a save. */
const mostReadInPlace = 128 * 1024;

/** Brings a meeting file in: all of it in one transaction, or nothing. */
export async function importMeetingFile(
  program: Program,
  content: string,
  operation = 'meetingFiles.import',
): Promise<Imported> {
  const reading =
    content.length > mostReadInPlace ? await readLargeMeetingFile(content) : readMeetingFile(content);
  if (!reading.ok) throw meetingFileInvalid(reading.problems);
  return runCommand(program, operation, (unit) => {
    const resolution = resolveMeetingFile(reading.file, knownIn(unit.read), unit.newId);
    if (!resolution.ok) throw meetingFileInvalid(resolution.problems);
    const { draft } = resolution;
    putDraft(unit, draft);
    const { id, date } = draft.meeting;
    const agendaItemCount = draft.agendaItems.filter(({ parentId }) => parentId === null).length;
    return {
      answer: { meetingId: id, bodyName: draft.bodyName, date, agendaItemCount },
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: null,
        payload: { sha256: sha256(content), bodyId: draft.meeting.bodyId, date },
        areas: ['bodies', 'people', 'plans', 'meetings', 'agenda', 'attendance', 'documents', 'actions'],
      },
    };
  });
}

export async function loadSampleMeeting(program: Program): Promise<{ readonly meetingId: string }> {
  const content = await readFile(join(program.resourcesFolder, 'sample', 'sample-meeting.json'), 'utf8');
  try {
    const { meetingId } = await importMeetingFile(program, content, 'workspace.loadSample');
    return { meetingId };
  } catch (error) {
    const problem = alreadyThere(error);
    throw problem ? ruleViolated('meeting-exists-already', problem.facts) : error;
  }
}

function alreadyThere(error: unknown): FileProblem | undefined {
  if (!(error instanceof OperationFailed) || error.failure.code !== 'meeting-file-invalid') return undefined;
  return error.failure.data.problems.find(({ code }) => code === 'meeting-exists-already');
}

function knownIn(read: ReadHandle): Parameters<typeof resolveMeetingFile>[1] {
  return {
    bodies: listBodies(read),
    people: listPeople(read),
    organisations: listOrganisations(read),
    plans: listPlans(read),
    meetings: listMeetings(read),
    // A meeting that was put aside keeps its id, and so does an entry of any plan, whether or not it is still in it.
    isIdTaken: (id) =>
      findMeeting(read, id) !== null ||
      findAgendaItem(read, id) !== null ||
      findAction(read, id) !== null ||
      findPlanIdOfEntry(read, id) !== null,
  };
}

function putDraft(unit: Unit, draft: MeetingDraft): void {
  const { read, write, newId, at } = unit;
  const first = { revision: 1 };
  for (const organisation of draft.newOrganisations) insertOrganisation(write, { ...organisation, ...first });
  for (const person of draft.newPeople) insertPerson(write, { ...person, ...first });
  if (draft.newBody) insertBody(write, { ...draft.newBody, ...first });
  if (draft.newPlan) insertPlan(write, { ...draft.newPlan, ...first });
  for (const [planId, entries] of Map.groupBy(draft.newPlanEntries, (entry) => entry.planId)) {
    const plan = found(findPlan(read, planId), 'plan');
    updatePlan(write, { ...plan, revision: plan.revision + 1, entries: [...plan.entries, ...entries] }, at);
  }
  const meetingId = draft.meeting.id;
  const notesDocumentId = newId();
  // A meeting that is agreed already is agreed by its record, once that is all there.
  const { state } = draft.meeting;
  insertMeeting(write, {
    ...draft.meeting,
    ...first,
    state: state === 'agreed' ? 'draft-notes' : state,
    removedAt: null,
  });
  insertDocument(write, {
    ...first,
    id: notesDocumentId,
    kind: 'notes',
    meetingId,
    agendaItemId: null,
    state: null,
  });
  const attendeeRanks = ranksFor(draft.attendees.length);
  for (const [index, attendee] of draft.attendees.entries()) {
    putAttendee(write, meetingId, { ...attendee, rank: attendeeRanks[index] ?? '' });
  }
  putAgenda(unit, draft);
  putPapers(unit, draft);
  putNotes(unit, draft, notesDocumentId);
  putDraftIssues(unit, draft, notesDocumentId);
  for (const { agendaItemId, marking } of draft.markings) {
    putMarking(write, { meetingId, agendaItemId }, marking);
  }
  if (state === 'agreed') {
    sealRecord(unit, requireMeeting(read, meetingId), acceptedElsewhere(draft.acceptance));
  }
}

/** What a file says of the acceptance; the meeting that accepted the notes may be in none of this store's. */
function acceptedElsewhere(acceptance: MeetingDraft['acceptance']): Parameters<typeof sealRecord>[2] {
  if (acceptance === null) {
    return {
      ...{ acceptedOn: null, acceptedAt: null, corrections: [] },
      ...{ manner: null, restrictedInPublic: null },
    };
  }
  const { at, recordedBy, acceptedOn, acceptedAt, corrections, laterCorrections } = acceptance;
  const { manner, restrictedInPublic } = acceptance;
  return {
    ...{ acceptedOn, acceptedAt, manner, restrictedInPublic },
    corrections: corrections.map((correction) => ({ sectionId: null, ...correction })),
    laterCorrections,
    firstRecorded: { at, by: recordedBy },
  };
}

function putAgenda({ read, write, at }: Unit, draft: MeetingDraft): void {
  const meetingId = draft.meeting.id;
  const nothing = {
    ...{ leadId: null, organisationId: null, minutes: null, reportTitle: null, reportHref: null },
    ...{ outcome: null, secondsTaken: 0 },
  };
  const withdrawn = draft.withdrawn.map(
    ({ mark, ...item }) =>
      ({
        ...item,
        ...nothing,
        kind: 'other',
        issued: mark === null ? null : { mark, isLate: false },
        removedAt: at,
      }) as const,
  );
  const items = [...draft.agendaItems.map((item) => ({ ...item, removedAt: null })), ...withdrawn];
  const topicOf = topicsOfRestricted(read, draft.meeting.bodyId, items);
  for (const siblings of Map.groupBy(items, (item) => item.parentId).values()) {
    const ranks = ranksFor(siblings.length);
    for (const [index, { secondsTaken, ...item }] of siblings.entries()) {
      insertAgendaItem(write, {
        ...item,
        revision: 1,
        meetingId,
        rank: ranks[index] ?? '',
        chairNotes: '',
        topicId: topicOf(item),
        removedWith: null,
        paperId: null,
        paperState: null,
      });
      if (item.issued) putIssuedNumber(write, item.id, item.issued);
      if (item.outcome !== null || secondsTaken > 0) {
        const milliseconds = secondsTaken * 1000;
        putItemProgress(write, {
          agendaItemId: item.id,
          outcome: item.outcome,
          milliseconds,
          countedUntil: null,
        });
      }
    }
  }
  for (const issue of draft.issues) {
    insertAgendaIssue(read, write, {
      ...{ meetingId, what: issue.what, at: issue.at, author: issue.author },
      reason: issue.what === 'reopened' ? issue.reason : null,
      content: issue.what === 'issued' ? issue.agenda : null,
    });
  }
}

/**
 * A file does not say which topic an item was. A restricted one is that of its title, so that the forward plan does not
 * announce it once the item is called otherwise; a public one would only make a topic look taken.
 */
function topicsOfRestricted(
  read: ReadHandle,
  bodyId: string,
  items: Parameters<typeof restrictedItems>[0],
): (item: { readonly id: string; readonly title: string }) => string | null {
  const restricted = restrictedItems(items);
  const topics = new Map(listTopics(read, bodyId).map(({ id, title }) => [comparableName(title), id]));
  return ({ id, title }) => (restricted.has(id) ? (topics.get(comparableName(title)) ?? null) : null);
}

function putDraftIssues(
  { read, write }: Unit,
  { meeting, draftIssues }: MeetingDraft,
  notesDocumentId: string,
): void {
  for (const { isAsItStands, ...issue } of draftIssues) {
    const digest = isAsItStands ? notesDigest(read, { notesDocumentId }) : null;
    insertDraftIssue(read, write, { ...issue, meetingId: meeting.id, notesDigest: digest });
  }
}

function putPapers(unit: Unit, draft: MeetingDraft): void {
  const { write, newId } = unit;
  for (const { agendaItemId, state, planEntryIds, links, steps, sections } of draft.papers) {
    const documentId = newId();
    insertDocument(write, {
      id: documentId,
      revision: 1,
      kind: 'cover-paper',
      meetingId: draft.meeting.id,
      agendaItemId,
      state,
    });
    for (const entryId of planEntryIds) linkPlanEntry(write, documentId, entryId);
    for (const link of links) {
      const nothing = { sha256: null, bytes: null, removedAt: null };
      insertAttachment(write, { id: newId(), revision: 1, documentId, kind: 'link', ...link, ...nothing });
    }
    for (const paperStep of steps) insertPaperStep(write, documentId, paperStep);
    for (const [position, { body, ...section }] of sections.entries()) {
      putSection(unit, {
        id: newId(),
        revision: 1,
        documentId,
        position,
        agendaItemId: null,
        ...section,
        ...notCopied,
        ...storedBody(soundBody('cover-paper', body)),
      });
    }
  }
}

function putNotes(unit: Unit, draft: MeetingDraft, documentId: string): void {
  const { read, newId } = unit;
  const fates = new Map(draft.actions.map((action) => [action.id, action]));
  for (const { agendaItemId, body: drafted, restrictedReason } of draft.notes) {
    const section = { id: newId(), meetingId: draft.meeting.id };
    const valid = soundBody('notes', drafted);
    const body = withOwnActionIds(read, section, valid);
    putSection(unit, {
      id: section.id,
      revision: 1,
      documentId,
      position: 0,
      key: null,
      agendaItemId,
      heading: '',
      guidance: '',
      isNumbered: false,
      isRequired: false,
      wordLimit: null,
      ...notCopied,
      restrictedReason,
      ...storedBody(body),
    });
    const left = actionsLeft(draft, agendaItemId);
    if (left.length > 0) {
      syncRegister(unit, section, { ...body, content: [...body.content, ...left] });
      keepById(
        unit,
        left.flatMap(({ attrs }) => (typeof attrs?.id === 'string' ? attrs.id : [])),
      );
    }
    syncRegister(unit, section, body);
    const draftedIds = actionsInBody(valid).map(({ id }) => id);
    for (const [index, { id }] of actionsInBody(body).entries()) {
      const fate = fates.get(draftedIds[index] ?? '');
      if (id !== null && fate) putFate(unit, id, fate);
    }
    for (const { attrs } of left) {
      const fate = fates.get(String(attrs?.id));
      if (fate) putFate(unit, fate.id, fate);
    }
  }
  const successors = draft.actions.flatMap(({ updates }) =>
    updates.flatMap(({ supersededById }) => supersededById ?? []),
  );
  keepById(unit, successors);
}

/** The blocks of actions that the register has kept without them. */
function actionsLeft({ gone }: MeetingDraft, agendaItemId: string): readonly BodyNode[] {
  return gone
    .filter((each) => each.agendaItemId === agendaItemId)
    .flatMap(({ body }) => soundBody('notes', body).content.filter(({ type }) => type === 'action'));
}

function putSection(unit: Unit, section: SectionRecord): void {
  insertSection(unit.write, section);
  addFirstVersion(unit, section, 'imported');
}

function putFate(
  unit: Unit,
  actionId: string,
  { status, kept, updates }: MeetingDraft['actions'][number],
): void {
  if (kept) keepUnder(unit, actionId, kept);
  if (status === 'open' && updates.length === 0) return;
  const { write } = unit;
  for (const update of updates) insertActionUpdate(write, { ...update, actionId, statusBefore: null });
  keepById(unit, [actionId]);
  setActionStatus(write, { id: actionId, revision: 2, status });
}
