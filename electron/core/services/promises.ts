import { promisesInBody } from '../../../shared/document/promises-in-body.ts';
import { openPatternDates } from '../../../shared/domain/date-pattern.ts';
import { whyUnplaced } from '../../../shared/domain/forward-plan.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { topicsPromised, type PromiseInNotes, type PromisedTopic } from '../../../shared/domain/promises.ts';
import { topicToBeNamed } from '../../../shared/wording/topic-to-be-named.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { listMeetings, type MeetingRecord } from '../store/repositories/meetings.ts';
import { listSections } from '../store/repositories/sections.ts';
import { appearancesByTopic, insertTopic, listEveryTopic } from '../store/repositories/topics.ts';
import { found } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import { runQuery, type Program, type Unit } from './program.ts';
import { contentOf } from './stored-body.ts';

/** What can come to the forward plan when the draft notes of a meeting are issued. */
export function promisesOf(
  program: Program,
  meetingId: string,
): Pick<PromisedTopic, 'key' | 'isLikely' | 'title' | 'wantedOn'>[] {
  return runQuery(program, (read) =>
    newTopics(read, requireMeeting(read, meetingId)).map(({ key, isLikely, title, wantedOn }) => ({
      ...{ key, isLikely, title, wantedOn },
    })),
  );
}

/**
 * Brings what the notes of a meeting promise to the forward plan: the promises with these keys, or (null) all that are
 * likely to be some. Answers with the ids of the topics.
 */
export function takePromises(
  { read, write, newId }: Unit,
  meeting: MeetingRecord,
  keys: readonly string[] | null,
): readonly string[] {
  const taken = newTopics(read, meeting).filter(({ key, isLikely }) => keys?.includes(key) ?? isLikely);
  return taken.map(({ title, wantedOn, promise, promisedBlockId }) => {
    const id = newId();
    insertTopic(write, {
      ...{ id, revision: 1, bodyId: meeting.bodyId, kind: 'report', leadId: null, organisationId: null },
      ...{ wantedOn, promise, promisedBlockId },
      title: title ?? topicToBeNamed,
      promisedAtMeetingId: meeting.id,
      removedAt: null,
    });
    return id;
  });
}

function newTopics(read: ReadHandle, meeting: MeetingRecord): readonly PromisedTopic[] {
  const appearances = appearancesByTopic(read);
  const known = listEveryTopic(read, meeting.bodyId).map((topic) => ({
    title: topic.title,
    promisedBlockId: topic.promisedBlockId,
    promise: topic.promisedAtMeetingId === meeting.id ? topic.promise : null,
    isWaiting:
      topic.removedAt === null &&
      isWaiting({ wantedOn: topic.wantedOn, appearances: appearances.get(topic.id) ?? [] }, meeting.date),
  }));
  return topicsPromised(promisesIn(read, meeting), known, datesAfter(read, meeting));
}

function isWaiting(topic: Parameters<typeof whyUnplaced>[0], date: string): boolean {
  return whyUnplaced(topic) !== null || topic.appearances.some((appearance) => appearance.date > date);
}

function promisesIn(read: ReadHandle, meeting: MeetingRecord): readonly PromiseInNotes[] {
  const items = listAgendaItems(read, meeting.id);
  const restricted = restrictedItems(items);
  const sections = new Map(
    listSections(read, meeting.notesDocumentId).map((section) => [section.agendaItemId, section]),
  );
  return items
    .filter(({ kind }) => kind === 'future-items')
    .flatMap(({ id }) => {
      const section = sections.get(id);
      const content = section && contentOf('notes', section);
      if (!section || content?.state !== 'sound') return [];
      const isWhollyRestricted = section.restrictedReason !== null || restricted.has(id);
      return promisesInBody(content.body).map((promise) => ({
        ...promise,
        isRestricted: promise.isRestricted || isWhollyRestricted,
      }));
    });
}

function datesAfter(read: ReadHandle, { bodyId, date: after }: MeetingRecord): readonly string[] {
  const { datePattern } = found(findBody(read, bodyId), 'body');
  const coming = listMeetings(read)
    .filter((meeting) => meeting.bodyId === bodyId && meeting.date > after)
    .map(({ date }) => date);
  const ofPattern = datePattern === null ? [] : openPatternDates(datePattern, coming, after, daysOfPattern);
  return [...coming, ...ofPattern].sort();
}

// Two years of a body that meets every month.
const daysOfPattern = 24;
