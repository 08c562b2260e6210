import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { NotesOfTopic } from '../../../shared/contract/entities/topics.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';
import { isClosed } from '../../../shared/domain/actions.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { inTime } from '../../../shared/domain/neighbours.ts';
import { isSameTopic } from '../../../shared/domain/papers.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems, listItemsUpTo, type AgendaItemRecord } from '../store/repositories/agenda-items.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { listSections, type SectionRecord } from '../store/repositories/sections.ts';
import { actionsOfMeeting } from './actions.ts';
import { correctedTexts } from './corrected-texts.ts';
import { requireAgendaItem, requireMeeting } from './meeting-records.ts';
import { runQuery, type Program } from './program.ts';
import { contentOf } from './stored-body.ts';

// Of longer ago there is the date alone, which leads there.
const shownInFull = 3;

export function notesOnTopic(program: Program, agendaItemId: string): NotesOfTopic {
  return runQuery(program, (read) => {
    const notes: NotesOfTopic['notes'] = [];
    const before: NotesOfTopic['before'] = [];
    for (const { meeting, itemIds } of earlierOnTopic(read, agendaItemId)) {
      const texts = notesOfItems(read, meeting, itemIds);
      const named = { meetingId: meeting.id, meetingDate: meeting.date };
      if (notes.length < shownInFull) {
        notes.push(...texts.map((text) => ({ ...named, meetingState: meeting.state, ...text })));
      } else if (texts.length > 0) before.push(named);
    }
    return { notes, before };
  });
}

export function openActionsOnTopic(program: Program, agendaItemId: string): Action[] {
  return runQuery(program, (read) =>
    earlierOnTopic(read, agendaItemId)
      .toReversed()
      .flatMap(({ meeting, itemIds }) =>
        actionsOfMeeting(read, meeting.id).filter(
          (action) => itemIds.has(action.agendaItemId) && !isClosed(action.status),
        ),
      ),
  );
}

type OnTopic = { readonly meeting: MeetingRecord; readonly itemIds: ReadonlySet<string> };

/** The earlier meetings of the body with something on the topic of an item on their agendas, newest first. */
function earlierOnTopic(read: ReadHandle, agendaItemId: string): readonly OnTopic[] {
  const item = requireAgendaItem(read, agendaItemId);
  const meeting = requireMeeting(read, item.meetingId);
  const alike = listItemsUpTo(read, meeting).filter((each) => isSameTopic(each, item));
  return [...Map.groupBy(alike, ({ meetingId }) => meetingId)]
    .map(([id, items]) => ({
      meeting: requireMeeting(read, id),
      itemIds: new Set(items.map((each) => each.id)),
    }))
    .filter((each) => inTime(each.meeting, meeting) < 0)
    .sort((one, other) => inTime(other.meeting, one.meeting));
}

type ItemNotes = Omit<NotesOfTopic['notes'][number], 'meetingId' | 'meetingDate' | 'meetingState'>;

/** What stands in the notes of some items of a meeting; those without a word are left out. */
function notesOfItems(
  read: ReadHandle,
  meeting: MeetingRecord,
  itemIds: ReadonlySet<string>,
): readonly ItemNotes[] {
  const items = inAgendaOrder(listAgendaItems(read, meeting.id));
  const numbers = numberAgenda(items);
  const reasons = restrictedItems(items);
  const corrected = correctedTexts(read, meeting.id)?.texts;
  const sections = new Map(
    listSections(read, meeting.notesDocumentId).map((section) => [
      section.agendaItemId,
      { ...section, ...corrected?.get(section.id) },
    ]),
  );
  return items.flatMap((item) => {
    const section = itemIds.has(item.id) ? sections.get(item.id) : undefined;
    const content = section && readable(section);
    if (!section || !content) return [];
    const byItem = reasons.get(item.id);
    const reason = byItem ?? section.restrictedReason;
    return {
      agendaItemId: item.id,
      label: numbers.get(item.id)?.label ?? '',
      title: item.title,
      restricted: reason === null ? null : { reason, isByItem: byItem !== undefined },
      actionsBefore: actionsBefore(items, sections, item),
      content,
    };
  });
}

/** null: nobody wrote anything but notes to self. */
function readable(section: SectionRecord): ItemNotes['content'] | null {
  const content = contentOf('notes', section);
  if (content.state === 'unreadable') return content;
  const body = withoutNotesToSelf(content.body);
  return countWords(plainTextOf(body)) === 0 ? null : { state: 'sound', body };
}

/** The letters of actions go on from an item into those under it. */
function actionsBefore(
  items: readonly AgendaItemRecord[],
  sections: ReadonlyMap<string | null, SectionRecord>,
  item: AgendaItemRecord,
): number {
  if (item.parentId === null) return 0;
  return items
    .slice(0, items.indexOf(item))
    .filter(({ id, parentId }) => id === item.parentId || parentId === item.parentId)
    .reduce((count, { id }) => {
      const section = sections.get(id);
      const content = section && contentOf('notes', section);
      return content?.state === 'sound' ? count + actionsInBody(content.body).length : count;
    }, 0);
}
