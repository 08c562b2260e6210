import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { notDiscussed } from '../../../shared/wording/word-item-progress.ts';
import { RestrictedLine } from '../../editor/restricted-line.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './notes-page.module.css';
import type { NotesSection } from './notes-sections.ts';

export type NotesItemProps = {
  readonly place: NotesSection;
  readonly isLive: boolean;
  /** Why its notes are not for the public, in themselves or with their item; null: they are. */
  readonly restricted: { readonly reason: string; readonly isByItem: boolean } | null;
  /** Asks for the reason; null where nothing may be changed, or the item is restricted as a whole. */
  readonly onRestrict: (() => void) | null;
  /** The text of its notes. */
  readonly children: ReactNode;
};

/** One agenda item on the page of the notes: its number and title over its text. */
export function NotesItem({ place, isLive, restricted, onRestrict, children }: NotesItemProps): ReactNode {
  const number = place.depth === 0 ? `${place.mark}.` : `${place.mark})`;
  const Heading = place.depth === 0 ? 'h2' : 'h3';
  return (
    <section
      className={styles.section}
      data-section={place.section.id}
      data-live={isLive ? '' : undefined}
      data-depth={place.depth}
    >
      <div className={styles.headingLine}>
        <Heading className={styles.heading}>
          <span>{number}</span>
          {place.item.title}
        </Heading>
        {onRestrict === null ? null : (
          <span className={styles.deed}>
            <IconButton
              icon={LockKeyhole}
              isSmall
              isOn={restricted !== null}
              label={`Restrict the notes of item ${place.label}`}
              onPress={onRestrict}
            />
          </span>
        )}
      </div>
      {restricted === null ? null : <RestrictedLine {...restricted} />}
      {place.item.outcome === 'not-discussed' ? <p className={styles.standing}>{notDiscussed}</p> : null}
      {children}
    </section>
  );
}
