import { BookmarkEnd, BookmarkStart, FileChild, Paragraph, XmlComponent, type TableRow } from 'docx';
import type { PlanPart, PlanRow } from '../../../shared/word-plan/word-plan.ts';
import { writableText } from './writable-text.ts';

/**
 * A section in a content control, with a bookmark as a second anchor: what comes back from Word finds its section by
 * either (ECMA-376 Part 1, 17.5.2 and 17.13.6).
 */
export function partOf(part: PlanPart, anchors: Anchors, blocks: readonly FileChild[]): FileChild {
  return anchored(part, anchors, blocks.length === 0 ? [new Paragraph({})] : blocks);
}

/** The same around rows of a table (ECMA-376 Part 1, 17.5.2.31). */
export function rowPartOf(part: RowPart, anchors: Anchors, rows: readonly TableRow[]): XmlComponent {
  return anchored(part, anchors, rows);
}

type RowPart = NonNullable<PlanRow['part']>;

function anchored(part: RowPart, anchors: Anchors, content: readonly XmlComponent[]): FileChild {
  const { tag, bookmark, number } = anchors.next(part.id);
  return new ContentControl(
    [
      valueElement('w:alias', attributeText(part.title).slice(0, 60)),
      valueElement('w:tag', attributeText(tag)),
      valueElement('w:id', String(number)),
      valueElement('w15:appearance', 'hidden', 'w15:val'),
    ],
    [new BookmarkStart(bookmark, number), ...content, new BookmarkEnd(number)],
  );
}

class ContentControl extends FileChild {
  constructor(properties: readonly XmlComponent[], content: readonly XmlComponent[]) {
    super('w:sdt');
    this.root.push(new PlainElement('w:sdtPr', properties), new PlainElement('w:sdtContent', content));
  }
}

class PlainElement extends XmlComponent {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

class ValueElement extends XmlComponent {
  constructor(name: string, attribute: string, value: string) {
    super(name);
    this.root.push({ _attr: { [attribute]: value } });
  }
}

export function attributeText(text: string): string {
  return writableText(text.replace(/[{}]/g, '')).replace(/\s+/g, ' ');
}

export function valueElement(name: string, value: string, attribute = 'w:val'): XmlComponent {
  return new ValueElement(name, attribute, value);
}

/** Names that Word takes for a section's anchors: tags of 64 characters, bookmarks of 40 letters, digits and `_`. */
export class Anchors {
  readonly #bookmarks = new Set<string>();
  readonly #documents = new Map<string, { readonly bookmark: string; readonly number: number }>();

  /** The bookmark of a document in a file of several, as Word names those of its contents table. */
  ofDocument(id: string): { readonly bookmark: string; readonly number: number } {
    const known = this.#documents.get(id);
    if (known) return known;
    const place = this.#documents.size + 1;
    const made = { bookmark: `_Toc${900_000_000 + place}`, number: 100_000 + place };
    this.#documents.set(id, made);
    return made;
  }

  next(id: string): { readonly tag: string; readonly bookmark: string; readonly number: number } {
    const number = this.#bookmarks.size + 1;
    const plain = `section_${id.replace(/[^A-Za-z0-9]/g, '')}`.slice(0, 40);
    const bookmark = this.#bookmarks.has(plain) ? `${plain.slice(0, 34)}_${number}` : plain;
    this.#bookmarks.add(bookmark);
    return { tag: id.slice(0, 64), bookmark, number };
  }
}
