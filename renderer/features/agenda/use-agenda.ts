import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { AgendaIssue } from '../../../shared/contract/entities/agenda-issues.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { runAgenda, type AgendaClock } from '../../../shared/domain/agenda-clock.ts';
import {
  agendaStepTarget,
  inAgendaOrder,
  numberAgenda,
  placeInAgenda,
  type AgendaItemKind,
  type AgendaNumber,
  type AgendaStep,
  type AgendaTarget,
  type WithdrawnNumber,
} from '../../../shared/domain/agenda.ts';
import type { AgendaChange } from '../../../shared/domain/agenda-versions.ts';
import { oneLine, ruleCodeOf } from '../../app/field-problems.ts';
import { operations } from '../../platform/client.ts';
import { newId } from '../../platform/new-id.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';
import { deskOf, withPending, type AgendaDesk, type DeskView } from './agenda-desk.ts';
import { kindWhenMoved, placeNow } from './agenda-targets.ts';
import { applyAgendaCommand, type AgendaCommand, type ItemChanges } from './apply-agenda-command.ts';

export type Agenda = {
  /** In reading order, with what is still on its way; undefined until it has been read. */
  readonly items: readonly AgendaItem[] | undefined;
  readonly error: unknown;
  readonly numbers: ReadonlyMap<string, AgendaNumber>;
  readonly clock: AgendaClock;
  /** The agendas that went out and their reopenings, newest first. */
  readonly issues: readonly AgendaIssue[];
  /** What changed since the version that is out; null where none is. */
  readonly since: readonly AgendaChange[] | null;
  /** What was taken off since. */
  readonly withdrawn: readonly Withdrawn[];
  readonly desk: AgendaDesk;
  readonly view: DeskView;
  readonly canUndo: boolean;
  readonly add: (item: { kind: AgendaItemKind; title: string; target: AgendaTarget }) => string;
  /** `before`: what the person saw in the same fields, where that may be older than what is there now. */
  readonly change: (id: string, changes: ItemChanges, before?: ItemChanges) => void;
  readonly move: (id: string, target: AgendaTarget) => void;
  readonly step: (id: string, step: AgendaStep) => void;
  /** `has-text`: the item has words, and `evenWithText` was not said. */
  readonly remove: (id: string, evenWithText: boolean) => Promise<'removed' | 'has-text' | 'refused'>;
  /** Puts back what was taken off. */
  readonly restore: (id: string) => void;
  readonly undo: () => void;
};

type Withdrawn = WithdrawnNumber & {
  readonly id: string;
  readonly label: string;
  readonly title: string;
};

const nothing: { readonly issues: readonly AgendaIssue[]; readonly withdrawn: readonly Withdrawn[] } = {
  issues: [],
  withdrawn: [],
};

/** An agenda to work on: what it is, and what can be done with it. */
export function useAgenda(meetingId: string, meeting: Meeting | undefined): Agenda {
  const query = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const desk = deskOf(meetingId);
  const view = useSyncExternalStore(desk.subscribe, desk.view);
  const { data } = query;
  const items = useMemo(
    () => (data === undefined ? undefined : inAgendaOrder(withPending(data, view.pending, meetingId))),
    [data, view.pending, meetingId],
  );
  const shown = items ?? [];
  const { data: out } = useQuery(operations.agenda.issues.queryOptions({ input: { meetingId } }));
  const { issues, withdrawn } = out ?? nothing;
  const numbers = useMemo(() => numberAgenda(items ?? [], withdrawn), [items, withdrawn]);
  const [start, end] = [meeting?.startTime ?? null, meeting?.endTime ?? null];
  const clock = useMemo(() => runAgenda(items ?? [], start, end), [items, start, end]);

  /** Whether it was done; what was refused is told. */
  const send = (command: AgendaCommand): Promise<boolean> =>
    desk.do(command).then(
      () => true,
      (error: unknown) => {
        showToast({ tone: 'problem', message: oneLine(error) });
        return false;
      },
    );

  const move = (id: string, target: AgendaTarget): void => {
    const ruling = placeInAgenda(shown, id, target);
    if (!ruling.ok) {
      showToast({ tone: 'problem', message: oneLine({ code: 'rule-violated', data: ruling }) });
      return;
    }
    const item = shown.find((each) => each.id === id);
    const back = placeNow(shown, id);
    if (!item || !back) return;
    const command: AgendaCommand = { command: 'move', id, target };
    const kind = kindWhenMoved(item, target, desk.formerReports.has(id));
    const isOtherKind = kind !== item.kind;
    const kindBack: AgendaCommand = {
      command: 'update',
      id,
      changes: { kind: item.kind },
      before: { kind },
    };
    desk.remember({ command: 'move', id, target: back }, ...(isOtherKind ? [kindBack] : []));
    const after = applyAgendaCommand(shown, command, meetingId);
    announce(whereNow(inAgendaOrder(after), id, numberAgenda(after, withdrawn).get(id)?.label ?? ''));
    const leaves = item.parentId === target.parentId ? null : item.parentId;
    const isUnderRestricted = shown.some(({ id: of, restrictedReason }) => of === leaves && restrictedReason);
    void send(command).then((isDone) => {
      if (isDone && isUnderRestricted && item.restrictedReason === null)
        showToast({
          message: `${shortened(item.title)} stays restricted, as the item is that it was under.`,
        });
    });
    if (!isOtherKind) return;
    if (kind === 'other') desk.formerReports.add(id);
    else desk.formerReports.delete(id);
    void send({ command: 'update', id, changes: { kind }, before: { kind: item.kind } });
  };

  const restore = (id: string): void => {
    void desk.do({ command: 'restore', id }).then(
      () => announce('The item is back on the agenda.'),
      (error: unknown) => showToast({ tone: 'problem', message: oneLine(error) }),
    );
  };

  const change = (id: string, changes: ItemChanges, seen: ItemChanges = {}): void => {
    const item = shown.find((each) => each.id === id);
    if (!item) return;
    const fields = Object.keys(changes) as (keyof ItemChanges)[];
    if (fields.every((field) => item[field] === changes[field])) return;
    if (changes.kind !== undefined) desk.formerReports.delete(id);
    const before: ItemChanges = {
      ...Object.fromEntries(fields.map((field) => [field, item[field]])),
      ...seen,
    };
    void send({ command: 'update', id, changes, before });
  };

  return {
    items,
    error: query.error,
    numbers,
    clock,
    issues,
    since: out?.since ?? null,
    withdrawn,
    restore,
    desk,
    view,
    canUndo: view.undoable.length > 0,
    change,
    move,
    add: ({ kind, title, target }) => {
      const command: AgendaCommand = { command: 'add', id: newId(), kind, title: title.trim(), target };
      const after = applyAgendaCommand(shown, command, meetingId);
      const label = numberAgenda(after, withdrawn).get(command.id)?.label;
      announce(`Item ${label ?? ''} added.`);
      void desk.do(command).catch((error: unknown) => {
        showToast({
          tone: 'problem',
          message: `“${shortened(command.title)}” was not added. ${oneLine(error)}`,
        });
      });
      return command.id;
    },
    step: (id, step) => {
      const target = agendaStepTarget(shown, id, step);
      if (target) move(id, target);
      else announce(nowhere[step]);
    },
    remove: async (id, evenWithText) => {
      const item = shown.find((each) => each.id === id);
      const label = numbers.get(id)?.label ?? '';
      try {
        await desk.do({ command: 'remove', id, evenWithText });
      } catch (error) {
        if (ruleCodeOf(error) === 'agenda-item-has-text') return 'has-text';
        showToast({ tone: 'problem', message: oneLine(error) });
        return 'refused';
      }
      desk.remember({ command: 'restore', id });
      showToast({
        message: `Item ${label}, ${shortened(item?.title ?? '')}, is deleted.`,
        action: { label: 'Undo', onAction: () => restore(id) },
      });
      return 'removed';
    },
    undo: () => {
      const inverse = desk.takeUndo();
      if (!inverse) return;
      const [first] = inverse;
      if (first?.command === 'restore') restore(first.id);
      else void Promise.all(inverse.map(send)).then(() => announce('Undone.'));
    },
  };
}

/** What a screen reader hears of a move. On an agenda that is out the number says nothing of the place. */
function whereNow(ordered: readonly AgendaItem[], id: string, label: string): string {
  const at = ordered.findIndex((item) => item.id === id);
  const [before, item] = [ordered[at - 1], ordered[at]];
  if (!item?.issued) return `${item?.title ?? ''} is now item ${label}.`;
  return `${item.title} stays item ${label} and now ${before ? `follows ${before.title}` : 'comes first'}.`;
}

const nowhere: Readonly<Record<AgendaStep, string>> = {
  up: 'It is the first already.',
  down: 'It is the last already.',
  indent: 'It cannot become a sub-item here.',
  outdent: 'It is not a sub-item.',
};

function shortened(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 59)}…`;
}
