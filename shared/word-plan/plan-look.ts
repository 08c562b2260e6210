import type { CharacterStyle, HouseStyle, ListLevel, ParagraphStyle } from '../contract/house-style.ts';
import type { MoreOfParagraph, StyleOnPage, TemplateOnPage } from '../contract/template-on-page.ts';
import type { LetterStyle } from '../domain/manner.ts';
import { markTextOf } from './mark-text.ts';
import type { ListKind, PlanKind } from '../domain/word-roles.ts';

// How one kind of file looks in a house style: styles with all that they take from others, the page and the lists.

/** A paragraph style with everything that it says itself or takes from the style that it is based on. */
export type FullStyle = {
  readonly [
    Says in Exclude<keyof ParagraphStyle, 'name' | 'basedOn' | 'next' | 'outlineLevel'>
  ]-?: NonNullable<ParagraphStyle[Says]>;
} & { readonly outlineLevel: number | null } & MoreOfParagraph;

export type PageLook = {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: HouseStyle['page']['marginMm'];
};

export type PlanLook = {
  readonly font: string;
  readonly page: PageLook;
  readonly styles: ReadonlyMap<string, FullStyle>;
  /** The same without what a Word template says of them: what the writer goes by where it makes room. */
  readonly described: ReadonlyMap<string, FullStyle>;
  readonly characterStyles: readonly CharacterStyle[];
  readonly roles: HouseStyle['roles'];
  readonly levelOf: (list: ListKind, level: number) => ListLevel;
  /** The mark of a list's level as Word writes it, with `%1` in the place of the number of level 1. */
  readonly markTextOf: (list: ListKind, level: number) => string;
  readonly table: HouseStyle['table'];
};

/** Word counts nine levels of a list (ECMA-376 Part 1, 17.9.3). */
export const listLevelCount = 9;

/** As a share of the letters' size. */
const meanLetter = 0.55;
/** In characters, with room between. */
const longestPageNumber = 18;

/** Whether the words of a page's foot have room beside its number. Width of the line and size of the letters are in one unit. */
export function fitsBesidePageNumber(
  words: string,
  { width, size }: { readonly width: number; readonly size: number },
): boolean {
  return words.length <= width / (size * meanLetter) - longestPageNumber;
}

const a4Mm = { width: 210, height: 297 } as const;

/** What of a house style a look is made of; `template` beside it gives the styles that only a Word template has. */
export type Dress = Omit<HouseStyle, 'template'>;

/** `listsOf`: the kind of file whose lists it has; `letters`: how theirs are written, where not as the house style has it. */
export function lookOf(
  houseStyle: Dress,
  kind: PlanKind,
  {
    listsOf = kind,
    letters = houseStyle.manner.letters,
    template = null,
  }: {
    readonly listsOf?: PlanKind;
    readonly letters?: LetterStyle | undefined;
    readonly template?: TemplateStyles | null;
  } = {},
): PlanLook {
  const own = houseStyle.kinds[kind];
  const { isLandscape, sizeMm = a4Mm, marginMm } = own?.page ?? houseStyle.page;
  const levels = new Map<ListKind, readonly ListLevel[]>();
  const levelsOf = (list: ListKind): readonly ListLevel[] => {
    const known =
      levels.get(list) ?? allLevels(houseStyle.kinds[listsOf]?.lists?.[list] ?? houseStyle.lists[list]);
    levels.set(list, known);
    return known;
  };
  const levelOf = (list: ListKind, level: number): ListLevel => {
    const found = levelsOf(list)[Math.min(level, listLevelCount - 1)];
    if (!found) throw new RangeError(`no level ${level} in list ${list}`);
    return found;
  };
  const described = fullStyles(houseStyle, kind);
  return {
    font: houseStyle.font,
    page: {
      widthMm: isLandscape ? sizeMm.height : sizeMm.width,
      heightMm: isLandscape ? sizeMm.width : sizeMm.height,
      marginMm,
    },
    styles: template === null ? described : fullStyles(houseStyle, kind, template),
    described,
    characterStyles: withThoseOf(template, houseStyle.characterStyles),
    roles: houseStyle.roles,
    levelOf,
    markTextOf: (list, level) => markTextOf(level, levelOf(list, level), letters),
    table: houseStyle.table,
  };
}

/** What a file says where no style does (`documentDefaults` of the writer). */
function plainStyle(id: string, { font, textColour }: Pick<HouseStyle, 'font' | 'textColour'>): FullStyle {
  return {
    id,
    font,
    sizePt: 12,
    isBold: false,
    isItalic: false,
    isCaps: false,
    colour: textColour,
    alignment: 'left',
    spaceBeforePt: 0,
    spaceAfterPt: 0,
    lineSpacing: 1,
    indentMm: 0,
    hangingMm: 0,
    outlineLevel: null,
    isKeptWithNext: false,
    isKeptTogether: false,
  };
}

type TemplateStyles = Pick<TemplateOnPage, 'defaults' | 'styles' | 'characterStyles'>;

/** A template's styles take the place of those that are described under the same id. */
function withThoseOf(
  template: TemplateStyles | null,
  characterStyles: readonly CharacterStyle[],
): readonly CharacterStyle[] {
  const own = template?.characterStyles ?? [];
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...characterStyles.filter(({ id }) => !taken.has(id))];
}

function fullStyles(
  houseStyle: Dress,
  kind: PlanKind,
  template: TemplateStyles | null = null,
): ReadonlyMap<string, FullStyle> {
  const { styles, kinds } = houseStyle;
  const different = kinds[kind]?.styles ?? {};
  const described = new Map<string, StyleOnPage>([
    ...styles.map((style) => [style.id, { ...style, ...different[style.id] }] as const),
    ...(template?.styles ?? []).map((style) => [style.id, style] as const),
  ]);
  const full = new Map<string, FullStyle>();
  const resolve = (id: string, under: readonly string[]): FullStyle => {
    const known = full.get(id);
    if (known) return known;
    const style = described.get(id);
    const isCircle = under.includes(id);
    const base =
      style?.basedOn === undefined || isCircle
        ? { ...plainStyle(id, houseStyle), ...saidOf(template?.defaults ?? {}) }
        : resolve(style.basedOn, [...under, id]);
    const { name: _name, basedOn: _basedOn, next: _next, id: _id, ...said } = style ?? { id };
    const made: FullStyle = { ...base, ...saidOf(said), id };
    if (!isCircle) full.set(id, made);
    return made;
  };
  for (const id of described.keys()) resolve(id, []);
  return full;
}

function saidOf(style: Omit<StyleOnPage, 'name' | 'basedOn' | 'next' | 'id'>): Partial<FullStyle> {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}

/** A house style describes the levels that it uses; the deeper ones go on like the last, each further in. */
export function allLevels(given: readonly ListLevel[]): readonly ListLevel[] {
  return Array.from({ length: listLevelCount }, (_each, index): ListLevel => {
    const own = given[index];
    if (own) return own;
    const last = given.at(-1);
    if (!last) throw new RangeError('a list has a level');
    const deeper = index - given.length + 1;
    const indentMm = last.indentMm + deeper * last.hangingMm;
    return last.format === 'lowerLetter'
      ? { ...last, indentMm }
      : { ...last, text: last.text.replace(`%${given.length}`, `%${index + 1}`), indentMm };
  });
}
