import { Check, ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import styles from './notes-page.module.css';
import type { NotesSection } from './notes-sections.ts';

export type AgendaRailProps = {
  readonly notes: readonly NotesSection[];
  /** How many words each of them has. */
  readonly words: readonly number[];
  readonly current: NotesSection | null;
  readonly isRestricted: (place: NotesSection) => boolean;
  readonly onGoTo: (place: NotesSection) => void;
};

/** The agenda beside the notes: where one is, what is written already, and a way to go anywhere. */
export function AgendaRail({ notes, words, current, isRestricted, onGoTo }: AgendaRailProps): ReactNode {
  // In a narrow window the list is behind a button; where there is room the button is not shown, and the list always is.
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className={styles.rail} aria-label="Agenda" data-open={isOpen}>
      <h2>Agenda</h2>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Agenda
        <ChevronDown aria-hidden="true" />
      </button>
      <ol>
        {notes.map((place, index) => (
          <li key={place.section.id} data-depth={place.depth}>
            <button
              type="button"
              className={styles.item}
              aria-current={place === current ? 'true' : undefined}
              onClick={() => {
                setOpen(false);
                onGoTo(place);
              }}
            >
              <span className={styles.mark}>{place.depth === 0 ? place.mark : `${place.mark})`}</span>
              <span>
                {place.item.title}
                {isRestricted(place) ? <small className={styles.restricted}>Restricted</small> : null}
              </span>
              <RailSide
                minutes={place.item.minutes}
                words={words[index] ?? 0}
                isCurrent={place === current}
              />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RailSide({
  minutes,
  words,
  isCurrent,
}: {
  readonly minutes: number | null;
  readonly words: number;
  readonly isCurrent: boolean;
}): ReactNode {
  if (words > 0 && !isCurrent) return <Check role="img" aria-label="has notes" />;
  return minutes === null ? <span /> : <span className={styles.minutes}>{minutes} min</span>;
}
