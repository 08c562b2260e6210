import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announcer.tsx';
import type { MeetingAction } from './notes-sections.ts';

/** Says of an action that was just made in the text that is live which letter it has: on screen that is seen. */
export function useSaidActions(actions: readonly MeetingAction[], sectionId: string | null): void {
  const before = useRef({ sectionId, ids: idsOf(actions, sectionId) });
  useEffect(() => {
    const ids = idsOf(actions, sectionId);
    const known = before.current;
    before.current = { sectionId, ids };
    if (known.sectionId !== sectionId) return;
    const made = actions.filter(
      (action) => action.sectionId === sectionId && action.id !== null && !known.ids.has(action.id),
    );
    const [first] = made;
    if (first) announce(made.length === 1 ? `New action ${first.label}` : `${made.length} new actions`);
  }, [actions, sectionId]);
}

function idsOf(actions: readonly MeetingAction[], sectionId: string | null): ReadonlySet<string> {
  return new Set(
    actions.flatMap((action) => (action.sectionId === sectionId && action.id !== null ? [action.id] : [])),
  );
}
