import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { placeOf, selectionAt, type CaretPlace } from './caret-place.ts';
import { forgetPlace, rememberPlace } from './remembered-place.ts';
import { setMarkStart } from './section-mark-decorations.ts';
import type { MarkStart } from './section-marks.ts';

export type LiveBodyProps = {
  readonly sectionId: string;
  readonly editor: Editor;
  readonly start: MarkStart;
  readonly caret: CaretPlace;
  /** The editor has come on screen (or left it): what the toolbar works on. */
  readonly onLive: (editor: Editor | null) => void;
  /** The caret has left the text: what is not saved is saved now. */
  readonly onLeave: () => void;
};

/** The one live editor. It is put on screen by hand: React never draws what is inside. */
export function LiveBody({ sectionId, editor, start, caret, onLive, onLeave }: LiveBodyProps): ReactNode {
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
    onceLive.add(editor);
    onLive(editor);
    const stopRemembering = rememberCaret(editor, sectionId);
    return () => {
      stopRemembering();
      onLive(null);
      // What leaves the page loses the focus without a blur.
      leave.current();
      editor.unmount();
      current.replaceChildren();
    };
  }, [editor, sectionId, onLive]);

  useLayoutEffect(() => setMarkStart(editor, start), [editor, start]);

  return <div ref={place} className="live-text" onBlur={onLeave} />;
}

/** Editors keep their selection while another section is in use; before its first use an editor has none to keep. */
const onceLive = new WeakSet<Editor>();

/** At once, not with the next frame as Tiptap's `focus` does: a key that follows a click must find the caret. */
function putCaret(editor: Editor, caret: CaretPlace): void {
  const { view } = editor;
  const { doc, tr } = view.state;
  if (caret !== 'as-left') view.dispatch(tr.setSelection(selectionAt(view, doc, caret)));
  else if (!onceLive.has(editor)) view.dispatch(tr.setSelection(Selection.atEnd(doc)));
  view.focus();
  if (typeof caret === 'string') view.dispatch(view.state.tr.scrollIntoView());
  if (typeof caret === 'object' && 'scroll' in caret) {
    // Once the sections below are drawn as well: until then the page is too short to be scrolled so far.
    requestAnimationFrame(() => {
      if (view.isDestroyed) return;
      scrollerOf(view.dom).scrollTop = caret.scroll;
      view.dispatch(view.state.tr.scrollIntoView());
    });
  }
}

const pauseBeforeRemembering = 300;

/** Keeps where the caret is for as long as this editor is on screen. Returns how to stop. */
function rememberCaret(editor: Editor, sectionId: string): () => void {
  let soon: ReturnType<typeof setTimeout> | null = null;
  // Looked for once: to look for it lays out the page, which a pause of the typing has no time for.
  let scroller: Element | null = null;
  const remember = (): void => {
    soon = null;
    const { state, dom } = editor.view;
    scroller ??= scrollerOf(dom);
    rememberPlace({ sectionId, caret: placeOf(state, scroller.scrollTop) });
  };
  const rememberSoon = (): void => {
    soon ??= setTimeout(remember, pauseBeforeRemembering);
  };
  // In a window of another width something else may scroll.
  const lookAgain = (): void => {
    scroller = null;
  };
  editor.on('transaction', rememberSoon);
  window.addEventListener('pagehide', remember);
  window.addEventListener('resize', lookAgain);
  rememberSoon();
  return () => {
    if (soon !== null) clearTimeout(soon);
    editor.off('transaction', rememberSoon);
    window.removeEventListener('pagehide', remember);
    window.removeEventListener('resize', lookAgain);
    forgetPlace();
  };
}

/** What scrolls the text: the nearest box around it that does. */
function scrollerOf(text: HTMLElement): Element {
  for (let box = text.parentElement; box !== null; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if ((overflowY === 'auto' || overflowY === 'scroll') && box.scrollHeight > box.clientHeight) return box;
  }
  return document.documentElement;
}
