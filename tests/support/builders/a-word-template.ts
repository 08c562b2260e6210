import { strToU8 } from 'fflate';
import { crc32, deflateSync } from 'node:zlib';
import { zipParts } from '../../../electron/core/word/zip.ts';

// Word templates by hand, part by part, as Word and as strange programs make them.

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export type Parts = Record<string, string | Uint8Array>;

export function stylesPart(content: string): string {
  return `${declaration}<w:styles xmlns:w="${word}">${content}</w:styles>`;
}

export function headerPart(content: string, kind: 'hdr' | 'ftr' = 'hdr'): string {
  return (
    `${declaration}<w:${kind} xmlns:w="${word}" xmlns:r="${relations}" ` +
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    'xmlns:v="urn:schemas-microsoft-com:vml">' +
    `${content}</w:${kind}>`
  );
}

export function documentPart(body: string, sectionProperties = ''): string {
  return (
    `${declaration}<w:document xmlns:w="${word}" xmlns:r="${relations}"><w:body>${body}` +
    `<w:sectPr>${sectionProperties}</w:sectPr></w:body></w:document>`
  );
}

export type Relation = readonly [id: string, kind: string, target: string, isExternal?: true];

export function relationshipsPart(entries: readonly Relation[], base = relations): string {
  const each = entries.map(
    ([id, kind, target, isExternal]) =>
      `<Relationship Id="${id}" Type="${base}/${kind}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

export function contentTypesPart(documentType = mainType, documentName = '/word/document.xml'): string {
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    `<Override PartName="${documentName}" ContentType="${documentType}"/></Types>`
  );
}

/** The parts of a template with a few styles and no head or foot; others take the place of these. */
export function templateParts(other: Parts = {}): Parts {
  return {
    '[Content_Types].xml': contentTypesPart(),
    '_rels/.rels': relationshipsPart([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': documentPart('<w:p/>'),
    'word/_rels/document.xml.rels': relationshipsPart([['rId1', 'styles', 'styles.xml']]),
    'word/styles.xml': stylesPart(
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>' +
        '<w:rPr><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="36"/></w:rPr></w:style>',
    ),
    ...other,
  };
}

export function aTemplate(other: Parts = {}): Uint8Array {
  return zipParts(Object.entries(templateParts(other)));
}

/** A template with one header, which holds what is given. */
export function aTemplateWithHeader(
  content: string,
  more: Parts = {},
  relationsOfHeader: readonly Relation[] = [],
): Uint8Array {
  return aTemplate({
    'word/document.xml': documentPart('<w:p/>', '<w:headerReference w:type="default" r:id="rId9"/>'),
    'word/_rels/document.xml.rels': relationshipsPart([
      ['rId1', 'styles', 'styles.xml'],
      ['rId9', 'header', 'header1.xml'],
    ]),
    'word/header1.xml': headerPart(content),
    'word/_rels/header1.xml.rels': relationshipsPart(relationsOfHeader),
    ...more,
  });
}

/** A run with a picture that the header calls `rId`. */
export function pictureRun(id: string, description: string): string {
  return (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1440000" cy="540000"/>' +
    `<wp:docPr id="1" name="Picture 1" descr="${description}"/><a:graphic>` +
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>' +
    '<pic:cNvPr id="0" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>' +
    `<a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>` +
    '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  );
}

/** A PNG of one colour, with notes beside the picture where they are given. */
export function aPng(
  across: number,
  down: number,
  colour: readonly [number, number, number],
  notes: Readonly<Record<string, string>> = {},
): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(across, 0);
  head.writeUInt32BE(down, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([
    Buffer.from([0]),
    Buffer.concat(Array.from({ length: across }, () => Buffer.from(colour))),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: down }, () => line)));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', head),
      ...Object.entries(notes).map(([name, text]) =>
        pngChunk('tEXt', Buffer.from(`${name}\0${text}`, 'latin1')),
      ),
      pngChunk('IDAT', pixels),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** An OLE compound file's first bytes, and names as its directory has them. */
export function aCompoundFile(...names: readonly string[]): Uint8Array {
  const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return new Uint8Array(
    Buffer.concat([start, Buffer.alloc(504), ...names.map((name) => Buffer.from(name, 'utf16le'))]),
  );
}

/** The text in UTF-16 with its mark, as some programs of Windows write XML. */
export function inUtf16(xml: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'));
}

/** A part of the strict kind of file (ISO/IEC 29500-1), which has names of its own. */
export function inStrictNames(xml: string): string {
  return xml
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    )
    .replaceAll(word, 'http://purl.oclc.org/ooxml/wordprocessingml/main');
}

export const bytesOf = strToU8;

export function themePart({
  major,
  minor,
  accent1,
  dk2,
  lt2,
}: Readonly<Record<'major' | 'minor' | 'accent1' | 'dk2' | 'lt2', string>>): string {
  const colour = (name: string, value: string): string =>
    `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const others = ['accent2', 'accent3', 'accent4', 'accent5', 'accent6']
    .map((name) => colour(name, '44546A'))
    .join('');
  const font = (name: string, typeface: string): string =>
    `<a:${name}><a:latin typeface="${typeface}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  return (
    `${declaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">` +
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>' +
    `${colour('dk2', dk2)}${colour('lt2', lt2)}${colour('accent1', accent1)}${others}${colour('hlink', '0563C1')}${colour('folHlink', '954F72')}</a:clrScheme>` +
    `<a:fontScheme name="Office">${font('majorFont', major)}${font('minorFont', minor)}</a:fontScheme><a:fmtScheme name="Office"/></a:themeElements></a:theme>`
  );
}
