import type {
  FurnitureBlock,
  FurnitureCell,
  FurnitureParagraph,
  FurnitureTable,
  LettersOnPage,
  PictureInLine,
  PieceOnPage,
  PlaceOfPicture,
} from '../../../shared/contract/template-on-page.ts';
import { lettersOnPage, linesOf, paragraphOnPage, pointsOf } from './look-on-page.ts';
import { twipsOf, wholeOf } from './template/measures.ts';
import { shadingOf } from './template/properties.ts';
import { noTheme } from './template/theme.ts';
import { childOf, childrenOf, findIn, valueOf, type XmlElement } from './template/xml-tree.ts';

// A head or foot of a template, as `template/furniture.ts` writes it or somebody wrote it by hand, for pages on screen.

type Pictures = ReadonlyMap<string, string>;

/** `pictures`: the files of the pictures by what the part calls them. */
export function furnitureOnPage(root: XmlElement, pictures: Pictures): readonly FurnitureBlock[] {
  return root.children.flatMap((element): readonly FurnitureBlock[] => {
    switch (element.name) {
      case 'w:p':
        return [paragraphOf(element, pictures)];
      case 'w:tbl':
        return [tableOf(element, pictures)];
      case 'w:sdt':
      case 'w:sdtContent':
        return furnitureOnPage(element, pictures);
      default:
        return [];
    }
  });
}

function paragraphOf(element: XmlElement, pictures: Pictures): FurnitureParagraph {
  const properties = childOf(element, 'w:pPr');
  return {
    block: 'paragraph',
    style: valueOf(childOf(properties, 'w:pStyle')) ?? 'Normal',
    look: paragraphOnPage(properties),
    pieces: piecesOf(element, { pictures, field: null }),
  };
}

/** A field that is open: its words are those that Word fills in, so that they are not drawn. */
type Reading = { readonly pictures: Pictures; field: { code: string; isShown: boolean } | null };

function piecesOf(within: XmlElement, reading: Reading): readonly PieceOnPage[] {
  return within.children.flatMap((element): readonly PieceOnPage[] => {
    switch (element.name) {
      case 'w:r': {
        const letters = lettersOnPage(childOf(element, 'w:rPr'));
        return element.children.flatMap((child) => pieceOf(child, letters, reading));
      }
      case 'w:fldSimple': {
        const number = numberIn(element.attributes['w:instr'] ?? '');
        return number === null ? piecesOf(element, reading) : [{ letters: {}, piece: number }];
      }
      case 'w:hyperlink':
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:ins':
      case 'w:smartTag':
        return piecesOf(element, reading);
      default:
        return [];
    }
  });
}

function numberIn(code: string): 'page' | 'pages' | null {
  if (/^\s*PAGE\b/i.test(code)) return 'page';
  return /^\s*(NUMPAGES|SECTIONPAGES)\b/i.test(code) ? 'pages' : null;
}

function pieceOf(child: XmlElement, letters: LettersOnPage, reading: Reading): readonly PieceOnPage[] {
  if (child.name === 'w:fldChar') return fieldMark(child, letters, reading);
  if (child.name === 'w:instrText' && reading.field) reading.field.code += child.text;
  const isInField = reading.field !== null;
  if (isInField && (!reading.field?.isShown || numberIn(reading.field.code) !== null)) return [];
  switch (child.name) {
    case 'w:t':
      return [{ letters, piece: 'text', text: child.text }];
    case 'w:noBreakHyphen':
      return [{ letters, piece: 'text', text: '\u2011' }];
    case 'w:tab':
      return [{ letters, piece: 'tab' }];
    case 'w:ptab': {
      const alignment = child.attributes['w:alignment'];
      const is = alignment === 'center' || alignment === 'right' ? alignment : 'left';
      return [{ letters, piece: 'place', alignment: is }];
    }
    case 'w:br':
      return [{ letters, piece: 'break' }];
    case 'w:drawing': {
      const picture = pictureOf(child, reading.pictures);
      return picture ? [{ letters, piece: 'picture', picture }] : [];
    }
    default:
      return [];
  }
}

function fieldMark(mark: XmlElement, letters: LettersOnPage, reading: Reading): readonly PieceOnPage[] {
  switch (mark.attributes['w:fldCharType']) {
    case 'begin':
      reading.field = { code: '', isShown: false };
      return [];
    case 'separate':
      if (reading.field) reading.field.isShown = true;
      return [];
    default: {
      const number = numberIn(reading.field?.code ?? '');
      reading.field = null;
      return number === null ? [] : [{ letters, piece: number }];
    }
  }
}

/** English Metric Units in a point. */
const unitsPerPoint = 12_700;

function pictureOf(drawing: XmlElement, pictures: Pictures): PictureInLine | null {
  const anchor = childOf(drawing, 'wp:anchor');
  const frame = anchor ?? childOf(drawing, 'wp:inline');
  const name = pictures.get(findIn(drawing, 'a:blip')?.attributes['r:embed'] ?? '');
  if (!frame || name === undefined) return null;
  const { cx, cy } = childOf(frame, 'wp:extent')?.attributes ?? {};
  const crop = findIn(frame, 'a:srcRect')?.attributes ?? {};
  // In thousandths of a per cent.
  const share = (side: string): number => (wholeOf(crop[side]) ?? 0) / 100_000;
  return {
    name,
    widthPt: (wholeOf(cx) ?? 0) / unitsPerPoint,
    heightPt: (wholeOf(cy) ?? 0) / unitsPerPoint,
    alternativeText: childOf(frame, 'wp:docPr')?.attributes['descr'] ?? '',
    crop: { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') },
    place: anchor ? placeOf(anchor) : null,
  };
}

const froms = {
  across: {
    page: 'page',
    leftMargin: 'left-margin',
    rightMargin: 'right-margin',
    margin: 'text',
    column: 'text',
    character: 'text',
  },
  down: {
    page: 'page',
    margin: 'text',
    topMargin: 'top-margin',
    bottomMargin: 'bottom-margin',
    paragraph: 'paragraph',
    line: 'paragraph',
  },
} as const;

function placeOf(anchor: XmlElement): PlaceOfPicture {
  const across = childOf(anchor, 'wp:positionH');
  const down = childOf(anchor, 'wp:positionV');
  const side = (position: XmlElement | undefined): string => childOf(position, 'wp:align')?.text.trim() ?? '';
  const offset = (position: XmlElement | undefined): number =>
    (wholeOf(childOf(position, 'wp:posOffset')?.text.trim()) ?? 0) / unitsPerPoint;
  const from = (position: XmlElement | undefined): string => position?.attributes['relativeFrom'] ?? 'page';
  const sides = ['left', 'center', 'right'] as const;
  const heights = ['top', 'center', 'bottom'] as const;
  return {
    isBehind: ['1', 'true', 'on'].includes(anchor.attributes['behindDoc'] ?? ''),
    hasOwnLines: childOf(anchor, 'wp:wrapTopAndBottom') !== undefined,
    across: {
      from: froms.across[from(across) as keyof (typeof froms)['across']] ?? 'page',
      to: sides.find((each) => each === side(across)) ?? offset(across),
    },
    down: {
      from: froms.down[from(down) as keyof (typeof froms)['down']] ?? 'page',
      to: heights.find((each) => each === side(down)) ?? offset(down),
    },
  };
}

function tableOf(table: XmlElement, pictures: Pictures): FurnitureTable {
  const properties = childOf(table, 'w:tblPr');
  const alignment = valueOf(childOf(properties, 'w:jc'));
  const rows = childrenOf(table, 'w:tr').map((row) => childrenOf(row, 'w:tc'));
  return {
    block: 'table',
    width: widthOf(childOf(properties, 'w:tblW')),
    alignment: alignment === 'center' || alignment === 'right' ? alignment : 'left',
    lines: linesOf(childOf(properties, 'w:tblBorders'), [
      ...(['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const),
    ]),
    columnsPt: childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').map(({ attributes }) =>
      pointsOf(twipsOf(attributes['w:w']) ?? 0),
    ),
    rows: rows.map((cells, at) =>
      cells.flatMap((cell, index) => {
        const column = columnOf(cells, index);
        return isContinued(cell) ? [] : [cellOf(cell, rowSpanAt(rows, at, column), pictures)];
      }),
    ),
  };
}

function widthOf(width: XmlElement | undefined): FurnitureTable['width'] {
  const size = wholeOf(width?.attributes['w:w']);
  if (size === undefined || size <= 0) return null;
  switch (width?.attributes['w:type']) {
    case 'dxa':
      return { points: pointsOf(size) };
    case 'pct':
      // In fiftieths of a per cent.
      return { share: size / 5000 };
    default:
      return null;
  }
}

function cellOf(cell: XmlElement, rowSpan: number, pictures: Pictures): FurnitureCell {
  const properties = childOf(cell, 'w:tcPr');
  const upright = valueOf(childOf(properties, 'w:vAlign'));
  return {
    columnSpan: columnSpanOf(cell),
    rowSpan,
    lines: linesOf(childOf(properties, 'w:tcBorders'), ['top', 'left', 'bottom', 'right']),
    background: shadingOf(childOf(properties, 'w:shd'), noTheme) ?? null,
    upright: upright === 'center' ? 'middle' : upright === 'bottom' ? 'bottom' : 'top',
    blocks: furnitureOnPage(cell, pictures),
  };
}

function columnSpanOf(cell: XmlElement): number {
  const span = wholeOf(valueOf(childOf(childOf(cell, 'w:tcPr'), 'w:gridSpan'))) ?? 1;
  return Math.min(63, Math.max(1, span));
}

function columnOf(cells: readonly XmlElement[], index: number): number {
  return cells.slice(0, index).reduce((sum, cell) => sum + columnSpanOf(cell), 0);
}

/** Whether a cell only goes on one that stands above it (ECMA-376 Part 1, 17.4.84). */
function isContinued(cell: XmlElement): boolean {
  const merge = childOf(childOf(cell, 'w:tcPr'), 'w:vMerge');
  return merge !== undefined && valueOf(merge) !== 'restart';
}

function rowSpanAt(rows: readonly (readonly XmlElement[])[], at: number, column: number): number {
  const below = rows.slice(at + 1);
  const end = below.findIndex((cells) => {
    const cell = cells.find((_cell, index) => columnOf(cells, index) === column);
    return cell === undefined || !isContinued(cell);
  });
  return 1 + (end < 0 ? below.length : end);
}
