import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { setMarkStart } from './section-mark-decorations.ts';
import type { MarkStart } from './section-marks.ts';
import type { CaretPlace } from './static-body.tsx';

export type LiveBodyProps = {
  readonly editor: Editor;
  readonly start: MarkStart;
  readonly caret: CaretPlace;
  /** The editor has come on screen (or left it): what the toolbar works on. */
  readonly onLive: (editor: Editor | null) => void;
  /** The caret has left the text: what is not saved is saved now. */
  readonly onLeave: () => void;
};

/** The one live editor. It is put on screen by hand: React never draws what is inside. */
export function LiveBody({ editor, start, caret, onLive, onLeave }: LiveBodyProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const atStart = useRef({ start, caret });
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });

  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    editor.mount(current);
    setMarkStart(editor, atStart.current.start);
    putCaret(editor, atStart.current.caret);
    onLive(editor);
    return () => {
      onLive(null);
      // What leaves the page loses the focus without a blur.
      leave.current();
      editor.unmount();
      current.replaceChildren();
    };
  }, [editor, onLive]);

  useLayoutEffect(() => setMarkStart(editor, start), [editor, start]);

  return <div ref={place} className="live-text" onBlur={onLeave} />;
}

/** At once, not with the next frame as Tiptap's `focus` does: a key that follows a click must find the caret. */
function putCaret({ view }: Editor, caret: CaretPlace): void {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(selectionAt(view, doc, caret)));
  view.focus();
  if (typeof caret === 'string') view.dispatch(view.state.tr.scrollIntoView());
}

function selectionAt(view: EditorView, doc: Node, caret: CaretPlace): Selection {
  if (caret === 'start') return Selection.atStart(doc);
  if (caret === 'end') return Selection.atEnd(doc);
  const box = view.dom.getBoundingClientRect();
  const hit = view.posAtCoords({ left: box.left + caret.x, top: box.top + caret.y });
  return hit ? Selection.near(doc.resolve(hit.pos)) : Selection.atEnd(doc);
}
