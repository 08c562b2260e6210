import { dueThen } from '../domain/actions.ts';
import type { Action } from '../contract/entities/actions.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { Attendee } from '../contract/entities/attendance.ts';
import type { SectionedDocument } from '../contract/entities/documents.ts';
import type { DraftIssue } from '../contract/entities/draft-issues.ts';
import type { Organisation, Person } from '../contract/entities/people.ts';
import type { SealedRecord } from '../contract/entities/sign-off.ts';
import { meetingFileFormat, meetingFileVersion, type MeetingFile } from '../contract/meeting-file.ts';
import { actionsInBody } from '../document/actions-in-body.ts';
import type { BodyNode } from '../document/body.ts';
import { inAgendaOrder, numberAgenda } from '../domain/agenda.ts';
import { areNotesOut } from '../domain/kept-actions.ts';
import type { AttendanceKind } from '../domain/attendance.ts';
import type { MeetingFacts } from '../word-plan/meeting-facts.ts';
import type { KeptWords } from './meeting-draft.ts';
import { comparable } from './name-directory.ts';
import { bodyOrWordsOf, namedInMeeting } from './named-in-meeting.ts';

/**
 * A meeting as a meeting file that any store can take in again. It holds every word of the meeting but the notes for
 * the chair, and of people and organisations only those whom the meeting names. `kept`: the words under which actions
 * outlive their blocks; `removedItems`: every item that was taken off, whose actions may be among those.
 */
export function writeMeetingFile(
  facts: MeetingFacts,
  kept: ReadonlyMap<string, KeptWords> = new Map(),
  removedItems: readonly RemovedItem[] = [],
): MeetingFile {
  const named = namedInMeeting(facts);
  const people = facts.people.filter((person) => named.has(person.id));
  for (const { organisationId } of people) if (organisationId !== null) named.add(organisationId);
  const organisations = facts.organisations.filter((organisation) => named.has(organisation.id));
  const nameOf = references(people, organisations);
  const { body, meeting, plan } = facts;
  const attendance = (kind: AttendanceKind) =>
    facts.attendees
      .filter((attendee) => attendee.kind === kind)
      .toSorted((one, other) => (one.rank < other.rank ? -1 : 1));
  const actions = writeActions(facts, kept, removedItems);
  const withdrawn = new Set(facts.withdrawnItems.map(({ id }) => id));
  const takenOff = removedItems.filter(
    ({ id }) => !withdrawn.has(id) && facts.actions.some(({ agendaItemId }) => agendaItemId === id),
  );
  return {
    format: meetingFileFormat,
    version: meetingFileVersion,
    body: {
      id: body.id,
      name: body.name,
      openingItems: body.openingItems,
      closingItems: body.closingItems,
      template: body.template,
      exportPolicy: body.exportPolicy,
      ...given({ datePattern: body.datePattern ?? undefined }),
    },
    organisations: organisations.map(({ id, name, shortName }) => ({
      id,
      name,
      ...given({ shortName: shortName ?? undefined }),
    })),
    people: people.map(({ id, name, post, organisationId, shortForm, isCurrent }) => ({
      id,
      name,
      ...given({
        post: post ?? undefined,
        organisation: nameOf(organisationId),
        shortForm: shortForm ?? undefined,
        isCurrent: isCurrent ? undefined : false,
      }),
    })),
    ...given({ plan: plan ? writePlan(plan) : undefined }),
    meeting: {
      id: meeting.id,
      date: meeting.date,
      state: meeting.state,
      ...given({
        startTime: meeting.startTime ?? undefined,
        endTime: meeting.endTime ?? undefined,
        place: meeting.place ?? undefined,
        chair: nameOf(meeting.chairId),
        marking: facts.markings.meeting ?? undefined,
        acceptance: facts.acceptance ? writeAcceptance(facts.acceptance) : undefined,
      }),
    },
    attendance: {
      present: attendance('present').flatMap((attendee) => writeAttendee(attendee, nameOf)),
      inAttendance: attendance('in-attendance').flatMap((attendee) => writeAttendee(attendee, nameOf)),
      apologies: attendance('apologies').flatMap(({ personId }) => nameOf(personId) ?? []),
    },
    agenda: writeAgenda(facts, nameOf),
    ...given({
      withdrawn: facts.withdrawnItems.length === 0 ? undefined : facts.withdrawnItems.map(writeWithdrawn),
      takenOff: takenOff.length === 0 ? undefined : takenOff.map(writeTakenOff),
      draftIssues: facts.draftIssues.length === 0 ? undefined : facts.draftIssues.map(writeDraftIssue),
      issues: facts.agendaIssues.length === 0 ? undefined : [...facts.agendaIssues],
      actions: actions.length === 0 ? undefined : actions,
    }),
  };
}

function writeDraftIssue({ at, author, recipients, answersBy, isAsItStands }: DraftIssue) {
  return {
    ...{ at, author, to: recipients },
    ...given({ answersBy: answersBy ?? undefined, isAsItStands: isAsItStands ? true : undefined }),
  };
}

function writeAcceptance({
  acceptedOn,
  acceptedAt,
  recordedBy,
  at,
  corrections,
  laterCorrections,
  manner,
  restrictedInPublic,
}: SealedRecord) {
  return {
    recordedBy,
    recordedAt: at,
    ...given({
      on: acceptedOn ?? undefined,
      by: acceptedAt ? { body: acceptedAt.bodyName, date: acceptedAt.date } : undefined,
      corrections:
        corrections.length === 0
          ? undefined
          : corrections.map(({ number, title, text, isRestricted }) => ({
              ...given({
                number: number ?? undefined,
                title: title ?? undefined,
                isRestricted: isRestricted ? true : undefined,
              }),
              text,
            })),
      laterCorrections:
        laterCorrections.length === 0 ? undefined : laterCorrections.map(writeLaterCorrection),
      manner: manner ?? undefined,
      restrictedInPublic: restrictedInPublic ?? undefined,
    }),
  };
}

function writeLaterCorrection({
  number,
  title,
  words,
  reason,
  isRestricted,
  decidedOn,
  decidedAt,
  recordedBy,
  at,
}: SealedRecord['laterCorrections'][number]) {
  return {
    reason,
    decidedOn,
    recordedBy,
    recordedAt: at,
    ...given({
      number: number ?? undefined,
      title: title ?? undefined,
      words: words ?? undefined,
      isRestricted: isRestricted ? true : undefined,
      decidedBy: decidedAt ? { body: decidedAt.bodyName, date: decidedAt.date } : undefined,
    }),
  };
}

type NameOf = (id: string | null) => string | undefined;

function writeAttendee(attendee: Attendee, nameOf: NameOf) {
  const person = nameOf(attendee.personId);
  if (person === undefined) return [];
  const details = given({
    deputisingFor: nameOf(attendee.deputisingForId),
    joinedAt: attendee.joinedAt ?? undefined,
    leftAt: attendee.leftAt ?? undefined,
    isOnline: attendee.isOnline ? true : undefined,
  });
  return [Object.keys(details).length === 0 ? person : { person, ...details }];
}

function writePlan(plan: NonNullable<MeetingFacts['plan']>): NonNullable<MeetingFile['plan']> {
  const entries = (kind: (typeof plan.entries)[number]['kind']) =>
    plan.entries
      .filter((entry) => entry.kind === kind)
      .map(({ id, title, href }) => ({ id, title, ...given({ href: href ?? undefined }) }));
  return {
    id: plan.id,
    name: plan.name,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    ...given({
      shortName: plan.shortName ?? undefined,
      needsChecking: plan.needsChecking ? true : undefined,
    }),
    priorities: entries('priority'),
    themes: entries('theme'),
    pledges: entries('pledge'),
    documents: entries('document'),
  };
}

function writeAgenda(facts: MeetingFacts, nameOf: NameOf): MeetingFile['agenda'] {
  const numbers = numberAgenda(facts.agendaItems);
  const ordered = inAgendaOrder(facts.agendaItems);
  const fieldsOf = (agendaItem: AgendaItem) => {
    const paper = facts.papers.find((each) => each.agendaItemId === agendaItem.id);
    const notes = facts.notes.sections.find((each) => each.agendaItemId === agendaItem.id);
    const report = writeReport(agendaItem);
    return {
      id: agendaItem.id,
      kind: agendaItem.kind,
      title: agendaItem.title,
      ...given({
        issued: issuedOf(agendaItem),
        outcome: agendaItem.outcome ?? undefined,
        secondsTaken: facts.secondsTaken.get(agendaItem.id),
        lead: nameOf(agendaItem.leadId),
        organisation: nameOf(agendaItem.organisationId),
        minutes: agendaItem.minutes ?? undefined,
        report,
        paper: paper ? writePaper(paper, facts) : undefined,
        paperMarking: facts.markings.papers.get(agendaItem.id),
        notes: notes ? bodyOrWordsOf(notes) : undefined,
        restricted: agendaItem.restrictedReason ?? undefined,
        notesRestricted: notes?.restrictedReason ?? undefined,
      }),
    };
  };
  const items: MeetingFile['agenda'] = [];
  for (const agendaItem of ordered) {
    const { mark, depth } = numbers.get(agendaItem.id) ?? { mark: '', depth: 0 };
    if (depth === 0) {
      items.push({ ...fieldsOf(agendaItem), number: Number(mark) });
    } else {
      const parent = items.at(-1);
      if (parent) (parent.subItems ??= []).push({ ...fieldsOf(agendaItem), letter: mark });
    }
  }
  return items;
}

function writeWithdrawn({ id, label, title, restrictedReason }: MeetingFacts['withdrawnItems'][number]) {
  return { id, number: label, title, ...given({ restricted: restrictedReason ?? undefined }) };
}

type RemovedItem = Pick<MeetingFacts['withdrawnItems'][number], 'id' | 'title' | 'restrictedReason'>;

function writeTakenOff({ id, title, restrictedReason }: RemovedItem) {
  return { id, title, ...given({ restricted: restrictedReason ?? undefined }) };
}

function issuedOf({ issued }: AgendaItem): MeetingFile['agenda'][number]['issued'] {
  if (issued === null) return undefined;
  return issued.isLate ? 'added-after' : 'with-agenda';
}

function writeReport({ reportTitle, reportHref }: AgendaItem) {
  if (reportHref === null && reportTitle === null) return undefined;
  return given({ href: reportHref ?? undefined, title: reportTitle ?? undefined });
}

function writeStep({ event, at, author, reason }: SectionedDocument['steps'][number]) {
  return { event, at, author, ...given({ reason: reason ?? undefined }) };
}

function writePaper(paper: SectionedDocument, facts: MeetingFacts) {
  const entryIds = new Set(facts.plan?.entries.map((entry) => entry.id));
  const links = paper.attachments.flatMap(({ name, href, audience }) =>
    href === null ? [] : [{ name, href, audience }],
  );
  const planLinks = paper.planEntryIds.filter((id) => entryIds.has(id));
  return {
    ...given({
      state: paper.state ?? undefined,
      steps: paper.steps.length === 0 ? undefined : paper.steps.map(writeStep),
    }),
    planLinks,
    ...given({ attachments: links.length === 0 ? undefined : links }),
    sections: paper.sections.map((section) => ({
      ...given({ key: section.key ?? undefined }),
      heading: section.heading,
      guidance: section.guidance,
      isNumbered: section.isNumbered,
      isRequired: section.isRequired,
      ...given({
        wordLimit: section.wordLimit ?? undefined,
        restricted: section.restrictedReason ?? undefined,
      }),
      content: bodyOrWordsOf(section),
    })),
  };
}

function writeActions(
  facts: MeetingFacts,
  kept: ReadonlyMap<string, KeptWords>,
  removedItems: readonly RemovedItem[],
): NonNullable<MeetingFile['actions']> {
  const inNotes = new Map(
    facts.notes.sections.flatMap((section) =>
      actionsInBody(bodyOrWordsOf(section)).map(({ id, text }) => [id, text] as const),
    ),
  );
  const keptOf = (action: Action): KeptWords | undefined => {
    const words = inNotes.get(action.id);
    if (words === undefined) {
      // Its words say what is restricted; one without any has nothing that could say it.
      return action.isRestricted && action.text === '' ? { words: '', isRestricted: true } : undefined;
    }
    // In agreed notes nothing is deleted any more, and what was corrected in them leaves the files.
    if (facts.meeting.state === 'agreed') return undefined;
    const known = kept.get(action.id);
    const isKnownAnyway =
      action.status !== 'open' ||
      action.updates.length > 0 ||
      (areNotesOut(facts.meeting.state) && words !== '');
    return known?.words === words && isKnownAnyway ? undefined : known;
  };
  const items = new Set([...facts.agendaItems, ...removedItems].map(({ id }) => id));
  const written = new Set([
    ...inNotes.keys(),
    ...facts.actions.filter(({ isInNotes }) => !isInNotes).map(({ id }) => id),
  ]);
  return facts.actions
    .map((action) => ({ ...action, kept: keptOf(action) }))
    .filter(
      ({ id, status, updates, kept: known }) =>
        written.has(id) && (!inNotes.has(id) || known || status !== 'open' || updates.length > 0),
    )
    .map(({ status, updates, kept: known, ...action }) => ({
      id: action.id,
      status,
      ...given({
        noLongerInNotes: inNotes.has(action.id)
          ? undefined
          : {
              words: {
                type: 'doc' as const,
                content: [blockOf({ ...action, due: dueThen({ ...action, updates }, []) })],
              },
              ...given({ item: items.has(action.agendaItemId) ? action.agendaItemId : undefined }),
            },
        kept: known && {
          words: known.words,
          ...given({ isRestricted: known.isRestricted ? true : undefined }),
        },
      }),
      updates: updates.map(
        ({ event, at, author, text, href, supersededById, isInternal, newDue, oldDue }) => ({
          at,
          author,
          ...given({
            event: event === 'update' ? undefined : event,
            text: text === '' ? undefined : text,
            href: href ?? undefined,
            isInternal: isInternal ? true : undefined,
            newDue: newDue ?? undefined,
            oldDue: oldDue ?? undefined,
            supersededBy: supersededById !== null && written.has(supersededById) ? supersededById : undefined,
          }),
        }),
      ),
    }));
}

/** The block that an action has no longer, with the words that the register has kept. */
function blockOf({ id, owners, due, text, isRestricted }: Omit<Action, 'status' | 'updates'>): BodyNode {
  const marks = isRestricted ? [{ type: 'restricted', attrs: { reason: 'No longer in the notes' } }] : [];
  const words = { type: 'text', text, ...(marks.length === 0 ? {} : { marks }) };
  return { type: 'action', attrs: { id, owners, due }, ...(text === '' ? {} : { content: [words] }) };
}

/** Names things as the file does: by name, or by id where two share a name. */
function references(people: readonly Person[], organisations: readonly Organisation[]): NameOf {
  const names = new Map<string, string>();
  for (const list of [people, organisations]) {
    const counts = Map.groupBy<string, { readonly id: string; readonly name: string }>(list, ({ name }) =>
      comparable(name),
    );
    for (const { id, name } of list) names.set(id, counts.get(comparable(name))?.length === 1 ? name : id);
  }
  return (id) => (id === null ? undefined : names.get(id));
}

/** Only the fields that have a value: a file says nothing about what is not known. */
function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name] } & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
} {
  // Object.fromEntries forgets the names; they are those of `fields`.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof given<Fields>
  >;
}
