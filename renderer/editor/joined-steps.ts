// Changes of several texts that are undone as one: undo in any of them, right after, undoes them all.

import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

export type Way = 'undo' | 'redo';

type Joined = { readonly at: Node; readonly run: () => void };

const steps: Readonly<Record<Way, WeakMap<Editor, Joined>>> = { undo: new WeakMap(), redo: new WeakMap() };

/** From now on, and for as long as an editor's text is what it is now, undoing (or redoing) in it runs this instead. */
export function joinSteps(way: Way, editors: readonly Editor[], run: () => void): void {
  for (const editor of editors) steps[way].set(editor, { at: editor.state.doc, run });
}

/** Undoes (or redoes) what was joined. False where the editor's text is not as it was then. */
export function runJoined(way: Way, editor: Editor): boolean {
  const joined = steps[way].get(editor);
  if (joined?.at !== editor.state.doc) return false;
  steps[way].delete(editor);
  joined.run();
  return true;
}
