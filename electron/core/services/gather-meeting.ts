import type { AgendaIssueFacts, MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import type { IssuedAgenda } from '../../../shared/contract/entities/agenda-issues.ts';
import { inAgendaOrder } from '../../../shared/domain/agenda.ts';
import { comingTopics } from '../../../shared/domain/forward-plan.ts';
import { noMarkingRules, underRules, type MarkingRules } from '../../../shared/domain/markings.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { withRestrictions } from '../../../shared/word-plan/agenda-content.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaIssues, type AgendaIssueRecord } from '../store/repositories/agenda-issues.ts';
import { listAgendaItems, listEveryAgendaItem } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { findDocument } from '../store/repositories/documents.ts';
import { listItemProgress } from '../store/repositories/item-progress.ts';
import { markingsOf } from '../store/repositories/markings.ts';
import { findPlan } from '../store/repositories/plans.ts';
import { actionsOfMeeting } from './actions.ts';
import {
  attendeesFor,
  bodyNameFor,
  meetingsCorrectedAt,
  namesFor,
  notesAcceptedAt,
  recordIn,
} from './agreed-records.ts';
import { draftIssuesOf } from './draft-issues.ts';
import { found } from './failures.ts';
import { asAgendaItem, asMeeting, requireMeeting } from './meeting-records.ts';
import { markingOfMatters, markingOfMeetings } from './marking-of-meetings.ts';
import { neighboursIn } from './neighbours.ts';
import { readDocument } from './read-document.ts';
import { mattersFor, withoutRestrictedSince } from './reported-matters.ts';
import { restrictedTopicsIn } from './restricted-topics.ts';
import { publicTopicsIn } from './topics.ts';
import { withdrawnItems } from './withdrawn-items.ts';

/**
 * All that there is to say about a meeting, read as one state of the store. Papers, notes and actions are read and
 * checked when they are first looked at, so that an agenda does not wait for the notes: look within the transaction.
 * For files that go out, the body's wishes are bent to the rules of its organisation.
 */
export function gatherMeeting(
  read: ReadHandle,
  meetingId: string,
  rules: MarkingRules = noMarkingRules,
): MeetingFacts {
  const record = requireMeeting(read, meetingId);
  const meeting = asMeeting(record);
  const body = found(findBody(read, meeting.bodyId), 'body');
  const agendaItems = inAgendaOrder(listAgendaItems(read, meetingId));
  const papers = once(() =>
    agendaItems.flatMap(({ paperId }) => {
      const paper = paperId === null ? null : findDocument(read, paperId);
      return paper === null ? [] : readDocument(read, paper);
    }),
  );
  const notes = once(() =>
    readDocument(read, found(findDocument(read, meeting.notesDocumentId), 'document')),
  );
  const actions = once(() => actionsOfMeeting(read, meetingId));
  const comingIn = once(() => comingTopics(publicTopicsIn(read, meeting.bodyId), meeting.date));
  const coming = once(() =>
    comingIn().map(({ topic, date }) => ({ topicId: topic.id, title: topic.title, date })),
  );
  const restricted = once(() => restrictedTopicsIn(read, meeting.bodyId));
  const acceptance = once(() => recordIn(read, meeting));
  const matters = once(() => mattersFor(read, meeting, gatherMeeting));
  const accepted = once(() => notesAcceptedAt(read, meeting));
  const drafts = once(() => draftIssuesOf(read, meeting));
  const issues = once(() => {
    const reasons = restrictedItems(listEveryAgendaItem(read, meetingId));
    return listAgendaIssues(read, meetingId).map((record) =>
      asIssueFacts(record, (agenda) => ({
        ...withRestrictions(agenda, reasons, restricted()),
        mattersArising: withoutRestrictedSince(read, agenda.mattersArising, gatherMeeting),
      })),
    );
  });
  return {
    meeting,
    neighbours: neighboursIn(read, meeting),
    body: {
      ...body,
      name: bodyNameFor(read, record),
      exportPolicy: underRules(body.exportPolicy, rules),
    },
    plan: meeting.planId === null ? null : findPlan(read, meeting.planId),
    markings: {
      ...markingsOf(read, meetingId),
      ofOthers: {
        get mattersArising() {
          return markingOfMatters(read, meeting.bodyId, matters());
        },
        get notesAccepted() {
          return markingOfMeetings(read, meetingsCorrectedAt(read, meetingId));
        },
        get comingTopics() {
          return markingOfMeetings(
            read,
            comingIn().flatMap(({ topic }) => topic.promisedAtMeetingId ?? []),
          );
        },
        get reports() {
          const heardAt = actions().flatMap(({ updates }) => updates.flatMap((each) => each.meetingId ?? []));
          return new Map([...new Set(heardAt)].map((id) => [id, markingOfMeetings(read, [id])]));
        },
      },
    },
    ...namesFor(read, meeting),
    agendaItems: agendaItems.map(asAgendaItem),
    secondsTaken: new Map(
      listItemProgress(read, meetingId).flatMap(({ agendaItemId, milliseconds }) => {
        const seconds = Math.floor(milliseconds / 1000);
        return seconds > 0 ? [[agendaItemId, seconds]] : [];
      }),
    ),
    withdrawnItems: withdrawnItems(read, meetingId),
    get agendaIssues() {
      return issues();
    },
    get draftIssues() {
      return drafts();
    },
    attendees: attendeesFor(read, record),
    get papers() {
      return papers();
    },
    get notes() {
      return notes();
    },
    get actions() {
      return actions();
    },
    get acceptance() {
      return acceptance();
    },
    get mattersArising() {
      return matters();
    },
    get notesAccepted() {
      return accepted();
    },
    get comingTopics() {
      return coming();
    },
    get restrictedTopics() {
      return restricted().titles;
    },
  };
}

function asIssueFacts(
  { at, author, reason, content }: AgendaIssueRecord,
  asItIsNow: (agenda: IssuedAgenda) => IssuedAgenda,
): AgendaIssueFacts {
  const recorded = { at, author };
  return content === null
    ? { what: 'reopened', ...recorded, reason: reason ?? '' }
    : { what: 'issued', ...recorded, agenda: asItIsNow(content) };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
