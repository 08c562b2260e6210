import type { FileFinding, FileFindingCode, FilePlace } from '../../../../shared/domain/file-findings.ts';
import type { Look } from './look.ts';

// A finished Word file as the rules look at it: what a reader meets, in reading order, with the look that it has on the
// page after all its styles.

export type FinishedFile = {
  readonly title: string;
  /** In the order in which it is read: the document, then heads, feet and footnotes. */
  readonly paragraphs: readonly FileParagraph[];
  readonly tables: readonly FileTable[];
  readonly links: readonly FileLink[];
  readonly pictures: readonly FilePicture[];
  readonly floating: readonly Standing[];
  readonly fields: readonly FileField[];
  readonly trackedChanges: readonly Standing[];
  readonly commentCount: number;
};

/** Where something stands. */
export type Standing = { readonly place: FilePlace; readonly heading: string; readonly words: string };

export type FileParagraph = Standing & {
  readonly text: string;
  /** 1 to 9; null: no heading. */
  readonly level: number | null;
  readonly isKeptWithNext: boolean;
  /** Whether Word counts or marks it. */
  readonly isInList: boolean;
  readonly isInTable: boolean;
  /** Whether it holds something that is no text: a picture, a page break, the end of a section. */
  readonly holdsOther: boolean;
  /** Whether the format asks for a paragraph here, whatever it says: between two tables, in a cell, in an empty head. */
  readonly isNeeded: boolean;
  readonly runs: readonly FileRun[];
};

export type FileRun = { readonly text: string; readonly look: Look };

export type FileTable = Standing & {
  readonly description: string;
  readonly headerRows: number;
  readonly isNested: boolean;
  readonly rows: readonly (readonly FileCell[])[];
};

export type FileCell = {
  readonly isEmpty: boolean;
  readonly columns: number;
  readonly isMergedDown: boolean;
};

export type FileLink = Standing & { readonly text: string; readonly target: string | null };

export type FilePicture = Standing & { readonly description: string; readonly isDecoration: boolean };

export type FileField = Standing & { readonly code: string; readonly result: string };

/** One thing that stands in a reader's way; a file in `rules` each. */
export type FileRule = (file: FinishedFile) => readonly FileFinding[];

export function finding(code: FileFindingCode, { place, heading, words }: Standing): FileFinding {
  return { code, place, heading, words: shortened(words) };
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}
