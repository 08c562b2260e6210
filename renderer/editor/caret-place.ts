import type { Node } from '@tiptap/pm/model';
import { Selection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** A place in the text itself: in a block where that is still there, else as far into the text. */
export type PlaceInText = {
  readonly block: string | null;
  readonly offset: number;
  readonly position: number;
  /** How far what the text stands in was scrolled. */
  readonly scroll: number;
};

/**
 * Where the caret shall be once the section is live: an end, where it was when the section was last in use (else the
 * end), a point in the text's own box, or a place that was kept.
 */
export type CaretPlace =
  'start' | 'end' | 'as-left' | { readonly x: number; readonly y: number } | PlaceInText;

/** Where the caret is. */
export function placeOf({ selection }: EditorState, scroll: number): PlaceInText {
  const { $head, head } = selection;
  if ($head.depth === 0) return { block: null, offset: 0, position: head, scroll };
  const id: unknown = $head.node(1).attrs.id;
  return {
    block: typeof id === 'string' ? id : null,
    offset: head - $head.before(1),
    position: head,
    scroll,
  };
}

/** The selection that puts the caret there, or as near as the text allows. */
export function selectionAt(view: EditorView, doc: Node, caret: Exclude<CaretPlace, 'as-left'>): Selection {
  if (caret === 'start') return Selection.atStart(doc);
  if (caret === 'end') return Selection.atEnd(doc);
  if ('position' in caret) return Selection.near(doc.resolve(positionIn(doc, caret)));
  const box = view.dom.getBoundingClientRect();
  const hit = view.posAtCoords({ left: box.left + caret.x, top: box.top + caret.y });
  return hit ? Selection.near(doc.resolve(hit.pos)) : Selection.atEnd(doc);
}

/** Exported for tests: a position of this text, whatever has become of it since. */
export function positionIn(doc: Node, { block, offset, position }: PlaceInText): number {
  let found = -1;
  doc.forEach((node, start) => {
    if (block !== null && node.attrs.id === block) found = start + Math.min(offset, node.nodeSize - 1);
  });
  return Math.max(0, Math.min(found >= 0 ? found : position, doc.content.size));
}
