import { useEffect, useRef, type ReactNode } from 'react';
import styles from './alone-screen.module.css';

export type AloneScreenProps = {
  readonly title: string;
  readonly size?: 'narrow' | 'wide';
  /** At the top beside the program's name. */
  readonly aside?: ReactNode;
  /** Over everything, as wide as the screen. */
  readonly banner?: ReactNode;
  /** Said last, in small print. */
  readonly note?: string;
  readonly children: ReactNode;
};

/** What stands in the place of every other screen. Its heading has the focus when it comes. */
export function AloneScreen({
  title,
  size = 'narrow',
  aside,
  banner,
  note,
  children,
}: AloneScreenProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Secretariat`;
    heading.current?.focus();
  }, [title]);
  return (
    <main id="main" className={styles.screen} tabIndex={-1}>
      {banner}
      <div className={`${styles.column} ${styles[size]}`}>
        <div className={styles.top}>
          <span className={styles.brand}>Secretariat</span>
          {aside}
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        {note === undefined ? null : <p className={styles.note}>{note}</p>}
      </div>
    </main>
  );
}
