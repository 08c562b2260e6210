// What the check of a finished Word file can find: what stands in the way of somebody who reads it with a screen reader,
// by keyboard or enlarged (WCAG 2.2; what Word's own accessibility checker looks at; the accessibility regulations for
// public bodies, SI 2018/952).

export const fileFindingCodes = [
  'title-missing',
  'not-british-english',
  'not-one-heading-1',
  'heading-level-skipped',
  'heading-empty',
  'heading-not-kept',
  'list-mark-typed',
  'capitals-typed',
  'space-typed',
  'blank-paragraph',
  'table-without-header',
  'table-without-description',
  'table-in-table',
  'cells-merged',
  'cells-empty',
  'link-says-nothing',
  'link-unsafe',
  'picture-without-description',
  'object-floating',
  'contrast-low',
  'text-small',
  'text-hidden',
  'field-without-result',
  'changes-tracked',
  'comments-left',
] as const;
export type FileFindingCode = (typeof fileFindingCodes)[number];

export const filePlaces = ['file', 'text', 'header', 'footer', 'footnotes'] as const;
export type FilePlace = (typeof filePlaces)[number];

export type FileFinding = {
  readonly code: FileFindingCode;
  readonly place: FilePlace;
  /** The heading that it stands under; empty: none. */
  readonly heading: string;
  /** The words that it is about, cut where they are long; empty: there are none. */
  readonly words: string;
};
