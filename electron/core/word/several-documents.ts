import type { HouseStyle, ParagraphStyle } from '../../../shared/contract/house-style.ts';

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
    Object.entries(houseStyle.roles).map(([name, role]) => [name, lowered(role)]),
  ) as HouseStyle['roles'];
  return { ...houseStyle, roles };
}

function lowered(role: Role): Role {
  const level = /^Heading([1-4])$/.exec(role.style)?.[1];
  return level === undefined ? role : { ...role, style: `Heading${Number(level) + 1}` };
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
