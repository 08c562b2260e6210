import type { ReactNode } from 'react';
import { notDiscussed } from '../../../shared/wording/word-item-progress.ts';
import styles from './notes-page.module.css';
import type { NotesSection } from './notes-sections.ts';

export type NotesItemProps = {
  readonly place: NotesSection;
  readonly isLive: boolean;
  /** The text of its notes. */
  readonly children: ReactNode;
};

/** One agenda item on the page of the notes: its number and title over its text. */
export function NotesItem({ place, isLive, children }: NotesItemProps): ReactNode {
  const number = place.depth === 0 ? `${place.mark}.` : `${place.mark})`;
  const Heading = place.depth === 0 ? 'h2' : 'h3';
  return (
    <section
      className={styles.section}
      data-section={place.section.id}
      data-live={isLive ? '' : undefined}
      data-depth={place.depth}
    >
      <Heading className={styles.heading}>
        <span>{number}</span>
        {place.item.title}
      </Heading>
      {place.item.outcome === 'not-discussed' ? <p className={styles.standing}>{notDiscussed}</p> : null}
      {children}
    </section>
  );
}
