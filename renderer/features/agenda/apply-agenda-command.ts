import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { inAgendaOrder, type AgendaItemKind, type AgendaTarget } from '../../../shared/domain/agenda.ts';

/** The fields of an agenda item that a person fills in. */
export type ItemChanges = Partial<
  Pick<
    AgendaItem,
    | 'kind'
    | 'title'
    | 'leadId'
    | 'organisationId'
    | 'minutes'
    | 'reportTitle'
    | 'reportHref'
    | 'chairNotes'
    | 'restrictedReason'
  >
>;

export type AgendaCommand =
  | {
      readonly command: 'add';
      readonly id: string;
      readonly target: AgendaTarget;
      readonly kind: AgendaItemKind;
      readonly title: string;
    }
  /** `before` holds the same fields as they were when the person changed them. */
  | {
      readonly command: 'update';
      readonly id: string;
      readonly changes: ItemChanges;
      readonly before: ItemChanges;
    }
  | { readonly command: 'move'; readonly id: string; readonly target: AgendaTarget }
  | { readonly command: 'remove'; readonly id: string; readonly evenWithText: boolean }
  | { readonly command: 'restore'; readonly id: string };

/**
 * The agenda as it will be once a command is done, so that the screen need not wait. Ranks of moved items and of their
 * new siblings are stand-ins until the answer comes. Removing and restoring are shown when they are done.
 */
export function applyAgendaCommand(
  items: readonly AgendaItem[],
  command: AgendaCommand,
  meetingId: string,
): readonly AgendaItem[] {
  switch (command.command) {
    case 'add': {
      if (items.some((item) => item.id === command.id)) return items;
      return place(items, { ...blankItem(meetingId), ...command }, command.target);
    }
    case 'update':
      return items.map((item) => (item.id === command.id ? { ...item, ...command.changes } : item));
    case 'move': {
      const moved = items.find((item) => item.id === command.id);
      // Another level, another number: what it will be is counted until the answer comes.
      const isSameLevel = moved?.parentId === command.target.parentId;
      return moved ? place(items, isSameLevel ? moved : { ...moved, issued: null }, command.target) : items;
    }
    case 'remove':
    case 'restore':
      return items;
  }
}

function place(
  items: readonly AgendaItem[],
  moved: AgendaItem,
  { parentId, beforeId }: AgendaTarget,
): readonly AgendaItem[] {
  const others = items.filter((item) => item.id !== moved.id);
  const siblings = inAgendaOrder(others).filter((item) => item.parentId === parentId);
  const index = siblings.findIndex((item) => item.id === beforeId);
  const at = index < 0 ? siblings.length : index;
  const ordered = [...siblings.slice(0, at), { ...moved, parentId }, ...siblings.slice(at)];
  const ranked = new Map(
    ordered.map((item, place) => [item.id, { ...item, rank: String(place).padStart(6, '0') }]),
  );
  return [...others.map((item) => ranked.get(item.id) ?? item), ...[ranked.get(moved.id) ?? moved]];
}

function blankItem(meetingId: string): Omit<AgendaItem, 'id' | 'kind' | 'title'> {
  return {
    revision: 1,
    meetingId,
    parentId: null,
    rank: '',
    leadId: null,
    organisationId: null,
    minutes: null,
    reportTitle: null,
    reportHref: null,
    issued: null,
    outcome: null,
    chairNotes: '',
    topicId: null,
    restrictedReason: null,
    paper: null,
  };
}
