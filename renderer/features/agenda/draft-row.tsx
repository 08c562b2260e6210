import { GridListItem } from 'react-aria-components';
import styles from './agenda.module.css';
import { draftRowId, type Draft } from './editing.ts';
import { TitleInput } from './title-input.tsx';

export type DraftRowProps = {
  readonly draft: Draft;
  readonly mark: string;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly onIndent: (isIn: boolean) => void;
};

/** The line of an item that is being added. */
export function DraftRow({ draft, mark, onChange, onEnter, onLeave, onEscape, onIndent }: DraftRowProps) {
  const isSub = draft.target.parentId !== null;
  return (
    <GridListItem id={draftRowId} textValue="New item" className={`${styles.row} ${isSub ? styles.sub : ''}`}>
      <span />
      <span className={styles.number}>{mark}</span>
      <TitleInput
        label="Title of the new item"
        text={draft.text}
        problem={draft.problem}
        onChange={onChange}
        onEnter={onEnter}
        onLeave={onLeave}
        onEscape={onEscape}
        onIndent={onIndent}
      />
    </GridListItem>
  );
}
