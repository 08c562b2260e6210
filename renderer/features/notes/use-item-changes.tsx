import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { useCommands } from '../../app/commands.ts';
import { announce } from '../../ui/announcer.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { behind, ClashDialog, MoveToDialog, type Agenda } from '../agenda/index.ts';
import type { ItemLevel } from './item-title-dialog.tsx';
import type { NotesSection } from './notes-sections.ts';
import { laterComponent } from '../../ui/later.tsx';

const ItemTitleDialog = laterComponent(async () => (await import('./item-title-dialog.tsx')).ItemTitleDialog);

type Asked = 'rename' | 'add' | 'move' | null;

const group = 'Agenda';

/**
 * Renames, adds and moves items from the notes, while the meeting is held. What is written under them is in sections of
 * their own, which none of this touches; a text that is live stays live.
 */
export function useItemChanges({
  agenda,
  items,
  notes,
  current,
  editor,
  isLocked,
  goTo,
}: {
  readonly agenda: Agenda;
  readonly items: readonly AgendaItem[];
  readonly notes: readonly NotesSection[];
  readonly current: NotesSection | null;
  readonly editor: Editor | null;
  readonly isLocked: boolean;
  readonly goTo: (place: NotesSection) => void;
}): { readonly entries: readonly (readonly MenuEntry[])[]; readonly dialogs: ReactNode } {
  const [asked, setAsked] = useState<Asked>(null);
  // An item that was added is gone to once its section has come.
  const comingId = useRef<string | null>(null);
  useEffect(() => {
    const coming = notes.find(({ item }) => item.id === comingId.current);
    if (!coming) return;
    comingId.current = null;
    goTo(coming);
  });

  const item = current?.item ?? null;
  const canChange = !isLocked && item !== null;
  const keepCaret = (): void => {
    // A text that was put elsewhere on the page has lost the focus, and nothing else.
    requestAnimationFrame(() => editor?.commands.focus());
  };
  const step = (direction: 'up' | 'down'): void => {
    if (!item) return;
    agenda.step(item.id, direction);
    keepCaret();
  };
  const add = (title: string, level: ItemLevel): void => {
    if (!item) return;
    const target = level === 'sub-item' ? { parentId: item.id, beforeId: null } : behind(items, null, item);
    comingId.current = agenda.add({ kind: 'other', title, target });
  };
  const rename = (title: string): void => {
    if (!item || !current || title === item.title) return;
    agenda.change(item.id, { title });
    announce(`Item ${current.label} is now called ${title}`);
  };

  const deeds = [
    { id: 'rename', label: 'Rename the item…', keys: 'Alt Shift E', run: () => setAsked('rename') },
    { id: 'add', label: 'Add an item after this one…', keys: 'Alt N', run: () => setAsked('add') },
    { id: 'up', label: 'Move the item up', keys: 'Alt Shift ↑', run: () => step('up') },
    { id: 'down', label: 'Move the item down', keys: 'Alt Shift ↓', run: () => step('down') },
    { id: 'move', label: 'Move the item to…', run: () => setAsked('move') },
  ];
  useCommands(
    'notes-agenda',
    deeds.map(({ id, ...deed }) => ({ ...deed, id: `notes-agenda.${id}`, group, isEnabled: canChange })),
  );

  const close = (): void => setAsked(null);
  return {
    entries: [deeds.map(({ run, ...deed }) => ({ ...deed, onAction: run }))],
    dialogs: (
      <>
        {asked === 'rename' && item && current ? (
          <ItemTitleDialog
            title={`Rename item ${current.label}`}
            deed="Rename"
            text={item.title}
            hasLevel={false}
            onDone={rename}
            onClose={close}
          />
        ) : null}
        {asked === 'add' && item && current ? (
          <ItemTitleDialog
            title={`Add an item after ${current.label}`}
            deed="Add"
            text=""
            hasLevel={item.parentId === null}
            onDone={add}
            onClose={close}
          />
        ) : null}
        {asked === 'move' && item ? (
          <MoveToDialog agenda={agenda} items={items} movedId={item.id} onClose={close} />
        ) : null}
        {agenda.view.clash ? <ClashDialog agenda={agenda} clash={agenda.view.clash} items={items} /> : null}
      </>
    ),
  };
}
