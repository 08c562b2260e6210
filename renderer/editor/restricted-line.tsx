import type { Editor } from '@tiptap/core';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordRestriction } from '../../shared/document/restricted-words.ts';
import { Chip } from '../ui/chip.tsx';
import { reasonAtCaret } from './restricted-words.ts';
import styles from './restricted-line.module.css';
import { useEditorState } from './use-editor-state.ts';

/** A word and a shape, wherever something restricted is listed. */
export function RestrictedChip(): ReactNode {
  return (
    <Chip tone="hold" icon={LockKeyhole}>
      Restricted
    </Chip>
  );
}

/** Says of an item or a section that nothing of it is for the public, and why. */
export function RestrictedLine({
  reason,
  isByItem = false,
}: {
  readonly reason: string;
  /** The agenda item is restricted, and this with it. */
  readonly isByItem?: boolean;
}): ReactNode {
  return (
    <p className={styles.line}>
      <RestrictedChip />
      <span>
        {reason}
        {isByItem ? ' (with its agenda item)' : ''}
      </span>
    </p>
  );
}

/** At the foot of a page: why the words at the caret are restricted. */
export function ReasonAtCaret({ editor }: { readonly editor: Editor | null }): ReactNode {
  const reason = useEditorState(editor, (current) => (current ? reasonAtCaret(current.state) : null));
  return reason === null ? null : (
    <span className={styles.here}>
      <LockKeyhole aria-hidden="true" />
      {wordRestriction(reason)}
    </span>
  );
}
