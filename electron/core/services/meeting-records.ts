import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { checkPaperIsOpen } from '../../../shared/domain/papers.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAgendaItem, type AgendaItemRecord } from '../store/repositories/agenda-items.ts';
import { findDocument, type DocumentRecord } from '../store/repositories/documents.ts';
import { findMeeting, type MeetingRecord } from '../store/repositories/meetings.ts';
import { allowed, notFound, ruleViolated } from './failures.ts';

// Records as the store has them -> the shapes of the contract, and the guards that every command on them shares.

export function asMeeting({ removedAt: _removedAt, ...meeting }: MeetingRecord): Meeting {
  return meeting;
}

export function asAgendaItem(record: AgendaItemRecord): AgendaItem {
  const { paperId, paperState, removedAt: _removedAt, removedWith: _removedWith, ...item } = record;
  return {
    ...item,
    paper: paperId === null || paperState === null ? null : { documentId: paperId, state: paperState },
  };
}

/** A meeting that was not put aside. */
export function requireMeeting(read: ReadHandle, id: string): MeetingRecord {
  const meeting = findMeeting(read, id);
  if (!meeting || meeting.removedAt !== null) throw notFound('meeting');
  return meeting;
}

/** An item that stands on the agenda of a meeting that was not put aside. */
export function requireAgendaItem(read: ReadHandle, id: string): AgendaItemRecord {
  const item = findAgendaItem(read, id);
  if (!item) throw notFound('agenda-item');
  requireMeeting(read, item.meetingId);
  if (item.removedAt !== null) throw ruleViolated('agenda-item-is-removed', { title: item.title });
  return item;
}

export type PaperRecord = DocumentRecord & { readonly agendaItemId: string };

export function requirePaper(read: ReadHandle, id: string): PaperRecord {
  const document = findDocument(read, id);
  if (document?.kind !== 'cover-paper' || document.agendaItemId === null) throw notFound('paper');
  return { ...document, agendaItemId: document.agendaItemId };
}

/** A paper that is not cleared: all that it is made of can be changed. */
export function requireOpenPaper(read: ReadHandle, id: string): PaperRecord {
  const paper = requirePaper(read, id);
  if (paper.state !== null) allowed(checkPaperIsOpen(paper.state));
  return paper;
}

/** After sign-off the record of a meeting does not change. */
export function requireNotAgreed(meeting: Pick<MeetingRecord, 'state'>): void {
  if (meeting.state === 'agreed') throw ruleViolated('notes-are-agreed');
}
