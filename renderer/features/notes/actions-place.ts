import { useMemo, useState } from 'react';
import { announce } from '../../ui/announcer.tsx';
import { useSteady } from '../../ui/use-steady.ts';

const key = 'secretariat.gathers-actions';

export type ActionsPlace = {
  /** A new action goes to the end of its item, and not where the caret is. */
  readonly gathers: boolean;
  readonly choose: (gathers: boolean) => void;
  readonly gatherAll: () => void;
};

/**
 * Where the actions in the notes of a body stand, as whoever writes on this machine has chosen: where the caret is, or
 * at the end of their item.
 */
export function useActionsPlace(bodyId: string): Omit<ActionsPlace, 'gatherAll'> {
  const [bodies, setBodies] = useState(read);
  const gathers = bodies.includes(bodyId);
  return useMemo(
    () => ({
      gathers,
      choose: (wanted) => {
        const others = read().filter((each) => each !== bodyId);
        const next = wanted ? [...others, bodyId] : others;
        setBodies(next);
        announce(wanted ? 'New actions go to the end of their item' : 'New actions go where the caret is');
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // A choice that cannot be kept still holds for this page.
        }
      },
    }),
    [gathers, bodyId],
  );
}

/** The same with the deed on all items; the same object until the choice changes, so that no panel is drawn for it. */
export function useActionsDeeds(habit: Omit<ActionsPlace, 'gatherAll'>, gatherAll: () => void): ActionsPlace {
  const steady = useSteady<void>(gatherAll);
  return useMemo(() => ({ ...habit, gatherAll: steady }), [habit, steady]);
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
