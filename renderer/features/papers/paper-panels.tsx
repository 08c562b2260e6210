import { useState, type ReactNode } from 'react';
import { Tabs, type TabEntry } from '../../ui/tabs.tsx';
import styles from './paper-page.module.css';

export type PaperPanel =
  'plan' | 'attachments' | 'equality' | 'last-time' | 'findings' | 'comments' | 'steps';

/** What stands beside the page of a paper, one at a time. */
export function PaperPanels({ panels }: { readonly panels: readonly TabEntry<PaperPanel>[] }): ReactNode {
  const [panel, setPanel] = useState<PaperPanel>('plan');
  return (
    <aside className={styles.panel} aria-label="Beside the paper">
      <Tabs label="Beside the paper" selected={panel} onChange={setPanel} tabs={panels} />
    </aside>
  );
}
