import { Cloud, CloudAlert, Lock } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { OpenRecovery } from './open-recovery.tsx';
import styles from './save-indicator.module.css';
import {
  guardWindowClose,
  notSavedWords,
  useSaveState,
  useSpokenSaveState,
  type SaveState,
} from './save-state.ts';
import { UnsavedWords } from './unsaved-words.tsx';

/** The save state in the top bar: four honest words. Only trouble and its end are spoken, not every save. */
export function SaveIndicator(): ReactNode {
  const state = useSaveState();
  const spoken = useSpokenSaveState();
  useEffect(() => guardWindowClose(window), []);
  return (
    <section className={styles.indicator} data-state={state.kind} aria-label="Save state">
      <Visible state={state} />
      <span role="status" className={styles.spoken}>
        {spoken}
      </span>
    </section>
  );
}

// Made once, so that it is not gone through with every save.
const usualSign = <Cloud aria-hidden size={16} />;

function Visible({ state }: { readonly state: SaveState }): ReactNode {
  switch (state.kind) {
    case 'idle':
      return null;
    // One box of a fixed size, in which nothing but the words changes: it is drawn with every save.
    case 'saving':
    case 'saved':
      return (
        <span className={styles.usual}>
          {usualSign}
          <span className={styles.words}>
            {state.kind === 'saving' ? 'Saving…' : `Saved ${clockTime(state.at)}`}
          </span>
        </span>
      );
    case 'read-only':
      return (
        <span className={styles.state} title={state.why}>
          <Lock aria-hidden size={16} />
          Read-only
        </span>
      );
    case 'not-saved':
      return (
        <details
          className={styles.trouble}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !event.currentTarget.open) return;
            event.currentTarget.open = false;
            event.currentTarget.querySelector('summary')?.focus();
          }}
        >
          <summary className={styles.state}>
            <CloudAlert aria-hidden size={16} />
            {notSavedWords(state)}
          </summary>
          <div className={styles.why}>
            <p>{state.why}</p>
            <p>{state.whatNow}</p>
            <UnsavedWords />
            {state.isDamage === true ? <OpenRecovery /> : null}
          </div>
        </details>
      );
  }
}

// Made once: making one takes as long as the rest of a save.
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

function clockTime(at: Date): string {
  return clock.format(at);
}
