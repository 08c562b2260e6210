import type { AgendaItem, ItemTimes } from '../../../shared/contract/entities/agenda.ts';
import { timeAt, type ItemOutcome } from '../../../shared/domain/item-progress.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listItemProgress, putItemProgress, type ItemProgress } from '../store/repositories/item-progress.ts';
import { notFound } from './failures.ts';
import { asAgendaItem, requireAgendaItem, requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';

const none = { outcome: null, milliseconds: 0, countedUntil: null };

/** For how long each item was the current one, as of now. */
export function itemTimesOf(program: Program, meetingId: string): ItemTimes {
  return runQuery(program, (read) => {
    requireMeeting(read, meetingId);
    return timesIn(read, meetingId, program.clock().getTime());
  });
}

/**
 * Counts the time of one item of a meeting from now on, and of no other; null: of none. Asked again for the item that is
 * counted already, it takes down the time up to now, which is no news to anybody and no change of the meeting's.
 */
export function countItemTime(
  program: Program,
  { meetingId, agendaItemId }: { readonly meetingId: string; readonly agendaItemId: string | null },
): ItemTimes {
  return runCommand(program, 'agenda.countTime', (unit) => {
    const { read, write } = unit;
    const at = Date.parse(unit.at);
    requireNotAgreed(requireMeeting(read, meetingId));
    if (agendaItemId !== null && requireAgendaItem(read, agendaItemId).meetingId !== meetingId) {
      throw notFound('agenda-item');
    }
    const before = countingIn(listItemProgress(read, meetingId), at)?.agendaItemId ?? null;
    takeDownTimes(unit, meetingId);
    if (agendaItemId !== null) {
      putItemProgress(write, { ...progressOf(read, meetingId, agendaItemId), countedUntil: at });
    }
    const answer = timesIn(read, meetingId, at);
    if (before === agendaItemId) return { answer, changed: null };
    return {
      answer,
      changed: {
        entityId: agendaItemId ?? meetingId,
        meetingId,
        baseRevision: null,
        payload: { agendaItemId, before: { agendaItemId: before } },
        areas: ['times'],
      },
    };
  });
}

/** Says what became of an item; null takes that back. */
export function setItemOutcome(
  program: Program,
  { id, outcome }: { readonly id: string; readonly outcome: ItemOutcome | null },
): AgendaItem {
  return runCommand(program, 'agenda.setOutcome', ({ read, write }) => {
    const item = requireAgendaItem(read, id);
    const { meetingId } = item;
    requireNotAgreed(requireMeeting(read, meetingId));
    if (item.outcome === outcome) return { answer: asAgendaItem(item), changed: null };
    putItemProgress(write, { ...progressOf(read, meetingId, id), outcome });
    return {
      answer: asAgendaItem(requireAgendaItem(read, id)),
      changed: {
        entityId: id,
        meetingId,
        baseRevision: null,
        payload: { outcome, before: { outcome: item.outcome } },
        areas: ['agenda'],
      },
    };
  });
}

/** Takes down the time up to now, and stops counting. */
export function takeDownTimes({ read, write, at }: Unit, meetingId: string): void {
  const now = Date.parse(at);
  for (const progress of listItemProgress(read, meetingId)) {
    if (progress.countedUntil === null) continue;
    putItemProgress(write, { ...progress, ...timeAt(progress, now), countedUntil: null });
  }
}

function timesIn(read: ReadHandle, meetingId: string, at: number): ItemTimes {
  const progress = listItemProgress(read, meetingId);
  return {
    items: progress.map(({ agendaItemId, ...time }) => ({
      agendaItemId,
      seconds: Math.floor(timeAt(time, at).milliseconds / 1000),
    })),
    countingId: countingIn(progress, at)?.agendaItemId ?? null,
  };
}

function countingIn(progress: readonly ItemProgress[], at: number): ItemProgress | undefined {
  return progress.find((each) => timeAt(each, at).countedUntil !== null);
}

function progressOf(read: ReadHandle, meetingId: string, agendaItemId: string): ItemProgress {
  const known = listItemProgress(read, meetingId).find((each) => each.agendaItemId === agendaItemId);
  return known ?? { agendaItemId, ...none };
}
