import type { FilePlace } from '../../../../shared/domain/file-findings.ts';
import type {
  FileCell,
  FileField,
  FileLink,
  FileParagraph,
  FilePicture,
  FileRun,
  FileTable,
  FinishedFile,
  Standing,
} from './finished-file.ts';
import {
  groundOf,
  isOn,
  readRunProperty,
  readStyles,
  type FileStyles,
  type Look,
  type PartialLook,
} from './look.ts';
import type { OpenedPackage } from './open-package.ts';
import { attributesOf, scanXml, valueIn } from './scan-xml.ts';
import { xmlText } from './texts-of-part.ts';

type Growing<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };
type GrowingParagraph = Omit<Growing<FileParagraph>, 'runs'> & {
  runs: FileRun[];
  followsTable: boolean;
  /** Of its cell, or of the file. */
  isFirst: boolean;
  styleId: string | null;
  ground: string | null;
  ownList: boolean | null;
  ownKept: boolean | null;
  ownLevel: number | null;
};
type GrowingTable = Omit<Growing<FileTable>, 'rows'> & {
  rows: Growing<FileCell>[][];
  styleId: string | null;
  cellGround: string | null;
  isHeaderRow: boolean;
};
type Gathered = {
  readonly paragraphs: GrowingParagraph[];
  readonly tables: GrowingTable[];
  readonly links: FileLink[];
  readonly pictures: FilePicture[];
  readonly floating: Standing[];
  readonly fields: FileField[];
  readonly trackedChanges: Standing[];
};

/** Reads a file for the rules. Throws where it is no Word file that could be read. */
export function readFinishedFile({ parts }: Pick<OpenedPackage, 'parts'>): FinishedFile {
  const xmlOf = new Map(
    parts.filter(({ name }) => /\.(xml|rels)$/.test(name)).map(({ name, bytes }) => [name, bytes] as const),
  );
  const read = (name: string): string => {
    const bytes = xmlOf.get(name);
    return bytes ? xmlText(bytes) : '';
  };
  const styles = readStyles(read('word/styles.xml'));
  const gathered: Gathered = {
    ...{ paragraphs: [], tables: [], links: [], pictures: [], floating: [], fields: [], trackedChanges: [] },
  };
  for (const [place, pattern] of contentParts) {
    for (const name of [...xmlOf.keys()].filter((each) => pattern.test(each)).sort()) {
      readContent(read(name), place, styles, targetsOf(read(relationshipsOf(name))), gathered);
    }
  }
  let commentCount = 0;
  scanXml(read('word/comments.xml'), {
    ...nothing,
    open: (element) => {
      if (element === 'comment') commentCount += 1;
    },
  });
  return { title: titleOf(read('docProps/core.xml')), ...gathered, commentCount };
}

const contentParts: readonly (readonly [FilePlace, RegExp])[] = [
  ['text', /^word\/document\.xml$/],
  ['header', /^word\/header\d*\.xml$/],
  ['footer', /^word\/footer\d*\.xml$/],
  ['footnotes', /^word\/(footnotes|endnotes)\.xml$/],
];

const revisions = new Set([
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'rPrChange',
  'pPrChange',
  'cellIns',
  'cellDel',
]);

function readContent(
  xml: string,
  place: FilePlace,
  styles: FileStyles,
  targets: ReadonlyMap<string, string>,
  into: Gathered,
): void {
  const open: { paragraphs: GrowingParagraph[]; tables: GrowingTable[]; fields: Growing<FileField>[] } = {
    paragraphs: [],
    tables: [],
    fields: [],
  };
  const firstOfPart = into.paragraphs.length;
  let heading = '';
  let pageGround: string | null = null;
  let run: { text: string; look: PartialLook; styleId: string | null } | null = null;
  let inRunProperties = false;
  let inParagraphProperties = false;
  let inCellProperties = false;
  let link: { text: string; target: string | null } | null = null;
  let drawing: { description: string; isDecoration: boolean; isPicture: boolean } | null = null;
  /** What stands right before, for the paragraph that keeps two tables apart. */
  let previous: GrowingParagraph | 'table' | null = null;
  let isSeparatorNote = false;
  let textOf: 't' | 'instrText' | null = null;
  const looks = new Map<string, Look>();

  const here = (words = ''): Standing => ({
    place,
    heading,
    words: words === '' ? (open.paragraphs.at(-1)?.text ?? '') : words,
  });
  const paragraph = (): GrowingParagraph | undefined => open.paragraphs.at(-1);
  const table = (): GrowingTable | undefined => open.tables.at(-1);
  const cell = (): Growing<FileCell> | undefined => table()?.rows.at(-1)?.at(-1);

  const say = (text: string): void => {
    const field = open.fields.at(-1);
    if (field) field.result += text;
    if (run) run.text += text;
    if (link) link.text += text;
    const at = paragraph();
    if (at) at.text += text;
  };

  scanXml(xml, {
    open: (element, attributes) => {
      if (inRunProperties && run) {
        if (element === 'rStyle') run.styleId = valueIn(attributes);
        else readRunProperty(run.look, element, attributes);
        if (revisions.has(element)) into.trackedChanges.push(here());
        return;
      }
      if (revisions.has(element)) into.trackedChanges.push(here());
      switch (element) {
        case 'background':
          pageGround = attributesOf(attributes).get('color') ?? null;
          return;
        case 'footnote':
        case 'endnote':
          isSeparatorNote = attributesOf(attributes).has('type');
          return;
        case 'p':
          open.paragraphs.push({
            place,
            heading,
            words: '',
            text: '',
            level: null,
            isKeptWithNext: false,
            isInList: false,
            isInTable: open.tables.length > 0,
            holdsOther: isSeparatorNote,
            isNeeded: false,
            followsTable: previous === 'table',
            isFirst: previous === null,
            runs: [],
            styleId: null,
            ground: null,
            ownList: null,
            ownKept: null,
            ownLevel: null,
          });
          return;
        case 'pPr':
          inParagraphProperties = true;
          return;
        case 'pStyle': {
          const at = paragraph();
          if (at) at.styleId = valueIn(attributes);
          return;
        }
        case 'numId': {
          const at = paragraph();
          if (at && inParagraphProperties) at.ownList = valueIn(attributes) !== '0';
          return;
        }
        case 'keepNext': {
          const at = paragraph();
          if (at) at.ownKept = isOn(attributes);
          return;
        }
        case 'outlineLvl': {
          const at = paragraph();
          if (at) at.ownLevel = Number(valueIn(attributes)) + 1;
          return;
        }
        case 'sectPr': {
          const at = paragraph();
          if (at) at.holdsOther = true;
          // So does the document.
          else if (isParagraph(previous) && previous.followsTable) previous.isNeeded = true;
          return;
        }
        case 'shd': {
          const at = paragraph();
          if (inCellProperties) {
            const of = table();
            if (of) of.cellGround = groundOf(attributes);
          } else if (at && inParagraphProperties) at.ground = groundOf(attributes);
          return;
        }
        case 'r':
          run = { text: '', look: {}, styleId: null };
          return;
        case 'rPr':
          inRunProperties = run !== null && !inParagraphProperties;
          return;
        case 'tab':
          if (!inParagraphProperties) say('\t');
          return;
        case 'br':
        case 'cr': {
          const at = paragraph();
          if (at && attributesOf(attributes).get('type') === 'page') at.holdsOther = true;
          say('\n');
          return;
        }
        case 'noBreakHyphen':
          say('-');
          return;
        case 'hyperlink': {
          const address = attributesOf(attributes);
          const id = address.get('id');
          link = {
            text: '',
            target: id === undefined ? `#${address.get('anchor') ?? ''}` : (targets.get(id) ?? null),
          };
          return;
        }
        case 'fldSimple':
          open.fields.push({ ...here(), code: attributesOf(attributes).get('instr') ?? '', result: '' });
          return;
        case 'fldChar': {
          const at = paragraph();
          if (at) at.holdsOther = true;
          const type = attributesOf(attributes).get('fldCharType');
          if (type === 'begin') open.fields.push({ ...here(), code: '', result: '' });
          else if (type === 'end') endField();
          return;
        }
        case 'drawing':
        case 'pict':
        case 'object': {
          const at = paragraph();
          if (at) at.holdsOther = true;
          drawing = { description: '', isDecoration: false, isPicture: element === 'object' };
          return;
        }
        case 'docPr':
        case 'shape': {
          const said = attributesOf(attributes);
          if (drawing) drawing.description ||= (said.get('descr') ?? said.get('alt') ?? '').trim();
          if (element === 'shape' && /position:\s*absolute/.test(said.get('style') ?? ''))
            into.floating.push(here());
          return;
        }
        case 'decorative':
          if (drawing) drawing.isDecoration = isOn(attributes);
          return;
        case 'pic':
        case 'imagedata':
        case 'chart':
        case 'wsp':
          if (drawing) drawing.isPicture = true;
          return;
        case 'anchor':
        case 'framePr':
        case 'tblpPr':
          into.floating.push(here());
          return;
        case 'tbl': {
          const isNested = open.tables.length > 0;
          open.tables.push({
            ...{ place, heading, words: '', description: '', headerRows: 0, isNested, rows: [] },
            ...{ styleId: null, cellGround: null, isHeaderRow: false },
          });
          // Tables that touch are one to Word.
          if (isParagraph(previous) && previous.followsTable) previous.isNeeded = true;
          previous = null;
          return;
        }
        case 'tblStyle': {
          const of = table();
          if (of) of.styleId = valueIn(attributes);
          return;
        }
        case 'tblDescription': {
          const of = table();
          if (of) of.description = valueIn(attributes) ?? '';
          return;
        }
        case 'tr': {
          const of = table();
          if (of) {
            of.rows.push([]);
            of.isHeaderRow = false;
          }
          return;
        }
        case 'tblHeader': {
          const of = table();
          if (of && isOn(attributes) && of.headerRows === of.rows.length - 1) {
            of.headerRows += 1;
            of.isHeaderRow = true;
          }
          return;
        }
        case 'tc': {
          const of = table();
          previous = null;
          of?.rows.at(-1)?.push({ isEmpty: true, columns: 1, isMergedDown: false });
          if (of) of.cellGround = of.rows.length === 1 ? styles.firstRowBackground(of.styleId) : null;
          return;
        }
        case 'tcPr':
          inCellProperties = true;
          return;
        case 'gridSpan': {
          const at = cell();
          if (at) at.columns = Number(valueIn(attributes) ?? 1);
          return;
        }
        case 'vMerge': {
          const at = cell();
          if (at) at.isMergedDown = true;
          return;
        }
        case 't':
        case 'instrText':
          textOf = element;
          return;
      }
    },
    close: (element) => {
      switch (element) {
        case 'rPr':
          inRunProperties = false;
          return;
        case 'pPr':
          inParagraphProperties = false;
          return;
        case 'tcPr':
          inCellProperties = false;
          return;
        case 't':
        case 'instrText':
          textOf = null;
          return;
        case 'r':
          endRun();
          return;
        case 'fldSimple':
          endField();
          return;
        case 'hyperlink':
          if (link) into.links.push({ ...here(link.text), ...link });
          link = null;
          return;
        case 'drawing':
        case 'pict':
        case 'object':
          if (drawing?.isPicture === true) into.pictures.push({ ...here(), ...drawing });
          drawing = null;
          return;
        case 'p':
          endParagraph();
          return;
        case 'tc': {
          // A cell ends with a paragraph, whatever is in it.
          if (isParagraph(previous) && (previous.followsTable || previous.isFirst)) previous.isNeeded = true;
          return;
        }
        case 'tbl': {
          const ended = open.tables.pop();
          if (!ended) return;
          ended.words = ended.description;
          into.tables.push(ended);
          previous = 'table';
          const outer = cell();
          if (outer) outer.isEmpty = false;
          return;
        }
        case 'txbxContent':
          into.floating.push(here());
          return;
      }
    },
    text: (text) => {
      if (textOf === 't') say(text);
      else if (textOf === 'instrText') {
        const field = open.fields.at(-1);
        if (field) field.code += text;
      }
    },
    aside: () => undefined,
  });

  // A head without words is a paragraph all the same.
  const ofPart = into.paragraphs.slice(firstOfPart);
  if (place !== 'text' && ofPart.length === 1 && ofPart[0]) ofPart[0].isNeeded = true;

  function endRun(): void {
    const at = paragraph();
    if (at && run && run.text !== '') {
      const ground =
        at.ground ?? styles.paragraph(at.styleId).background ?? table()?.cellGround ?? pageGround;
      at.runs.push({ text: run.text, look: lookOf(at.styleId, run.styleId, run.look, ground) });
    }
    run = null;
  }

  function lookOf(
    paragraphStyle: string | null,
    characterStyle: string | null,
    own: PartialLook,
    ground: string | null,
  ): Look {
    // Thousands of runs look like one of a few.
    const key = JSON.stringify([paragraphStyle, characterStyle, own, ground]);
    const known = looks.get(key);
    if (known) return known;
    const look = {
      ...styles.defaults,
      ...styles.paragraph(paragraphStyle).look,
      ...styles.character(characterStyle),
      ...own,
    };
    const made = {
      sizePt: look.sizePt ?? 10,
      colour: look.colour ?? 'auto',
      background: look.background ?? ground,
      language: look.language ?? null,
      isHidden: look.isHidden ?? false,
    };
    looks.set(key, made);
    return made;
  }

  function endField(): void {
    const field = open.fields.pop();
    if (!field) return;
    into.fields.push({ ...field, words: field.code });
    const outer = open.fields.at(-1);
    if (outer) outer.result += field.result;
    const address = /^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"/.exec(field.code)?.[1];
    if (address !== undefined) {
      const target = /\\l/.test(field.code) ? `#${address}` : address;
      into.links.push({ ...here(field.result), text: field.result, target });
    }
  }

  function endParagraph(): void {
    const ended = open.paragraphs.pop();
    if (!ended) return;
    const style = styles.paragraph(ended.styleId);
    ended.level = ended.ownLevel === null ? style.level : ended.ownLevel <= 9 ? ended.ownLevel : null;
    ended.isKeptWithNext = ended.ownKept ?? style.isKeptWithNext;
    ended.isInList = ended.ownList ?? style.isInList;
    ended.words = ended.text;
    if (ended.level !== null && ended.text.trim() !== '') heading = ended.text.trim();
    previous = ended;
    into.paragraphs.push(ended);
    const at = cell();
    if (at && (ended.text.trim() !== '' || ended.isInList || ended.holdsOther)) at.isEmpty = false;
  }
}

const nothing = {
  open: () => undefined,
  close: () => undefined,
  text: () => undefined,
  aside: () => undefined,
};

function isParagraph(thing: GrowingParagraph | 'table' | null): thing is GrowingParagraph {
  return thing !== null && thing !== 'table';
}

/** "word/_rels/header1.xml.rels" */
function relationshipsOf(part: string): string {
  return part.replace(/([^/]+)$/, '_rels/$1.rels');
}

function targetsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  scanXml(xml, {
    ...nothing,
    open: (_element, attributes) => {
      const found = attributesOf(attributes);
      const id = found.get('Id');
      if (id !== undefined) targets.set(id, found.get('Target') ?? '');
    },
  });
  return targets;
}

function titleOf(xml: string): string {
  let title = '';
  let isTitle = false;
  scanXml(xml, {
    ...nothing,
    open: (element) => {
      isTitle = element === 'title';
    },
    close: () => {
      isTitle = false;
    },
    text: (text) => {
      if (isTitle) title += text;
    },
  });
  return title.trim();
}
