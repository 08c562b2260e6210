import { alternativeTextPlace, type TemplatePicture } from '../../../../shared/contract/template-reading.ts';
import { wholeOf } from './measures.ts';
import type { Noted } from './notes.ts';
import type { Relationship, TemplatePackage } from './package.ts';
import { cleanPicture } from './pictures.ts';
import { childOf, findIn, type XmlElement } from './xml-tree.ts';

export type ShelvedPicture = TemplatePicture & { readonly bytes: Uint8Array };

/** The pictures of one header or footer, by what it calls them, put on a shelf that all of them share. */
export type PictureShelf = {
  /** The name under which a picture was put there; null where it is not taken. */
  readonly take: (relationshipId: string, alternativeText: string) => string | null;
};

/** A shelf for the pictures of a template. */
export function openShelf(file: TemplatePackage, noted: Noted) {
  const byPart = new Map<string, ShelvedPicture | null>();
  const shelved: ShelvedPicture[] = [];
  return {
    pictures: shelved as readonly ShelvedPicture[],
    of: (relationships: readonly Relationship[]): PictureShelf => ({
      take: (relationshipId, alternativeText) => {
        const target = relationships.find(({ id }) => id === relationshipId);
        if (!target || target.isExternal) {
          noted.add(target ? 'links-left-out' : 'pictures-left-out');
          return null;
        }
        const known = byPart.get(target.target);
        if (known !== undefined) return known?.name ?? null;
        const bytes = shelved.length < mostPictures ? file.zip.part(target.target) : null;
        const clean = bytes && bytes.length <= largestPicture ? cleanPicture(bytes) : null;
        if (!clean) {
          noted.add('pictures-left-out');
          byPart.set(target.target, null);
          return null;
        }
        const words = usableWords(alternativeText);
        if (words === '') noted.add('picture-without-words');
        const { ending, mediaType } = clean;
        const name = `picture-${shelved.length + 1}.${ending}`;
        const picture = { name, mediaType, alternativeText: words, bytes: clean.bytes };
        shelved.push(picture);
        byPart.set(target.target, picture);
        return name;
      },
    }),
  };
}

const mostPictures = 20;
/** In bytes: every file that goes out carries it. */
const largestPicture = 5 * 1024 * 1024;

/** What a picture shows in somebody's words; not the name of a file, and not what a program guessed. */
function usableWords(text: string): string {
  const words = text
    .replace(/description automatically generated.*$/is, '')
    .replace(/\s+/g, ' ')
    .trim();
  const isFileName = /[\\/]|\.(png|jpe?g|gif|emf|wmf|bmp|tiff?|svg)$/i.test(words);
  const isGuess =
    /^(an? )?(picture|image|logo|graphic|icon|text|close[- ]up|drawing|sign)( containing\b.*)?,?$/i;
  return isFileName || isGuess.test(words) ? '' : words.slice(0, 300);
}

/** A picture as Word draws it, written anew; null where it is a shape or one that is not taken. */
export function drawingXml(
  element: XmlElement,
  shelf: PictureShelf,
  noted: Noted,
): { readonly xml: string; readonly picture: string } | null {
  const blip = findIn(element, 'a:blip');
  const old = findIn(element, 'v:imagedata');
  if (!blip && !old) {
    noted.add('shapes-left-out');
    return null;
  }
  if (blip?.attributes['r:link'] !== undefined && blip.attributes['r:embed'] === undefined) {
    noted.add('links-left-out');
    return null;
  }
  const properties = findIn(element, 'wp:docPr')?.attributes ?? {};
  const words = properties['descr'] ?? findIn(element, 'v:shape')?.attributes['alt'] ?? '';
  const id = blip ? blip.attributes['r:embed'] : old?.attributes['r:id'];
  const picture = shelf.take(id ?? '', words);
  if (picture === null) return null;
  const frame = childOf(element, 'wp:anchor') ?? childOf(element, 'wp:inline');
  const size = frame ? extentOf(frame) : sizeOfShape(findIn(element, 'v:shape')?.attributes['style'] ?? '');
  const graphic = graphicXml(picture, size, cropOf(findIn(element, 'a:srcRect')));
  return {
    picture,
    xml: `<w:drawing>${frame?.name === 'wp:anchor' ? anchorXml(frame, size, graphic, picture) : inlineXml(size, graphic, picture)}</w:drawing>`,
  };
}

type Size = { readonly across: number; readonly down: number };

/** In English Metric Units, of which a millimetre has 36,000. */
const largest = 560 * 36_000;
const usual: Size = { across: 40 * 36_000, down: 20 * 36_000 };

function extentOf(frame: XmlElement): Size {
  const { cx, cy } = childOf(frame, 'wp:extent')?.attributes ?? {};
  return sizeIn(wholeOf(cx), wholeOf(cy));
}

function sizeOfShape(style: string): Size {
  const side = (name: string): number | undefined => {
    const [, number = '', unit = ''] =
      new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in|cm|mm)`).exec(style) ?? [];
    const perUnit: Readonly<Record<string, number>> = { pt: 12_700, in: 914_400, cm: 360_000, mm: 36_000 };
    return number === '' ? undefined : Math.round(Number(number) * (perUnit[unit] ?? 0));
  };
  return sizeIn(side('width'), side('height'));
}

function sizeIn(across: number | undefined, down: number | undefined): Size {
  const isSize = (length: number | undefined): length is number =>
    length !== undefined && length > 0 && length <= largest;
  return isSize(across) && isSize(down) ? { across, down } : usual;
}

function cropOf(rectangle: XmlElement | undefined): string {
  const sides = ['l', 't', 'r', 'b'].flatMap((side) => {
    const share = wholeOf(rectangle?.attributes[side]);
    return share === undefined || Math.abs(share) > 100_000 ? [] : [` ${side}="${share}"`];
  });
  return `<a:srcRect${sides.join('')}/>`;
}

const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const drawingPicture = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

function graphicXml(picture: string, { across, down }: Size, crop: string): string {
  return (
    `<a:graphic xmlns:a="${drawingMain}"><a:graphicData uri="${drawingPicture}">` +
    `<pic:pic xmlns:pic="${drawingPicture}"><pic:nvPicPr><pic:cNvPr ${namedXml(picture)}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${picture}"/>${crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${across}" cy="${down}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
  );
}

/** What it shows is filled in by whoever writes it, for a person may have said it otherwise. */
function namedXml(picture: string): string {
  const number = Number(/\d+/.exec(picture)?.[0] ?? 1);
  return `id="${9000 + number}" name="Picture ${number}" descr="${alternativeTextPlace(picture)}"`;
}

function inlineXml({ across, down }: Size, graphic: string, picture: string): string {
  return (
    `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${down}"/>` +
    `<wp:docPr ${namedXml(picture)}/>${graphic}</wp:inline>`
  );
}

/** ECMA-376 Part 1, 20.4.2.3. */
function anchorXml(anchor: XmlElement, { across, down }: Size, graphic: string, picture: string): string {
  const distance = (side: string): number =>
    Math.min(largest, Math.max(0, wholeOf(anchor.attributes[`dist${side}`]) ?? 0));
  const isBehind = ['1', 'true', 'on'].includes(anchor.attributes['behindDoc'] ?? '');
  return (
    `<wp:anchor distT="${distance('T')}" distB="${distance('B')}" distL="${distance('L')}" distR="${distance('R')}" ` +
    `simplePos="0" relativeHeight="2" behindDoc="${isBehind ? 1 : 0}" locked="0" layoutInCell="1" allowOverlap="1">` +
    '<wp:simplePos x="0" y="0"/>' +
    positionXml(
      anchor,
      'H',
      ['margin', 'page', 'column', 'character', 'leftMargin', 'rightMargin'],
      ['left', 'right', 'center'],
    ) +
    positionXml(
      anchor,
      'V',
      ['margin', 'page', 'paragraph', 'line', 'topMargin', 'bottomMargin'],
      ['top', 'bottom', 'center'],
    ) +
    `<wp:extent cx="${across}" cy="${down}"/>${wrapXml(anchor)}<wp:docPr ${namedXml(picture)}/>${graphic}</wp:anchor>`
  );
}

function positionXml(
  anchor: XmlElement,
  direction: 'H' | 'V',
  from: readonly string[],
  sides: readonly string[],
): string {
  const position = childOf(anchor, `wp:position${direction}`);
  const relative = from.find((each) => each === position?.attributes['relativeFrom']) ?? 'page';
  const side = sides.find((each) => each === childOf(position, 'wp:align')?.text.trim());
  const offset = wholeOf(childOf(position, 'wp:posOffset')?.text.trim()) ?? 0;
  const place =
    side === undefined
      ? `<wp:posOffset>${Math.min(largest, Math.max(-largest, offset))}</wp:posOffset>`
      : `<wp:align>${side}</wp:align>`;
  return `<wp:position${direction} relativeFrom="${relative}">${place}</wp:position${direction}>`;
}

function wrapXml(anchor: XmlElement): string {
  if (childOf(anchor, 'wp:wrapTopAndBottom')) return '<wp:wrapTopAndBottom/>';
  const isAround = ['wp:wrapSquare', 'wp:wrapTight', 'wp:wrapThrough'].some((name) => childOf(anchor, name));
  return isAround ? '<wp:wrapSquare wrapText="bothSides"/>' : '<wp:wrapNone/>';
}
