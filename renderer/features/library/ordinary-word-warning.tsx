import type { ReactNode } from 'react';
import { useIsOrdinaryWord } from '../../editor/spelling/use-is-ordinary-word.ts';
import { Notice } from '../../ui/notice.tsx';

/** Says that a shortcut is also a word that somebody may want to write. */
export function OrdinaryWordWarning({ typed }: { readonly typed: string }): ReactNode {
  const isWord = useIsOrdinaryWord(typed);
  return (
    <div aria-live="polite">
      {isWord ? (
        <Notice tone="due" title={`“${typed.trim()}” is an ordinary word.`}>
          Whenever you write it, the text takes its place. Choose letters that are no word, if you write this
          one.
        </Notice>
      ) : null}
    </div>
  );
}
