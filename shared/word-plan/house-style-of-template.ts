import type { z } from 'zod';
import {
  usualHouseStyle,
  type houseStyleFile,
  type ParagraphStyle,
  type templateFile,
} from '../contract/house-style.ts';
import type { Manner } from '../domain/manner.ts';
import { smallestSizePt } from '../domain/word-roles.ts';
import { headingLevels } from './guess-roles.ts';
import { readableColour } from './readable-colour.ts';
import {
  alternativeTextPlace,
  type FurniturePlace,
  type TemplateChoices,
  type StyleLook,
  type TemplateReading,
  type TemplateStyle,
} from '../contract/template-reading.ts';
import { paragraphRoles, type ParagraphRole } from '../domain/word-roles.ts';

type HouseStyleFile = z.infer<typeof houseStyleFile>;
type TemplateFile = z.infer<typeof templateFile>;

/** What of a template the look of a file depends on. */
export type TemplateLook = Pick<TemplateReading, 'fonts' | 'colours' | 'page' | 'styles'>;

/** They stand apart from the text. */
const apart: ReadonlySet<string> = new Set(['Header', 'Footer', 'AfterTable', 'TableText']);

/** Styles that every file uses besides those of the roles. */
const alwaysThere = ['Normal', 'Header', 'Footer', 'AfterTable'] as const;

/** The built-in house style whose sizes and lists suit the layout of a manner. */
export function builtInFor({ notes }: Pick<Manner, 'notes'>): string {
  return notes === 'numbered-table' ? 'numbered-table' : usualHouseStyle;
}

/**
 * The house style that a template and what was chosen about it come to. What the template lacks is made like that of the
 * built-in house style (`builtInFor`), in the template's fonts and colours.
 */
export function houseStyleOfTemplate(
  name: string,
  reading: TemplateLook,
  choices: Pick<TemplateChoices, 'roles' | 'tableStyle' | 'manner'>,
  builtIn: HouseStyleFile,
): HouseStyleFile {
  const own = new Map(reading.styles.map((style) => [style.id, style]));
  const tableLook = choices.tableStyle === null ? null : (own.get(choices.tableStyle)?.table ?? null);
  // Links and words of every style can stand in a heading row, so that what is behind them is always pale.
  const headerShading = paler(tableLook?.headerFill ?? reading.colours.accents[0] ?? reading.colours.dark);
  const made = new Map<string, ParagraphStyle>();
  const roles = Object.fromEntries(
    paragraphRoles.map((role) => {
      const builtInRole = builtIn.roles[role];
      const chosen = own.get(choices.roles[role] ?? '');
      const style = chosen ? styleOfRole(role, chosen, { own, made, builtIn }) : builtInRole.style;
      return [role, { ...builtInRole, style }];
    }),
  ) as HouseStyleFile['roles'];
  const ofTemplate = new Set(made.keys());
  addMade([...alwaysThere, ...Object.values(roles).map(({ style }) => style)], {
    ...{ builtIn, own, made, reading, headerShading },
    text: roles.paragraph.style,
  });
  const bullets = own.get(choices.roles.bullet ?? '')?.bulletLevels ?? [];
  const withSigns = withBullets(bullets);
  const page = pageOf(reading, false);
  return {
    ...builtIn,
    name,
    description: 'From your own Word template.',
    manner: choices.manner,
    font: reading.fonts.text,
    textColour: readableColour(reading.colours.text, headerShading),
    linkColour: readableColour(reading.colours.link, headerShading),
    page,
    styles: [...made.values()],
    roles,
    lists: withSigns(builtIn.lists) as HouseStyleFile['lists'],
    table: {
      ...builtIn.table,
      headerShading,
      borderColour: tableLook?.borderColour ?? builtIn.table.borderColour,
    },
    kinds: Object.fromEntries(
      Object.entries(builtIn.kinds).map(([kind, different]) => {
        const styles = Object.entries(different.styles ?? {}).filter(
          ([id]) => made.has(id) && !ofTemplate.has(id),
        );
        return [
          kind,
          {
            ...(different.page ? { page: pageOf(reading, different.page.isLandscape) } : {}),
            ...(styles.length === 0 ? {} : { styles: Object.fromEntries(styles) }),
            ...(different.lists ? { lists: withSigns(different.lists) } : {}),
          },
        ];
      }),
    ),
  };
}

/**
 * The parts of a template beside its styles, each with the name of its file and what its pictures show filled in. Where
 * the first page of a template is like the others, it is said to have the same parts.
 */
export function partsOfTemplate(
  {
    furniture,
    pictures,
    isFirstPageDifferent,
  }: Pick<TemplateReading, 'furniture' | 'pictures' | 'isFirstPageDifferent'>,
  { alternativeTexts }: Pick<TemplateChoices, 'alternativeTexts'>,
): { readonly file: TemplateFile; readonly xml: ReadonlyMap<string, string> } {
  const parts = furniture.flatMap(({ place: name, pictures: shown }) => {
    const [place, pages] = placesAndPages[name];
    const part = {
      place,
      pages,
      relationships: shown.map((picture) => ({ id: picture, kind: 'image' as const, target: picture })),
      file: `${name}.xml`,
    };
    return pages === 'default' && !isFirstPageDifferent
      ? [part, { ...part, pages: 'first' as const }]
      : [part];
  });
  const alternativeText = (text: string, picture: string): string =>
    text.replaceAll(
      alternativeTextPlace(picture),
      escaped(alternativeTextOf(picture, pictures, alternativeTexts)),
    );
  return {
    file: { furniture: parts, media: pictures.map(({ name, mediaType }) => ({ name, mediaType })) },
    xml: new Map(
      furniture.map(({ place, xml, pictures: shown }) => [
        `${place}.xml`,
        shown.reduce(alternativeText, xml),
      ]),
    ),
  };
}

const placesAndPages = {
  'header-first': ['header', 'first'],
  'header-default': ['header', 'default'],
  'header-even': ['header', 'even'],
  'footer-first': ['footer', 'first'],
  'footer-default': ['footer', 'default'],
  'footer-even': ['footer', 'even'],
} as const satisfies Record<FurniturePlace, readonly [string, string]>;

/** What a picture shows: as it was said, else as the template says, else that it is the logo. */
function alternativeTextOf(
  name: string,
  pictures: TemplateReading['pictures'],
  said: Readonly<Record<string, string>>,
): string {
  const ofTemplate = pictures.find((picture) => picture.name === name)?.alternativeText ?? '';
  return said[name]?.trim() || ofTemplate || 'Logo';
}

/**
 * The style chosen for a role, or one that is based on it: a heading has to be one of Word's own headings, which say how
 * deep it is; and where people make space with blank lines, which no file of this program has, the style has to make it.
 */
function styleOfRole(
  role: ParagraphRole,
  chosen: TemplateStyle,
  { own, made, builtIn }: Pick<Making, 'own' | 'made' | 'builtIn'>,
): string {
  const level = headingLevels[role];
  const space = spaceOf(builtIn.roles[role].style, builtIn);
  const hasSpace =
    chosen.look.spaceBeforePt + chosen.look.spaceAfterPt > 0 ||
    space.spaceBeforePt + space.spaceAfterPt === 0;
  const look = {
    basedOn: chosen.id,
    ...(level === undefined ? {} : { outlineLevel: level, isKeptWithNext: true }),
    ...(hasSpace ? {} : space),
  };
  const heading = `Heading${level}`;
  if (level !== undefined && chosen.id !== heading) {
    const isFree = !own.has(heading) && (made.get(heading)?.basedOn ?? chosen.id) === chosen.id;
    if (isFree) {
      made.set(heading, { id: heading, name: `heading ${level}`, ...look });
      return heading;
    }
    if (chosen.outlineLevel !== level) return based(`level ${level}`);
  }
  return hasSpace ? chosen.id : based(`${space.spaceBeforePt} ${space.spaceAfterPt} pt`);

  function based(what: string): string {
    const id = `${chosen.id.slice(0, 50)}-${what.replace(/\./g, '').replace(/ /g, '-')}`;
    made.set(id, { id, name: `${chosen.name.slice(0, 40)} (${what})`, ...look });
    return id;
  }
}

function spaceOf(
  id: string,
  builtIn: HouseStyleFile,
): { readonly spaceBeforePt: number; readonly spaceAfterPt: number } {
  const style = builtIn.styles.find((each) => each.id === id);
  if (!style) return { spaceBeforePt: 0, spaceAfterPt: 0 };
  const base = style.basedOn === undefined ? null : spaceOf(style.basedOn, builtIn);
  return {
    spaceBeforePt: style.spaceBeforePt ?? base?.spaceBeforePt ?? 0,
    spaceAfterPt: style.spaceAfterPt ?? base?.spaceAfterPt ?? 0,
  };
}

type Making = {
  readonly builtIn: HouseStyleFile;
  readonly own: ReadonlyMap<string, TemplateStyle>;
  readonly made: Map<string, ParagraphStyle>;
  readonly reading: TemplateLook;
  readonly headerShading: string;
  /** The style of plain paragraphs, which what is made is based on. */
  readonly text: string;
};

function addMade(wanted: readonly string[], making: Making): void {
  const { builtIn, own, made } = making;
  const queue = [...wanted];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (own.has(id) || made.has(id)) continue;
    const described = builtIn.styles.find((style) => style.id === id);
    if (!described) throw new RangeError(`the built-in house style has no style ${id}`);
    const style = inTemplatesLook(described, making);
    made.set(id, style);
    if (style.basedOn !== undefined) queue.push(style.basedOn);
  }
  for (const [id, { next, ...style }] of made) {
    const isThere = next !== undefined && (own.has(next) || made.has(next));
    made.set(id, isThere ? { ...style, next } : style);
  }
}

function inTemplatesLook(
  described: ParagraphStyle,
  { own, reading, headerShading, text }: Making,
): ParagraphStyle {
  const isText =
    described.basedOn === 'Normal' && described.outlineLevel === undefined && !apart.has(described.id);
  const style = isText ? { ...described, basedOn: text } : described;
  const isTaken = [...own.values()].some(({ name }) => name.toLowerCase() === style.name.toLowerCase());
  const named = isTaken ? { ...style, name: `${style.name} (Secretariat)` } : style;
  if (style.outlineLevel === undefined) return named;
  // Headings that are there say in what colour and letters the others have to be.
  const sibling = [...own.values()].find(
    ({ outlineLevel, kind }) => outlineLevel !== null && kind === 'paragraph',
  );
  return {
    ...named,
    font: sibling?.look.font ?? reading.fonts.heading,
    colour: readableColour(sibling?.look.colour ?? reading.colours.dark, headerShading),
  };
}

function withBullets(bullets: TemplateStyle['bulletLevels']) {
  return (lists: Partial<HouseStyleFile['lists']>): Partial<HouseStyleFile['lists']> =>
    lists.bullets === undefined || bullets.length === 0
      ? lists
      : {
          ...lists,
          bullets: lists.bullets.map((level, index) =>
            level.format === 'bullet' ? { ...level, text: bullets[index]?.text ?? level.text } : level,
          ),
        };
}

function pageOf({ page }: TemplateLook, isLandscape: boolean): HouseStyleFile['page'] {
  const { widthMm, heightMm, marginMm } = page;
  const [width, height] = [Math.min(widthMm, heightMm), Math.max(widthMm, heightMm)];
  const isSize = width >= 100 && width <= 450 && height <= 600;
  return {
    isLandscape,
    ...(isSize ? { sizeMm: { width, height } } : {}),
    marginMm,
  };
}

/** A colour so pale that dark words of every colour stand on it. */
function paler(colour: string): string {
  return [0, 2, 4]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    .map((channel) =>
      Math.round(channel + (255 - channel) * 0.86)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

/** How a role looks in a house style made of a template: as its style in the template, or as what is made. */
export function lookOfRole(
  role: ParagraphRole,
  houseStyle: HouseStyleFile,
  reading: TemplateLook,
): StyleLook {
  return lookOfStyle(houseStyle.roles[role].style, houseStyle, reading);
}

function lookOfStyle(id: string, houseStyle: HouseStyleFile, reading: TemplateLook): StyleLook {
  const own = reading.styles.find((style) => style.id === id);
  if (own) return own.look;
  const style = houseStyle.styles.find((each) => each.id === id);
  const base: StyleLook =
    style?.basedOn === undefined
      ? {
          font: houseStyle.font,
          sizePt: smallestSizePt,
          isBold: false,
          isItalic: false,
          isCaps: false,
          colour: houseStyle.textColour,
          background: null,
          alignment: 'left',
          spaceBeforePt: 0,
          spaceAfterPt: 0,
          lineSpacing: 1,
          indentMm: 0,
        }
      : lookOfStyle(style.basedOn, houseStyle, reading);
  if (!style) return base;
  return {
    font: style.font ?? base.font,
    sizePt: style.sizePt ?? base.sizePt,
    isBold: style.isBold ?? base.isBold,
    isItalic: style.isItalic ?? base.isItalic,
    isCaps: style.isCaps ?? base.isCaps,
    colour: style.colour ?? base.colour,
    background: style.id === 'TableHeading' ? houseStyle.table.headerShading : base.background,
    alignment: style.alignment ?? base.alignment,
    spaceBeforePt: style.spaceBeforePt ?? base.spaceBeforePt,
    spaceAfterPt: style.spaceAfterPt ?? base.spaceAfterPt,
    lineSpacing: style.lineSpacing ?? base.lineSpacing,
    indentMm: style.indentMm ?? base.indentMm,
  };
}

function escaped(text: string): string {
  return text
    .replace(
      /[&<>"]/g,
      (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
    )
    .replace(/\s+/g, ' ');
}
