import { Cloud, CloudAlert, Lock } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { OpenRecovery } from './open-recovery.tsx';
import styles from './save-indicator.module.css';
import {
  followUsualSaveState,
  guardWindowClose,
  notSavedWords,
  useSpokenSaveState,
  useUnusualSaveState,
} from './save-state.ts';
import { UnsavedWords } from './unsaved-words.tsx';

/** The save state in the top bar: four honest words. Only trouble and its end are spoken, not every save. */
export function SaveIndicator(): ReactNode {
  const spoken = useSpokenSaveState();
  useEffect(() => guardWindowClose(window), []);
  return (
    <section className={styles.indicator} aria-label="Save state">
      <Visible />
      <span role="status" className={styles.spoken}>
        {spoken}
      </span>
    </section>
  );
}

function Visible(): ReactNode {
  const state = useUnusualSaveState();
  if (state === 'usual') return <Usual />;
  switch (state.kind) {
    case 'idle':
      return null;
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

/**
 * One box of a fixed size, in which nothing but the words changes: they do so with every save, between two keys, and so they
 * are written into the page without anything being rendered.
 */
function Usual(): ReactNode {
  const words = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      followUsualSaveState((state) => {
        const { current } = words;
        if (current)
          current.textContent = state.kind === 'saving' ? 'Saving…' : `Saved ${clockTime(state.at)}`;
      }),
    [],
  );
  return (
    <span className={styles.usual}>
      <Cloud aria-hidden size={16} />
      <span ref={words} className={styles.words} />
    </span>
  );
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
