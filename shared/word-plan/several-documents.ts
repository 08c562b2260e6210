import type { HouseStyle, ParagraphStyle } from '../contract/house-style.ts';
import type { ParagraphRole } from '../domain/word-roles.ts';
import { headingLevels } from './guess-roles.ts';

// A house style in a file of several documents. The file has the one heading of the first level, so that every document
// in it stands one level lower, and the styles of a contents table are there.

type Role = HouseStyle['roles'][keyof HouseStyle['roles']];

export function forSeveralDocuments<Style extends Pick<HouseStyle, 'styles'>>(houseStyle: Style): Style {
  const known = new Set(houseStyle.styles.map(({ id }) => id));
  return { ...houseStyle, styles: [...houseStyle.styles, ...added.filter(({ id }) => !known.has(id))] };
}

/** Each heading one level lower; what is no heading stays. */
export function withLowerHeadings<Style extends Pick<HouseStyle, 'styles' | 'roles'>>(
  houseStyle: Style,
): Style {
  const { styles } = houseStyle;
  const roles = Object.entries(houseStyle.roles) as readonly [ParagraphRole, Role][];
  const levels = new Map(roles.map(([name, { style }]) => [name, levelOf(name, style, styles)]));
  /** Word's own heading of a level where it is there, else what a role of that level has. */
  const headingOf = (level: number): string | undefined => {
    const ofLevel = styles.filter(({ outlineLevel }) => outlineLevel === level);
    const named = ofLevel.find(({ name }) => name.toLowerCase() === `heading ${level}`) ?? ofLevel[0];
    return named?.id ?? roles.find(([name]) => levels.get(name) === level)?.[1].style;
  };
  const lowered = roles.map(([name, role]): readonly [ParagraphRole, Role] => {
    const level = levels.get(name) ?? null;
    const style = level === null ? undefined : headingOf(level + 1);
    return [name, style === undefined ? role : { ...role, style }];
  });
  return { ...houseStyle, roles: Object.fromEntries(lowered) as HouseStyle['roles'] };
}

/** As its style says, or that on which it is based; of a style that a template keeps to itself, as its role does. */
function levelOf(role: ParagraphRole, id: string, styles: readonly ParagraphStyle[]): number | null {
  let style = styles.find((each) => each.id === id);
  if (style === undefined) return headingLevels[role] ?? null;
  for (let depth = 0; style !== undefined && depth < styles.length; depth += 1) {
    if (style.outlineLevel !== undefined) return style.outlineLevel;
    const basedOn: string | undefined = style.basedOn;
    style = styles.find((each) => each.id === basedOn);
  }
  return null;
}

const added: readonly ParagraphStyle[] = [
  {
    id: 'Heading5',
    name: 'heading 5',
    basedOn: 'Normal',
    next: 'Normal',
    isItalic: true,
    spaceBeforePt: 10,
    spaceAfterPt: 4,
    outlineLevel: 5,
    isKeptWithNext: true,
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'Normal',
    isBold: true,
    spaceBeforePt: 16,
    spaceAfterPt: 6,
    isKeptWithNext: true,
  },
  { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', next: 'Normal', spaceAfterPt: 4 },
];
