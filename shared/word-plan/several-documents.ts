import type { HouseStyle, ParagraphStyle } from '../contract/house-style.ts';

// A house style in a file of several documents. The file has the one heading of the first level, so that every document
// in it stands one level lower, and the styles of a contents table are there.

type Role = HouseStyle['roles'][keyof HouseStyle['roles']];

export function forSeveralDocuments(houseStyle: HouseStyle): HouseStyle {
  const known = new Set(houseStyle.styles.map(({ id }) => id));
  return { ...houseStyle, styles: [...houseStyle.styles, ...added.filter(({ id }) => !known.has(id))] };
}

/** Each heading one level lower; what is no heading stays. */
export function withLowerHeadings(houseStyle: HouseStyle): HouseStyle {
  const roles = Object.fromEntries(
    Object.entries(houseStyle.roles).map(([name, role]) => [name, lowered(role, houseStyle.styles)]),
  ) as HouseStyle['roles'];
  return { ...houseStyle, roles };
}

/** Headings go by their outline level: those of an organisation's template have names of their own. */
function lowered(role: Role, styles: readonly ParagraphStyle[]): Role {
  const level = outlineLevelOf(role.style, styles);
  const lower = level === null ? undefined : headingOf(level + 1, styles);
  return lower === undefined ? role : { ...role, style: lower };
}

/** Its own, or that of the style that it is based on. */
function outlineLevelOf(id: string, styles: readonly ParagraphStyle[]): number | null {
  let style = styles.find((each) => each.id === id);
  for (let depth = 0; style !== undefined && depth < styles.length; depth += 1) {
    if (style.outlineLevel !== undefined) return style.outlineLevel;
    const { basedOn } = style;
    style = styles.find((each) => each.id === basedOn);
  }
  return null;
}

/** The style of headings of a level: Word's own where it is there. */
function headingOf(level: number, styles: readonly ParagraphStyle[]): string | undefined {
  const ofLevel = styles.filter(({ outlineLevel }) => outlineLevel === level);
  return (ofLevel.find(({ name }) => name.toLowerCase() === `heading ${level}`) ?? ofLevel[0])?.id;
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
