import { CircleCheck } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { openEndCodes, type OpenEndCode } from '../../../shared/document/open-ends.ts';
import { nothingOpen, openEndFixes, wordOpenEnds } from '../../../shared/wording/word-open-end.ts';
import type { OpenEndInNotes } from './open-ends-in-notes.ts';
import styles from './tidy-panel.module.css';

export type TidyPanelProps = {
  readonly ends: readonly OpenEndInNotes[];
  readonly onGoToEnd: (end: OpenEndInNotes) => void;
  /** Puts one right, or has asked what is missing; null where the notes do not change any more. */
  readonly onFix: ((end: OpenEndInNotes) => void) | null;
  /** Brings back what was removed last, if anything was; again, what was removed before it. */
  readonly onUndoFix: () => void;
};

/** What is fixed by taking it out. */
const removed: ReadonlySet<OpenEndCode> = new Set(['note-to-self', 'marked-to-check']);

/**
 * What is left open in the notes, live: with the focus on one the arrow keys go through the list, Enter goes to the place,
 * F2 puts it right, Delete removes a note to self or a mark, and Ctrl Z brings them back,
 * the last first.
 */
export function TidyPanel({ ends, onGoToEnd, onFix, onUndoFix }: TidyPanelProps): ReactNode {
  const inOrder = openEndCodes.flatMap((code) => ends.filter((end) => end.code === code));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-open-end]')];
    const index = rows.findIndex((row) => row === event.target);
    const end = inOrder[index];
    if (event.altKey || event.shiftKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return;
      event.stopPropagation();
      onUndoFix();
    } else if (!end) return;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      rows[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (onFix && event.key === (removed.has(end.code) ? 'Delete' : 'F2')) {
      if (removed.has(end.code)) (rows[index + 1] ?? rows[index - 1])?.focus();
      onFix(end);
    } else return;
    event.preventDefault();
  };
  if (ends.length === 0) {
    return (
      <p className={styles.clear} tabIndex={-1} data-nothing-open="" onKeyDown={onKeyDown}>
        <CircleCheck aria-hidden="true" />
        {nothingOpen}
      </p>
    );
  }
  return (
    <div onKeyDown={onKeyDown}>
      {openEndCodes.map((code) => {
        const here = ends.filter((end) => end.code === code);
        const heading = wordOpenEnds(code, here.length);
        return here.length === 0 ? null : (
          <section key={code} aria-label={heading}>
            <h3 className={styles.head}>{heading}</h3>
            <ul className={styles.list}>
              {here.map((end) => (
                <li key={`${end.sectionId} ${end.blockId ?? end.index} ${end.nth}`}>
                  <button
                    type="button"
                    className={styles.end}
                    data-open-end=""
                    onClick={() => onGoToEnd(end)}
                  >
                    <b>
                      <VisuallyHidden>Item </VisuallyHidden>
                      {end.label}
                    </b>
                    <span>{end.text === '' ? 'No words yet' : end.text}</span>
                  </button>
                  {onFix === null ? null : (
                    <button
                      type="button"
                      className={styles.fix}
                      aria-label={`${openEndFixes[code]}: ${end.text === '' ? `item ${end.label}` : end.text}`}
                      onClick={() => onFix(end)}
                    >
                      {openEndFixes[code]}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
