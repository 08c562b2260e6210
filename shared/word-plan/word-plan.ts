// What a Word file shall contain, as plain data: roles, never fonts. A house style says how a role looks
// (`electron/core/word`); the same plan draws the preview on screen.

import type { LetterStyle } from '../domain/manner.ts';
import type { Audience } from '../domain/outgoing.ts';
import type { ListKind, ParagraphRole, PlanKind } from '../domain/word-roles.ts';

export type { ListKind, ParagraphRole, PlanKind } from '../domain/word-roles.ts';

export type WordPlan = {
  readonly kind: PlanKind;
  /** Document properties. `title` is what a screen reader reads out first. */
  readonly properties: { readonly title: string; readonly subject: string; readonly author: string };
  readonly language: 'en-GB';
  /** Not given: for the public. Nothing that is restricted stands in a public plan. */
  readonly audience?: Audience;
  /** The security marking at the head and the foot of every page: "OFFICIAL-SENSITIVE: personal data". */
  readonly marking?: string;
  /** A line under it, at the head of every page: "DRAFT – not agreed. 28 November 2023", "For internal use". */
  readonly standing?: string;
  /** One line at the top of every page but the first, and at the foot of every page beside the page number. */
  readonly runningHead: string;
  readonly footer: string;
  /** How the letters of its lists are written, where that is not as the house style has it. */
  readonly letters?: LetterStyle;
  readonly blocks: readonly PlanBlock[];
};

export type PlanBlock = PlanParagraph | PlanTable | PlanPart | PlanContents | PlanDocument;

export type PlanParagraph = {
  readonly block: 'paragraph';
  readonly role: ParagraphRole;
  readonly inlines: readonly PlanInline[];
  readonly number?: PlanNumber;
  /** How deep a list continuation stands; 0, as for every other paragraph, where it is not given. */
  readonly level?: number;
  /** Stays on the page of the paragraph after it, whatever its role does. */
  readonly isKeptWithNext?: true;
};

/**
 * A place in a list that Word counts itself. Paragraphs with the same kind and `sequence` count on; a new sequence
 * starts again at `start` (1 where it is not given). `expected` is the mark that Word must arrive at ("4", "b").
 */
export type PlanNumber = {
  readonly list: ListKind;
  readonly sequence: string;
  readonly level: number;
  readonly start?: number;
  readonly expected: string;
};

export type PlanInline =
  | {
      readonly inline: 'text';
      readonly text: string;
      readonly isStrong?: true;
      readonly isEmphasised?: true;
      /** Words of the program's own (a label such as "Action owner:"), not of the document. */
      readonly isLabel?: true;
    }
  | { readonly inline: 'link'; readonly href: string; readonly inlines: readonly PlanInline[] }
  | { readonly inline: 'line-break' }
  /** Stands where restricted words were left out. They are not in the plan, so that no file can hold them. */
  | { readonly inline: 'left-out'; readonly reason: string }
  /** Restricted words that an internal file shows, shaded. `reason`: said around them; null where it is said above. */
  | {
      readonly inline: 'restricted';
      readonly reason: string | null;
      readonly inlines: readonly PlanInline[];
    };

export type PlanTable = {
  readonly block: 'table';
  /** Said to a screen reader before the table. */
  readonly description: string;
  /** Widths of the columns as shares of the text width; they add up to 100. */
  readonly columns: readonly number[];
  readonly headerRows: readonly PlanRow[];
  readonly rows: readonly PlanRow[];
};

export type PlanRow = {
  readonly cells: readonly PlanCell[];
  /** The section that the row holds, as a `PlanPart` does outside of a table. */
  readonly part?: { readonly id: string; readonly title: string };
};

export type PlanCell = {
  readonly blocks: readonly (PlanParagraph | PlanTable)[];
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly isRowHeader?: true;
};

/**
 * A section that a file can be asked for again when it comes back from Word: its id goes into a content control and
 * into a bookmark.
 */
export type PlanPart = {
  readonly block: 'part';
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly (PlanParagraph | PlanTable)[];
};

/** A whole document within a file of several: it begins on a new page, and its headings stand under that of the file. */
export type PlanDocument = {
  readonly block: 'document';
  /** Names it among the documents of the file. */
  readonly id: string;
  /** The lists of this kind in the house style are its lists. */
  readonly kind: PlanKind;
  /** As those of the file (`WordPlan`), where they are not. */
  readonly letters?: LetterStyle;
  readonly blocks: readonly (PlanParagraph | PlanTable | PlanPart)[];
};

/**
 * The contents of a file of several documents, each entry with the words of that document's heading and, where somebody
 * laid the file out, the page on which it begins.
 */
export type PlanContents = {
  readonly block: 'contents';
  readonly title: string;
  readonly entries: readonly {
    readonly documentId: string;
    readonly text: string;
    readonly page?: number;
  }[];
};
