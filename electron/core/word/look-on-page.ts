import type {
  LettersOnPage,
  LineOnPage,
  SideOfBox,
  StyleOnPage,
  TabStopOnPage,
} from '../../../shared/contract/template-on-page.ts';
import { millimetresOf, twipsOf, wholeOf } from './template/measures.ts';
import { readParagraphLook, readRunLook } from './template/properties.ts';
import { colourOf, noTheme } from './template/theme.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './template/xml-tree.ts';

// Properties of letters, paragraphs and lines as the pages on screen draw them.

/** What letters look like as their own properties say (`w:rPr`). */
export function lettersOnPage(properties: XmlElement | undefined): LettersOnPage {
  const look = readRunLook(properties, noTheme);
  const { font, size, isBold, isItalic, isCaps, isSmallCaps, isStruck, colour, underline, background } = look;
  const { raised, spacing } = look;
  return {
    ...(font === undefined ? {} : { font }),
    ...(size === undefined ? {} : { sizePt: size / 2 }),
    ...(isBold === undefined ? {} : { isBold }),
    ...(isItalic === undefined ? {} : { isItalic }),
    ...(isCaps === undefined ? {} : { isCaps }),
    ...(isSmallCaps === undefined ? {} : { isSmallCaps }),
    ...(isStruck === undefined ? {} : { isStruck }),
    ...(underline === undefined ? {} : { isUnderlined: underline !== 'none' }),
    // What Word calls automatic is black on anything pale, and everything here is.
    ...(colour === undefined ? {} : { colour: colour ?? '000000' }),
    ...(background == null ? {} : { background }),
    ...(raised === 'superscript' || raised === 'subscript' ? { raised } : {}),
    ...(spacing === undefined ? {} : { spacingPt: pointsOf(spacing) }),
  };
}

/** What a paragraph looks like as its own properties say (`w:pPr`). */
export function paragraphOnPage(properties: XmlElement | undefined): Omit<StyleOnPage, 'id'> {
  const look = readParagraphLook(properties, noTheme);
  const { before, after, line, lineRule, left, right, hanging, firstLine, alignment, background } = look;
  const hangs = hanging ?? (firstLine === undefined ? undefined : -firstLine);
  const lines = linesOf(childOf(properties, 'w:pBdr'), ['top', 'left', 'bottom', 'right', 'between']);
  const tabs = tabStopsOf(childOf(properties, 'w:tabs'));
  return {
    ...(look.isKeptWithNext === undefined ? {} : { isKeptWithNext: look.isKeptWithNext }),
    ...(look.isKeptTogether === undefined ? {} : { isKeptTogether: look.isKeptTogether }),
    ...(look.hasWidowControl === undefined ? {} : { hasWidowControl: look.hasWidowControl }),
    ...(look.isContextual === undefined ? {} : { isContextual: look.isContextual }),
    ...(before === undefined ? {} : { spaceBeforePt: pointsOf(before) }),
    ...(after === undefined ? {} : { spaceAfterPt: pointsOf(after) }),
    ...(line === undefined ? {} : heightOfLines(line, lineRule)),
    ...(left === undefined ? {} : { indentMm: millimetresOf(left) }),
    ...(right === undefined ? {} : { rightMm: millimetresOf(right) }),
    ...(hangs === undefined ? {} : { hangingMm: millimetresOf(hangs) }),
    ...(alignment === undefined ? {} : alignmentOf(alignment)),
    ...(background === undefined ? {} : { background }),
    ...(lines.length === 0 ? {} : { lines }),
    ...(tabs.length === 0 ? {} : { tabs }),
  };
}

/** ECMA-376 Part 1, 17.3.1.33. */
function heightOfLines(
  line: number,
  rule: string | undefined,
): Pick<StyleOnPage, 'lineSpacing' | 'exactLinePt' | 'leastLinePt'> {
  const height = pointsOf(line);
  return {
    lineSpacing: rule === undefined || rule === 'auto' ? line / 240 : 1,
    exactLinePt: rule === 'exact' ? height : null,
    leastLinePt: rule === 'atLeast' ? height : null,
  };
}

function alignmentOf(alignment: string): Pick<StyleOnPage, 'alignment' | 'isJustified'> {
  const isJustified = alignment === 'both';
  return { alignment: alignment === 'right' || alignment === 'center' ? alignment : 'left', isJustified };
}

function tabStopsOf(tabs: XmlElement | undefined): readonly TabStopOnPage[] {
  return childrenOf(tabs, 'w:tab').flatMap((tab): TabStopOnPage[] => {
    const at = twipsOf(tab.attributes['w:pos']);
    const kind = valueOf(tab) ?? 'left';
    if (at === undefined || kind === 'clear') return [];
    const alignment =
      kind === 'center'
        ? 'center'
        : kind === 'right' || kind === 'end' || kind === 'decimal'
          ? 'right'
          : 'left';
    return [{ alignment, atPt: pointsOf(at) }];
  });
}

const lineKinds: Readonly<Record<string, LineOnPage['kind']>> = {
  none: 'none',
  nil: 'none',
  single: 'solid',
  thick: 'solid',
  double: 'double',
  dotted: 'dotted',
  dashed: 'dashed',
};

/** The lines around a paragraph, a cell or a table. */
export function linesOf(element: XmlElement | undefined, sides: readonly SideOfBox[]): readonly LineOnPage[] {
  return sides.flatMap((side): LineOnPage[] => {
    const line = childOf(element, `w:${side}`);
    const kind = lineKinds[valueOf(line) ?? ''];
    if (!line || kind === undefined) return [];
    return [
      {
        ...{ side, kind },
        // In eighths of a point.
        widthPt: (wholeOf(line.attributes['w:sz']) ?? 4) / 8,
        spacePt: wholeOf(line.attributes['w:space']) ?? 0,
        colour: colourOf(line.attributes['w:color']) ?? '000000',
      },
    ];
  });
}

export function pointsOf(twips: number): number {
  return twips / 20;
}
