import { useMemo, type ReactNode } from 'react';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { DocumentKind } from '../../../shared/document/schemas.ts';
import { loadText } from '../../editor/load-section.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { unmarked, type MarkStart } from '../../editor/section-marks.ts';
import { StaticBody } from '../../editor/static-body.tsx';
import { platform } from '../../platform/platform.ts';
import styles from './item-panel.module.css';

export type DrawnTextProps = {
  readonly kind: DocumentKind;
  readonly content: Section['content'];
  readonly names: NameBook;
  readonly label: string;
  readonly start?: MarkStart;
};

/** A stored text to be read beside the notes. */
export function DrawnText({ kind, content, names, label, start = unmarked }: DrawnTextProps): ReactNode {
  const text = useMemo(() => loadText(kind, content), [kind, content]);
  if (text.state === 'unreadable') {
    return <p className={styles.quiet}>{text.text || 'This text cannot be read.'}</p>;
  }
  if (text.node.textContent === '' && text.node.childCount <= 1) {
    return <p className={styles.quiet}>Nothing was written here.</p>;
  }
  return (
    <StaticBody
      kind={kind}
      doc={text.node}
      names={names}
      start={start}
      label={label}
      openLink={(href) => platform().openLink(href)}
    />
  );
}
