import sax, { type QualifiedTag } from 'sax';
import { TemplateNotRead } from './template-not-read.ts';

// XML of unknown make as a tree, in the names of this program: whatever prefixes a file uses, and whether it is of the
// strict or the transitional kind, `w:p` is a paragraph of WordprocessingML. Entities of a file's own are not known, and
// nothing is read from anywhere else.

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text straight in it. */
  readonly text: string;
};

type Growing = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Growing[];
  text: string;
};

/** Transitional and strict names of each vocabulary (ISO/IEC 29500-1 and -4). What is not here is `?:…` and never kept. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'urn:schemas-microsoft-com:vml': 'v',
};

const deepest = 200;
const mostElements = 200_000;

/** Reads a part as a tree. Throws `TemplateNotRead` where it is not XML, or is deeper or larger than any header is. */
export function readXml(bytes: Uint8Array, partName: string): XmlElement {
  let root: Growing | null = null;
  const open: Growing[] = [];
  let count = 0;
  walkXml(bytes, partName, {
    start: (name, attributes) => {
      count += 1;
      if (open.length >= deepest || count > mostElements) throw new TemplateNotRead('too-nested', partName);
      const element: Growing = { name, attributes, children: [], text: '' };
      const parent = open.at(-1);
      if (parent) parent.children.push(element);
      else root ??= element;
      open.push(element);
    },
    text: (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    },
    end: () => void open.pop(),
  });
  if (root === null) throw new TemplateNotRead('damaged', `${partName} is empty`);
  return root;
}

/** Goes through a part of any depth from its start to its end. */
export function walkXml(
  bytes: Uint8Array,
  partName: string,
  {
    start,
    text,
    end,
  }: {
    readonly start: (name: string, attributes: Record<string, string>) => void;
    readonly text?: (text: string) => void;
    readonly end: (name: string) => void;
  },
): void {
  const reader = sax.parser(true, { xmlns: true });
  reader.onerror = (error) => {
    throw new TemplateNotRead('damaged', `${partName}: ${error.message}`);
  };
  // No Office file has one (ISO/IEC 29500-2, 9.1.4); it is where entities that grow are declared.
  reader.ondoctype = () => {
    throw new TemplateNotRead('damaged', `${partName} has a document type`);
  };
  const names: string[] = [];
  reader.onopentag = (tag) => {
    const { uri, local, attributes } = tag as QualifiedTag;
    const name = nameOf(uri, local);
    names.push(name);
    start(name, attributesOf(attributes));
  };
  reader.onclosetag = () => end(names.pop() ?? '');
  if (text) {
    reader.ontext = text;
    reader.oncdata = text;
  }
  const whole = decodeXml(bytes, partName);
  // In pieces: sax holds what it has not done with.
  for (let at = 0; at < whole.length; at += pieceLength) reader.write(whole.slice(at, at + pieceLength));
  reader.close();
}

const pieceLength = 64 * 1024;

function nameOf(uri: string, local: string): string {
  return `${prefixes[uri] ?? '?'}:${local}`;
}

function attributesOf(attributes: QualifiedTag['attributes']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const { uri, prefix, local, value } of Object.values(attributes)) {
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue;
    plain[uri === '' || prefix === '' ? local : nameOf(uri, local)] = value;
  }
  return plain;
}

/** UTF-8 or UTF-16, as its first bytes say (XML 1.0, appendix F). */
function decodeXml(bytes: Uint8Array, partName: string): string {
  const [first = 0, second = 0] = bytes;
  const encoding =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TemplateNotRead('damaged', `${partName} is not ${encoding}`);
  }
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function valueOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes['w:val'];
}

/** Whether a switch is on: one without a value is (ECMA-376 Part 1, 17.17.4). */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(valueOf(element) ?? 'true');
}

/** The element of a name nearest to the top, however deep. */
export function findIn(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    const found = child.name === name ? child : findIn(child, name);
    if (found) return found;
  }
  return undefined;
}
