import type { Meeting } from '../../../shared/contract/entities.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { checkAcceptance, meetingAfterSignOff } from '../../../shared/domain/meeting.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listAttendees } from '../store/repositories/attendees.ts';
import { findDocument } from '../store/repositories/documents.ts';
import { updateMeeting, type MeetingRecord } from '../store/repositories/meetings.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import { insertSealedRecord } from '../store/repositories/sealed-records.ts';
import { listSections } from '../store/repositories/sections.ts';
import { actionsOfMeeting } from './actions.ts';
import { allowed, found, requireRevision, ruleViolated } from './failures.ts';
import { takeDownTimes } from './item-progress.ts';
import { asMeeting, requireMeeting } from './meeting-records.ts';
import { neighboursIn } from './neighbours.ts';
import { runCommand, type Program, type Unit } from './program.ts';
import { keepIssuedTexts } from './section-history.ts';
import { contentOf, sha256 } from './stored-body.ts';

type Acceptance = { readonly acceptedOn: string | null; readonly acceptedAt: MeetingRecord | null };

/** Accepts the draft notes as a correct record. From then on nothing that the record holds can be changed. */
export function signOffMeeting(
  program: Program,
  {
    id,
    revision,
    acceptedOn,
    acceptedAtMeetingId,
  }: {
    readonly id: string;
    readonly revision: number;
    readonly acceptedOn: string;
    readonly acceptedAtMeetingId: string | null;
  },
): Meeting {
  return runCommand(program, 'meetings.signOff', (unit) => {
    const before = requireMeeting(unit.read, id);
    requireRevision(before, revision);
    allowed(meetingAfterSignOff(before.state));
    const acceptedAt = acceptedAtMeetingId === null ? null : requireMeeting(unit.read, acceptedAtMeetingId);
    allowed(checkAcceptance(before, acceptedOn, acceptedAt));
    const meeting = sealRecord(unit, before, { acceptedOn, acceptedAt });
    return {
      answer: asMeeting(meeting),
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: revision,
        payload: {
          state: meeting.state,
          acceptedOn,
          acceptedAtMeetingId,
          before: { state: before.state },
        },
        areas: ['meetings', 'documents', 'versions', 'actions'],
      },
    };
  });
}

/** Puts the record of a meeting at the end of the chain of sealed records, and the meeting in the state `agreed`. */
export function sealRecord(
  unit: Unit,
  meeting: MeetingRecord,
  { acceptedOn, acceptedAt }: Acceptance,
): MeetingRecord {
  takeDownTimes(unit, meeting.id);
  keepIssuedTexts(unit, meeting.notesDocumentId);
  const content = JSON.stringify({
    ...recordOf(unit.read, meeting),
    // Of one that comes in agreed already, the other meetings of its body may still be to come in.
    ...(acceptedOn === null ? {} : { neighbours: neighboursIn(unit.read, meeting) }),
    acceptedOn,
    acceptedAtMeeting: acceptedAt && {
      id: acceptedAt.id,
      body: acceptedAt.bodyName,
      date: acceptedAt.date,
    },
    at: unit.at,
    recordedBy: unit.author,
  });
  insertSealedRecord(unit.read, unit.write, {
    meetingId: meeting.id,
    content,
    sha256: sha256(content),
    at: unit.at,
    author: unit.author,
    acceptedOn,
    acceptedAtMeetingId: acceptedAt?.id ?? null,
  });
  const agreed = { ...meeting, revision: meeting.revision + 1, state: 'agreed' as const };
  updateMeeting(unit.write, agreed);
  return agreed;
}

/** The whole record, with the names and numbers of its day. What is for the chair alone is no part of it. */
function recordOf(read: ReadHandle, meeting: MeetingRecord) {
  const { id, bodyId, bodyName, date, startTime, endTime, place, chairId } = meeting;
  const people = new Map(listPeople(read).map((person) => [person.id, person]));
  const organisations = new Map(listOrganisations(read).map((each) => [each.id, each.name]));
  const organisationOf = (organisationId: string | null): string | null =>
    organisationId === null ? null : (organisations.get(organisationId) ?? null);
  const nameOf = (personId: string | null): string | null =>
    personId === null ? null : (people.get(personId)?.name ?? null);
  const agendaItems = inAgendaOrder(listAgendaItems(read, id));
  const numbers = numberAgenda(agendaItems);
  return {
    body: { id: bodyId, name: bodyName },
    meeting: { id, date, startTime, endTime, place, chair: nameOf(chairId) },
    attendance: listAttendees(read, id).map(
      ({ personId, kind, deputisingForId, joinedAt, leftAt, isOnline }) => {
        const person = people.get(personId);
        return {
          personId,
          kind,
          name: person?.name ?? null,
          post: person?.post ?? null,
          organisation: organisationOf(person?.organisationId ?? null),
          deputisingFor: nameOf(deputisingForId),
          joinedAt,
          leftAt,
          isOnline,
        };
      },
    ),
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
  };
}

// The notes of items that were taken off the agenda are sealed with the others: they are in the store, and stay.
function sectionsOf(read: ReadHandle, { notesDocumentId }: MeetingRecord) {
  const { kind } = found(findDocument(read, notesDocumentId), 'document');
  return listSections(read, notesDocumentId).map((section) => {
    if (contentOf(kind, section).state === 'unreadable') throw ruleViolated('section-unreadable');
    const { id, agendaItemId, schemaVersion, body, words } = section;
    const of = { id, agendaItemId, schemaVersion, sha256: section.sha256, words, body };
    return { ...of, ...restrictionOf(section) };
  });
}

// A record without a restriction says nothing of it, as those that were sealed before there were any.
function restrictionOf({ restrictedReason }: { readonly restrictedReason: string | null }) {
  return restrictedReason === null ? {} : { restrictedReason };
}
