import { useState } from 'react';
import type { MarkStart } from '../../editor/section-marks.ts';
import { isSameStart, type MeetingAction, type NotesSection } from './notes-sections.ts';

// A pause of the typing makes the whole list anew; what says the same stays the same object, and is not drawn again.

/** Starts that say the same are the same object, so that a section that did not change is not drawn anew. */
export function useStableStarts(notes: readonly NotesSection[]): readonly NotesSection[] {
  const [known] = useState(() => new Map<string, MarkStart>());
  return notes.map((place) => {
    const before = known.get(place.section.id);
    if (before && isSameStart(before, place.start)) return { ...place, start: before };
    known.set(place.section.id, place.start);
    return place;
  });
}

/** The same list while every action in it says the same. */
export function useStableActions(actions: readonly MeetingAction[]): readonly MeetingAction[] {
  const [known, setKnown] = useState(actions);
  const isSame =
    known.length === actions.length &&
    known.every((action, index) => {
      const other = actions[index];
      return (
        other !== undefined &&
        action.id === other.id &&
        action.text === other.text &&
        action.label === other.label &&
        action.due === other.due &&
        JSON.stringify(action.owners) === JSON.stringify(other.owners)
      );
    });
  if (!isSame) setKnown(actions);
  return isSame ? known : actions;
}
