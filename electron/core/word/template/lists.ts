import type { BulletLevel, TemplateStyle } from '../../../../shared/contract/template-reading.ts';
import { millimetresOf, twipsOf } from './measures.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml-tree.ts';

/** How the lists of a template look, by the id that its styles name them with. */
export type ListLevels = Readonly<
  Record<
    string,
    { readonly kind: NonNullable<TemplateStyle['list']>; readonly bullets: readonly BulletLevel[] }
  >
>;

/** Reads the numbering part: of each list whether it has bullets, which, and how far in they stand. */
export function readLists(root: XmlElement | null): ListLevels {
  const definitions = new Map(
    childrenOf(root ?? undefined, 'w:abstractNum').map((each) => [
      each.attributes['w:abstractNumId'] ?? '',
      each,
    ]),
  );
  const lists: Record<string, ListLevels[string]> = {};
  for (const number of childrenOf(root ?? undefined, 'w:num')) {
    const definition = definitions.get(valueOf(childOf(number, 'w:abstractNumId')) ?? '');
    const levels = childrenOf(definition, 'w:lvl');
    const isBullets = valueOf(childOf(levels[0], 'w:numFmt')) === 'bullet';
    lists[number.attributes['w:numId'] ?? ''] = {
      kind: isBullets ? 'bullets' : 'numbers',
      bullets: isBullets ? levels.slice(0, 3).map(bulletLevel) : [],
    };
  }
  return lists;
}

function bulletLevel(level: XmlElement): BulletLevel {
  const indent = childOf(childOf(level, 'w:pPr'), 'w:ind')?.attributes ?? {};
  const left = twipsOf(indent['w:left'] ?? indent['w:start']) ?? 720;
  const hanging = twipsOf(indent['w:hanging']) ?? 360;
  const within = (twips: number): number => Math.min(100, millimetresOf(Math.max(0, twips)));
  return {
    text: bulletSign(valueOf(childOf(level, 'w:lvlText')) ?? ''),
    indentMm: within(left),
    hangingMm: Math.min(within(hanging), within(left)),
  };
}

/** The fonts of signs are not taken along; what they draw is in every font of letters, or close to what is. */
function bulletSign(text: string): string {
  const [sign = ''] = text;
  const similar: Readonly<Record<string, string>> = {
    '\uf0b7': '•',
    '\uf06c': '•',
    '\uf0a7': '▪',
    '\uf06e': '■',
    '\uf0d8': '►',
    '\uf02d': '–',
    o: '○',
    '-': '–',
  };
  if (similar[sign] !== undefined) return similar[sign];
  return /^[•‣▪■□○●►–—·]$/u.test(sign) ? sign : '•';
}
