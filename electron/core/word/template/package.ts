import type { ZipDirectory } from './zip-directory.ts';
import { childrenOf, readXml, type XmlElement } from './xml-tree.ts';
import { TemplateNotRead } from './template-not-read.ts';

// The parts of a Word file and how they hang together (ISO/IEC 29500-2, 8.3 and 9).

export type Relationship = {
  readonly id: string;
  /** The last word of its type, which is the same in both kinds of file: "header", "image". */
  readonly kind: string;
  /** The part's name, or the address of something outside. */
  readonly target: string;
  readonly isExternal: boolean;
};

export type TemplatePackage = {
  readonly zip: ZipDirectory;
  readonly documentName: string;
  readonly hasMacros: boolean;
  readonly relationshipsOf: (partName: string) => readonly Relationship[];
  /** The part that the document names by its kind, as XML. */
  readonly xmlOf: (kind: string) => XmlElement | null;
};

/** Finds the Word document in a package. Throws `TemplateNotRead` where there is none. */
export function openPackage(zip: ZipDirectory): TemplatePackage {
  const relationshipsOf = (partName: string): readonly Relationship[] => {
    const [folder, file] = split(partName);
    const bytes = zip.part(`${folder}_rels/${file}.rels`);
    if (!bytes) return [];
    return childrenOf(readXml(bytes, `${file}.rels`), 'rel:Relationship').map(({ attributes }) => {
      const isExternal = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      return {
        id: attributes['Id'] ?? '',
        kind: /([A-Za-z]+)$/.exec(attributes['Type'] ?? '')?.[1] ?? '',
        target: isExternal ? target : resolved(folder, target),
        isExternal,
      };
    });
  };
  const types = zip.part('[Content_Types].xml');
  const document = relationshipsOf('').find(
    ({ kind, isExternal }) => kind === 'officeDocument' && !isExternal,
  );
  if (!types || !document) throw new TemplateNotRead('not-a-word-file', 'no document in the package');
  const type = typeOf(readXml(types, 'content types'), document.target);
  if (!wordTypes.test(type)) throw new TemplateNotRead('not-a-word-file', type);
  const documentName = document.target;
  const hasMacros =
    type.toLowerCase().includes('macroenabled') || zip.names.some((name) => /vba(project|data)/i.test(name));
  return {
    zip,
    documentName,
    hasMacros,
    relationshipsOf,
    xmlOf: (kind) => {
      const found = relationshipsOf(documentName).find((each) => each.kind === kind && !each.isExternal);
      const bytes = found ? zip.part(found.target) : null;
      return found && bytes ? readXml(bytes, found.target) : null;
    },
  };
}

const wordTypes =
  /^application\/vnd\.(openxmlformats-officedocument\.wordprocessingml|ms-word)\.(document|template)\b/i;

function typeOf(types: XmlElement, partName: string): string {
  const override = childrenOf(types, 'ct:Override').find(
    ({ attributes }) => attributes['PartName']?.replace(/^\//, '').toLowerCase() === partName.toLowerCase(),
  );
  const ending = partName.split('.').at(-1)?.toLowerCase();
  const byEnding = childrenOf(types, 'ct:Default').find(
    ({ attributes }) => attributes['Extension']?.toLowerCase() === ending,
  );
  return (override ?? byEnding)?.attributes['ContentType'] ?? '';
}

function split(partName: string): readonly [folder: string, file: string] {
  const at = partName.lastIndexOf('/') + 1;
  return [partName.slice(0, at), partName.slice(at)];
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
