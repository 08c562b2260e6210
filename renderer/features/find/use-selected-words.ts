import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { BodyNode } from '../../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';

const pauseBeforeCounting = 200;

/** How many words of the text are selected, counted once the selection rests. */
export function useSelectedWords(editor: Editor | null): number {
  const [words, setWords] = useState(0);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | null = null;
    const countSoon = (): void => {
      if (soon !== null) clearTimeout(soon);
      soon = setTimeout(() => setWords(selectedWords(editor)), pauseBeforeCounting);
    };
    document.addEventListener('selectionchange', countSoon);
    return () => {
      if (soon !== null) clearTimeout(soon);
      document.removeEventListener('selectionchange', countSoon);
    };
  }, [editor]);
  return words;
}

function selectedWords(editor: Editor | null): number {
  const selected = window.getSelection();
  const at = selected?.anchorNode ?? null;
  const text = (at instanceof Element ? at : at?.parentElement)?.closest('.section-text') ?? null;
  if (!selected || selected.isCollapsed || text === null) return 0;
  if (!editor || editor.isDestroyed || editor.view.dom !== text) return countWords(selected.toString());
  const lines: string[] = [];
  editor.state.selection.content().content.forEach((node) => {
    lines.push(plainTextOf(node.toJSON() as BodyNode));
  });
  return countWords(lines.join('\n'));
}
