import type {
  FurnitureBlock,
  FurnitureCell,
  FurnitureParagraph,
  FurnitureTable,
  LettersOnPage,
  LineOnPage,
  PictureInLine,
  TabStopOnPage,
} from '../../../../shared/contract/template-on-page.ts';
import { assertNever } from '../../../../shared/domain/rulings.ts';
import type { FullStyle, PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import { fontStack, lineCss, lineHeightPt, styleClass, type NaturalLine } from './house-style-css.ts';
import { drawPicture } from './pictures.ts';

// The head or foot of pages as elements. It is laid out once, in the column that nobody sees; every page gets a copy with
// its own number.

export type Furniture = {
  readonly element: HTMLElement;
  /** In pixels. */
  readonly height: number;
  /** The font of each number of a page, as a canvas takes it. */
  readonly fonts: readonly string[];
  /** Every tab, as wide as it is before numbers of one digit. */
  readonly tabs: readonly SettledTab[];
};

/** `share`: of what follows it that stands left of its stop; `numbers`: the places of those between it and the next. */
type SettledTab = { readonly width: number; readonly share: number; readonly numbers: readonly number[] };

/** Where furniture stands: all in pixels, from the top left corner of the page. */
export type PlaceOfFurniture = {
  readonly place: 'head' | 'foot';
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** From the edge of the page to the head's top or the foot's bottom. */
  readonly fromEdge: number;
};

const pixelsPerPoint = 96 / 72;
const pixelsPerMm = 96 / 25.4;
/** Word's own tab stops, where a style sets none. */
const tabStopPx = 12.7 * pixelsPerMm;
/** What Word leaves at the sides of a cell where nothing else is said (ECMA-376 Part 1, 17.4.42). */
const cellPaddingPt = 5.75;

type Drawing = {
  readonly look: PlanLook;
  readonly naturalLine: NaturalLine;
  /** In pixels, of what it stands in. */
  readonly width: number;
  readonly tabbed: Tabbed[];
  readonly placed: Placed[];
};
type Tabbed = { readonly element: HTMLElement; readonly stops: readonly TabStopOnPage[] };
type Placed = {
  readonly element: HTMLElement;
  readonly picture: PictureInLine;
  readonly paragraph: HTMLElement;
};

/** Draws blocks and lays them out in the column, which is as wide as the text. */
export function drawFurniture(
  blocks: readonly FurnitureBlock[],
  { look, naturalLine }: { readonly look: PlanLook; readonly naturalLine: NaturalLine },
  column: HTMLElement,
  where: PlaceOfFurniture,
): Furniture {
  const element = document.createElement('div');
  element.className = 'furniture';
  const width = where.page.width - where.margins.left - where.margins.right;
  const drawing: Drawing = { look, naturalLine, width, tabbed: [], placed: [] };
  element.append(...blocks.map((block) => drawBlock(block, drawing)));
  column.replaceChildren(element);
  const numbers = [...element.querySelectorAll<HTMLElement>(numberPlaces)];
  for (const each of drawing.tabbed) settleTabs(each);
  const tabs = Array.from(element.querySelectorAll<HTMLElement>('.tab'), (tab) => settledTab(tab, numbers));
  const fonts = numbers.map(fontOf);
  const { top, height } = element.getBoundingClientRect();
  for (const each of drawing.placed) {
    const { left, top: down } = placeOnPage(each, where, {
      height,
      paragraphTop: each.paragraph.getBoundingClientRect().top - top,
    });
    each.element.style.left = `${left}px`;
    each.element.style.top = `${down}px`;
    element.append(each.element);
  }
  column.replaceChildren();
  return { element, height, fonts, tabs };
}

const numberPlaces = '[data-number]';

/** A copy for one page. `of` is null while the pages are still counted. */
export function furnitureOfPage(
  { element, fonts, tabs }: Furniture,
  { page, of }: { readonly page: number; readonly of: number | null },
): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  const wider = [...copy.querySelectorAll<HTMLElement>(numberPlaces)].map((number, index) => {
    number.textContent = number.dataset.number === 'page' ? String(page) : String(of ?? '…');
    return widthIn(fonts[index] ?? '', number.textContent) - widthIn(fonts[index] ?? '', oneDigit);
  });
  // What stands at a stop on the right grows to the left.
  for (const [index, tab] of copy.querySelectorAll<HTMLElement>('.tab').entries()) {
    const { width = 0, share = 0, numbers = [] } = tabs[index] ?? {};
    const more = numbers.reduce((sum, each) => sum + (wider[each] ?? 0), 0);
    tab.style.width = `${Math.max(0, width - share * more)}px`;
  }
  return copy;
}

function drawBlock(block: FurnitureBlock, drawing: Drawing): HTMLElement {
  switch (block.block) {
    case 'paragraph':
      return drawParagraph(block, drawing);
    case 'table':
      return drawTable(block, drawing);
    default:
      return assertNever(block);
  }
}

function drawParagraph(block: FurnitureParagraph, drawing: Drawing): HTMLElement {
  const { look, naturalLine } = drawing;
  const element = document.createElement('p');
  const known = look.styles.get(block.style) ?? look.styles.get('Normal');
  element.className = styleClass(known?.id ?? 'Normal');
  const { basedOn: _basedOn, next: _next, name: _name, outlineLevel: _level, ...said } = block.look;
  const style = known ? ({ ...known, ...said } as FullStyle) : null;
  if (style) dress(element, block.look, style, naturalLine);
  const marks: HTMLElement[] = [];
  let isEmpty = true;
  for (const piece of block.pieces) {
    const drawn = document.createElement('span');
    if (style) dressLetters(drawn, piece.letters, style, naturalLine);
    switch (piece.piece) {
      case 'text':
        drawn.textContent = piece.text;
        break;
      case 'break':
        drawn.textContent = '\n';
        break;
      case 'page':
      case 'pages':
        drawn.dataset.number = piece.piece;
        drawn.textContent = oneDigit;
        break;
      case 'tab':
      case 'place':
        drawn.className = 'tab';
        if (piece.piece === 'place') drawn.dataset.to = piece.alignment;
        marks.push(drawn);
        break;
      case 'picture':
        addPicture(piece.picture, element, style, drawing);
        isEmpty &&= piece.picture.place !== null;
        continue;
      default:
        assertNever(piece);
    }
    isEmpty = false;
    element.append(drawn);
  }
  // An empty paragraph has a line of its own in Word.
  if (isEmpty) element.append('\u200b');
  if (marks.length > 0) drawing.tabbed.push({ element, stops: stopsOf(style) });
  return element;
}

function addPicture(
  picture: PictureInLine,
  into: HTMLElement,
  style: FullStyle | null,
  drawing: Drawing,
): void {
  const element = drawPicture(picture);
  const { place } = picture;
  if (place === null) {
    // It stands on the line of the letters. A browser's own way to that is whole pixels off.
    element.style.verticalAlign = 'bottom';
    element.style.marginBottom = `${style ? descentOf(style.font) * style.sizePt : 0}pt`;
    into.append(element);
    return;
  }
  element.style.position = 'absolute';
  element.style.zIndex = place.isBehind ? '-1' : '1';
  drawing.placed.push({ element, picture, paragraph: into });
  if (!place.hasOwnLines || place.down.from !== 'paragraph') return;
  const room = document.createElement('span');
  room.style.display = 'block';
  const from = typeof place.down.to === 'number' ? Math.max(0, place.down.to) : 0;
  room.style.height = `${from + picture.heightPt}pt`;
  into.prepend(room);
}

/** What stands for a number until the page is known. */
const oneDigit = '1';

let ruler: CanvasRenderingContext2D | null = null;

/** As a canvas takes it; the whole in one has no words for kerning and joined letters, and is empty. */
function fontOf(element: HTMLElement): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

/** In pixels, without kerning, as letters stand on pages. */
function widthIn(font: string, text: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return 0;
  ruler.font = font;
  ruler.fontKerning = 'none';
  return ruler.measureText(text).width;
}

/** How far a font's letters reach below their line, in its own size. */
function descentOf(font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return 0;
  ruler.font = `1000px ${fontStack(font)}`;
  return ruler.measureText('x').fontBoundingBoxDescent / 1000;
}

/** What a paragraph says beside its style. */
function dress(
  element: HTMLElement,
  said: FurnitureParagraph['look'],
  style: FullStyle,
  naturalLine: NaturalLine,
): void {
  const { style: css } = element;
  if (said.spaceBeforePt !== undefined) css.marginTop = `${said.spaceBeforePt}pt`;
  if (said.spaceAfterPt !== undefined) css.marginBottom = `${said.spaceAfterPt}pt`;
  if (said.indentMm !== undefined) css.paddingLeft = `${said.indentMm}mm`;
  if (said.rightMm !== undefined) css.paddingRight = `${said.rightMm}mm`;
  if (said.hangingMm !== undefined) css.textIndent = `${-said.hangingMm}mm`;
  if (said.alignment !== undefined) css.textAlign = said.isJustified === true ? 'justify' : said.alignment;
  if (said.lineSpacing !== undefined) css.lineHeight = `${lineHeightPt(style, naturalLine(style.font))}pt`;
  if (said.background != null) css.backgroundColor = `#${said.background}`;
  for (const line of said.lines ?? []) drawLine(element, line, true);
}

const sides: Readonly<Partial<Record<LineOnPage['side'], 'top' | 'left' | 'bottom' | 'right'>>> = {
  top: 'top',
  left: 'left',
  bottom: 'bottom',
  right: 'right',
};

function drawLine(element: HTMLElement, line: LineOnPage, hasSpace: boolean): void {
  const side = sides[line.side];
  if (side === undefined) return;
  element.style.setProperty(`border-${side}`, lineCss(line));
  if (hasSpace && (side === 'top' || side === 'bottom'))
    element.style.setProperty(`padding-${side}`, `${line.spacePt}pt`);
}

function dressLetters(
  drawn: HTMLElement,
  letters: LettersOnPage,
  style: FullStyle,
  naturalLine: NaturalLine,
): void {
  const { style: css } = drawn;
  const { font, sizePt, isBold, isItalic, colour, background, raised, spacingPt } = letters;
  if (font !== undefined) css.fontFamily = fontStack(font);
  if (sizePt !== undefined) css.fontSize = `${sizePt}pt`;
  if (font !== undefined || sizePt !== undefined) {
    const own = { ...style, sizePt: sizePt ?? style.sizePt };
    css.lineHeight = `${lineHeightPt(own, naturalLine(font ?? style.font))}pt`;
  }
  if (isBold !== undefined) css.fontWeight = isBold ? '700' : '400';
  if (isItalic !== undefined) css.fontStyle = isItalic ? 'italic' : 'normal';
  if (letters.isCaps !== undefined) css.textTransform = letters.isCaps ? 'uppercase' : 'none';
  if (letters.isSmallCaps === true) css.fontVariantCaps = 'small-caps';
  const decoration = [
    ...(letters.isUnderlined === true ? ['underline'] : []),
    ...(letters.isStruck === true ? ['line-through'] : []),
  ];
  if (decoration.length > 0) css.textDecoration = decoration.join(' ');
  if (colour !== undefined) css.color = `#${colour}`;
  if (background !== undefined) css.backgroundColor = `#${background}`;
  if (raised !== undefined) {
    css.verticalAlign = raised === 'superscript' ? 'super' : 'sub';
    css.fontSize = `${(sizePt ?? style.sizePt) * raisedSize}pt`;
    css.lineHeight = '0';
  }
  if (spacingPt !== undefined) css.letterSpacing = `${spacingPt}pt`;
}

/** Of letters that are raised or lowered, as Word sets them. */
const raisedSize = 0.65;

function stopsOf(style: FullStyle | null): readonly TabStopOnPage[] {
  return [...(style?.tabs ?? [])].toSorted((one, other) => one.atPt - other.atPt);
}

/** Gives every tab of a line, from its left end on, the width that takes what follows to its stop. */
function settleTabs({ element, stops }: Tabbed): void {
  const { left, width } = element.getBoundingClientRect();
  const tabs = [...element.querySelectorAll<HTMLElement>('.tab')];
  // What is set from the right may stand past the edge of the text, and does not go on the next line.
  element.style.whiteSpace = 'pre';
  element.style.textAlign = 'left';
  for (const tab of tabs) {
    const from = tab.getBoundingClientRect().left - left;
    const to = stopAfter(from, tab.dataset.to, stops, width);
    const after = partsAfter(tab).reduce((sum, part) => sum + part.getBoundingClientRect().width, 0);
    const share = to.alignment === 'right' ? 1 : to.alignment === 'center' ? 0.5 : 0;
    tab.style.width = `${Math.max(0, to.at - from - after * share)}px`;
    tab.dataset.share = String(share);
  }
}

function settledTab(tab: HTMLElement, numbers: readonly HTMLElement[]): SettledTab {
  const after = partsAfter(tab);
  return {
    width: Number.parseFloat(tab.style.width),
    share: Number(tab.dataset.share),
    numbers: numbers.flatMap((number, index) => (after.includes(number) ? [index] : [])),
  };
}

function stopAfter(
  from: number,
  place: string | undefined,
  stops: readonly TabStopOnPage[],
  width: number,
): { readonly alignment: TabStopOnPage['alignment']; readonly at: number } {
  switch (place) {
    case 'left':
      return { alignment: 'left', at: 0 };
    case 'center':
      return { alignment: 'center', at: width / 2 };
    case 'right':
      return { alignment: 'right', at: width };
    default: {
      const next = stops.find(({ atPt }) => atPt * pixelsPerPoint > from + 0.5);
      return next
        ? { alignment: next.alignment, at: next.atPt * pixelsPerPoint }
        : { alignment: 'left', at: (Math.floor(from / tabStopPx) + 1) * tabStopPx };
    }
  }
}

/** What stands between a tab and the next one, or the end of its line. */
function partsAfter(tab: HTMLElement): readonly Element[] {
  const parts: Element[] = [];
  for (let next = tab.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.classList.contains('tab') || next.textContent === '\n') break;
    parts.push(next);
  }
  return parts;
}

function drawTable(table: FurnitureTable, drawing: Drawing): HTMLElement {
  const { columnsPt, rows } = table;
  const own = columnsPt.reduce((sum, each) => sum + each, 0) * pixelsPerPoint;
  const width =
    table.width === null
      ? own
      : 'points' in table.width
        ? table.width.points * pixelsPerPoint
        : table.width.share * drawing.width;
  const scale = own === 0 ? 1 : width / own;
  const columns = columnsPt.map((each) => each * pixelsPerPoint * scale);
  // A grid, and no table: it lays words out and says nothing by its rows and columns.
  const element = document.createElement('div');
  const { style: css } = element;
  css.display = 'grid';
  css.gridTemplateColumns = columns.map((each) => `${each}px`).join(' ');
  css.width = `${width}px`;
  css.marginLeft = table.alignment === 'left' ? '0' : 'auto';
  css.marginRight = table.alignment === 'center' ? 'auto' : '0';
  for (const [row, cells] of rows.entries()) {
    const taken = columnsTakenIn(rows, row);
    let column = 0;
    for (const cell of cells) {
      while (taken.has(column)) column += 1;
      const at = { row, column, rows: rows.length, columns: columns.length };
      const across = columns.slice(column, column + cell.columnSpan).reduce((sum, each) => sum + each, 0);
      const drawn = drawCell(cell, { ...drawing, width: across - 2 * cellPaddingPt * pixelsPerPoint });
      drawn.style.gridRow = `${row + 1} / span ${cell.rowSpan}`;
      drawn.style.gridColumn = `${column + 1} / span ${cell.columnSpan}`;
      for (const line of linesOfCell(cell, table.lines, at)) drawLine(drawn, line, false);
      element.append(drawn);
      column += cell.columnSpan;
    }
  }
  return element;
}

/** The columns of a row in which cells of rows above it stand. */
function columnsTakenIn(rows: FurnitureTable['rows'], row: number): ReadonlySet<number> {
  const taken = new Map<number, number>();
  for (const [at, cells] of rows.slice(0, row).entries()) {
    let column = 0;
    for (const { columnSpan, rowSpan } of cells) {
      while ((taken.get(column) ?? 0) > at) column += 1;
      for (let each = column; each < column + columnSpan; each += 1) taken.set(each, at + rowSpan);
      column += columnSpan;
    }
  }
  return new Set([...taken].flatMap(([column, until]) => (until > row ? [column] : [])));
}

/** A cell's own lines, and where it has none the table's for its place. */
function linesOfCell(
  { lines, rowSpan, columnSpan }: FurnitureCell,
  ofTable: readonly LineOnPage[],
  at: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
): readonly LineOnPage[] {
  const isAtEdge = {
    top: at.row === 0,
    bottom: at.row + rowSpan >= at.rows,
    left: at.column === 0,
    right: at.column + columnSpan >= at.columns,
  };
  return (['top', 'left', 'bottom', 'right'] as const).flatMap((side) => {
    const own = lines.find((line) => line.side === side);
    if (own) return own.kind === 'none' ? [] : [own];
    const inside = side === 'top' || side === 'bottom' ? 'insideH' : 'insideV';
    // Between two cells one line is enough.
    const wanted = isAtEdge[side] ? side : side === 'top' || side === 'left' ? null : inside;
    const found = wanted === null ? undefined : ofTable.find((line) => line.side === wanted);
    return found && found.kind !== 'none' ? [{ ...found, side }] : [];
  });
}

function drawCell({ blocks, background, upright }: FurnitureCell, drawing: Drawing): HTMLElement {
  const element = document.createElement('div');
  element.className = 'furniture';
  const { style: css } = element;
  css.boxSizing = 'border-box';
  css.padding = `0 ${cellPaddingPt}pt`;
  css.alignContent = upright === 'top' ? 'start' : upright === 'middle' ? 'center' : 'end';
  if (background !== null) css.backgroundColor = `#${background}`;
  element.append(...blocks.map((block) => drawBlock(block, drawing)));
  return element;
}

/** Where a picture stands, from the top left corner of its head or foot. */
function placeOnPage(
  { picture }: Placed,
  { place, page, margins, fromEdge }: PlaceOfFurniture,
  at: { readonly height: number; readonly paragraphTop: number },
): { readonly left: number; readonly top: number } {
  if (picture.place === null) return { left: 0, top: 0 };
  const { across, down } = picture.place;
  const [width, height] = [picture.widthPt * pixelsPerPoint, picture.heightPt * pixelsPerPoint];
  const top = place === 'head' ? fromEdge : page.height - fromEdge - at.height;
  const textWidth = page.width - margins.left - margins.right;
  const [leftEdge, room] = {
    page: [0, page.width],
    text: [margins.left, textWidth],
    'left-margin': [0, margins.left],
    'right-margin': [page.width - margins.right, margins.right],
  }[across.from] as [number, number];
  const [topEdge, tall] = {
    page: [0, page.height],
    text: [margins.top, page.height - margins.top - margins.bottom],
    paragraph: [top + at.paragraphTop, 0],
    'top-margin': [0, margins.top],
    'bottom-margin': [page.height - margins.bottom, margins.bottom],
  }[down.from] as [number, number];
  return {
    left: leftEdge + startOf(across.to, room, width) - margins.left,
    top: topEdge + startOf(down.to, tall, height) - top,
  };
}

function startOf(
  to: 'left' | 'top' | 'center' | 'right' | 'bottom' | number,
  room: number,
  size: number,
): number {
  if (typeof to === 'number') return to * pixelsPerPoint;
  if (to === 'center') return (room - size) / 2;
  return to === 'left' || to === 'top' ? 0 : room - size;
}
