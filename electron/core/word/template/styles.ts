import { smallestSizePt } from '../../../../shared/domain/word-roles.ts';
import { readableColour } from '../../../../shared/word-plan/readable-colour.ts';
import type { StyleLook, TemplateStyle } from '../../../../shared/contract/template-reading.ts';
import { escapeXml } from '../xml-text.ts';
import type { ListLevels } from './lists.ts';
import { millimetresOf, twipsOf, wholeOf } from './measures.ts';
import type { Noted } from './notes.ts';
import {
  bordersOf,
  paragraphXml,
  readParagraphLook,
  readRunLook,
  runXml,
  shadingOf,
  type ParagraphLook,
  type RunLook,
} from './properties.ts';
import { nameStyles, type NamedStyle } from './style-ids.ts';
import { colourOf, type Theme } from './theme.ts';
import { childOf, childrenOf, isOn, valueOf, type XmlElement } from './xml-tree.ts';

export type TemplateStyles = {
  readonly xml: string;
  readonly styles: readonly TemplateStyle[];
  readonly idOf: (oldId: string | undefined) => string | null;
  /** Of everything that says nothing else. */
  readonly font: string;
};

/** Public files are printed in 12 pt or more. */
export const leastHalfPoints = 2 * smallestSizePt;

type Understood = NamedStyle & {
  readonly basedOn: string | null;
  readonly next: string | null;
  readonly own: { readonly run: RunLook; readonly paragraph: ParagraphLook };
  readonly isShown: boolean;
};

/** Reads and rewrites the styles of a template; those without a styles part get the defaults alone. */
export function readStyles(
  root: XmlElement | null,
  theme: Theme,
  lists: ListLevels,
  noted: Noted,
): TemplateStyles {
  const { styles: named, idOf } = nameStyles(childrenOf(root ?? undefined, 'w:style'));
  // Word takes Times New Roman where a file says nothing; of one without styles nothing is known.
  const usualFont = root === null ? 'Arial' : 'Times New Roman';
  const defaults = readDefaults(childOf(root ?? undefined, 'w:docDefaults'), theme, usualFont, noted);
  const understood = named.map((style) => understand(style, idOf, theme));
  const byId = new Map(understood.map((style) => [style.id, style]));
  const numberOf = (style: Understood): string | null => {
    for (const each of chainOf(style, byId)) {
      const number = childOf(childOf(each.element, 'w:pPr'), 'w:numPr');
      // A style says 0 to have no number where the one that it is based on has (17.9.18).
      if (number) return valueOf(childOf(number, 'w:numId')) ?? '';
    }
    return null;
  };
  const numberingOf = (style: Understood): ListLevels[string] | null => lists[numberOf(style) ?? ''] ?? null;
  const written = understood.map((style) => {
    const readable = madeReadable(style, byId, defaults, noted);
    const hasNumber = !['0', null].includes(numberOf(style));
    return { ...style, own: hasNumber ? withoutIndent(readable) : readable };
  });
  const after = new Map(written.map((style) => [style.id, style]));
  return {
    xml: stylesXml(defaults, latentXml(childOf(root ?? undefined, 'w:latentStyles')), written, theme),
    idOf: (oldId) => idOf(oldId, 'paragraph'),
    font: defaults.run.font ?? usualFont,
    styles: written
      .filter(({ isShown }) => isShown)
      .map((style) => described(style, after, defaults, numberingOf(style), theme)),
  };
}

type Defaults = { readonly run: RunLook; readonly paragraph: ParagraphLook };

function readDefaults(
  element: XmlElement | undefined,
  theme: Theme,
  usualFont: string,
  noted: Noted,
): Defaults {
  const run = readRunLook(childOf(childOf(element, 'w:rPrDefault'), 'w:rPr'), theme);
  const paragraph = readParagraphLook(childOf(childOf(element, 'w:pPrDefault'), 'w:pPr'), theme);
  if (run.size !== undefined && run.size < leastHalfPoints) noted.add('size-raised');
  const font = run.font ?? theme.textFont ?? usualFont;
  return { run: { ...run, font, size: Math.max(leastHalfPoints, run.size ?? 20) }, paragraph };
}

function understand(
  style: NamedStyle,
  idOf: ReturnType<typeof nameStyles>['idOf'],
  theme: Theme,
): Understood {
  const { element, kind, id } = style;
  const basedOn = idOf(valueOf(childOf(element, 'w:basedOn')), kind);
  const run = readRunLook(childOf(element, 'w:rPr'), theme);
  const paragraph = kind === 'character' ? {} : readParagraphLook(childOf(element, 'w:pPr'), theme);
  const named = /^heading ([1-9])$/.exec(style.name)?.[1];
  // A heading is one for a screen reader, whether the template says so or leaves it to the name.
  const outline = named === undefined ? paragraph.outline : Number(named) - 1;
  return {
    ...style,
    basedOn: basedOn === id ? null : basedOn,
    next: idOf(valueOf(childOf(element, 'w:next')), 'paragraph'),
    own: {
      run,
      paragraph:
        outline === undefined || outline > 8 ? paragraph : { ...paragraph, outline, isKeptWithNext: true },
    },
    isShown:
      childOf(element, 'w:semiHidden') === undefined ||
      (isOn(childOf(element, 'w:qFormat')) && style.isDefault),
  };
}

/** A style and those that it is based on, itself first; one that is based on itself in the end is cut there. */
function chainOf<Style extends { readonly id: string; readonly basedOn: string | null }>(
  style: Style,
  byId: ReadonlyMap<string, Style>,
): readonly Style[] {
  const chain: Style[] = [];
  let current: Style | undefined = style;
  while (current && !chain.includes(current)) {
    chain.push(current);
    current = current.basedOn === null ? undefined : byId.get(current.basedOn);
  }
  return chain;
}

function wholeLook(style: Understood, byId: ReadonlyMap<string, Understood>, defaults: Defaults): Defaults {
  const chain = [...chainOf(style, byId)].reverse();
  return {
    run: Object.assign({}, defaults.run, ...chain.map(({ own }) => own.run)) as RunLook,
    paragraph: Object.assign(
      {},
      defaults.paragraph,
      ...chain.map(({ own }) => own.paragraph),
    ) as ParagraphLook,
  };
}

/** What everybody can read: letters of 12 pt, in a colour that stands out from what is behind them. */
function madeReadable(
  style: Understood,
  byId: ReadonlyMap<string, Understood>,
  defaults: Defaults,
  noted: Noted,
): Understood['own'] {
  const { run, paragraph } = style.own;
  if (style.kind === 'table') return style.own;
  const whole = wholeLook(style, byId, defaults);
  const size = run.size !== undefined && run.size < leastHalfPoints;
  if (size && style.isShown) noted.add('size-raised');
  const background = whole.run.background ?? whole.paragraph.background ?? 'FFFFFF';
  const colour = whole.run.colour ?? (background === 'FFFFFF' ? '000000' : null);
  const readable = colour === null ? null : readableColour(colour, background);
  const isDarkened = readable !== null && readable !== colour;
  if (isDarkened && style.isShown) noted.add('colour-darkened');
  return {
    run: {
      ...run,
      ...(size ? { size: leastHalfPoints } : {}),
      ...(isDarkened ? { colour: readable } : {}),
    },
    paragraph,
  };
}

/** The indent that made room for a number of the template's; numbers are the plan's, with room of their own. */
function withoutIndent({ run, paragraph }: Understood['own']): Understood['own'] {
  const { left: _left, hanging: _hanging, firstLine: _firstLine, tabs: _tabs, ...rest } = paragraph;
  return { run, paragraph: rest };
}

function stylesXml(defaults: Defaults, latent: string, styles: readonly Understood[], theme: Theme): string {
  const run = runXml(defaults.run).replace(
    '</w:rPr>',
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr>',
  );
  return (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `<w:docDefaults><w:rPrDefault>${run}</w:rPrDefault>` +
    `<w:pPrDefault>${paragraphXml(defaults.paragraph)}</w:pPrDefault></w:docDefaults>${latent}` +
    `${styles.map((style) => styleXml(style, theme)).join('')}</w:styles>`
  );
}

function styleXml(style: Understood, theme: Theme): string {
  const { id, name, kind, basedOn, next, own, element, isDefault, isShown } = style;
  const priority = wholeOf(valueOf(childOf(element, 'w:uiPriority')));
  const isOwn = id.startsWith('Own');
  return (
    `<w:style w:type="${kind}"${isDefault ? ' w:default="1"' : ''}${isOwn ? ' w:customStyle="1"' : ''} w:styleId="${id}">` +
    `<w:name w:val="${escapeXml(name)}"/>` +
    (basedOn === null ? '' : `<w:basedOn w:val="${basedOn}"/>`) +
    (next === null || kind !== 'paragraph' ? '' : `<w:next w:val="${next}"/>`) +
    (priority === undefined || priority < 0 || priority > 99 ? '' : `<w:uiPriority w:val="${priority}"/>`) +
    (isShown ? '' : '<w:semiHidden/>') +
    (isOn(childOf(element, 'w:qFormat')) ? '<w:qFormat/>' : '') +
    (kind === 'character'
      ? ''
      : paragraphXml(kind === 'table' ? withoutOutline(own.paragraph) : own.paragraph)) +
    runXml(own.run) +
    (kind === 'table' ? tableXml(element, theme) : '') +
    '</w:style>'
  );
}

function withoutOutline({ outline: _outline, ...look }: ParagraphLook): ParagraphLook {
  return look;
}

/** Lines and padding of a table style; what it does to single rows and columns is not taken. */
function tableXml(element: XmlElement, theme: Theme): string {
  const table = childOf(element, 'w:tblPr');
  const borders = bordersOf(
    childOf(table, 'w:tblBorders'),
    ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
    theme,
  );
  const padding = ['top', 'left', 'bottom', 'right'].flatMap((side) => {
    const width = twipsOf(childOf(childOf(table, 'w:tblCellMar'), `w:${side}`)?.attributes['w:w']);
    return width === undefined || width < 0 ? [] : [`<w:${side} w:w="${width}" w:type="dxa"/>`];
  });
  const content =
    (borders === undefined ? '' : `<w:tblBorders>${borders}</w:tblBorders>`) +
    (padding.length === 0 ? '' : `<w:tblCellMar>${padding.join('')}</w:tblCellMar>`);
  return content === '' ? '' : `<w:tblPr>${content}</w:tblPr>`;
}

const latentFlags = ['w:semiHidden', 'w:unhideWhenUsed', 'w:qFormat', 'w:locked'] as const;

/** Which of its own styles Word shows (17.7.4.6): names of Word's, and switches. */
function latentXml(element: XmlElement | undefined): string {
  if (!element) return '';
  const flags = ({ attributes }: XmlElement, names: readonly string[]): string =>
    names
      .flatMap((name) => {
        const value = attributes[name];
        return value !== undefined && /^(0|1|true|false|on|off)$/.test(value) ? [` ${name}="${value}"`] : [];
      })
      .join('');
  const exceptions = childrenOf(element, 'w:lsdException')
    .filter(({ attributes }) => latentName.test(attributes['w:name'] ?? ''))
    .slice(0, 1000)
    .map((each) => {
      const priority = wholeOf(each.attributes['w:uiPriority']);
      return (
        `<w:lsdException w:name="${each.attributes['w:name'] ?? ''}"${flags(each, latentFlags)}` +
        `${priority === undefined || priority < 0 || priority > 99 ? '' : ` w:uiPriority="${priority}"`}/>`
      );
    });
  const count = wholeOf(element.attributes['w:count']);
  return (
    `<w:latentStyles${flags(element, ['w:defLockedState', 'w:defSemiHidden', 'w:defUnhideWhenUsed', 'w:defQFormat'])}` +
    `${count === undefined || count < 0 || count > 1000 ? '' : ` w:count="${count}"`}>${exceptions.join('')}</w:latentStyles>`
  );
}

/** As Word's own styles are called; another name would be a word of somebody's. */
const latentName =
  /^(Normal|Title|Subtitle|Strong|Emphasis|Quote|Intense (Quote|Emphasis|Reference)|Subtle (Emphasis|Reference)|Book Title|Bibliography|No Spacing|List Paragraph|Revision|Placeholder Text|Default Paragraph Font|Closing|Signature|Salutation|Date|Hyperlink|FollowedHyperlink|header|footer|caption|heading \d|toc( heading| \d)?|index( heading| \d)|TOC Heading|table of (figures|authorities)|(footnote|endnote|annotation) (text|reference|subject)|(line|page) number|Normal (Table|Indent|\(Web\))|(List|Body Text|Message|Note|Block|Plain|Balloon|Document|E-mail|HTML|Table|Light|Medium|Dark|Colorful|Plain|Grid|Outline|envelope|macro|toa|annotation)\b[\w /()-]{0,40})$/;

function described(
  style: Understood,
  byId: ReadonlyMap<string, Understood>,
  defaults: Defaults,
  numbering: ListLevels[string] | null,
  theme: Theme,
): TemplateStyle {
  const whole = wholeLook(style, byId, defaults);
  const { outline } = whole.paragraph;
  return {
    id: style.id,
    name: style.name,
    kind: style.kind,
    outlineLevel: outline === undefined || outline > 8 || style.kind !== 'paragraph' ? null : outline + 1,
    list: numbering === null ? null : numbering.kind,
    bulletLevels: numbering === null ? [] : [...numbering.bullets],
    look: lookOf(whole, numbering),
    table: style.kind === 'table' ? tableLook(style.element, theme) : null,
  };
}

function lookOf({ run, paragraph }: Defaults, numbering: ListLevels[string] | null): StyleLook {
  const { before = 0, after = 0, line = 240, lineRule = 'auto', left = 0, alignment } = paragraph;
  const points = (run.size ?? leastHalfPoints) / 2;
  const lineSpacing = lineRule === 'auto' ? line / 240 : line / 20 / (points * 1.15);
  return {
    font: run.font ?? 'Times New Roman',
    sizePt: points,
    isBold: run.isBold ?? false,
    isItalic: run.isItalic ?? false,
    isCaps: run.isCaps ?? false,
    colour: run.colour ?? '000000',
    background: run.background ?? paragraph.background ?? null,
    alignment: alignment === 'right' || alignment === 'center' ? alignment : 'left',
    spaceBeforePt: before / 20,
    spaceAfterPt: after / 20,
    lineSpacing: Math.round(Math.min(3, Math.max(0.8, lineSpacing)) * 100) / 100,
    indentMm: numbering?.bullets[0]?.indentMm ?? millimetresOf(Math.max(0, left)),
  };
}

function tableLook(element: XmlElement, theme: Theme): NonNullable<TemplateStyle['table']> {
  const borders = childOf(childOf(element, 'w:tblPr'), 'w:tblBorders');
  const firstRow = childrenOf(element, 'w:tblStylePr').find(
    ({ attributes }) => attributes['w:type'] === 'firstRow',
  );
  const line = borders?.children.find((border) => !['nil', 'none'].includes(valueOf(border) ?? 'nil'));
  return {
    borderColour: colourOf(line?.attributes['w:color']),
    headerFill: shadingOf(childOf(childOf(firstRow, 'w:tcPr'), 'w:shd'), theme) ?? null,
  };
}
