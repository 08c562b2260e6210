import { GripVertical } from 'lucide-react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { AgendaNumber } from '../../../shared/domain/agenda.ts';
import styles from './agenda.module.css';
import { draftRowId, type Draft } from './editing.ts';
import { TitleInput } from './title-input.tsx';

export type DraftRowProps = {
  readonly draft: Draft;
  readonly number: AgendaNumber | undefined;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly onIndent: (isIn: boolean) => void;
};

/** The line of an item that is being added. */
export function DraftRow({ draft, number, onChange, onEnter, onLeave, onEscape, onIndent }: DraftRowProps) {
  const isSub = draft.target.parentId !== null;
  return (
    <GridListItem id={draftRowId} textValue="New item" className={`${styles.row} ${isSub ? styles.sub : ''}`}>
      <AriaButton slot="drag" isDisabled className={styles.grip ?? ''}>
        <GripVertical aria-hidden="true" />
      </AriaButton>
      <span className={styles.number}>{isSub ? `${number?.mark ?? ''})` : (number?.mark ?? '')}</span>
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
