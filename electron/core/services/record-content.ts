import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Person } from '../../../shared/contract/entities/people.ts';
import type { Body } from '../../../shared/document/body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { namedInMeeting } from '../../../shared/meeting-file/named-in-meeting.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listAttendees } from '../store/repositories/attendees.ts';
import { findDocument } from '../store/repositories/documents.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import { listSections, type SectionRecord } from '../store/repositories/sections.ts';
import { actionsOfMeeting } from './actions.ts';
import { found, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { contentOf, storedBody } from './stored-body.ts';

/** The whole record, with the names and numbers of its day. What is for the chair or the clerk alone is no part of it. */
export function recordContent(read: ReadHandle, meeting: MeetingRecord) {
  const { id, bodyId, bodyName, date, startTime, endTime, place, chairId } = meeting;
  const people = new Map(listPeople(read).map((person) => [person.id, person]));
  const organisations = new Map(listOrganisations(read).map((each) => [each.id, each.name]));
  const organisationOf = (organisationId: string | null): string | null =>
    organisationId === null ? null : (organisations.get(organisationId) ?? null);
  const nameOf = (personId: string | null): string | null =>
    personId === null ? null : (people.get(personId)?.name ?? null);
  const agendaItems = inAgendaOrder(listAgendaItems(read, id));
  const numbers = numberAgenda(agendaItems);
  const facts = gatherMeeting(read, id);
  return {
    body: { id: bodyId, name: bodyName },
    meeting: { id, date, startTime, endTime, place, chair: nameOf(chairId) },
    attendance: attendanceContent(listAttendees(read, id), { people, organisations }),
    agendaItems: agendaItems.map((item) => ({
      id: item.id,
      number: numbers.get(item.id)?.label ?? null,
      kind: item.kind,
      title: item.title,
      outcome: item.outcome,
      lead: nameOf(item.leadId),
      organisation: organisationOf(item.organisationId),
      reportTitle: item.reportTitle,
      reportHref: item.reportHref,
      ...restrictionOf(item),
    })),
    sections: sectionsOf(read, meeting),
    actions: actionsOfMeeting(read, id).map(({ id: actionId, label, text, owners, due, status }) => ({
      id: actionId,
      label,
      text,
      owners: owners.map((owner) => ({
        ...owner,
        name: owner.kind === 'person' ? nameOf(owner.id) : organisationOf(owner.id),
      })),
      due,
      status,
    })),
    names: namesOf(facts),
    mattersArising: facts.mattersArising,
  };
}

/** Who attended, as a record has them: with names for whoever reads it, and ids for the program. */
export function attendanceContent(
  attendees: readonly Attendee[],
  {
    people,
    organisations,
  }: {
    readonly people: ReadonlyMap<string, Person>;
    readonly organisations: ReadonlyMap<string, string>;
  },
) {
  const nameOf = (personId: string | null): string | null =>
    personId === null ? null : (people.get(personId)?.name ?? null);
  return attendees.map(({ personId, kind, deputisingForId, joinedAt, leftAt, isOnline }) => {
    const { post = null, organisationId = null } = people.get(personId) ?? {};
    return {
      personId,
      kind,
      name: nameOf(personId),
      post,
      organisation: organisationId === null ? null : (organisations.get(organisationId) ?? null),
      deputisingForId,
      deputisingFor: nameOf(deputisingForId),
      joinedAt,
      leftAt,
      isOnline,
    };
  });
}

/** Everyone whom the notes name, as they are called today, with their organisations. */
function namesOf(facts: MeetingFacts) {
  const named = namedInMeeting(facts, { notesAlone: true });
  const people = facts.people.filter(({ id }) => named.has(id));
  for (const { organisationId } of people) if (organisationId !== null) named.add(organisationId);
  return { people, organisations: facts.organisations.filter(({ id }) => named.has(id)) };
}

// The notes of items that were taken off the agenda are sealed with the others: they are in the store, and stay.
function sectionsOf(read: ReadHandle, { notesDocumentId }: MeetingRecord) {
  const { kind } = found(findDocument(read, notesDocumentId), 'document');
  return listSections(read, notesDocumentId).map((section) => {
    const content = contentOf(kind, section);
    if (content.state === 'unreadable') throw ruleViolated('section-unreadable');
    const { id, agendaItemId } = section;
    return { id, agendaItemId, ...textForRecord(section, content.body), ...restrictionOf(section) };
  });
}

/** A text as it lies in the store, byte for byte, unless there are notes to self in it. */
function textForRecord(section: SectionRecord, whole: Body) {
  const body = withoutNotesToSelf(whole);
  const { schemaVersion, sha256, words, body: json } = body === whole ? section : storedBody(body);
  return { schemaVersion, sha256, words, body: json };
}

// A record without a restriction says nothing of it, as those that were sealed before there were any.
function restrictionOf({ restrictedReason }: { readonly restrictedReason: string | null }) {
  return restrictedReason === null ? {} : { restrictedReason };
}
