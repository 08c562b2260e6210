import { useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities.ts';
import { heldKey } from './agenda-desk.ts';
import type { ItemChanges } from './apply-agenda-command.ts';
import { problemOfField } from './item-problem.ts';
import type { Agenda } from './use-agenda.ts';

export type ItemField = {
  readonly text: string;
  readonly problem: string | null;
  readonly onChange: (text: string) => void;
  /** Saves at once what is still waiting. True where the field may be left: nothing is wrong with it. */
  readonly commit: () => boolean;
};

type TextField = 'title' | 'reportTitle' | 'reportHref' | 'chairNotes';

const waitFor = 250;

/**
 * A text field of an agenda item that saves itself a moment after typing, and at once with `commit`. Text that cannot
 * be saved is held by the desk, so that it is there again when the item is.
 */
export function useItemField(
  agenda: Agenda,
  item: AgendaItem,
  field: TextField,
  toValue: (text: string) => string | null = (text) => text,
): ItemField {
  const { desk, view } = agenda;
  const key = heldKey(item.id, field);
  const held = view.held.get(key);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? held?.text ?? item[field] ?? '';

  const save = (next: string): boolean => {
    const value = toValue(next);
    const problem = problemOfField(field, value);
    desk.hold(key, problem === null ? null : { text: next, problem });
    if (problem !== null) return false;
    const changes: ItemChanges = { [field]: value };
    agenda.change(item.id, changes);
    return true;
  };
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => boolean } | null>(null);
  useEffect(
    () => () => {
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.save();
      waiting.current = null;
    },
    [key],
  );

  return {
    text,
    problem: typed === null || typed === held?.text ? (held?.problem ?? null) : null,
    onChange: (next) => {
      setTyped(next);
      if (waiting.current) clearTimeout(waiting.current.timer);
      const saveNext = (): boolean => save(next);
      const timer = setTimeout(() => {
        waiting.current = null;
        saveNext();
      }, waitFor);
      waiting.current = { timer, save: saveNext };
    },
    commit: () => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
      const isGood = typed === null ? held === undefined : save(typed);
      if (isGood) setTyped(null);
      return isGood;
    },
  };
}
