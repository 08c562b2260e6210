import type { CharacterStyle, HouseStyle, WordTemplate } from '../../../shared/contract/house-style.ts';
import type {
  HouseStyleOnPage,
  StyleOnPage,
  TemplateOnPage,
} from '../../../shared/contract/template-on-page.ts';
import { furnitureOnPage } from './furniture-on-page.ts';
import { lettersOnPage, paragraphOnPage } from './look-on-page.ts';
import { readParagraphLook } from './template/properties.ts';
import { noTheme } from './template/theme.ts';
import { childOf, childrenOf, readXml, valueOf, type XmlElement } from './template/xml-tree.ts';

// What a house style has from a Word template, read back from the parts that every file gets, for the pages on screen.

/** A house style as its pages are drawn. A template's part that cannot be read is not drawn. */
export function houseStyleOnPage({ template, ...houseStyle }: HouseStyle): HouseStyleOnPage {
  return { ...houseStyle, onPage: template === null ? null : templateOnPage(template) };
}

/** The last one is kept: pages are drawn anew with every change of a text, and a template seldom changes. */
let last: { readonly of: string; readonly made: TemplateOnPage } | null = null;

function templateOnPage(template: WordTemplate): TemplateOnPage {
  const of = JSON.stringify(template);
  if (last?.of !== of) last = { of, made: readTemplateOnPage(template) };
  return last.made;
}

function readTemplateOnPage({ stylesXml, furniture, media }: WordTemplate): TemplateOnPage {
  const root = stylesXml === null ? null : readOrNull(stylesXml, 'styles.xml');
  const styles = childrenOf(root ?? undefined, 'w:style');
  return {
    defaults: defaultsOf(childOf(root ?? undefined, 'w:docDefaults')),
    styles: styles.filter((style) => kindOf(style) === 'paragraph').flatMap(paragraphStyle),
    characterStyles: styles.filter((style) => kindOf(style) === 'character').flatMap(characterStyle),
    furniture: furniture.flatMap(({ place, pages, xml, relationships }) => {
      const part = readOrNull(withNamespaces(xml), place);
      const pictures = new Map(
        relationships.flatMap(({ id, kind, target }) => (kind === 'image' ? [[id, target] as const] : [])),
      );
      return part ? [{ place, pages, blocks: furnitureOnPage(part, pictures) }] : [];
    }),
    pictures: media.map(({ name, mediaType, base64 }) => ({ name, mediaType, base64 })),
  };
}

function readOrNull(xml: string, name: string): XmlElement | null {
  try {
    return readXml(Buffer.from(xml, 'utf8'), name);
  } catch {
    return null;
  }
}

/** A part of a house style stands without the root that says what its prefixes mean. */
function withNamespaces(xml: string): string {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const office = 'http://schemas.openxmlformats.org';
  return (
    `<w:hdr xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships" ` +
    `xmlns:a="${drawing}/main" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:pic="${drawing}/picture">${xml}</w:hdr>`
  );
}

function kindOf(style: XmlElement): string {
  return style.attributes['w:type'] ?? 'paragraph';
}

function defaultsOf(defaults: XmlElement | undefined): Omit<StyleOnPage, 'id'> {
  if (!defaults) return {};
  return {
    // Word's own where a file says nothing (ECMA-376 Part 1, 17.7.5.5 and 17.3.2.38).
    font: 'Times New Roman',
    sizePt: 10,
    ...lookOfLetters(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')),
    ...paragraphOnPage(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
  };
}

/** The ids of roles and of what is drawn by them. */
const soundId = /^[A-Za-z][A-Za-z0-9_-]{0,80}$/;

function paragraphStyle(style: XmlElement): readonly StyleOnPage[] {
  const id = style.attributes['w:styleId'] ?? '';
  if (!soundId.test(id)) return [];
  const basedOn = valueOf(childOf(style, 'w:basedOn'));
  const properties = childOf(style, 'w:pPr');
  const outline = readParagraphLook(properties, noTheme).outline;
  return [
    {
      id,
      name: valueOf(childOf(style, 'w:name')) ?? id,
      ...(basedOn === undefined || !soundId.test(basedOn) ? {} : { basedOn }),
      ...lookOfLetters(childOf(style, 'w:rPr')),
      ...paragraphOnPage(properties),
      ...(outline === undefined || outline > 8 ? {} : { outlineLevel: outline + 1 }),
    },
  ];
}

function characterStyle(style: XmlElement): readonly CharacterStyle[] {
  const id = style.attributes['w:styleId'] ?? '';
  if (!soundId.test(id)) return [];
  const { isBold, isItalic, isCaps, isUnderlined, colour, background } = lettersOnPage(
    childOf(style, 'w:rPr'),
  );
  return [
    {
      id,
      name: valueOf(childOf(style, 'w:name')) ?? id,
      ...(isBold === undefined ? {} : { isBold }),
      ...(isItalic === undefined ? {} : { isItalic }),
      ...(isCaps === undefined ? {} : { isCaps }),
      ...(isUnderlined === undefined ? {} : { isUnderlined }),
      ...(colour === undefined ? {} : { colour }),
      ...(background === undefined ? {} : { shading: background }),
    },
  ];
}

type StyleLetters = Pick<StyleOnPage, 'font' | 'sizePt' | 'isBold' | 'isItalic' | 'isCaps' | 'colour'>;

function lookOfLetters(properties: XmlElement | undefined): StyleLetters {
  const { font, sizePt, isBold, isItalic, isCaps, colour } = lettersOnPage(properties);
  return {
    ...(font === undefined ? {} : { font }),
    ...(sizePt === undefined ? {} : { sizePt }),
    ...(isBold === undefined ? {} : { isBold }),
    ...(isItalic === undefined ? {} : { isItalic }),
    ...(isCaps === undefined ? {} : { isCaps }),
    ...(colour === undefined ? {} : { colour }),
  };
}
