import type { WordSearch } from '../../../shared/document/find-words.ts';

/** What is replaced in: the section in use, the document on the page, or documents that were chosen. */
export type FindScope = 'section' | 'document' | 'chosen';

export type LastSearch = WordSearch & {
  readonly replacement: string;
  readonly scope: FindScope;
  /** null: nobody has chosen. */
  readonly chosenIds: readonly string[] | null;
};

let last: LastSearch & { readonly documentId: string } = {
  documentId: '',
  words: '',
  matchCase: false,
  wholeWords: false,
  replacement: '',
  scope: 'document',
  chosenIds: null,
};

/** What was looked for last in this window. What was chosen for another document is not chosen for this one. */
export function lastSearch(documentId: string): LastSearch {
  return last.documentId === documentId ? last : { ...last, scope: 'document', chosenIds: null };
}

export function keepSearch(documentId: string, search: LastSearch): void {
  last = { ...search, documentId };
}
