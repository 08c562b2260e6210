import { memo, type ReactNode } from 'react';
import { laterComponent } from '../../ui/later.tsx';
import styles from './notes-page.module.css';
import type { NotesPanelsProps } from './notes-tabs.tsx';

const NotesTabs = laterComponent(async () => (await import('./notes-tabs.tsx')).NotesTabs);

/** Drawn again only when what it shows has changed, not on every pause of the typing. */
export const NotesPanels = memo(function NotesPanels(props: NotesPanelsProps): ReactNode {
  return (
    <aside className={styles.panel} aria-label="People and actions">
      <NotesTabs {...props} />
    </aside>
  );
});
