import type { BodyNode } from '../../../shared/document/body.ts';
import { promisesInBody } from '../../../shared/document/promises-in-body.ts';
import { restrictionIn } from '../../../shared/document/restricted-words.ts';
import { keptPromise } from '../../../shared/domain/promises.ts';
import { restrictedTopics, type RestrictedTopics } from '../../../shared/domain/restricted-topics.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { unstatedReason } from '../../../shared/wording/not-for-publication.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listEveryAgendaItem, listItemsOfTopics } from '../store/repositories/agenda-items.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { listRestrictedSections, listSections } from '../store/repositories/sections.ts';
import { listEveryTopic, type TopicRecord } from '../store/repositories/topics.ts';
import { contentOf } from './stored-body.ts';

/** Why a topic is not for the public; null: its title may be said. */
export function restrictionOfTopic(read: ReadHandle, { id, bodyId }: TopicRecord): string | null {
  return restrictedTopicsIn(read, bodyId).reasons.get(id) ?? null;
}

/** The topics of a body that are not for the public, as things stand now. */
export function restrictedTopicsIn(read: ReadHandle, bodyId: string): RestrictedTopics {
  const topics = listEveryTopic(read, bodyId);
  const promised = Map.groupBy(topics, ({ promisedAtMeetingId }) => promisedAtMeetingId);
  const promises = [...promised].flatMap(([meetingId, ofMeeting]) =>
    meetingId === null ? [] : restrictedPromises(read, meetingId, ofMeeting),
  );
  return restrictedTopics(topics, listItemsOfTopics(read, bodyId), new Map(promises));
}

type Restricted = readonly [topicId: string, reason: string];

/** Those of the topics that a meeting promised whose promise is restricted in its notes by now. */
function restrictedPromises(
  read: ReadHandle,
  meetingId: string,
  topics: readonly TopicRecord[],
): readonly Restricted[] {
  const meeting = findMeeting(read, meetingId);
  if (!meeting) return [];
  const items = listEveryAgendaItem(read, meetingId);
  const ofItems = restrictedItems(items);
  const { notesDocumentId } = meeting;
  if (ofItems.size === 0 && listRestrictedSections(read, notesDocumentId).length === 0) return [];
  const future = new Set(items.flatMap(({ id, kind }) => (kind === 'future-items' ? [id] : [])));
  const sections = listSections(read, notesDocumentId).map((section) => {
    const content = contentOf('notes', section);
    const { agendaItemId, restrictedReason } = section;
    return {
      whole: ofItems.get(agendaItemId ?? '') ?? restrictedReason,
      isOfFuture: future.has(agendaItemId ?? ''),
      stored: section.body,
      // Nobody can say which words of a damaged text are restricted.
      body: content.state === 'sound' ? content.body : null,
    };
  });
  type InNotes = (typeof sections)[number];

  /** What a section says of a topic's promise: nothing, that it is for the public (null), or why it is not. */
  function reasonsIn({ whole, stored, body }: InNotes, topic: TopicRecord): readonly (string | null)[] {
    const { promisedBlockId: blockId, promise } = topic;
    if (body === null) return blockId !== null && stored.includes(blockId) ? [whole ?? ''] : [];
    const block = blockId === null ? null : blockIn(body.content, blockId);
    return [
      ...(block === null ? [] : [whole ?? restrictionIn(block)]),
      ...promisesInBody(body).flatMap(({ text, isRestricted }) =>
        keptPromise(text) === promise ? [whole ?? (isRestricted ? '' : null)] : [],
      ),
    ];
  }

  /** A promise that stands nowhere was one of the future items; its words may stand in another that is restricted. */
  function reasonsOfGone({ whole, isOfFuture, body }: InNotes, { title }: TopicRecord): readonly string[] {
    if (!isOfFuture) return [];
    if (whole !== null) return [whole];
    const promises = body === null ? [] : promisesInBody(body);
    return promises.some(({ text, isRestricted }) => isRestricted && text.includes(title)) ? [''] : [];
  }

  return topics.flatMap((topic) => {
    const said = sections.flatMap((section) => reasonsIn(section, topic));
    const reasons =
      said.length > 0
        ? said.filter((reason) => reason !== null)
        : sections.flatMap((section) => reasonsOfGone(section, topic));
    const reason = reasons.find((each) => each !== '') ?? reasons[0];
    // Words may be restricted without a reason; an item of an agenda may not.
    return reason === undefined ? [] : [[topic.id, reason === '' ? unstatedReason : reason] as const];
  });
}

/** The block with an id; of a list, the whole item that begins with it. */
function blockIn(nodes: readonly BodyNode[], id: string): BodyNode | null {
  for (const node of nodes) {
    const content = node.content ?? [];
    if (node.attrs?.id === id || (node.type === 'listItem' && content[0]?.attrs?.id === id)) return node;
    const inside = blockIn(content, id);
    if (inside !== null) return inside;
  }
  return null;
}
