import type { ReactNode } from 'react';
import { RecordFacts } from './record-facts.tsx';
import styles from './sign-off.module.css';

/** Over the notes of an agreed meeting: that they are agreed, how that came about, and that they are sealed. */
export function AgreedNotice({ meetingId }: { readonly meetingId: string }): ReactNode {
  return (
    <section className={styles.agreed} aria-label="How the notes were agreed">
      <RecordFacts meetingId={meetingId} />
    </section>
  );
}
