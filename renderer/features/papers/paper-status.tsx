import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { SessionSection } from '../../editor/document-session.ts';
import { ReasonAtCaret } from '../../editor/restricted-line.tsx';
import { WordCount } from '../find/index.ts';
import styles from './paper-page.module.css';

export type PaperStatusProps = {
  readonly sections: readonly SessionSection[];
  readonly isRestricted: (section: SessionSection) => boolean;
  readonly current: SessionSection | null;
  readonly headings: ReadonlyMap<string, string>;
  readonly editor: Editor | null;
};

/** The line under a paper: words, of the section in use and of all. */
export function PaperStatus({
  sections,
  isRestricted,
  current,
  headings,
  editor,
}: PaperStatusProps): ReactNode {
  return (
    <footer className={styles.status}>
      <WordCount
        texts={sections.map((section) => ({ section, isRestricted: isRestricted(section) }))}
        current={current && { name: headings.get(current.id) ?? '', section: current }}
        whole="Paper"
        editor={editor}
      />
      <ReasonAtCaret editor={editor} />
      <span className={styles.space} />
      <span>English (United Kingdom)</span>
    </footer>
  );
}
