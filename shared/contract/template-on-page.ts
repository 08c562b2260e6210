import type { CharacterStyle, HouseStyle, ParagraphStyle } from './house-style.ts';

// An organisation's Word template as the pages on screen draw it: plain data, read from what every file in the house
// style gets (`electron/core/word/template-on-page.ts`). Lengths are in points but for indents, as in a house style.

/** What a template says of a paragraph and a house style cannot say. */
export type MoreOfParagraph = {
  readonly isJustified?: boolean;
  /** The height of its lines, whatever stands in them; null: as its letters need. */
  readonly exactLinePt?: number | null;
  /** The least height of its lines; null: none. */
  readonly leastLinePt?: number | null;
  readonly rightMm?: number;
  /** Behind its lines; null: nothing. */
  readonly background?: string | null;
  readonly lines?: readonly LineOnPage[];
  readonly tabs?: readonly TabStopOnPage[];
  /** Whether no line of it stands alone on a page. */
  readonly hasWidowControl?: boolean;
  /** Whether no space is between it and a neighbour of its own style. */
  readonly isContextual?: boolean;
};

export type SideOfBox = 'top' | 'left' | 'bottom' | 'right' | 'between' | 'insideH' | 'insideV';

/** A line at the side of a paragraph, a cell or a table. */
export type LineOnPage = {
  readonly side: SideOfBox;
  readonly kind: 'none' | 'solid' | 'double' | 'dotted' | 'dashed';
  readonly widthPt: number;
  readonly spacePt: number;
  /** RRGGBB. */
  readonly colour: string;
};

export type TabStopOnPage = {
  readonly alignment: 'left' | 'center' | 'right';
  /** From the left margin. */
  readonly atPt: number;
};

export type StyleOnPage = Partial<ParagraphStyle> & { readonly id: string } & MoreOfParagraph;

export type LettersOnPage = {
  readonly font?: string;
  readonly sizePt?: number;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isCaps?: boolean;
  readonly isSmallCaps?: boolean;
  readonly isStruck?: boolean;
  readonly isUnderlined?: boolean;
  readonly colour?: string;
  readonly background?: string;
  readonly raised?: 'superscript' | 'subscript';
  /** Between two letters. */
  readonly spacingPt?: number;
};

/** Where a picture stands that does not stand in a line (ECMA-376 Part 1, 20.4.2.3). */
export type PlaceOfPicture = {
  readonly isBehind: boolean;
  /** Whether words go on below it alone. */
  readonly hasOwnLines: boolean;
  readonly across: {
    readonly from: 'page' | 'text' | 'left-margin' | 'right-margin';
    readonly to: 'left' | 'center' | 'right' | number;
  };
  readonly down: {
    readonly from: 'page' | 'text' | 'paragraph' | 'top-margin' | 'bottom-margin';
    readonly to: 'top' | 'center' | 'bottom' | number;
  };
};

export type PictureInLine = {
  /** One of `pictures`. */
  readonly name: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly alternativeText: string;
  /** What is cut off at each side, as a share of the picture. */
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** null: in the line, like a letter. */
  readonly place: PlaceOfPicture | null;
};

export type PieceOnPage = { readonly letters: LettersOnPage } & (
  | { readonly piece: 'text'; readonly text: string }
  | { readonly piece: 'tab' | 'break' | 'page' | 'pages' }
  /** To a place of the line, whatever its tab stops are (ECMA-376 Part 1, 17.3.3.23). */
  | { readonly piece: 'place'; readonly alignment: 'left' | 'center' | 'right' }
  | { readonly piece: 'picture'; readonly picture: PictureInLine }
);

export type FurnitureParagraph = {
  readonly block: 'paragraph';
  readonly style: string;
  readonly look: Omit<StyleOnPage, 'id'>;
  readonly pieces: readonly PieceOnPage[];
};

export type FurnitureCell = {
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly lines: readonly LineOnPage[];
  readonly background: string | null;
  readonly upright: 'top' | 'middle' | 'bottom';
  readonly blocks: readonly FurnitureBlock[];
};

export type FurnitureTable = {
  readonly block: 'table';
  /** In points; of a share: of the width of the text; null: as wide as its columns. */
  readonly width: { readonly points: number } | { readonly share: number } | null;
  readonly alignment: 'left' | 'center' | 'right';
  readonly lines: readonly LineOnPage[];
  readonly columnsPt: readonly number[];
  readonly rows: readonly (readonly FurnitureCell[])[];
};

export type FurnitureBlock = FurnitureParagraph | FurnitureTable;

export type FurnitureOnPage = {
  readonly place: 'header' | 'footer';
  readonly pages: 'first' | 'default' | 'even';
  readonly blocks: readonly FurnitureBlock[];
};

export type TemplateOnPage = {
  /** Of everything that says nothing else. */
  readonly defaults: Omit<StyleOnPage, 'id'>;
  readonly styles: readonly StyleOnPage[];
  readonly characterStyles: readonly CharacterStyle[];
  readonly furniture: readonly FurnitureOnPage[];
  readonly pictures: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly base64: string;
  }[];
};

/** A house style as pages are drawn in it: what a template gives is there as it looks, and not as Word has it. */
export type HouseStyleOnPage = Omit<HouseStyle, 'template'> & { readonly onPage: TemplateOnPage | null };
