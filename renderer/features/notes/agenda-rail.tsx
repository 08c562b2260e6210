import { Check, ChevronDown, CircleSlash, Ellipsis, PenLine } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { itemOutcomeNames } from '../../../shared/wording/word-item-progress.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { ItemClock } from './item-clock.tsx';
import styles from './notes-page.module.css';
import type { NotesSection } from './notes-sections.ts';
import type { ItemClocks } from './use-item-times.ts';

export type AgendaRailProps = {
  readonly notes: readonly NotesSection[];
  /** How many words each of them has. */
  readonly words: readonly number[];
  readonly current: NotesSection | null;
  readonly clocks: ItemClocks;
  readonly isRestricted: (place: NotesSection) => boolean;
  readonly onGoTo: (place: NotesSection) => void;
  /** What can be done with the current item; none where the agenda does not change any more. */
  readonly entries: readonly (readonly MenuEntry[])[];
};

/** The agenda beside the notes: where one is, what is done or written already, for how long, and a way to go anywhere. */
export function AgendaRail({
  notes,
  words,
  current,
  clocks,
  isRestricted,
  onGoTo,
  entries,
}: AgendaRailProps): ReactNode {
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
              id={place.item.id}
              data-outcome={place.item.outcome ?? undefined}
              aria-current={place === current ? 'true' : undefined}
              onClick={() => {
                setOpen(false);
                onGoTo(place);
              }}
            >
              <span className={styles.mark}>{place.depth === 0 ? place.mark : `${place.mark})`}</span>
              <span>
                <span className={styles.title}>{place.item.title}</span>{' '}
                {isRestricted(place) ? <small className={styles.restricted}>Restricted</small> : null}
                <ItemClock clocks={clocks} itemId={place.item.id} planned={place.item.minutes} />
              </span>
              <RailSide place={place} words={words[index] ?? 0} isCurrent={place === current} />
            </button>
            {place === current && entries.length > 0 ? (
              <span className={styles.deeds}>
                <Menu label={`Item ${place.label}`} groups={entries}>
                  <IconButton icon={Ellipsis} isSmall label={`Rename, add or move: item ${place.label}`} />
                </Menu>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RailSide({
  place: { item },
  words,
  isCurrent,
}: {
  readonly place: NotesSection;
  readonly words: number;
  readonly isCurrent: boolean;
}): ReactNode {
  switch (item.outcome) {
    case 'done':
      return <Check role="img" aria-label={itemOutcomeNames.done} />;
    case 'not-discussed':
      return <CircleSlash role="img" aria-label={itemOutcomeNames['not-discussed']} />;
    case null:
      return words > 0 && !isCurrent ? <PenLine role="img" aria-label="has notes" /> : <span />;
  }
}
