// What a Word file can be, and what a paragraph or a list can be in it: the names that plans and house styles share.

export const planKinds = [
  'agenda',
  'cover-paper',
  'notes',
  'action-log',
  'chasing-list',
  'year-map',
  'readable-texts',
  'matters-arising',
  'forward-plan',
  'pack',
] as const;
export type PlanKind = (typeof planKinds)[number];

export const paragraphRoles = [
  'title',
  'subtitle',
  'item-number-line',
  'body-name',
  'meeting-date',
  'subject',
  'meeting-detail',
  'section-heading',
  'item-heading',
  'sub-item-heading',
  'item-number',
  'subheading',
  'sub-item-subheading',
  'paragraph',
  'numbered-paragraph',
  'bullet',
  'letter',
  'list-continuation',
  'agenda-item',
  'agenda-sub-item',
  'agenda-detail',
  'attendance-heading',
  'attendance-line',
  'action-heading',
  'action',
  'decision',
  'question',
  'answer',
  'report-link',
  'quotation',
  'table-heading',
  'table-text',
] as const;
export type ParagraphRole = (typeof paragraphRoles)[number];

export const listKinds = ['agenda', 'item-headings', 'paragraphs', 'bullets', 'letters', 'actions'] as const;
export type ListKind = (typeof listKinds)[number];

/** Word's accessibility advice and the print guidance of most public bodies: nothing smaller. */
export const smallestSizePt = 12;
