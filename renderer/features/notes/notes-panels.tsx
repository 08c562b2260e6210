import type { Editor } from '@tiptap/core';
import { memo, type ReactNode } from 'react';
import { laterComponent } from '../../ui/later.tsx';
import type { ActionsPanelProps } from './actions-panel.tsx';
import styles from './notes-page.module.css';
import type { PeoplePanelProps } from './people-panel.tsx';
import type { TidyPanelProps } from './tidy-panel.tsx';

const NotesTabs = laterComponent(async () => (await import('./notes-tabs.tsx')).NotesTabs);

export type NotesPanel = 'people' | 'actions' | 'tidy';

export type NotesPanelsProps = Omit<PeoplePanelProps, 'onName'> &
  ActionsPanelProps &
  TidyPanelProps & {
    readonly panel: NotesPanel;
    readonly onPanel: (panel: NotesPanel) => void;
    readonly editor: Editor | null;
  };

/** Drawn again only when what it shows has changed, not on every pause of the typing. */
export const NotesPanels = memo(function NotesPanels(props: NotesPanelsProps): ReactNode {
  return (
    <aside className={styles.panel} aria-label="People and actions">
      <NotesTabs {...props} />
    </aside>
  );
});
