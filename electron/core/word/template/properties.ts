import { halfPointsOf, twipsOf, wholeOf } from './measures.ts';
import { colourOf, fontName, themeColour, type Theme } from './theme.ts';
import { childOf, childrenOf, isOn, valueOf, type XmlElement } from './xml-tree.ts';

// What of a template's formatting is taken, and nothing else: each property is read for what it means and written anew in
// the order of the schema (ECMA-376 Part 1, 17.3.1.26 and 17.3.2.28). So no revision mark, no language, no hidden text
// and no attribute of unknown make comes along.

export type RunLook = {
  readonly font?: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isCaps?: boolean;
  readonly isSmallCaps?: boolean;
  readonly isStruck?: boolean;
  /** RRGGBB, or null for what a reader chooses. */
  readonly colour?: string | null;
  readonly spacing?: number;
  readonly position?: number;
  /** In half-points. */
  readonly size?: number;
  readonly underline?: string;
  readonly background?: string | null;
  readonly raised?: string;
};

export type ParagraphLook = {
  readonly isKeptWithNext?: boolean;
  readonly isKeptTogether?: boolean;
  readonly hasWidowControl?: boolean;
  readonly borders?: string;
  readonly background?: string | null;
  readonly tabs?: string;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly lineRule?: string;
  readonly left?: number;
  readonly right?: number;
  readonly hanging?: number;
  readonly firstLine?: number;
  readonly isContextual?: boolean;
  readonly alignment?: string;
  /** 0 for the first level. */
  readonly outline?: number;
};

type Loose<Type> = { -readonly [Key in keyof Type]?: Type[Key] | undefined };

export function readRunLook(rPr: XmlElement | undefined, theme: Theme): RunLook {
  if (!rPr) return {};
  const of = (name: string): XmlElement | undefined => childOf(rPr, name);
  const toggle = (name: string): boolean | undefined => (of(name) ? isOn(of(name)) : undefined);
  return given<RunLook>({
    font: fontOf(of('w:rFonts'), theme),
    isBold: toggle('w:b'),
    isItalic: toggle('w:i'),
    isCaps: toggle('w:caps'),
    isSmallCaps: toggle('w:smallCaps'),
    isStruck: toggle('w:strike'),
    colour: colourIn(of('w:color'), 'w:val', 'w:themeColor', theme),
    spacing: twipsOf(valueOf(of('w:spacing'))),
    position: halfStep(valueOf(of('w:position'))),
    size: halfPointsOf(valueOf(of('w:sz'))),
    underline: oneOf(valueOf(of('w:u')), ['none', 'single', 'double', 'thick', 'dotted', 'dash']),
    background: shadingOf(of('w:shd'), theme),
    raised: oneOf(valueOf(of('w:vertAlign')), ['baseline', 'superscript', 'subscript']),
  });
}

export function readParagraphLook(pPr: XmlElement | undefined, theme: Theme): ParagraphLook {
  if (!pPr) return {};
  const of = (name: string): XmlElement | undefined => childOf(pPr, name);
  const toggle = (name: string): boolean | undefined => (of(name) ? isOn(of(name)) : undefined);
  const spacing = of('w:spacing')?.attributes ?? {};
  const indent = of('w:ind')?.attributes ?? {};
  const outline = wholeOf(valueOf(of('w:outlineLvl')));
  const lineRule = oneOf(spacing['w:lineRule'], ['auto', 'exact', 'atLeast']) ?? 'auto';
  const line = twipsOf(spacing['w:line']);
  // What "automatic" is stands in no file; Word takes 14 pt, as browsers do.
  const space = (side: 'before' | 'after'): number | undefined =>
    ['1', 'true', 'on'].includes(spacing[`w:${side}Autospacing`] ?? '')
      ? 280
      : notNegative(twipsOf(spacing[`w:${side}`]));
  return given<ParagraphLook>({
    isKeptWithNext: toggle('w:keepNext'),
    isKeptTogether: toggle('w:keepLines'),
    hasWidowControl: toggle('w:widowControl'),
    borders: bordersOf(of('w:pBdr'), ['top', 'left', 'bottom', 'right', 'between'], theme),
    background: shadingOf(of('w:shd'), theme),
    tabs: tabsOf(of('w:tabs')),
    before: space('before'),
    after: space('after'),
    line: line !== undefined && line > 0 ? line : undefined,
    lineRule: line !== undefined && line > 0 ? lineRule : undefined,
    left: twipsOf(indent['w:left'] ?? indent['w:start']),
    right: twipsOf(indent['w:right'] ?? indent['w:end']),
    hanging: notNegative(twipsOf(indent['w:hanging'])),
    firstLine: notNegative(twipsOf(indent['w:firstLine'])),
    isContextual: toggle('w:contextualSpacing'),
    alignment: alignments[valueOf(of('w:jc')) ?? ''],
    outline: outline !== undefined && outline >= 0 && outline <= 9 ? outline : undefined,
  });
}

const alignments: Readonly<Record<string, string>> = {
  left: 'left',
  start: 'left',
  right: 'right',
  end: 'right',
  center: 'center',
  both: 'both',
};

export function runXml(look: RunLook): string {
  const { font, colour, spacing, position, size, underline, background, raised } = look;
  const content = [
    font === undefined
      ? ''
      : `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`,
    toggleXml('w:b', look.isBold),
    toggleXml('w:bCs', look.isBold),
    toggleXml('w:i', look.isItalic),
    toggleXml('w:iCs', look.isItalic),
    toggleXml('w:caps', look.isCaps),
    toggleXml('w:smallCaps', look.isSmallCaps),
    toggleXml('w:strike', look.isStruck),
    colour === undefined ? '' : `<w:color w:val="${colour ?? 'auto'}"/>`,
    spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`,
    position === undefined ? '' : `<w:position w:val="${position}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    underline === undefined ? '' : `<w:u w:val="${underline}"/>`,
    background === undefined ? '' : shadingXml(background),
    raised === undefined ? '' : `<w:vertAlign w:val="${raised}"/>`,
  ].join('');
  return content === '' ? '' : `<w:rPr>${content}</w:rPr>`;
}

/** The properties of a paragraph or of a paragraph style; `style` is the id of the style that a paragraph has. */
export function paragraphXml(look: ParagraphLook, style: string | null = null): string {
  const { before, after, line, lineRule, left, right, hanging, firstLine, alignment, outline, background } =
    look;
  const spacing = attributes({ before, after, line, lineRule });
  const indent = attributes({
    left,
    right,
    hanging,
    firstLine: hanging === undefined ? firstLine : undefined,
  });
  const content = [
    style === null ? '' : `<w:pStyle w:val="${style}"/>`,
    toggleXml('w:keepNext', look.isKeptWithNext),
    toggleXml('w:keepLines', look.isKeptTogether),
    toggleXml('w:widowControl', look.hasWidowControl),
    look.borders === undefined ? '' : `<w:pBdr>${look.borders}</w:pBdr>`,
    background === undefined ? '' : shadingXml(background),
    look.tabs === undefined ? '' : `<w:tabs>${look.tabs}</w:tabs>`,
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    indent === '' ? '' : `<w:ind${indent}/>`,
    toggleXml('w:contextualSpacing', look.isContextual),
    alignment === undefined ? '' : `<w:jc w:val="${alignment}"/>`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('');
  return content === '' ? '' : `<w:pPr>${content}</w:pPr>`;
}

/** The lines around a paragraph, a cell or a table, as they are to be written; undefined where none is drawn. */
export function bordersOf(
  element: XmlElement | undefined,
  sides: readonly string[],
  theme: Theme,
): string | undefined {
  const lines = sides.flatMap((side) => {
    const border = childOf(element, `w:${side}`) ?? childOf(element, logicalSides[side] ?? '');
    const kind = oneOf(valueOf(border), borderKinds);
    if (!border || kind === undefined) return [];
    const size = Math.min(96, Math.max(2, wholeOf(border.attributes['w:sz']) ?? 4));
    const space = Math.min(31, Math.max(0, wholeOf(border.attributes['w:space']) ?? 0));
    const colour = colourIn(border, 'w:color', 'w:themeColor', theme) ?? 'auto';
    return [`<w:${side} w:val="${kind}" w:sz="${size}" w:space="${space}" w:color="${colour}"/>`];
  });
  return lines.length === 0 ? undefined : lines.join('');
}

const borderKinds = ['none', 'nil', 'single', 'thick', 'double', 'dotted', 'dashed'] as const;
const logicalSides: Readonly<Record<string, string>> = { left: 'w:start', right: 'w:end' };

export function shadingOf(shading: XmlElement | undefined, theme: Theme): string | null | undefined {
  if (!shading) return undefined;
  // A pattern is drawn in its own colour over the fill; what is behind the letters is taken to be the fill.
  return colourIn(shading, 'w:fill', 'w:themeFill', theme);
}

export function shadingXml(fill: string | null): string {
  return `<w:shd w:val="clear" w:color="auto" w:fill="${fill ?? 'auto'}"/>`;
}

function colourIn(
  element: XmlElement | undefined,
  attribute: string,
  themeAttribute: string,
  theme: Theme,
): string | null | undefined {
  if (!element) return undefined;
  const { [attribute]: value, [themeAttribute]: themed } = element.attributes;
  return colourOf(value) ?? themeColour(theme, themed) ?? null;
}

function fontOf(fonts: XmlElement | undefined, theme: Theme): string | undefined {
  if (!fonts) return undefined;
  const themed = fonts.attributes['w:asciiTheme'] ?? fonts.attributes['w:hAnsiTheme'];
  const ofTheme =
    themed === undefined ? null : themed.startsWith('major') ? theme.headingFont : theme.textFont;
  return ofTheme ?? fontName(fonts.attributes['w:ascii'] ?? fonts.attributes['w:hAnsi']) ?? undefined;
}

function tabsOf(tabs: XmlElement | undefined): string | undefined {
  const stops = childrenOf(tabs, 'w:tab').flatMap((tab) => {
    const kind = tabKinds[valueOf(tab) ?? ''];
    const at = twipsOf(tab.attributes['w:pos']);
    if (kind === undefined || at === undefined) return [];
    const leader = oneOf(tab.attributes['w:leader'], ['none', 'dot', 'hyphen', 'underscore']) ?? 'none';
    return [`<w:tab w:val="${kind}" w:leader="${leader}" w:pos="${at}"/>`];
  });
  return stops.length === 0 ? undefined : stops.slice(0, 64).join('');
}

const tabKinds: Readonly<Record<string, string>> = {
  clear: 'clear',
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  decimal: 'decimal',
};

function toggleXml(name: string, isSet: boolean | undefined): string {
  return isSet === undefined ? '' : isSet ? `<${name}/>` : `<${name} w:val="0"/>`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` w:${name}="${value}"`)
    .join('');
}

function oneOf<Kind extends string>(value: string | undefined, kinds: readonly Kind[]): Kind | undefined {
  return kinds.find((kind) => kind === value);
}

function halfStep(value: string | undefined): number | undefined {
  const number = wholeOf(value);
  return number === undefined || Math.abs(number) > 200 ? undefined : number;
}

function notNegative(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}

/** Without what was not said, so that it does not hide what a style is based on. */
function given<Look extends object>(look: Loose<Look>): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Look;
}
