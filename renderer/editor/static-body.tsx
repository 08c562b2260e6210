import type { Node } from '@tiptap/pm/model';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent as Press,
  type ReactNode,
} from 'react';
import { safeHref } from '../../shared/document/safe-href.ts';
import type { DocumentKind } from '../../shared/document/schemas.ts';
import type { CaretPlace } from './caret-place.ts';
import { drawBody, markBlocks } from './draw-body.ts';
import type { NameBook } from './name-book.ts';
import { markDrawnText } from './spelling/drawn-marks.ts';
import type { WritingAids } from './spelling/writing-aids.ts';
import { marksOf, type MarkStart } from './section-marks.ts';

export type StaticBodyProps = {
  readonly kind: DocumentKind;
  readonly doc: Node;
  readonly names: NameBook;
  readonly start: MarkStart;
  readonly label: string;
  /** Absent for text that cannot be edited. */
  readonly onActivate?: (caret: CaretPlace) => void;
  readonly openLink: (href: string) => void;
  /** Absent where nobody can put a wrong word right. */
  readonly aids?: WritingAids;
};

/** A section that is not in use, drawn from its JSON. A click or the focus makes it the live one. */
export function StaticBody({
  kind,
  doc,
  names,
  start,
  label,
  onActivate,
  openLink,
  aids,
}: StaticBodyProps): ReactNode {
  const text = useRef<HTMLDivElement>(null);
  const press = useRef<AbortController | null>(null);
  const drawnStart = useRef(start);

  useLayoutEffect(() => {
    text.current?.replaceChildren(drawBody(kind, doc, names, drawnStart.current));
  }, [kind, doc, names]);

  useEffect(
    () => (aids && text.current ? markDrawnText(text.current, aids) : undefined),
    [kind, doc, names, aids],
  );

  useLayoutEffect(() => {
    drawnStart.current = start;
    if (text.current) markBlocks(text.current.children, marksOf(doc, start));
  }, [doc, start]);

  useEffect(() => () => press.current?.abort(), []);

  // A browser tells of no click where what was pressed was drawn again, or moved away, before it was let go.
  const onPointerDown = (event: Press<HTMLDivElement>): void => {
    const { pointerId, clientX, clientY, button } = event;
    const box = event.currentTarget.getBoundingClientRect();
    press.current?.abort();
    const pressed = new AbortController();
    press.current = pressed;
    const { signal } = pressed;
    const onLetGo = (end: PointerEvent): void => {
      if (end.pointerId !== pointerId) return;
      const isInPlace = Math.hypot(end.clientX - clientX, end.clientY - clientY) < sameSpot;
      // The click, if there is one, comes before the next task.
      const afterClick = setTimeout(() => {
        pressed.abort();
        press.current = null;
        if (end.type !== 'pointerup' || button !== 0 || !isInPlace || !isNothingSelected()) return;
        onActivate?.({ x: clientX - box.left, y: clientY - box.top });
      });
      signal.addEventListener('abort', () => clearTimeout(afterClick));
    };
    window.addEventListener('pointerup', onLetGo, { signal });
    window.addEventListener('pointercancel', onLetGo, { signal });
  };

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    press.current?.abort();
    press.current = null;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link) {
      event.preventDefault();
      const href = safeHref(link.getAttribute('href') ?? '');
      if ((event.ctrlKey || event.metaKey || !onActivate) && href !== null) {
        openLink(href);
        return;
      }
    }
    // A selection was drawn, to be copied: the section stays as it is.
    if (!isNothingSelected()) return;
    const box = event.currentTarget.getBoundingClientRect();
    onActivate?.({ x: event.clientX - box.left, y: event.clientY - box.top });
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    if (press.current === null && event.target === event.currentTarget) onActivate?.('start');
  };

  return (
    <div
      ref={text}
      className="section-text"
      lang="en-GB"
      {...(onActivate
        ? {
            role: 'textbox',
            tabIndex: 0,
            'aria-multiline': true,
            'aria-label': label,
            onFocus,
            onPointerDown,
          }
        : { role: 'group', 'aria-label': label })}
      onClick={onClick}
    />
  );
}

/** How far a hand may stray between press and release, in pixels of the page. */
const sameSpot = 4;

function isNothingSelected(): boolean {
  return window.getSelection()?.isCollapsed !== false;
}
