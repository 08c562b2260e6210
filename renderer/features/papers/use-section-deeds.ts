import type { Editor } from '@tiptap/core';
import { useCallback, useRef } from 'react';
import type { LiveSection } from '../../editor/remembered-place.ts';

type Deed = (editor: Editor) => unknown;

/**
 * Does something in the text of any section: in the one that is live at once, in another as soon as it is. `onLive` has
 * to be told of every editor that comes on screen or leaves it.
 */
export function useSectionDeeds(
  liveId: string | null,
  editor: Editor | null,
  setLive: (live: LiveSection) => void,
): {
  readonly inSection: (sectionId: string, deed: Deed) => void;
  readonly onLive: (editor: Editor | null) => void;
} {
  const waiting = useRef<Deed | null>(null);
  const onLive = useCallback((shown: Editor | null) => {
    const deed = waiting.current;
    if (shown === null || deed === null) return;
    waiting.current = null;
    // Once the screen knows the editor: what it does may have the screen drawn anew.
    queueMicrotask(() => deed(shown));
  }, []);
  const inSection = (sectionId: string, deed: Deed): void => {
    if (sectionId === liveId && editor) {
      waiting.current = null;
      deed(editor);
      return;
    }
    waiting.current = deed;
    setLive({ sectionId, caret: 'start' });
  };
  return { inSection, onLive };
}
