import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { placeForNewItem, placeInAgenda } from '../../../shared/domain/agenda.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { findOrganisation } from '../store/repositories/organisations.ts';
import { findPerson } from '../store/repositories/people.ts';
import {
  appearancesByTopic,
  findTopic,
  insertTopic,
  listAppearances,
  listTopics,
  updateTopic,
  type TopicAppearance,
  type TopicRecord,
} from '../store/repositories/topics.ts';
import { putOnAgenda } from './agenda.ts';
import { allowed, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { asAgendaItem, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Outcome, type Program, type Unit } from './program.ts';
import { rankBetween } from './ranks.ts';
import { restrictedTopicsIn, restrictionOfTopic } from './restricted-topics.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type TopicFields = Omit<Topic, 'id' | 'revision' | 'appearances' | 'restrictedReason'>;

/** The forward plan of a body (null: of all). */
export function topicsOf(program: Program, bodyId: string | null): Topic[] {
  return runQuery(program, (read) => topicsIn(read, bodyId));
}

export function topicsIn(read: ReadHandle, bodyId: string | null): Topic[] {
  const appearances = appearancesByTopic(read);
  const topics = listTopics(read, bodyId);
  const bodies = new Set(topics.map((topic) => topic.bodyId));
  const restricted = new Map([...bodies].map((id) => [id, restrictedTopicsIn(read, id)]));
  return topics.map((topic) =>
    asTopic(
      topic,
      appearances.get(topic.id) ?? [],
      restricted.get(topic.bodyId)?.reasons.get(topic.id) ?? null,
    ),
  );
}

/** The topics of a body whose titles may be said. */
export function publicTopicsIn(read: ReadHandle, bodyId: string): Topic[] {
  return topicsIn(read, bodyId).filter(({ restrictedReason }) => restrictedReason === null);
}

export function createTopic(program: Program, fields: TopicFields): Topic {
  return runCommand(program, 'topics.create', (unit) => {
    requireSoundTopic(unit.read, fields);
    const topic: TopicRecord = {
      ...{ id: unit.newId(), revision: 1 },
      ...fields,
      ...{ promisedBlockId: null, removedAt: null },
    };
    insertTopic(unit.write, topic);
    return changed(unit, topic, null, { ...fields });
  });
}

export function changeTopic(program: Program, { id, revision, ...fields }: TopicFields & OnRevision): Topic {
  return runCommand(program, 'topics.update', (unit) => {
    const before = topicToChange(unit.read, id, revision);
    requireSoundTopic(unit.read, fields);
    const topic = { ...before, ...fields, revision: revision + 1 };
    updateTopic(unit.write, topic);
    return changed(unit, topic, before, { ...fields });
  });
}

/** Takes a topic off the forward plan. Its agenda items keep it as theirs. */
export function removeTopic(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'topics.remove', (unit) => {
    const before = topicToChange(unit.read, id, revision);
    const topic = { ...before, revision: revision + 1, removedAt: unit.at };
    updateTopic(unit.write, topic);
    return { ...changed(unit, topic, before, { removedAt: unit.at }), answer: {} };
  });
}

/** Brings a topic back; one that is there stays as it is. */
export function restoreTopic(program: Program, id: string): Topic {
  return runCommand(program, 'topics.restore', (unit) => {
    const before = found(findTopic(unit.read, id), 'topic');
    if (before.removedAt === null) {
      return { answer: asTopicIn(unit.read, before), changed: null };
    }
    const topic = { ...before, revision: before.revision + 1, removedAt: null };
    updateTopic(unit.write, topic);
    return changed(unit, topic, before, { removedAt: null });
  });
}

/** Makes an agenda item of a topic, before what closes the meeting. */
export function putTopicOnAgenda(
  program: Program,
  { id, revision, meetingId }: OnRevision & { readonly meetingId: string },
): AgendaItem {
  return runCommand(program, 'topics.putOnAgenda', (unit) => {
    const { read } = unit;
    const topic = topicToChange(read, id, revision);
    const meeting = requireMeeting(read, meetingId);
    requireNotAgreed(meeting);
    if (meeting.bodyId !== topic.bodyId) throw notFound('meeting');
    const items = listAgendaItems(read, meetingId);
    if (items.some((item) => item.topicId === id)) {
      throw ruleViolated('topic-is-on-agenda', { title: topic.title });
    }
    const gap = allowed(placeInAgenda(items, null, placeForNewItem(items)));
    const rank = rankBetween(gap.afterRank, gap.beforeRank);
    const item = putOnAgenda(unit, meeting.notesDocumentId, { meetingId, rank, ...asItem(read, topic) });
    wantOn(unit, topic, meeting.date);
    return {
      answer: asAgendaItem(item),
      changed: {
        entityId: id,
        meetingId,
        baseRevision: revision,
        payload: { agendaItemId: item.id, rank, before: { wantedOn: topic.wantedOn } },
        areas: ['topics', 'agenda', 'documents', 'meetings', 'actions'],
      },
    };
  });
}

/** The topics that a new meeting of a body takes up, in the order asked for. */
export function topicsToTake(
  read: ReadHandle,
  bodyId: string,
  ids: readonly string[],
): readonly TopicRecord[] {
  return [...new Set(ids)].map((id) => {
    const topic = requireTopic(read, id);
    if (topic.bodyId !== bodyId) throw notFound('topic');
    return topic;
  });
}

/** What a topic becomes on an agenda: one that is not for the public becomes an item that is not either. */
export function asItem(read: ReadHandle, topic: TopicRecord) {
  const { id, kind, title, leadId, organisationId } = topic;
  const restrictedReason = restrictionOfTopic(read, topic);
  return { kind, title, minutes: null, leadId, organisationId, topicId: id, restrictedReason };
}

export function wantOn({ write }: Unit, topic: TopicRecord, date: string): void {
  if (topic.wantedOn !== date) updateTopic(write, { ...topic, revision: topic.revision + 1, wantedOn: date });
}

/** Has the topics that are wanted on a day wanted on another. Answers with their ids. */
export function moveTopics(unit: Unit, bodyId: string, from: string, to: string): readonly string[] {
  const moving = listTopics(unit.read, bodyId).filter((topic) => topic.wantedOn === from);
  for (const topic of moving) wantOn(unit, topic, to);
  return moving.map(({ id }) => id);
}

function changed(
  { read }: Unit,
  topic: TopicRecord,
  before: TopicRecord | null,
  payload: Readonly<Record<string, unknown>>,
): Outcome<Topic> {
  return {
    answer: asTopicIn(read, topic),
    changed: {
      entityId: topic.id,
      meetingId: null,
      baseRevision: before?.revision ?? null,
      payload: before === null ? payload : { ...payload, before },
      areas: ['topics'],
    },
  };
}

function asTopicIn(read: ReadHandle, topic: TopicRecord): Topic {
  return asTopic(topic, listAppearances(read, topic.id), restrictionOfTopic(read, topic));
}

function asTopic(
  { promisedBlockId: _promisedBlockId, removedAt: _removedAt, ...topic }: TopicRecord,
  appearances: readonly TopicAppearance[],
  restrictedReason: string | null,
): Topic {
  return {
    ...topic,
    restrictedReason,
    appearances: appearances.map(({ agendaItemId, meetingId, date }) => ({ agendaItemId, meetingId, date })),
  };
}

function requireTopic(read: ReadHandle, id: string): TopicRecord {
  const topic = findTopic(read, id);
  if (!topic || topic.removedAt !== null) throw notFound('topic');
  return topic;
}

function topicToChange(read: ReadHandle, id: string, revision: number): TopicRecord {
  const topic = requireTopic(read, id);
  requireRevision(topic, revision);
  return topic;
}

function requireSoundTopic(read: ReadHandle, fields: TopicFields): void {
  const { bodyId, leadId, organisationId, promisedAtMeetingId } = fields;
  found(findBody(read, bodyId), 'body');
  if (leadId !== null && !findPerson(read, leadId)) throw ruleViolated('person-unknown');
  if (organisationId !== null) found(findOrganisation(read, organisationId), 'organisation');
  if (promisedAtMeetingId !== null) found(findMeeting(read, promisedAtMeetingId), 'meeting');
}
