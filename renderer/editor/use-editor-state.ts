import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/** What is read of an editor, again after each of its transactions; drawn anew only where that became another. */
export function useEditorState<State>(editor: Editor | null, read: (editor: Editor | null) => State): State {
  const last = useRef<{ readonly state: State } | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      editor?.on('transaction', listener);
      return () => void editor?.off('transaction', listener);
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    const state = read(editor);
    if (last.current === null || !isSame(last.current.state, state)) last.current = { state };
    return last.current.state;
  });
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [ours, theirs] = [Object.entries(one), Object.entries(other)];
  return (
    ours.length === theirs.length &&
    ours.every(([key, value], at) => theirs[at]?.[0] === key && Object.is(value, theirs[at]?.[1]))
  );
}
