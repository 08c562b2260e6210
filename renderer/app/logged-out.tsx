import { useEffect, useRef, type ReactNode } from 'react';
import styles from './logged-out.module.css';

/** All that is left of the program in a browser once the person has logged out. */
export function LoggedOut(): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.place}>
      <h1 ref={heading} tabIndex={-1}>
        You are logged out
      </h1>
      <p>Everything is saved, and Secretariat has ended. You can close this page.</p>
      <p>To go on, start Secretariat again.</p>
    </main>
  );
}
