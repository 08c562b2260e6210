import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { emptyBody } from '../../../shared/document/body.ts';
import { countWords } from '../../../shared/document/plain-text.ts';
import {
  inAgendaOrder,
  placeInAgenda,
  takesCoverPaper,
  type AgendaItemKind,
  type AgendaTarget,
} from '../../../shared/domain/agenda.ts';
import { checkSubjectOfCleared } from '../../../shared/domain/papers.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findAgendaItem,
  insertAgendaItem,
  listAgendaItems,
  listEveryAgendaItem,
  updateAgendaItem,
  type AgendaItemRecord,
} from '../store/repositories/agenda-items.ts';
import { findOrganisation } from '../store/repositories/organisations.ts';
import { findPerson } from '../store/repositories/people.ts';
import { countWordsOfAgendaItem, insertSection, notCopied } from '../store/repositories/sections.ts';
import { allowed, conflict, found, requireRevision, ruleViolated } from './failures.ts';
import { numberOnIssuedAgenda } from './issued-numbers.ts';
import { keepActionsOfItems, reopenReturnedWith, keepingGoneRestricted } from './kept-actions.ts';
import { asAgendaItem, requireAgendaItem, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { rankBetween } from './ranks.ts';
import { storedBody } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type NewItem = AgendaTarget & {
  readonly meetingId: string;
  readonly id: string;
  readonly kind: AgendaItemKind;
  readonly title: string;
};
type ItemFields = Pick<
  AgendaItem,
  'kind' | 'title' | 'leadId' | 'organisationId' | 'minutes' | 'reportTitle' | 'reportHref' | 'chairNotes'
> & {
  /** Absent: as it was. */
  readonly restrictedReason?: string | null | undefined;
};

/** In reading order: each item followed by its sub-items. */
export function agendaOf(program: Program, meetingId: string): AgendaItem[] {
  return runQuery(program, (read) => {
    requireMeeting(read, meetingId);
    return inAgendaOrder(listAgendaItems(read, meetingId)).map(asAgendaItem);
  });
}

export function addAgendaItem(
  program: Program,
  { meetingId, id, kind, title, ...target }: NewItem,
): AgendaItem {
  return runCommand(program, 'agenda.add', (unit) => {
    const { read } = unit;
    const meeting = requireMeeting(read, meetingId);
    requireNotAgreed(meeting);
    const taken = findAgendaItem(read, id);
    // Asked again because the answer was lost on its way: it is on the agenda already.
    if (taken && isAsAdded(taken, { meetingId, kind, title, parentId: target.parentId })) {
      return { answer: asAgendaItem(taken), changed: null };
    }
    if (taken) throw conflict(taken.revision);
    const gap = allowed(placeInAgenda(listAgendaItems(read, meetingId), null, target));
    const rank = rankBetween(gap.afterRank, gap.beforeRank);
    const item = putOnAgenda(unit, meeting.notesDocumentId, {
      meetingId,
      id,
      parentId: gap.parentId,
      rank,
      kind,
      title,
      minutes: null,
    });
    return {
      answer: asAgendaItem(item),
      changed: {
        entityId: id,
        meetingId,
        baseRevision: null,
        payload: { kind, title, parentId: gap.parentId, rank },
        areas: ['agenda', 'documents', 'meetings', 'actions'],
      },
    };
  });
}

export function changeAgendaItem(
  program: Program,
  { id, revision, restrictedReason: reason, ...fields }: ItemFields & OnRevision,
): AgendaItem {
  return runCommand(program, 'agenda.update', (unit) => {
    const { read, write } = unit;
    const before = itemToChange(read, id, revision);
    if (fields.leadId !== null && !findPerson(read, fields.leadId)) throw ruleViolated('person-unknown');
    if (fields.organisationId !== null) found(findOrganisation(read, fields.organisationId), 'organisation');
    if (before.paperId !== null && !takesCoverPaper(fields.kind)) {
      throw ruleViolated('agenda-item-has-paper', { title: before.title });
    }
    const { state } = requireMeeting(read, before.meetingId);
    allowed(checkSubjectOfCleared(before, fields, before.paperState, state));
    const restrictedReason = reason === undefined ? before.restrictedReason : reason;
    const item = { ...before, ...fields, restrictedReason, revision: revision + 1 };
    keepingGoneRestricted(unit, item.meetingId, () => {
      updateAgendaItem(write, item);
      // Nobody looks through sub-items that were taken off: they stay restricted by themselves.
      for (const each of restrictedReason === null ? removedUnder(read, item) : []) {
        if (each.restrictedReason !== null || before.restrictedReason === null) continue;
        const own = { restrictedReason: before.restrictedReason, revision: each.revision + 1 };
        updateAgendaItem(write, { ...each, ...own });
      }
    });
    const { kind, title, leadId, organisationId, minutes, reportTitle, reportHref, chairNotes } = before;
    return {
      answer: asAgendaItem(item),
      changed: {
        entityId: id,
        meetingId: item.meetingId,
        baseRevision: revision,
        payload: {
          ...fields,
          restrictedReason,
          before: {
            ...{ kind, title, leadId, organisationId, minutes, reportTitle, reportHref, chairNotes },
            restrictedReason: before.restrictedReason,
          },
        },
        areas: ['agenda', 'meetings', 'actions'],
      },
    };
  });
}

/** A sub-item that leaves a restricted item takes its reason along: no move makes anything public. */
export function moveAgendaItem(
  program: Program,
  { id, revision, ...target }: OnRevision & AgendaTarget,
): AgendaItem {
  return runCommand(program, 'agenda.move', (unit) => {
    const { read, write } = unit;
    const before = itemToChange(read, id, revision);
    const gap = allowed(placeInAgenda(listAgendaItems(read, before.meetingId), id, target));
    const rank = rankBetween(gap.afterRank, gap.beforeRank);
    const issued = numberOnIssuedAgenda(unit, before, gap.parentId);
    const restrictedReason = reasonUnder(read, before, gap.parentId);
    const place = { parentId: gap.parentId, rank, restrictedReason };
    const item = { ...before, ...place, issued, revision: revision + 1 };
    keepingGoneRestricted(unit, item.meetingId, () => updateAgendaItem(write, item));
    return {
      answer: asAgendaItem(item),
      changed: {
        entityId: id,
        meetingId: item.meetingId,
        baseRevision: revision,
        payload: {
          ...place,
          before: {
            parentId: before.parentId,
            rank: before.rank,
            restrictedReason: before.restrictedReason,
          },
        },
        areas: ['agenda', 'documents', 'meetings', 'actions'],
      },
    };
  });
}

/**
 * Takes an item and its sub-items off the agenda. Their papers and notes are kept, and their actions stay in the register:
 * nobody takes an item off by a slip of the fingers.
 */
export function removeAgendaItem(
  program: Program,
  { id, revision, evenWithText }: OnRevision & { readonly evenWithText: boolean },
): Record<string, never> {
  return runCommand(program, 'agenda.remove', (unit) => {
    const { read, write, at } = unit;
    const item = itemToChange(read, id, revision);
    const subItems = listAgendaItems(read, item.meetingId).filter((each) => each.parentId === id);
    const leaving = [item, ...subItems];
    const words = leaving.reduce(
      (sum, each) => sum + countWordsOfAgendaItem(read, each.id) + countWords(each.chairNotes),
      0,
    );
    if (words > 0 && !evenWithText) throw ruleViolated('agenda-item-has-text', { title: item.title, words });
    keepActionsOfItems(unit, item.meetingId, new Set(leaving.map((each) => each.id)));
    for (const each of leaving) {
      updateAgendaItem(write, { ...each, revision: each.revision + 1, removedAt: at, removedWith: id });
    }
    return {
      answer: {},
      changed: {
        entityId: id,
        meetingId: item.meetingId,
        baseRevision: revision,
        payload: { removed: leaving.map((each) => each.id), words },
        areas: ['agenda', 'documents', 'meetings', 'actions'],
      },
    };
  });
}

/**
 * Brings an item back where it was, with the sub-items that left with it. A sub-item comes back under its item alone:
 * while that one is removed, it is refused with `agenda-item-is-removed`; where that one has become a sub-item itself,
 * it comes back right after it, because agendas are two levels deep, and as restricted as it was under it. An item that
 * is there stays as it is.
 */
export function restoreAgendaItem(program: Program, id: string): AgendaItem {
  return runCommand(program, 'agenda.restore', (unit) => {
    const { read, write } = unit;
    const item = found(findAgendaItem(read, id), 'agenda-item');
    requireNotAgreed(requireMeeting(read, item.meetingId));
    if (item.removedAt === null) return { answer: asAgendaItem(item), changed: null };
    const parent = item.parentId === null ? null : requireAgendaItem(read, item.parentId);
    const place =
      parent === null || parent.parentId === null
        ? item
        : {
            ...item,
            parentId: parent.parentId,
            rank: parent.rank,
            restrictedReason: reasonUnder(read, item, parent.parentId),
          };
    const coming = listEveryAgendaItem(read, item.meetingId).filter(
      (each) =>
        each.removedAt !== null && (each.id === id || (each.parentId === id && each.removedWith === id)),
    );
    // The item itself first: its sub-items come back under it.
    const inOrder = [place, ...coming.filter((each) => each.id !== id)];
    keepingGoneRestricted(unit, item.meetingId, () => {
      for (const each of inOrder) {
        numberOnIssuedAgenda(unit, each.id === id ? item : each, each.parentId);
        const rank = freeRank(listAgendaItems(read, item.meetingId), each);
        updateAgendaItem(write, {
          ...each,
          rank,
          revision: each.revision + 1,
          removedAt: null,
          removedWith: null,
        });
      }
    });
    reopenReturnedWith(unit, item.meetingId, new Set(inOrder.map((each) => each.id)));
    return {
      answer: asAgendaItem(found(findAgendaItem(read, id), 'agenda-item')),
      changed: {
        entityId: id,
        meetingId: item.meetingId,
        baseRevision: item.revision,
        payload: { restored: inOrder.map((each) => each.id) },
        areas: ['agenda', 'documents', 'meetings', 'actions'],
      },
    };
  });
}

type ItemPut = {
  readonly meetingId: string;
  readonly id?: string;
  readonly parentId?: string | null;
  readonly rank: string;
  readonly kind: AgendaItemKind;
  readonly title: string;
  readonly minutes: number | null;
  readonly leadId?: string | null;
  readonly organisationId?: string | null;
  readonly topicId?: string | null;
  readonly restrictedReason?: string | null;
};

/** Puts a new item on an agenda, with its section in the notes. */
export function putOnAgenda(unit: Unit, notesDocumentId: string, put: ItemPut): AgendaItemRecord {
  const { write, newId } = unit;
  const item: AgendaItemRecord = {
    id: put.id ?? newId(),
    revision: 1,
    meetingId: put.meetingId,
    parentId: put.parentId ?? null,
    rank: put.rank,
    kind: put.kind,
    title: put.title,
    leadId: put.leadId ?? null,
    organisationId: put.organisationId ?? null,
    minutes: put.minutes,
    reportTitle: null,
    reportHref: null,
    chairNotes: '',
    topicId: put.topicId ?? null,
    // A new item is for the public until somebody says otherwise: no flag of an earlier meeting comes along, but that of
    // a topic that may not be announced.
    restrictedReason: put.restrictedReason ?? null,
    removedAt: null,
    removedWith: null,
    paperId: null,
    paperState: null,
    issued: null,
    outcome: null,
  };
  insertAgendaItem(write, item);
  insertSection(write, {
    id: newId(),
    revision: 1,
    documentId: notesDocumentId,
    position: 0,
    key: null,
    agendaItemId: item.id,
    heading: '',
    guidance: '',
    isNumbered: false,
    isRequired: false,
    wordLimit: null,
    ...notCopied,
    restrictedReason: null,
    ...storedBody(emptyBody),
  });
  return { ...item, issued: numberOnIssuedAgenda(unit, item, item.parentId) };
}

function isAsAdded(
  item: AgendaItemRecord,
  { meetingId, kind, title, parentId }: Pick<AgendaItem, 'meetingId' | 'kind' | 'title' | 'parentId'>,
): boolean {
  return (
    item.revision === 1 &&
    item.meetingId === meetingId &&
    item.kind === kind &&
    item.title === title &&
    item.parentId === parentId
  );
}

function removedUnder(
  read: ReadHandle,
  { id, meetingId }: Pick<AgendaItemRecord, 'id' | 'meetingId'>,
): readonly AgendaItemRecord[] {
  return listEveryAgendaItem(read, meetingId).filter(
    ({ parentId, removedAt }) => parentId === id && removedAt !== null,
  );
}

// While an item was away, another may have been given its rank: then it comes back right after that one.
function freeRank(onAgenda: readonly AgendaItemRecord[], item: AgendaItemRecord): string {
  const ranks = onAgenda
    .filter((each) => each.parentId === item.parentId && each.id !== item.id)
    .map((each) => each.rank)
    .sort((one, other) => (one < other ? -1 : 1));
  if (!ranks.includes(item.rank)) return item.rank;
  return rankBetween(item.rank, ranks.find((rank) => rank > item.rank) ?? null);
}

// Its own reason, else, where it leaves the item that it is under, the one that was in force there.
function reasonUnder(read: ReadHandle, item: AgendaItemRecord, parentId: string | null): string | null {
  if (item.parentId === parentId) return item.restrictedReason;
  return restrictedItems(listEveryAgendaItem(read, item.meetingId)).get(item.id) ?? null;
}

function itemToChange(read: ReadHandle, id: string, revision: number): AgendaItemRecord {
  const item = requireAgendaItem(read, id);
  requireNotAgreed(requireMeeting(read, item.meetingId));
  requireRevision(item, revision);
  return item;
}
