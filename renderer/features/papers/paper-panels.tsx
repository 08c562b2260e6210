import type { ReactNode } from 'react';
import { Tabs, type TabEntry } from '../../ui/tabs.tsx';
import styles from './paper-page.module.css';

export type PaperPanel =
  | 'plan'
  | 'wording'
  | 'figures'
  | 'attachments'
  | 'equality'
  | 'last-time'
  | 'findings'
  | 'comments'
  | 'steps';

/** What stands beside the page of a paper, one at a time. */
export function PaperPanels({
  panels,
  shown,
  onShow,
}: {
  readonly panels: readonly TabEntry<PaperPanel>[];
  readonly shown: PaperPanel;
  readonly onShow: (panel: PaperPanel) => void;
}): ReactNode {
  return (
    <aside className={styles.panel} aria-label="Beside the paper">
      <Tabs label="Beside the paper" selected={shown} onChange={onShow} tabs={panels} />
    </aside>
  );
}
