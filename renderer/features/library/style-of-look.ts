import type { CSSProperties } from 'react';
import type { StyleLook } from '../../../shared/contract/template-reading.ts';

const pixelsPerMillimetre = 96 / 25.4;

/** How text in a style looks on a screen; `scale` makes a page smaller than its paper. */
export function styleOfLook(look: StyleLook, scale = 1): CSSProperties {
  const points = (size: number): string => `${((size * 96) / 72) * scale}px`;
  return {
    fontFamily: `"${look.font}", var(--font-doc)`,
    fontSize: points(look.sizePt),
    fontWeight: look.isBold ? 700 : 400,
    fontStyle: look.isItalic ? 'italic' : 'normal',
    textTransform: look.isCaps ? 'uppercase' : 'none',
    color: `#${look.colour}`,
    ...(look.background === null ? {} : { backgroundColor: `#${look.background}` }),
    textAlign: look.alignment,
    lineHeight: look.lineSpacing * 1.17,
    marginTop: points(look.spaceBeforePt),
    marginBottom: points(look.spaceAfterPt),
    marginLeft: `${look.indentMm * pixelsPerMillimetre * scale}px`,
  };
}
