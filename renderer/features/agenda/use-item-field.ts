import { useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
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

type Waiting = {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly before: AgendaItem[TextField];
  readonly save: () => boolean;
};

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
  const lastSaved = useRef(item[field]);
  const text = typed ?? held?.text ?? item[field] ?? '';

  const save = (next: string, before: AgendaItem[TextField]): boolean => {
    const value = toValue(next);
    const problem = problemOfField(field, value);
    desk.hold(key, problem === null ? null : { text: next, problem });
    const changes: ItemChanges = { [field]: value };
    if (problem === null) {
      lastSaved.current = value;
      agenda.change(item.id, changes, { [field]: before });
    }
    desk.expect(key, false);
    return problem === null;
  };
  const waiting = useRef<Waiting | null>(null);
  useEffect(() => {
    const saveNow = (): void => {
      const { current } = waiting;
      if (!current) return;
      clearTimeout(current.timer);
      waiting.current = null;
      current.save();
    };
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
      desk.expect(key, false);
    };
  }, [desk, key]);

  return {
    text,
    problem: typed === null || typed === held?.text ? (held?.problem ?? null) : null,
    onChange: (next) => {
      setTyped(next);
      if (waiting.current) clearTimeout(waiting.current.timer);
      // What the person saw there: where another window has changed it since, the person is asked.
      const before = waiting.current?.before ?? (typed === null ? item[field] : lastSaved.current);
      const saveNext = (): boolean => save(next, before);
      desk.expect(key, true);
      const timer = setTimeout(() => {
        waiting.current = null;
        saveNext();
      }, waitFor);
      waiting.current = { timer, before, save: saveNext };
    },
    commit: () => {
      const { current } = waiting;
      waiting.current = null;
      if (current) clearTimeout(current.timer);
      // What was saved already is not saved again over what another window wrote since.
      const isGood = current ? current.save() : held === undefined;
      if (isGood) setTyped(null);
      return isGood;
    },
  };
}
