import type { Node } from '@tiptap/pm/model';
import { useEffect, useLayoutEffect, useRef, type FocusEvent, type MouseEvent, type ReactNode } from 'react';
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
  const isPointerDown = useRef(false);
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

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
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
    if (window.getSelection()?.isCollapsed === false) return;
    const box = event.currentTarget.getBoundingClientRect();
    onActivate?.({ x: event.clientX - box.left, y: event.clientY - box.top });
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    if (!isPointerDown.current && event.target === event.currentTarget) onActivate?.('start');
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
            onPointerDown: () => {
              isPointerDown.current = true;
            },
            onPointerUp: () => {
              isPointerDown.current = false;
            },
            onPointerCancel: () => {
              isPointerDown.current = false;
            },
          }
        : { role: 'group', 'aria-label': label })}
      onClick={onClick}
    />
  );
}
