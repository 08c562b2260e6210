import { useRef, type KeyboardEvent } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { inAgendaOrder, numberAgenda, takesCoverPaper } from '../../../shared/domain/agenda.ts';
import type { NamedSitting } from '../../../shared/domain/neighbours.ts';
import { AgendaRow } from './agenda-row.tsx';
import styles from './agenda.module.css';
import { targetOfDrop } from './agenda-targets.ts';
import { applyAgendaCommand } from './apply-agenda-command.ts';
import { DraftRow } from './draft-row.tsx';
import { draftRowId, type Draft, type Editing } from './editing.ts';
import { problemOfField } from './item-problem.ts';
import type { Agenda } from './use-agenda.ts';

const dragType = 'application/x-secretariat-agenda-item';

export type AgendaListProps = {
  readonly agenda: Agenda;
  readonly items: readonly AgendaItem[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly editing: Editing | null;
  readonly onEdit: (editing: Editing | null) => void;
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
  /** Begins a new item behind one. */
  readonly onNext: (after: AgendaItem) => void;
  readonly onRemove: (item: AgendaItem) => void;
  readonly onMoveTo: (id: string) => void;
  readonly onRestrict: (id: string) => void;
  /** Why items are not for the public, by id. */
  readonly restricted: ReadonlyMap<string, string>;
  readonly onPaper: (item: AgendaItem) => void;
  readonly leadOf: (item: AgendaItem) => string | null;
  readonly namedBy: (item: AgendaItem) => NamedSitting | null;
  readonly isReadOnly: boolean;
};

/** The lines of an agenda: chosen, renamed, moved and removed by keys, buttons and drag. */
export function AgendaList(props: AgendaListProps) {
  const { agenda, items, chosenId, onChoose, editing, onEdit, draft, onDraft, onNext, onRemove, isReadOnly } =
    props;
  const list = useRef<HTMLDivElement>(null);

  const { dragAndDropHooks } = useDragAndDrop({
    // Not by leaving the hooks out: the list would call others once the meeting can no longer be changed.
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys].map((key) => ({
        [dragType]: String(key),
        'text/plain': items.find((item) => item.id === key)?.title ?? '',
      })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => 'move',
    onMove: ({ keys, target }) => {
      const [movedId] = [...keys].map(String);
      if (movedId === undefined) return;
      const place = targetOfDrop(items, movedId, {
        key: String(target.key),
        dropPosition: target.dropPosition,
      });
      if (place) agenda.move(movedId, place);
    },
  });

  const focusRow = (id: string): void => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus());
  };
  const stopEditing = (id: string): void => {
    onEdit(null);
    focusRow(id);
  };

  const commitDraft = (isLast: boolean): boolean => {
    if (!draft) return true;
    const title = draft.text.trim();
    if (title === '') {
      onDraft(null);
      onEdit(null);
      return true;
    }
    const problem = problemOfField('title', draft.text);
    if (problem !== null) {
      onDraft({ ...draft, problem });
      return false;
    }
    const id = agenda.add({ kind: draft.kind, title, target: draft.target });
    onChoose(id);
    if (isLast) {
      onDraft(null);
      onEdit(null);
    } else {
      onDraft({ ...draft, text: '', problem: null });
    }
    return true;
  };

  // Heard on the way down, before the list takes the arrow keys for itself.
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (isReadOnly) return;
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const id = row?.getAttribute('data-key');
    const isStep = event.altKey && !event.ctrlKey && !event.shiftKey;
    if (id !== null && id !== undefined && isStep && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      if (id !== draftRowId) agenda.step(id, event.key === 'ArrowUp' ? 'up' : 'down');
      return;
    }
    if (event.target !== row || id === null || id === undefined || id === draftRowId) return;
    const item = items.find((each) => each.id === id);
    if (item && event.key === 'Delete') {
      event.preventDefault();
      event.stopPropagation();
      onRemove(item);
    } else if (item && event.key === 'F2') {
      event.preventDefault();
      onEdit({ id });
    } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      agenda.undo();
    }
  };

  const rows = rowsWith(items, draft);
  const numbers = draft ? numberAgenda(withDraft(items, draft), agenda.withdrawn) : agenda.numbers;
  return (
    <div className={styles.table} onKeyDownCapture={onKeyDownCapture}>
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span />
        <span>Item</span>
        <span>Lead</span>
        <span className={styles.end}>Minutes</span>
        <span className={styles.end}>At</span>
        <span>Paper</span>
        <span />
      </div>
      <GridList
        ref={list}
        aria-label="Agenda items"
        className={styles.rows ?? ''}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        disallowTypeAhead
        keyboardNavigationBehavior="tab"
        selectedKeys={chosenId === null ? [] : [chosenId]}
        disabledKeys={[draftRowId]}
        disabledBehavior="selection"
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined && key !== draftRowId) onChoose(String(key));
        }}
        onAction={(key) => {
          if (!isReadOnly && key !== draftRowId) onEdit({ id: String(key) });
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {rows.map((row) =>
          row === draftRowId && draft ? (
            <DraftRow
              key={draftRowId}
              draft={draft}
              number={numbers.get(draftRowId)}
              onChange={(text) => onDraft({ ...draft, text, problem: null })}
              onEnter={() => commitDraft(draft.text.trim() === '')}
              onLeave={() => commitDraft(true)}
              onEscape={() => {
                onDraft(null);
                onEdit(null);
                if (chosenId !== null) focusRow(chosenId);
              }}
              onIndent={(isIn) => onDraft(indented(items, draft, isIn))}
            />
          ) : row !== draftRowId ? (
            <AgendaRow
              key={row.id}
              agenda={agenda}
              item={row}
              number={numbers.get(row.id)}
              lead={props.leadOf(row)}
              named={props.namedBy(row)}
              restricted={props.restricted.get(row.id) ?? null}
              isEditing={editing?.id === row.id}
              isReadOnly={isReadOnly}
              onEdit={() => onEdit({ id: row.id })}
              onEnter={() => {
                onEdit(null);
                onNext(row);
              }}
              onLeave={() => {
                if (editing?.id === row.id) onEdit(null);
              }}
              onEscape={() => stopEditing(row.id)}
              onRemove={() => onRemove(row)}
              onMoveTo={() => props.onMoveTo(row.id)}
              onRestrict={() => props.onRestrict(row.id)}
              onPaper={() => props.onPaper(row)}
            />
          ) : null,
        )}
      </GridList>
    </div>
  );
}

type Row = AgendaItem | typeof draftRowId;

function rowsWith(items: readonly AgendaItem[], draft: Draft | null): readonly Row[] {
  if (!draft) return items;
  return inAgendaOrder(withDraft(items, draft)).map((item) => (item.id === draftRowId ? draftRowId : item));
}

function withDraft(items: readonly AgendaItem[], { target, kind }: Draft): readonly AgendaItem[] {
  return applyAgendaCommand(items, { command: 'add', id: draftRowId, kind, title: ' ', target }, '');
}

/** The draft one level deeper or higher, where there is such a place. */
function indented(items: readonly AgendaItem[], draft: Draft, isIn: boolean): Draft {
  const all = inAgendaOrder(withDraft(items, draft));
  const index = all.findIndex((item) => item.id === draftRowId);
  if (isIn && draft.target.parentId === null) {
    const above = all
      .slice(0, index)
      .filter((item) => item.parentId === null)
      .at(-1);
    return above ? { ...draft, kind: 'other', target: { parentId: above.id, beforeId: null } } : draft;
  }
  if (!isIn && draft.target.parentId !== null) {
    const parent = items.findIndex((item) => item.id === draft.target.parentId);
    const next = items.slice(parent + 1).find((item) => item.parentId === null);
    const isReport = takesCoverPaper(items[parent]?.kind ?? 'other');
    return {
      ...draft,
      kind: isReport ? 'report' : 'other',
      target: { parentId: null, beforeId: next?.id ?? null },
    };
  }
  return draft;
}
