import { readableColour } from '../../../../shared/word-plan/readable-colour.ts';
import type { FurniturePlace, TemplateFurniture } from '../../../../shared/contract/template-reading.ts';
import { escapeXml } from '../xml-text.ts';
import { drawingXml, type PictureShelf } from './drawings.ts';
import { twipsOf, wholeOf } from './measures.ts';
import type { Noted } from './notes.ts';
import {
  bordersOf,
  paragraphXml,
  readParagraphLook,
  readRunLook,
  runXml,
  shadingOf,
  shadingXml,
  type RunLook,
} from './properties.ts';
import { leastHalfPoints } from './styles.ts';
import type { Theme } from './theme.ts';
import { childOf, childrenOf, findIn, isOn, valueOf, type XmlElement } from './xml-tree.ts';

// The head and foot of a template's pages, written anew from what is understood: words, pictures, and tables that hold
// them. Fields (a file's name, an author), controls that show a property, links, hidden words and words struck out in a
// revision stay behind; so does the number of the page, which every file of this program has on a line of its own.

type Reading = {
  readonly theme: Theme;
  readonly styleIdOf: (oldId: string | undefined) => string | null;
  readonly shelf: PictureShelf;
  readonly noted: Noted;
  readonly pictures: Set<string>;
  readonly words: string[];
  readonly fields: OpenField[];
  /** Behind the words, where a cell or a paragraph is filled. */
  background: string | null;
};

type OpenField = { instruction: string; isShown: boolean };

/** Rewrites a header or footer. Null where nothing of it can be seen. */
export function readFurniture(
  place: FurniturePlace,
  root: XmlElement,
  from: Pick<Reading, 'theme' | 'styleIdOf' | 'shelf' | 'noted'>,
): TemplateFurniture | null {
  const reading: Reading = { ...from, pictures: new Set(), words: [], fields: [], background: null };
  const xml = blocksXml(root.children, reading);
  const text = reading.words
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  if (text === '' && reading.pictures.size === 0 && !/<w:(pBdr|tblBorders|shd)\b/.test(xml)) return null;
  for (const _each of xml.matchAll(/<w:tbl>|<wp:anchor\b/g)) reading.noted.add('layout-in-head');
  return {
    place,
    xml,
    text,
    pictures: [...reading.pictures],
  };
}

function blocksXml(elements: readonly XmlElement[], reading: Reading): string {
  return elements
    .map((element) => {
      switch (element.name) {
        case 'w:p':
          return paragraphOf(element, reading);
        case 'w:tbl':
          return tableOf(element, reading);
        default:
          return blocksXml(contentOf(element, reading), reading);
      }
    })
    .join('');
}

/** What stands in something that only holds it; nothing where it is to stay behind. */
function contentOf(element: XmlElement, reading: Reading): readonly XmlElement[] {
  switch (element.name) {
    case 'w:sdt': {
      const properties = childOf(element, 'w:sdtPr');
      const isBound = findIn(element, 'w:dataBinding') !== undefined;
      const isPlaceholder = properties !== undefined && isOn(childOf(properties, 'w:showingPlcHdr'));
      if (isBound || isPlaceholder) {
        reading.noted.add('fields-left-out');
        return [];
      }
      return childOf(element, 'w:sdtContent')?.children ?? [];
    }
    case 'mc:AlternateContent': {
      const branches = element.children.filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
      const withPicture = branches.find(
        (branch) => findIn(branch, 'pic:pic') !== undefined || findIn(branch, 'v:imagedata') !== undefined,
      );
      if (!withPicture && branches.length > 0) reading.noted.add('shapes-left-out');
      return withPicture?.children ?? [];
    }
    case 'w:ins':
    case 'w:moveTo':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:hyperlink':
      return element.children;
    case 'w:del':
    case 'w:moveFrom':
      reading.noted.add('hidden-text-left-out');
      return [];
    default:
      return [];
  }
}

function paragraphOf(element: XmlElement, reading: Reading): string {
  const properties = childOf(element, 'w:pPr');
  const style = reading.styleIdOf(valueOf(childOf(properties, 'w:pStyle')));
  const { outline: _outline, ...look } = readParagraphLook(properties, reading.theme);
  const runs = before(look.background, reading, () => runsXml(element.children, reading));
  const kept = withoutPageNumber(runs);
  // Space is made by the styles of what can be seen.
  if (!seen.test(kept) && look.borders === undefined) return '';
  reading.words.push(...wordsIn(kept), '\n');
  return `<w:p>${paragraphXml(look, style ?? 'Header')}${kept}</w:p>`;
}

/** Does something for what is on a background, where there is one. */
function before(background: string | null | undefined, reading: Reading, work: () => string): string {
  const behind = reading.background;
  reading.background = background ?? behind;
  const xml = work();
  reading.background = behind;
  return xml;
}

/** Stands for the number of a page until its paragraph is whole. */
const pageNumber = '<!--page number-->';
const seen = /<w:t\b|<w:drawing\b/;
const textPiece =
  /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g;

/** Takes the number of the page out of a line, with the "Page" and "of" around it. */
function withoutPageNumber(runs: string): string {
  if (!runs.includes(pageNumber)) return runs;
  return runs.replaceAll(pageNumber, '').replace(textPiece, (piece: string, text: string) => {
    const rest = /^[\s|/–—-]*(page|of)?[\s|/–—-]*$/i.test(text)
      ? ''
      : text.replace(/[\s|–—-]*\bpage\s*$/i, '');
    return rest === '' ? '' : piece.replace(`>${text}<`, `>${rest}<`);
  });
}

function wordsIn(runs: string): readonly string[] {
  return Array.from(
    runs.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>|<w:(tab|ptab|br)\b/g),
    ([, text]) =>
      text === undefined
        ? ' '
        : text
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&'),
  );
}

function runsXml(elements: readonly XmlElement[], reading: Reading): string {
  return elements
    .map((element) => {
      switch (element.name) {
        case 'w:r':
          return runOf(element, reading);
        case 'w:fldSimple':
          return simpleField(element, reading);
        default:
          return runsXml(contentOf(element, reading), reading);
      }
    })
    .join('');
}

function simpleField(element: XmlElement, reading: Reading): string {
  if (isPageNumber(element.attributes['w:instr'] ?? '')) return pageNumber;
  reading.noted.add('fields-left-out');
  return '';
}

function isPageNumber(instruction: string): boolean {
  return /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(instruction);
}

function runOf(element: XmlElement, reading: Reading): string {
  const properties = childOf(element, 'w:rPr');
  if (isOn(childOf(properties, 'w:vanish')) || isOn(childOf(properties, 'w:webHidden'))) {
    reading.noted.add('hidden-text-left-out');
    return '';
  }
  const look = runXml(readableRun(readRunLook(properties, reading.theme), reading));
  return element.children.flatMap((child) => pieceXml(child, look, reading)).join('');
}

/** Letters of a head or foot are read by the same people as the others. */
function readableRun(look: RunLook, { noted, background }: Reading): RunLook {
  const { size, colour } = look;
  const isSmall = size !== undefined && size < leastHalfPoints;
  const readable =
    colour == null ? colour : readableColour(colour, look.background ?? background ?? 'FFFFFF');
  if (isSmall) noted.add('size-raised');
  if (readable !== colour) noted.add('colour-darkened');
  return {
    ...look,
    ...(isSmall ? { size: leastHalfPoints } : {}),
    ...(readable === undefined ? {} : { colour: readable }),
  };
}

function pieceXml(child: XmlElement, look: string, reading: Reading): readonly string[] {
  if (child.name === 'w:fldChar') return fieldMark(child, reading);
  const open = reading.fields.at(-1);
  if (open) {
    if (child.name === 'w:instrText' && !open.isShown) open.instruction += child.text;
    return [];
  }
  const run = (content: string): readonly string[] => [`<w:r>${look}${content}</w:r>`];
  switch (child.name) {
    case 'w:t':
      return run(`<w:t xml:space="preserve">${escapeXml(child.text)}</w:t>`);
    case 'w:tab':
      return run('<w:tab/>');
    case 'w:ptab':
      return run(alignedTab(child));
    case 'w:br':
      return ['page', 'column'].includes(child.attributes['w:type'] ?? '') ? [] : run('<w:br/>');
    case 'w:noBreakHyphen':
      return run('<w:noBreakHyphen/>');
    case 'w:drawing':
    case 'w:pict':
    case 'w:object': {
      const drawing = drawingXml(child, reading.shelf, reading.noted);
      if (drawing === null) return [];
      reading.pictures.add(drawing.picture);
      return run(drawing.xml);
    }
    case 'mc:AlternateContent':
      return contentOf(child, reading).flatMap((each) => pieceXml(each, look, reading));
    default:
      return [];
  }
}

function fieldMark(mark: XmlElement, reading: Reading): readonly string[] {
  const open = reading.fields.at(-1);
  switch (mark.attributes['w:fldCharType']) {
    case 'begin':
      reading.fields.push({ instruction: '', isShown: false });
      return [];
    case 'separate':
      if (open) open.isShown = true;
      return [];
    default: {
      reading.fields.pop();
      if (!open || reading.fields.length > 0) return [];
      if (isPageNumber(open.instruction)) return [pageNumber];
      reading.noted.add('fields-left-out');
      return [];
    }
  }
}

function alignedTab({ attributes }: XmlElement): string {
  const alignment = /^(left|center|right)$/.exec(attributes['w:alignment'] ?? '')?.[0] ?? 'left';
  const relative = attributes['w:relativeTo'] === 'indent' ? 'indent' : 'margin';
  return `<w:ptab w:relativeTo="${relative}" w:alignment="${alignment}" w:leader="none"/>`;
}

function tableOf(table: XmlElement, reading: Reading): string {
  const { theme } = reading;
  const properties = childOf(table, 'w:tblPr');
  const widths = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').map(
    ({ attributes }) => twipsOf(attributes['w:w']) ?? 0,
  );
  const rows = childrenOf(table, 'w:tr').map((row) => {
    const cells = childrenOf(row, 'w:tc').map((cell) => cellOf(cell, reading));
    return cells.length === 0 ? '' : `<w:tr>${cells.join('')}</w:tr>`;
  });
  if (rows.join('') === '') return '';
  const borders = bordersOf(
    childOf(properties, 'w:tblBorders'),
    ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
    theme,
  );
  const alignment = /^(left|center|right)$/.exec(valueOf(childOf(properties, 'w:jc')) ?? '')?.[0];
  return (
    `<w:tbl><w:tblPr>${widthXml('w:tblW', childOf(properties, 'w:tblW'))}` +
    (alignment === undefined ? '' : `<w:jc w:val="${alignment}"/>`) +
    (borders === undefined ? '' : `<w:tblBorders>${borders}</w:tblBorders>`) +
    '<w:tblLayout w:type="fixed"/></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

function cellOf(cell: XmlElement, reading: Reading): string {
  const properties = childOf(cell, 'w:tcPr');
  const span = wholeOf(valueOf(childOf(properties, 'w:gridSpan')));
  const merge = childOf(properties, 'w:vMerge');
  const borders = bordersOf(
    childOf(properties, 'w:tcBorders'),
    ['top', 'left', 'bottom', 'right'],
    reading.theme,
  );
  const fill = shadingOf(childOf(properties, 'w:shd'), reading.theme);
  const upright = /^(top|center|bottom)$/.exec(valueOf(childOf(properties, 'w:vAlign')) ?? '')?.[0];
  const blocks = before(fill, reading, () => blocksXml(cell.children, reading));
  return (
    `<w:tc><w:tcPr>${widthXml('w:tcW', childOf(properties, 'w:tcW'))}` +
    (span === undefined || span < 2 || span > 63 ? '' : `<w:gridSpan w:val="${span}"/>`) +
    (merge === undefined
      ? ''
      : valueOf(merge) === 'restart'
        ? '<w:vMerge w:val="restart"/>'
        : '<w:vMerge/>') +
    (borders === undefined ? '' : `<w:tcBorders>${borders}</w:tcBorders>`) +
    (fill === undefined ? '' : shadingXml(fill)) +
    (upright === undefined ? '' : `<w:vAlign w:val="${upright}"/>`) +
    `</w:tcPr>${blocks.endsWith('</w:p>') || blocks.endsWith('<w:p/>') ? blocks : `${blocks}<w:p/>`}</w:tc>`
  );
}

function widthXml(name: string, width: XmlElement | undefined): string {
  const kind = width?.attributes['w:type'] ?? 'auto';
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(width?.attributes['w:w'] ?? '')?.[1];
  // The strict kind writes "50%", the other fiftieths of one.
  const size = percent === undefined ? wholeOf(width?.attributes['w:w']) : Math.round(Number(percent) * 50);
  if (!['dxa', 'pct'].includes(kind) || size === undefined || size < 0)
    return `<${name} w:w="0" w:type="auto"/>`;
  return `<${name} w:w="${size}" w:type="${kind}"/>`;
}
