import type { TemplateReading } from '../../../../shared/contract/template-reading.ts';
import { millimetresOf, twipsOf } from './measures.ts';
import { isOn, walkXml, type XmlElement } from './xml-tree.ts';

export type Sections = {
  readonly page: TemplateReading['page'];
  /** The relationship of each header and footer: "header-default" -> "rId7". */
  readonly furniture: Readonly<Record<string, string>>;
  readonly isFirstPageDifferent: boolean;
};

type Section = {
  readonly page: TemplateReading['page'];
  readonly isLandscape: boolean;
  readonly references: Record<string, string>;
  hasTitlePage: boolean;
};

/**
 * The page set-up of a document and what stands at the head and foot of its pages, found without looking at a word of
 * its text. A section without a header of its own has that of the one before (ECMA-376 Part 1, 17.10.5).
 */
export function readSections(bytes: Uint8Array): Sections {
  const sections: Section[] = [];
  const path: string[] = [];
  let properties: {
    attributes: Record<string, Readonly<Record<string, string>>>;
    section: Section['references'];
  } | null = null;
  let hasTitlePage = false;
  walkXml(bytes, 'document', {
    start: (name, attributes) => {
      // One that was tracked as a change is the set-up of before.
      if (name === 'w:sectPr' && path.at(-1) !== 'w:sectPrChange') {
        properties = { attributes: {}, section: {} };
        hasTitlePage = false;
      } else if (properties && path.at(-1) === 'w:sectPr') {
        const place = /^w:(header|footer)Reference$/.exec(name)?.[1];
        if (place) {
          const page = attributes['w:type'] ?? 'default';
          properties.section[`${place}-${page}`] = attributes['r:id'] ?? '';
        } else {
          properties.attributes[name] ??= attributes;
        }
        if (name === 'w:titlePg') hasTitlePage = isOn({ attributes } as XmlElement);
      }
      path.push(name);
    },
    end: (name) => {
      path.pop();
      if (name !== 'w:sectPr' || !properties || path.at(-1) === 'w:sectPrChange') return;
      const size = properties.attributes['w:pgSz'] ?? {};
      const margins = properties.attributes['w:pgMar'] ?? {};
      const width = twipsOf(size['w:w']) ?? 11906;
      const height = twipsOf(size['w:h']) ?? 16838;
      const margin = (side: string, usual: number): number =>
        Math.min(100, millimetresOf(Math.abs(twipsOf(margins[`w:${side}`]) ?? usual)));
      sections.push({
        page: {
          widthMm: millimetresOf(width),
          heightMm: millimetresOf(height),
          marginMm: {
            top: margin('top', 1440),
            right: margin('right', 1440),
            bottom: margin('bottom', 1440),
            left: margin('left', 1440),
            header: margin('header', 720),
            footer: margin('footer', 720),
          },
        },
        isLandscape: width > height,
        references: properties.section,
        hasTitlePage,
      });
      properties = null;
    },
  });
  const furniture: Record<string, string> = {};
  for (const { references } of sections) Object.assign(furniture, references);
  // A page of a table that is turned is not how the organisation writes.
  const chosen = sections.findLast(({ isLandscape }) => !isLandscape) ?? sections.at(-1);
  return {
    page: chosen?.page ?? usualPage,
    furniture,
    isFirstPageDifferent: sections.at(-1)?.hasTitlePage ?? false,
  };
}

const usualPage: TemplateReading['page'] = {
  widthMm: 210,
  heightMm: 297,
  marginMm: { top: 25.4, right: 25.4, bottom: 25.4, left: 25.4, header: 12.7, footer: 12.7 },
};
