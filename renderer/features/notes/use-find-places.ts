import { useMemo } from 'react';
import type { FindPlace } from '../find/index.ts';
import type { NotesSection } from './notes-sections.ts';

/** The notes as the search knows them: each part by its item. */
export function useFindPlaces(notes: readonly NotesSection[]): readonly FindPlace[] {
  return useMemo(
    () =>
      notes.map(({ section, label, item, start }) => ({
        section,
        start,
        label: `Notes of item ${label}, ${item.title}`,
        name: `Item ${label}, ${item.title}`,
      })),
    [notes],
  );
}
