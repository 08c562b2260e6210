import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { ReasonAtCaret } from '../../editor/restricted-line.tsx';
import { WordCount } from '../find/index.ts';
import styles from './notes-page.module.css';
import type { MeetingAction, NotesSection } from './notes-sections.ts';

export type NotesStatusProps = {
  readonly notes: readonly NotesSection[];
  readonly isRestricted: (place: NotesSection) => boolean;
  readonly current: NotesSection | null;
  readonly actions: readonly MeetingAction[];
  readonly editor: Editor | null;
};

/** The line under the notes: words and actions, of the item in use and of all. */
export function NotesStatus({ notes, isRestricted, current, actions, editor }: NotesStatusProps): ReactNode {
  return (
    <footer className={styles.status}>
      <WordCount
        texts={notes.map((place) => ({ section: place.section, isRestricted: isRestricted(place) }))}
        current={current && { name: `Item ${current.label}`, section: current.section }}
        whole="Notes"
        editor={editor}
      />
      <span>
        {current
          ? `${counted(actions.filter(({ sectionId }) => sectionId === current.section.id).length, 'action')} here, ${actions.length} in all`
          : counted(actions.length, 'action')}
      </span>
      <ReasonAtCaret editor={editor} />
      <span className={styles.space} />
      <span>English (United Kingdom)</span>
    </footer>
  );
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}
