import type { FileProblem } from '../contract/errors.ts';
import type { MeetingFile } from '../contract/meeting-file.ts';
import { usualHouseStyle } from '../contract/house-style.ts';
import { actionsInBody } from '../document/actions-in-body.ts';
import { emptyBody } from '../document/body.ts';
import { withoutMailGateway } from '../document/safe-href.ts';
import { soundExportPolicy, soundMarking, usualExportPolicy, type Marking } from '../domain/markings.ts';
import { takesCoverPaper } from '../domain/agenda.ts';
import { checkUsualTimes } from '../domain/date-pattern.ts';
import { letterAt } from '../domain/letters.ts';
import { checkMeetingTimes } from '../domain/meeting.ts';
import { builtInTemplate } from '../domain/papers.ts';
import { planNamesOf } from '../domain/plans.ts';
import { attendanceKinds, checkAttendance } from '../domain/attendance.ts';
import type { AgendaIssueFacts } from '../word-plan/meeting-facts.ts';
import {
  freeId,
  matchOrganisations,
  matchPeople,
  matchPlan,
  resolveReference,
  type FileEntities,
  type Told,
} from './file-entities.ts';
import { readFilePaper } from './file-paper.ts';
import { readFileText, type TextContext } from './file-texts.ts';
import type {
  DraftAction,
  DraftAgendaItem,
  DraftPaper,
  KnownEntities,
  MeetingDraft,
} from './meeting-draft.ts';
import { isSameName } from './name-directory.ts';
import { takenOffTheAgenda } from '../wording/see-notes-of.ts';

export type MeetingFileResolution =
  | { readonly ok: true; readonly draft: MeetingDraft }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const mostProblems = 200;

/**
 * Decides what a meeting file means for this store: every name to a thing, every number and letter checked, every
 * text a valid body, every id chosen. Any problem refuses the whole file.
 */
export function resolveMeetingFile(
  file: MeetingFile,
  known: KnownEntities,
  newId: () => string,
): MeetingFileResolution {
  const problems: FileProblem[] = [];
  const told: Told = { newId, tell: (problem) => void problems.push(problem) };
  const draft = draftOf(file, known, told);
  return problems.length === 0
    ? { ok: true, draft }
    : { ok: false, problems: problems.slice(0, mostProblems) };
}

function draftOf(file: MeetingFile, known: KnownEntities, told: Told): MeetingDraft {
  const { tell, newId } = told;
  const { newBody, bodyId, bodyName, template } = matchBody(file, known, told);
  const { organisations, newOrganisations } = matchOrganisations(file, known, told);
  const { people, newPeople } = matchPeople(file, known, organisations, told);
  const { newPlan, newPlanEntries, planId, planEntries } = matchPlan(file, known, told);

  const isTaken = known.isIdTaken ?? (() => false);
  const givenIds = new Set<string>();
  const finalIds = new Map<string, string>();
  const idFor = (given: string | null, path: string): string => {
    if (given === null) return newId();
    if (givenIds.has(given)) tell({ path, code: 'id-repeated', facts: { id: given } });
    givenIds.add(given);
    const id = isTaken(given) ? newId() : given;
    finalIds.set(given, id);
    return id;
  };
  const context: TextContext = {
    ...told,
    people,
    organisations,
    // The register of actions is keyed by UUIDs; a file made by hand may have called an action anything.
    blockId: (given, type, path) => {
      const id = given !== null && isUuid(given) ? given.toLowerCase() : given;
      return idFor(type === 'action' && id !== null && !isUuid(id) ? null : id, path);
    },
  };

  // A file may say that the agenda went out and not which numbers it had then: those that it has now.
  const isOut = file.agenda.some(
    ({ issued, subItems = [] }) => issued !== undefined || subItems.some((sub) => sub.issued !== undefined),
  );
  const isFrozen = !isOut && (file.meeting.state ?? 'planning') !== 'planning';
  const meeting = readMeeting(file, known, { bodyId, planId, people }, told);
  const agendaItems: DraftAgendaItem[] = [];
  const papers: DraftPaper[] = [];
  const markings: MeetingDraft['markings'][number][] = [];
  const setMarking = (agendaItemId: string | null, marking: Marking | undefined): void => {
    if (marking && marking.level !== 'none') markings.push({ agendaItemId, marking: soundMarking(marking) });
  };
  setMarking(null, file.meeting.marking);
  const notes: MeetingDraft['notes'][number][] = [];

  const addItem = (
    item: FileItem,
    path: string,
    parentId: string | null,
    mark: string | undefined,
  ): string => {
    const id = idFor(item.id ?? null, `${path}.id`);
    agendaItems.push({
      id,
      parentId,
      kind: item.kind,
      title: item.title,
      leadId: resolveReference(item.lead, people, 'person', `${path}.lead`, tell),
      organisationId: resolveReference(
        item.organisation,
        organisations,
        'organisation',
        `${path}.organisation`,
        tell,
      ),
      minutes: item.minutes ?? null,
      reportTitle: item.report?.title ?? null,
      reportHref: item.report?.href === undefined ? null : withoutMailGateway(item.report.href),
      issued:
        mark === undefined || (item.issued === undefined && !isFrozen)
          ? null
          : { mark, isLate: item.issued === 'added-after' },
      outcome: item.outcome ?? null,
      secondsTaken: item.secondsTaken ?? 0,
      restrictedReason: item.restricted ?? null,
    });
    setMarking(id, item.paperMarking);
    if (item.paper && !takesCoverPaper(item.kind)) {
      tell({ path: `${path}.paper`, code: 'paper-not-allowed', facts: { kind: item.kind } });
    } else if (item.paper) {
      const headingFacts = {
        organisation: item.organisation ?? null,
        plan: file.plan ? planNamesOf({ ...file.plan, shortName: file.plan.shortName ?? null }) : null,
      };
      const setting = { template, headingFacts, planEntries, hasPlan: file.plan !== undefined };
      papers.push({ agendaItemId: id, ...readFilePaper(item.paper, `${path}.paper`, setting, context) });
    }
    const { body } = readFileText('notes', item.notes ?? '', `${path}.notes`, 'words', context);
    notes.push({ agendaItemId: id, body, restrictedReason: item.notesRestricted ?? null });
    return id;
  };

  // Numbers of an agenda that went out stay where its items were moved since.
  const numbers = new Set<number>();
  for (const [index, item] of file.agenda.entries()) {
    const path = `agenda.${index}`;
    const { number } = item;
    checkMark(number, isOut ? number : index + 1, numbers, `${path}.number`, 'number', tell);
    if (item.issued && number === undefined)
      tell({ path: `${path}.number`, code: 'missing', facts: { field: 'number' } });
    const id = addItem(item, path, null, String(number ?? index + 1));
    const letters = new Set<string>();
    for (const [subIndex, subItem] of (item.subItems ?? []).entries()) {
      const subPath = `${path}.subItems.${subIndex}`;
      const { letter } = subItem;
      checkMark(letter, isOut ? letter : letterAt(subIndex), letters, `${subPath}.letter`, 'letter', tell);
      if (subItem.issued && letter === undefined) {
        tell({ path: `${subPath}.letter`, code: 'missing', facts: { field: 'letter' } });
      }
      addItem(subItem, subPath, id, letter ?? letterAt(subIndex));
    }
  }

  const withdrawn = (file.withdrawn ?? []).map((item, index) =>
    readWithdrawn(item, `withdrawn.${index}`, { agendaItems, idFor, tell }),
  );
  for (const [index, { id, title, restricted }] of (file.takenOff ?? []).entries()) {
    const given = idFor(id, `takenOff.${index}.id`);
    withdrawn.push({ id: given, parentId: null, mark: null, title, restrictedReason: restricted ?? null });
  }
  // An action of which nobody says the item is under none that is there: it would be put back into a wrong one.
  const nameless = {
    ...{ id: newId(), parentId: null, mark: null, restrictedReason: null },
    title: takenOffTheAgenda,
  };
  const itemIds = new Set([...agendaItems, ...withdrawn].map(({ id }) => id));
  const gone = (file.actions ?? []).flatMap(({ noLongerInNotes: left }, index) => {
    if (left === undefined) return [];
    const given = finalIds.get(left.item ?? '') ?? '';
    const agendaItemId = itemIds.has(given) ? given : nameless.id;
    const path = `actions.${index}.noLongerInNotes.words`;
    return { agendaItemId, body: readFileText('notes', left.words, path, 'words', context).body };
  });
  if (gone.some(({ agendaItemId }) => agendaItemId === nameless.id)) withdrawn.push(nameless);
  return {
    newBody,
    newOrganisations,
    newPeople,
    newPlan,
    newPlanEntries,
    meeting,
    bodyName,
    acceptance: readAcceptance(file, told),
    attendees: readAttendance(file, people, tell),
    agendaItems,
    withdrawn,
    draftIssues: (file.draftIssues ?? []).map(({ at, author, to, answersBy, isAsItStands }) => ({
      ...{ at, author, recipients: to },
      ...{ answersBy: answersBy ?? null, isAsItStands: isAsItStands ?? false },
    })),
    issues: (file.issues ?? []).map((issue) => withIdsOf(issue, finalIds)),
    papers,
    markings,
    // One that is put back has a place for its notes.
    notes: [
      ...notes,
      ...withdrawn.map(({ id }) => ({ agendaItemId: id, body: emptyBody, restrictedReason: null })),
    ],
    gone,
    actions: readActions(file, { notes, gone }, finalIds, told),
  };
}

type FileWithdrawn = NonNullable<MeetingFile['withdrawn']>[number];

function readWithdrawn(
  { id, number, title, restricted }: FileWithdrawn,
  path: string,
  {
    agendaItems,
    idFor,
    tell,
  }: {
    readonly agendaItems: readonly DraftAgendaItem[];
    readonly idFor: (given: string | null, path: string) => string;
    readonly tell: Told['tell'];
  },
): MeetingDraft['withdrawn'][number] {
  const [top = '', letter] = number.replace(')', '').split(' ');
  const parent = agendaItems.find((item) => item.parentId === null && item.issued?.mark === top);
  const isTaken = agendaItems.some(
    ({ parentId, issued }) =>
      issued?.mark === (letter ?? top) && parentId === (letter === undefined ? null : (parent?.id ?? '')),
  );
  if (isTaken) tell({ path: `${path}.number`, code: 'number-repeated', facts: { number } });
  if (letter !== undefined && !parent) {
    tell({ path: `${path}.number`, code: 'number-out-of-order', facts: { number } });
  }
  return {
    id: idFor(id ?? null, `${path}.id`),
    parentId: letter === undefined ? null : (parent?.id ?? null),
    mark: letter ?? top,
    restrictedReason: restricted ?? null,
    title,
  };
}

/** An issue with its items called as they are called here. */
function withIdsOf(issue: AgendaIssueFacts, ids: ReadonlyMap<string, string>): AgendaIssueFacts {
  if (issue.what === 'reopened') return issue;
  const idHere = (id: string): string => ids.get(id.toLowerCase()) ?? id;
  const items = issue.agenda.items.map((item) => ({
    ...item,
    id: idHere(item.id),
    parentId: item.parentId === null ? null : idHere(item.parentId),
  }));
  return { ...issue, agenda: { ...issue.agenda, items } };
}

type FileItem = Omit<MeetingFile['agenda'][number], 'number' | 'subItems'>;

function matchBody(file: MeetingFile, known: KnownEntities, { newId, tell }: Told) {
  const { body } = file;
  const times = body.datePattern && checkUsualTimes(body.datePattern);
  if (times && !times.ok) {
    tell({ path: 'body.datePattern.endTime', code: 'end-before-start', facts: times.facts });
  }
  const match =
    known.bodies.find((each) => each.id === body.id) ??
    known.bodies.find((each) => isSameName(each.name, body.name));
  const bodyId = match?.id ?? freeId(body.id, known, newId);
  const template = match?.template ?? body.template ?? builtInTemplate;
  const newBody: MeetingDraft['newBody'] = match
    ? null
    : {
        id: bodyId,
        name: body.name,
        openingItems: body.openingItems ?? [],
        closingItems: body.closingItems ?? [],
        template: [...template],
        datePattern: body.datePattern ?? null,
        exportPolicy: soundExportPolicy(body.exportPolicy ?? usualExportPolicy),
        // It belongs to the place, not to the meeting.
        houseStyle: usualHouseStyle,
      };
  return { newBody, bodyId, bodyName: match?.name ?? body.name, template };
}

function readMeeting(
  file: MeetingFile,
  known: KnownEntities,
  { bodyId, planId, people }: Pick<FileEntities, 'bodyId' | 'planId' | 'people'>,
  { tell, newId }: Told,
): MeetingDraft['meeting'] {
  const { meeting } = file;
  const [startTime, endTime] = [meeting.startTime ?? null, meeting.endTime ?? null];
  const times = checkMeetingTimes({ date: meeting.date, startTime, endTime });
  if (!times.ok && times.code === 'end-before-start') {
    tell({ path: 'meeting.endTime', code: 'end-before-start', facts: times.facts });
  }
  const isThere = known.meetings.some(
    (each) => each.id === meeting.id || (each.bodyId === bodyId && each.date === meeting.date),
  );
  if (isThere) tell({ path: 'meeting', code: 'meeting-exists-already', facts: { date: meeting.date } });
  return {
    id: freeId(meeting.id, known, newId),
    bodyId,
    date: meeting.date,
    startTime,
    endTime,
    place: meeting.place ?? null,
    chairId: resolveReference(meeting.chair, people, 'person', 'meeting.chair', tell),
    planId,
    state: meeting.state ?? 'planning',
  };
}

function readAcceptance({ meeting }: MeetingFile, { tell }: Told): MeetingDraft['acceptance'] {
  const { acceptance, state = 'planning', date } = meeting;
  if (!acceptance) return null;
  if (state !== 'agreed') {
    tell({ path: 'meeting.state', code: 'not-one-of', facts: { value: state, allowed: 'agreed' } });
  }
  const { on = null, by, recordedBy, recordedAt, corrections = [], laterCorrections = [] } = acceptance;
  const { manner = null, restrictedInPublic = null } = acceptance;
  if (on !== null && on < date) {
    tell({ path: 'meeting.acceptance.on', code: 'accepted-before-meeting', facts: { acceptedOn: on } });
  }
  return {
    at: recordedAt,
    recordedBy,
    acceptedOn: on,
    acceptedAt: by ? { id: null, bodyName: by.body, date: by.date } : null,
    manner,
    restrictedInPublic,
    corrections: corrections.map(({ number = null, title = null, text, isRestricted = false }) => ({
      number,
      title,
      text,
      isRestricted,
    })),
    laterCorrections: laterCorrections.map(
      ({
        number = null,
        title = null,
        words = null,
        isRestricted = false,
        decidedBy,
        recordedAt: writtenAt,
        ...rest
      }) => ({
        ...rest,
        number,
        title,
        words,
        isRestricted,
        decidedAt: decidedBy ? { bodyName: decidedBy.body, date: decidedBy.date } : null,
        at: writtenAt,
      }),
    ),
  };
}

const attendanceLists = {
  present: 'present',
  'in-attendance': 'inAttendance',
  apologies: 'apologies',
} as const;

function readAttendance(
  file: MeetingFile,
  people: FileEntities['people'],
  tell: Told['tell'],
): MeetingDraft['attendees'] {
  const seen = new Set<string>();
  const attendees: MeetingDraft['attendees'][number][] = [];
  for (const kind of attendanceKinds) {
    const list = attendanceLists[kind];
    for (const [index, entry] of (file.attendance?.[list] ?? []).entries()) {
      const given = typeof entry === 'string' ? { person: entry } : entry;
      const path = `attendance.${list}.${index}`;
      const place = typeof entry === 'string' ? path : `${path}.person`;
      const personId = resolveReference(given.person, people, 'person', place, tell);
      const deputisingForId = resolveReference(
        given.deputisingFor,
        people,
        'person',
        `${path}.deputisingFor`,
        tell,
      );
      if (personId === null) continue;
      if (seen.has(personId))
        tell({ path: place, code: 'attendance-repeated', facts: { name: given.person } });
      seen.add(personId);
      const details = checkAttendance(personId, kind, {
        deputisingForId,
        joinedAt: given.joinedAt ?? null,
        leftAt: given.leftAt ?? null,
        isOnline: given.isOnline ?? false,
      });
      if (details.ok) attendees.push({ personId, kind, ...details.value });
      else if (details.code === 'left-before-joined') {
        tell({ path: `${path}.leftAt`, code: details.code, facts: details.facts });
      } else tell({ path: `${path}.deputisingFor`, code: 'deputises-for-self', facts: {} });
    }
  }
  return attendees;
}

function readActions(
  file: MeetingFile,
  { notes, gone }: Pick<MeetingDraft, 'notes' | 'gone'>,
  finalIds: ReadonlyMap<string, string>,
  { tell, newId }: Told,
): readonly DraftAction[] {
  const blocks = [...notes, ...gone].flatMap(({ agendaItemId, body }) =>
    actionsInBody(body).flatMap(({ id }) => (id === null ? [] : [{ id, agendaItemId }])),
  );
  const blockIds = new Set(blocks.map((block) => block.id));
  const fates = new Map<string, Fate>();
  for (const [index, fate] of (file.actions ?? []).entries()) {
    const id = finalIds.get(fate.id);
    const path = `actions.${index}.id`;
    if (id === undefined || !blockIds.has(id)) tell({ path, code: 'action-unknown', facts: { id: fate.id } });
    else if (fates.has(id)) tell({ path, code: 'id-repeated', facts: { id: fate.id } });
    else fates.set(id, fate);
    for (const [place, update] of (fate.updates ?? []).entries()) {
      const isWanted = update.event === undefined || !wordless.has(update.event);
      if (update.text === undefined && isWanted) {
        tell({ path: `actions.${index}.updates.${place}.text`, code: 'missing', facts: { field: 'text' } });
      }
      const by = update.supersededBy;
      if (by !== undefined && !blockIds.has(finalIds.get(by) ?? '')) {
        const at = `actions.${index}.updates.${place}.supersededBy`;
        tell({ path: at, code: 'action-unknown', facts: { id: by } });
      }
    }
  }
  const isInNotes = new Set(notes.flatMap(({ body }) => actionsInBody(body).map(({ id }) => id)));
  for (const [index, { id }] of (file.actions ?? []).entries()) {
    const own = finalIds.get(id) ?? '';
    const isWithdrawn = fates.get(own)?.status === 'withdrawn';
    if ((isWithdrawn && isInNotes.has(own)) || endsInNothing(own, fates, finalIds)) {
      tell({ path: `actions.${index}.status`, code: 'action-ends-in-nothing', facts: { id } });
    }
  }
  return blocks.map(({ id, agendaItemId }) => ({
    id,
    agendaItemId,
    status: fates.get(id)?.status ?? 'open',
    kept: readKept(fates.get(id)),
    updates: (fates.get(id)?.updates ?? []).map(
      ({
        event = 'update',
        at,
        author,
        text = '',
        href = null,
        supersededBy,
        isInternal = false,
        newDue = null,
        oldDue = null,
      }) => ({
        id: newId(),
        event,
        at,
        author,
        text,
        href,
        supersededById: supersededBy === undefined ? null : (finalIds.get(supersededBy) ?? null),
        // Which meeting heard it is not in the file: its day says that.
        meetingId: null,
        isInternal,
        newDue,
        oldDue: newDue === null ? null : oldDue,
        // What it names is another meeting's, which may not be here; its words say it.
        evidence: null,
      }),
    ),
  }));
}

type Fate = NonNullable<MeetingFile['actions']>[number];

function readKept(fate: Fate | undefined): DraftAction['kept'] {
  return fate?.kept ? { words: fate.kept.words, isRestricted: fate.kept.isRestricted ?? false } : null;
}

/** Whether what took the place of an action was withdrawn, or leads back to it. */
function endsInNothing(
  id: string,
  fates: ReadonlyMap<string, Fate>,
  finalIds: ReadonlyMap<string, string>,
): boolean {
  const passed = new Set<string>();
  for (let at = id; ;) {
    passed.add(at);
    const fate = fates.get(at);
    const last = fate?.updates?.findLast(({ event }) => event === 'supersede');
    const by = fate?.status === 'superseded' ? finalIds.get(last?.supersededBy ?? '') : undefined;
    if (by === undefined) return at !== id && fate?.status === 'withdrawn';
    if (passed.has(by)) return true;
    at = by;
  }
}

/** Steps that need no words. */
const wordless: ReadonlySet<string> = new Set(['start', 'reopen', 'carry']);

/** A number or a letter is checked where the file gives it; the program counts them itself. */
function checkMark<Mark extends string | number>(
  given: Mark | undefined,
  expected: Mark | undefined,
  before: Set<Mark>,
  path: string,
  what: 'number' | 'letter',
  tell: Told['tell'],
): void {
  if (given === undefined) return;
  if (before.has(given)) tell({ path, code: `${what}-repeated`, facts: { [what]: given } });
  else if (expected !== undefined && given !== expected)
    tell({ path, code: `${what}-out-of-order`, facts: { [what]: given, expected } });
  before.add(given);
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(id);
}
