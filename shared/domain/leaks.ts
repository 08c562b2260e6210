// What the test of a finished file can find in it that must not leave, and where.

export const leakKinds = [
  /** Words that were kept back, by what they were kept back as. */
  'restricted',
  'internal-report',
  'chair-notes',
  'note-to-self',
  'review',
  'recipient',
  'prompt',
  /** Things that no file of the program has. */
  'file-path',
  'user-name',
  'comment',
  'tracked-change',
  'hidden-text',
  'custom-xml',
  'embedded-file',
  'thumbnail',
  'outside-link',
  'bytes-beside',
  'unreadable-part',
] as const;
export type LeakKind = (typeof leakKinds)[number];

export const leakPlaces = [
  'text',
  'header-or-footer',
  'footnotes',
  'comments',
  'properties',
  'settings',
  'links',
  'alternative-text',
  'anchors',
  'custom-xml',
  'picture',
  'embedded-file',
  'file-name',
  'part-name',
  'package',
  'other-part',
] as const;
export type LeakPlace = (typeof leakPlaces)[number];

/** Something that a public file must not hold. It says where and never what: the words stay where they are. */
export type Leak = {
  readonly kind: LeakKind;
  readonly place: LeakPlace;
  /** The agenda item whose words they are ("4 b)"); null: of none. */
  readonly item: string | null;
};
