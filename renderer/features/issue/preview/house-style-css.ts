import type { FullStyle, PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import type { CharacterStyle } from '../../../../shared/contract/house-style.ts';
import type { LineOnPage } from '../../../../shared/contract/template-on-page.ts';

// A house style as a style sheet for its pages on screen and on paper. Widths, sizes and spaces are Word's own.

/** The class of everything that is drawn in the house style. */
export const pagesClass = 'plan-pages';

export const styleClass = (id: string): string => `style-${id}`;
export const characterClass = (id: string): string => `character-${id}`;

/** Half a point, as the writer draws the lines of a table. */
const tableLinePt = 0.5;

/** More than go on the widest page. */
const dotsOfLeader = 400;

/** Fonts of the same widths, for machines that lack the one that the house style names. */
const metricCompatible: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(arial|helvetica)$/i, ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica', 'sans-serif']],
  [/^times( new roman)?$/i, ['Times New Roman', 'Liberation Serif', 'Tinos', 'Times', 'serif']],
  [/^courier( new)?$/i, ['Courier New', 'Liberation Mono', 'Cousine', 'Courier', 'monospace']],
  [/^calibri$/i, ['Carlito', 'sans-serif']],
  [/^cambria$/i, ['Caladea', 'serif']],
  [/^georgia$/i, ['Gelasio', 'serif']],
  [/(serif|garamond|roman|book|century)/i, ['serif']],
];

const generic: ReadonlySet<string> = new Set(['serif', 'sans-serif', 'monospace']);

export function fontStack(font: string): string {
  const others = metricCompatible.find(([name]) => name.test(font))?.[1] ?? ['sans-serif'];
  return [...new Set([font, ...others])]
    .map((name) => (generic.has(name) ? name : `"${name.replace(/["\\\n\r]/g, '')}"`))
    .join(', ');
}

/** What one line of a font asks for, in its own size. */
export type NaturalLine = (font: string) => number;

/** The height of a style's lines in points. `naturalLine`: what the font asks for, in its own size. */
export function lineHeightPt(style: FullStyle, naturalLine: number): number {
  const { exactLinePt, leastLinePt } = style;
  return exactLinePt ?? Math.max(leastLinePt ?? 0, style.sizePt * naturalLine * style.lineSpacing);
}

export function lineCss({ kind, widthPt, colour }: LineOnPage): string {
  return kind === 'none' ? 'none' : `${widthPt}pt ${kind} #${colour}`;
}

export function houseStyleCss(look: PlanLook, naturalLine: NaturalLine): string {
  const { page, table } = look;
  const rules = [
    `.${pagesClass} { font: 12pt/${naturalLine(look.font)} ${fontStack(look.font)}; ${asWordBreaks} }`,
    ...[...look.styles.values()].flatMap((style) => styleRules(style, look, naturalLine)),
    ...look.characterStyles.map(characterRule),
    // Word never toggles what a run says itself.
    `.${pagesClass} .strong.strong.strong { font-weight: 700 }`,
    `.${pagesClass} .emphasised.emphasised.emphasised { font-style: italic }`,
    `.${pagesClass} table { border-spacing: 0; table-layout: fixed; width: 100% }`,
    `.${pagesClass} :is(td, th) { position: relative; padding: ${tableLinePt}pt ${table.cellPaddingMm}mm 0; ` +
      'vertical-align: top; text-align: left }',
    // Drawn over the cells and not between them: a browser makes half a point a whole one, and a long table too long.
    `.${pagesClass} :is(td, th)::after { content: ''; position: absolute; inset: 0 -1px -1px 0; ` +
      `border: 1px solid #${table.borderColour}; pointer-events: none }`,
    `.${pagesClass} .goes-on > :is(td, th)::after { border-bottom: 0 }`,
    `.${pagesClass} .goes-on + tr > :is(td, th)::after { border-top: 0 }`,
    `.${pagesClass} .end-of-table { line-height: 1pt; overflow: hidden; height: 1pt }`,
    // Margins of a cell's paragraphs stay in it; between two of them the larger counts, as in Word.
    `.${pagesClass} :is(.cell, .furniture) { display: flow-root }`,
    `.${pagesClass} .tab { display: inline-block }`,
    // Dots from the end of the words on, as far as the paragraph goes; the number covers those under it.
    `.${pagesClass} .entry { overflow-x: clip }`,
    `.${pagesClass} .leader { display: inline-block; width: 0; white-space: pre }`,
    `.${pagesClass} .leader::before { content: '${'.'.repeat(dotsOfLeader)}' }`,
    `.${pagesClass} .entry-page { float: right; position: relative; background: #ffffff }`,
    `.${pagesClass} thead :is(td, th) { background: #${table.headerShading} }`,
    `@page { size: ${page.widthMm}mm ${page.heightMm}mm; margin: 0 }`,
  ];
  return rules.join('\n');
}

/** Widths in fractions of a pixel and without joined letters or kerning, so that lines end where Word ends them. */
const asWordBreaks =
  'text-rendering: geometricPrecision; font-kerning: none; font-variant-ligatures: none; ' +
  'white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 12.7mm; letter-spacing: normal';

function styleRules(style: FullStyle, look: PlanLook, naturalLine: NaturalLine): readonly string[] {
  const at = `.${pagesClass} .${styleClass(style.id)}`;
  const bold = style.isBold ? 700 : 400;
  const rules = [
    `${at} { font-family: ${fontStack(style.font)}; font-size: ${style.sizePt}pt; line-height: ${lineHeightPt(style, naturalLine(style.font))}pt; ` +
      `font-weight: ${bold}; font-style: ${style.isItalic ? 'italic' : 'normal'}; color: #${style.colour}; ` +
      `text-align: ${style.isJustified === true ? 'justify' : style.alignment}; text-transform: ${style.isCaps ? 'uppercase' : 'none'}; ` +
      `letter-spacing: normal; padding-left: ${style.indentMm}mm; text-indent: ${-style.hangingMm}mm }`,
    ...rulesOfTemplate(at, style),
    `${at} .mark { text-indent: 0; display: inline-block; min-width: ${style.hangingMm}mm }`,
    `.${pagesClass} :is(.cell, .furniture) > .${styleClass(style.id)} { margin: ${style.spaceBeforePt}pt 0 ${style.spaceAfterPt}pt }`,
  ];
  // Bold and italic of a character style are toggled off where the paragraph's style has them too (17.7.3).
  for (const { id, isBold, isItalic } of look.characterStyles) {
    if (isBold === true && style.isBold) rules.push(`${at} .${characterClass(id)} { font-weight: 400 }`);
    if (isItalic === true && style.isItalic)
      rules.push(`${at} .${characterClass(id)} { font-style: normal }`);
  }
  return rules;
}

/** What only a Word template says of a style. Lines at the sides are drawn beside the words, and take none of their room. */
function rulesOfTemplate(at: string, style: FullStyle): readonly string[] {
  const { rightMm = 0, background, lines = [] } = style;
  const drawn = lines.filter(({ kind }) => kind !== 'none');
  const of = (side: LineOnPage['side']): LineOnPage | undefined => drawn.find((line) => line.side === side);
  const says = [
    ...(rightMm === 0 ? [] : [`padding-right: ${rightMm}mm`]),
    ...(background == null ? [] : [`background: #${background}`]),
    ...(['top', 'bottom'] as const).flatMap((side) => {
      const line = of(side);
      return line ? [`border-${side}: ${lineCss(line)}; padding-${side}: ${line.spacePt}pt`] : [];
    }),
  ];
  const [left, right] = [of('left'), of('right')];
  const beside = [
    ...(left ? [`border-left: ${lineCss(left)}; left: calc(${style.indentMm}mm - ${left.spacePt}pt)`] : []),
    ...(right ? [`border-right: ${lineCss(right)}; right: calc(${rightMm}mm - ${right.spacePt}pt)`] : []),
  ];
  return [
    ...(says.length === 0 ? [] : [`${at} { ${says.join('; ')} }`]),
    ...(beside.length === 0
      ? []
      : [
          `${at}::before { content: ''; position: absolute; inset: 0; ${beside.join('; ')}; pointer-events: none }`,
        ]),
  ];
}

function characterRule(style: CharacterStyle): string {
  const says = [
    style.isBold === undefined ? '' : `font-weight: ${style.isBold ? 700 : 400}`,
    style.isItalic === undefined ? '' : `font-style: ${style.isItalic ? 'italic' : 'normal'}`,
    style.isCaps === undefined ? '' : `text-transform: ${style.isCaps ? 'uppercase' : 'none'}`,
    style.isUnderlined === undefined ? '' : `text-decoration: ${style.isUnderlined ? 'underline' : 'none'}`,
    style.colour === undefined ? '' : `color: #${style.colour}`,
    style.shading === undefined ? '' : `background: #${style.shading}`,
  ].filter((each) => each !== '');
  return `.${pagesClass} .${characterClass(style.id)} { ${says.join('; ')} }`;
}
