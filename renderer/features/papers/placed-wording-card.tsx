import { Check, CircleAlert, Pencil, Unlink } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { WordingStanding } from '../../../shared/domain/wordings.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { differencesBetween, DifferenceText, linesOf } from '../history/index.ts';
import styles from './wording-panel.module.css';
import { bodyWith, type PlacedWording } from './wordings-in-paper.ts';

const looks = {
  'as-in-library': { words: 'As in the library', tone: 'done', icon: Check },
  edited: { words: 'Edited here', tone: 'plain', icon: Pencil },
  newer: { words: 'The library has newer text', tone: 'due', icon: CircleAlert },
  'edited-and-newer': { words: 'Edited here; the library has newer text', tone: 'due', icon: CircleAlert },
  'not-in-library': { words: 'No longer in the library', tone: 'plain', icon: Unlink },
} as const satisfies Readonly<Record<WordingStanding, { words: string; tone: ChipTone; icon: typeof Check }>>;

export type PlacedWordingCardProps = {
  readonly placed: PlacedWording;
  readonly names: NameBook;
  readonly isLocked: boolean;
  readonly onTake: () => void;
  readonly onKeep: () => void;
  readonly onGo: () => void;
};

/** One copy of standard wording in the paper: how it stands to the library, and what can be done about that. */
export function PlacedWordingCard({
  placed: { block, heading, wording, standing, library },
  names,
  isLocked,
  onTake,
  onKeep,
  onGo,
}: PlacedWordingCardProps): ReactNode {
  const { words, tone, icon } = looks[standing];
  const isNewer = standing === 'newer' || standing === 'edited-and-newer';
  const name = wording?.name ?? 'Standard wording';
  return (
    <li className={styles.card}>
      <b>{name}</b>
      <small>{heading}</small>
      <Chip tone={tone} icon={icon}>
        {words}
      </Chip>
      {library && standing !== 'as-in-library' ? (
        <details className={styles.difference}>
          <summary>{isNewer ? 'What the new text changes' : 'What was changed here'}</summary>
          <Difference
            before={isNewer ? block.blocks : library.blocks}
            after={isNewer ? library.blocks : block.blocks}
            names={names}
          />
        </details>
      ) : null}
      <div className={styles.deeds}>
        {!isLocked && library && standing !== 'as-in-library' ? (
          <Button
            aria-label={`${isNewer ? 'Take the new text' : 'Take the library’s text'}: ${name}`}
            onPress={onTake}
          >
            {isNewer ? 'Take the new text' : 'Take the library’s text'}
          </Button>
        ) : null}
        {!isLocked && isNewer ? (
          <Button aria-label={`Keep mine: ${name}`} onPress={onKeep}>
            Keep mine
          </Button>
        ) : null}
        {isLocked ? null : (
          <Button variant="quiet" aria-label={`Go to it: ${name}`} onPress={onGo}>
            Go to it
          </Button>
        )}
      </div>
    </li>
  );
}

function Difference({
  before,
  after,
  names,
}: {
  readonly before: PlacedWording['block']['blocks'];
  readonly after: PlacedWording['block']['blocks'];
  readonly names: NameBook;
}): ReactNode {
  const { lines } = useMemo(() => {
    const lineOf = (blocks: typeof before) => linesOf({ state: 'sound', body: bodyWith(blocks) }, names);
    return differencesBetween(lineOf(before), lineOf(after));
  }, [before, after, names]);
  return <DifferenceText lines={lines} />;
}
