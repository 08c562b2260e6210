import type { PlanPart, PlanRow } from '../../../shared/word-plan/word-plan.ts';
import { writableText } from './writable-text.ts';
import { valueXml, type Xml } from './xml-text.ts';

/**
 * A section in a content control, with a bookmark as a second anchor: what comes back from Word finds its section by
 * either (ECMA-376 Part 1, 17.5.2 and 17.13.6). `content`: its blocks, or its rows of a table (17.5.2.31).
 */
export function partXml(part: PlanPart | RowPart, anchors: Anchors, content: Xml): Xml {
  const { tag, bookmark, number } = anchors.next(part.id);
  const properties =
    valueXml('w:alias', wholeWords(attributeText(part.title))) +
    valueXml('w:tag', attributeText(tag)) +
    valueXml('w:id', number) +
    '<w15:appearance w15:val="hidden"/>';
  return (
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent><w:bookmarkStart w:name="${bookmark}" w:id="${number}"/>` +
    `${content}<w:bookmarkEnd w:id="${number}"/></w:sdtContent></w:sdt>`
  );
}

type RowPart = NonNullable<PlanRow['part']>;

/** What has room in the name of a content control, which are 64 characters: part of a word would be another word. */
function wholeWords(title: string): string {
  return /^.{0,59}\S(?=\s|$)/.exec(title)?.[0] ?? title.slice(0, 60).replace(/[\uD800-\uDBFF]$/, '');
}

/** Text of one line, as what only programs and screen readers read has it. */
export function attributeText(text: string): string {
  return writableText(text.replace(/[{}]/g, '')).replace(/\s+/g, ' ');
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
