import { readTheme, type IPropertiesOptions } from 'docx';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';

// What an organisation's Word template gives to every file beside its styles: theme, heads, feet and pictures. A plan's
// own running head, marking and page number stand below the organisation's head and above its foot.

type Template = NonNullable<HouseStyle['template']>;
type Furniture = Template['furniture'][number];
type Parts = ReadonlyMap<string, string | Uint8Array>;

/** The colours and fonts that Word offers whoever edits the file. */
export function docxTheme(template: Template | null): Pick<IPropertiesOptions, 'theme'> {
  return template?.themeXml == null ? {} : { theme: readTheme(template.themeXml) };
}

/** The parts of a file with those of a template among them. */
export function withTemplateParts(file: Parts, template: Template | null): Parts {
  if (template === null || template.furniture.length === 0) return file;
  const parts = new Map(file);
  const relationships = textOf(parts, documentRelationships);
  const heads = Array.from(
    textOf(parts, documentPart).matchAll(reference),
    ([whole, kind = '', pages = '', id = '']) => {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(relationships)?.[1] ?? '';
      return { whole, place: kind === 'header' ? 'header' : 'footer', pages, target } as const;
    },
  );
  const hasEvenPages = template.furniture.some(({ pages }) => pages === 'even');
  const done = new Set<string>();
  for (const head of heads) {
    if (done.has(head.target)) continue;
    done.add(head.target);
    if (hasEvenPages && head.pages === 'default') addEvenPages(parts, head, template);
    const given = template.furniture.find(({ place, pages }) => place === head.place && pages === head.pages);
    if (given) putIn(parts, head.target, given);
  }
  for (const { name, base64 } of template.media)
    parts.set(`word/media/${name}`, Buffer.from(base64, 'base64'));
  change(parts, contentTypes, (types) => withMediaTypes(types, template));
  return parts;
}

const documentPart = 'word/document.xml';
const documentRelationships = 'word/_rels/document.xml.rels';
const contentTypes = '[Content_Types].xml';
const reference = /<w:(header|footer)Reference w:type="(\w+)" r:id="(\w+)"\/>/g;
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An organisation's head comes first and its foot last; a line that was left empty makes room for it. */
function putIn(
  parts: Map<string, string | Uint8Array>,
  target: string,
  { place, xml, relationships }: Furniture,
): void {
  change(parts, `word/${target}`, (part) => {
    const [root = ''] = /<w:(?:hdr|ftr)\b[^>]*>/.exec(part) ?? [];
    const start = part.indexOf(root) + root.length;
    const end = part.lastIndexOf('</w:');
    const own = part.slice(start, end);
    const kept = /<w:(t|drawing)\b/.test(own) ? own : '';
    const content = place === 'header' ? xml + kept : kept + xml;
    // Word ends a part with a paragraph.
    return part.slice(0, start) + content + (content.endsWith('</w:tbl>') ? '<w:p/>' : '') + part.slice(end);
  });
  change(parts, `word/_rels/${target}.rels`, (part) => {
    const added = relationships
      .filter(({ kind }) => kind === 'image')
      .map(
        ({ id, target: name }) =>
          `<Relationship Id="${id}" Type="${relationType}/image" Target="media/${name}"/>`,
      );
    return withEnd(part, 'Relationships', added.join(''));
  });
}

/** Pages with an even number get what the others have from the plan, and the template's own for them. */
function addEvenPages(
  parts: Map<string, string | Uint8Array>,
  head: { readonly whole: string; readonly place: 'header' | 'footer'; readonly target: string },
  template: Template,
): void {
  const target = head.target.replace('.xml', '-even.xml');
  const id = `rIdEven${target.replace(/\W/g, '')}`;
  parts.set(`word/${target}`, textOf(parts, `word/${head.target}`));
  parts.set(`word/_rels/${target}.rels`, textOf(parts, `word/_rels/${head.target}.rels`));
  const given = template.furniture.find(({ place, pages }) => place === head.place && pages === 'even');
  if (given) putIn(parts, target, given);
  change(parts, documentPart, (part) =>
    part.replaceAll(head.whole, `${head.whole}<w:${head.place}Reference w:type="even" r:id="${id}"/>`),
  );
  change(parts, documentRelationships, (part) =>
    withEnd(
      part,
      'Relationships',
      `<Relationship Id="${id}" Type="${relationType}/${head.place}" Target="${target}"/>`,
    ),
  );
  const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${head.place}+xml`;
  change(parts, contentTypes, (part) =>
    withEnd(part, 'Types', `<Override ContentType="${type}" PartName="/word/${target}"/>`),
  );
  change(parts, 'word/settings.xml', (part) =>
    part.replace(/<w:evenAndOddHeaders[^>]*>/, '<w:evenAndOddHeaders w:val="true"/>'),
  );
}

function withMediaTypes(types: string, { media }: Template): string {
  const missing = new Map(
    media.flatMap(({ name, mediaType }) => {
      const ending = name.split('.').at(-1) ?? '';
      return types.includes(`Extension="${ending}"`) ? [] : [[ending, mediaType] as const];
    }),
  );
  const defaults = [...missing].map(
    ([ending, mediaType]) => `<Default ContentType="${mediaType}" Extension="${ending}"/>`,
  );
  return types.replace(/<Default /, (first) => `${defaults.join('')}${first}`);
}

/** Adds to the end of a part, whether it had anything in it or not. */
function withEnd(part: string, root: string, added: string): string {
  const empty = new RegExp(`<${root}([^>]*)/>`);
  return empty.test(part) && !part.includes(`</${root}>`)
    ? part.replace(empty, (_whole, attributes: string) => `<${root}${attributes}>${added}</${root}>`)
    : part.replace(`</${root}>`, () => `${added}</${root}>`);
}

function change(parts: Map<string, string | Uint8Array>, name: string, by: (part: string) => string): void {
  parts.set(name, by(textOf(parts, name)));
}

function textOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (typeof part !== 'string') throw new RangeError(`the file has no part ${name}`);
  return part;
}
