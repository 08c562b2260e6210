import type { KeyboardEvent, ReactNode } from 'react';
import styles from './item-panel.module.css';

export type ItemPanelProps = {
  /** What the panel says of the item, with the item's title. */
  readonly label: string;
  /** Gives the caret back to the notes; null where it is in none. */
  readonly onBack: (() => void) | null;
  readonly children: ReactNode;
};

/** What stands beside the notes about the item at the caret. It can have the focus, to be scrolled; Escape goes back. */
export function ItemPanel({ label, onBack, children }: ItemPanelProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || onBack === null) return;
    event.preventDefault();
    onBack();
  };
  return (
    <section
      className={styles.panel}
      aria-label={label}
      tabIndex={-1}
      data-item-panel=""
      onKeyDown={onKeyDown}
    >
      {children}
    </section>
  );
}

/** Puts the focus on the panel that is shown. */
export function focusItemPanel(): void {
  document.querySelector<HTMLElement>('[data-item-panel]')?.focus();
}
