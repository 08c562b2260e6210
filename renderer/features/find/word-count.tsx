import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { countOf } from '../../../shared/wording/facts.ts';
import { useCommands } from '../../app/commands.ts';
import type { SessionSection } from '../../editor/document-session.ts';
import { publicWordsOf, readWordsOf } from '../../editor/section-words.ts';
import { announce } from '../../ui/announcer.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useSelectedWords } from './use-selected-words.ts';
import styles from './word-count.module.css';

export type CountedText = { readonly section: SessionSection; readonly isRestricted: boolean };

/**
 * At the foot of a document: the words of the section in use, of the selection, and of the whole. A section is counted
 * again when its text has changed, and not before the typing pauses.
 */
export function WordCount({
  texts,
  current,
  whole,
  editor,
}: {
  readonly texts: readonly CountedText[];
  /** What the section in use is called ("Item 4"), with its words. */
  readonly current: { readonly name: string; readonly section: SessionSection } | null;
  /** What all of them together are called: "Notes". */
  readonly whole: string;
  readonly editor: Editor | null;
}): ReactNode {
  const selected = useSelectedWords(editor);
  const all = texts.reduce((sum, { section }) => sum + wordsIn(section), 0);
  const inPublic = texts.reduce(
    (sum, { section, isRestricted }) => sum + (isRestricted ? 0 : publicWordsIn(section)),
    0,
  );
  const own = current === null ? '' : `${current.name} · ${countOf(wordsIn(current.section), 'word')}`;
  const total = `${whole} ${countOf(all, 'word')}`;
  const marked = selected === 0 ? '' : `${countOf(selected, 'word')} selected`;
  const leftOut =
    inPublic === all
      ? ''
      : ` A file for the public has ${countOf(inPublic, 'of these words', 'of these words')}, without what is restricted.`;
  const what = `Counted is every word of the text but your notes to self, names as they read.${leftOut} Titles, and the owners and dates of actions, are not counted.`;
  useCommands('word-count', [
    {
      id: 'words.count',
      label: 'Say how many words there are',
      group: 'Find',
      run: () => announce([own, marked, total].filter((part) => part !== '').join(', ')),
    },
  ]);
  return (
    <Tooltip text={what}>
      <AriaButton className={styles.count ?? ''}>
        {own === '' ? null : <span>{own}</span>}
        {marked === '' ? null : <span>{marked}</span>}
        <span>{total}</span>
      </AriaButton>
    </Tooltip>
  );
}

function wordsIn(section: SessionSection): number {
  return section.state === 'sound' ? readWordsOf(section.doc) : section.stored.words;
}

function publicWordsIn(section: SessionSection): number {
  return section.state === 'sound' ? publicWordsOf(section.doc) : section.stored.words;
}
