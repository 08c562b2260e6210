import { z } from 'zod';
import './without-eval.ts';
import { listKinds, paragraphRoles, planKinds, smallestSizePt } from '../domain/word-roles.ts';
import { letterStyles } from '../domain/manner.ts';
import { mannerShape } from './manner.ts';

// How an organisation's files look and read: a folder with `house-style.json` and, where a Word template gave them, its
// parts beside it.

/** The house style of a body that chose none. */
export const usualHouseStyle = 'flowing';

/** The name of its folder. Every file system takes it, and tells no two of them apart by capitals. */
export const houseStyleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

const colour = z.string().regex(/^[0-9A-F]{6}$/);
const styleId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,80}$/);
const millimetres = z.number().min(0).max(200);

const fontName = z.string().regex(/^[\w -]{1,60}$/);

const paragraphLook = {
  /** Where it is another than the house style's. */
  font: fontName.optional(),
  sizePt: z.number().min(smallestSizePt).max(72).optional(),
  isBold: z.boolean().optional(),
  isItalic: z.boolean().optional(),
  isCaps: z.boolean().optional(),
  colour: colour.optional(),
  alignment: z.enum(['left', 'right', 'center']).optional(),
  spaceBeforePt: z.number().min(0).max(200).optional(),
  spaceAfterPt: z.number().min(0).max(200).optional(),
  /** In lines: 1 is single. */
  lineSpacing: z.number().min(0.8).max(3).optional(),
  indentMm: millimetres.optional(),
  hangingMm: millimetres.optional(),
  /** 1 for the heading that names the document. */
  outlineLevel: z.int().min(1).max(9).optional(),
  isKeptWithNext: z.boolean().optional(),
  isKeptTogether: z.boolean().optional(),
};

const paragraphStyle = z.strictObject({
  id: styleId,
  /** As Word shows it; a built-in style has Word's own name in small letters ("heading 1"). */
  name: z.string().min(1).max(60),
  basedOn: styleId.optional(),
  next: styleId.optional(),
  ...paragraphLook,
});

const characterStyle = z.strictObject({
  id: styleId,
  name: z.string().min(1).max(60),
  isBold: z.boolean().optional(),
  isItalic: z.boolean().optional(),
  isCaps: z.boolean().optional(),
  isUnderlined: z.boolean().optional(),
  colour: colour.optional(),
  shading: colour.optional(),
});

const page = z.strictObject({
  isLandscape: z.boolean(),
  /** Upright, whether the page is landscape or not; A4 where it is not given. */
  sizeMm: z
    .strictObject({ width: z.number().min(100).max(450), height: z.number().min(100).max(600) })
    .optional(),
  marginMm: z.strictObject({
    top: millimetres,
    right: millimetres,
    bottom: millimetres,
    left: millimetres,
    header: millimetres,
    footer: millimetres,
  }),
});

const role = z.strictObject({
  style: styleId,
  /** The character style of the program's own words in it. */
  labelStyle: styleId.optional(),
  /** Whether a tab stands between its label and what follows. */
  isLabelTabbed: z.boolean().optional(),
  /** The list whose text it stands under, at the paragraph's level. */
  indentOfList: z.enum(listKinds).optional(),
});

const place = { indentMm: millimetres, hangingMm: millimetres };
const listLevel = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.enum(['decimal', 'lowerRoman', 'bullet']),
    /** As Word writes it: `%1` is the number of level 1 (ECMA-376 Part 1, 17.9.11). */
    text: z.string().min(1).max(20),
    ...place,
  }),
  /** Written in the letter style of the manner. */
  z.strictObject({ format: z.literal('lowerLetter'), ...place }),
]);
export type ListLevel = z.infer<typeof listLevel>;

export const houseStyleFile = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** What it is for, in one line. */
  description: z.string().trim().max(200).default(''),
  font: fontName,
  textColour: colour,
  linkColour: colour,
  page,
  styles: z.array(paragraphStyle).min(1),
  characterStyles: z.array(characterStyle),
  roles: z.record(z.enum(paragraphRoles), role),
  lists: z.record(z.enum(listKinds), z.array(listLevel).min(1).max(9)),
  table: z.strictObject({
    borderColour: colour,
    headerShading: colour,
    cellPaddingMm: millimetres,
    /** Between a table and what follows. */
    spaceAfterPt: z.number().min(0).max(60).default(8),
  }),
  manner: mannerShape.prefault({}),
  /** What is different in one kind of file. */
  kinds: z.partialRecord(
    z.enum(planKinds),
    z.strictObject({
      page: page.optional(),
      styles: z.record(styleId, z.strictObject(paragraphLook)).optional(),
      lists: z.partialRecord(z.enum(listKinds), z.array(listLevel).min(1).max(9)).optional(),
    }),
  ),
});

const fileInFolder = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,60}\.[a-z0-9]{1,5}$/);

const furniture = {
  place: z.enum(['header', 'footer']),
  pages: z.enum(['first', 'default', 'even']),
  /** What its XML refers to by `r:id`: an image's `target` is the name of one of the media. */
  relationships: z.array(
    z.strictObject({
      id: z.string().max(40),
      kind: z.enum(['image', 'hyperlink']),
      target: z.string().max(2000),
    }),
  ),
};
const media = { name: fileInFolder, mediaType: z.string().regex(/^image\/[a-z0-9.+-]{1,40}$/) };

/** `template.json` in the folder: the files beside it that a Word template gave, with `styles.xml` and `theme.xml`. */
export const templateFile = z.strictObject({
  furniture: z.array(z.strictObject({ ...furniture, file: fileInFolder })).max(6),
  media: z.array(z.strictObject(media)).max(20),
});

/** What was taken over from an organisation's own Word template, each part as it stands there. */
export const wordTemplate = z.strictObject({
  /** Its styles take the place of those that the house style describes under the same id. */
  stylesXml: z.string().nullable(),
  themeXml: z.string().nullable(),
  furniture: z.array(z.strictObject({ ...furniture, xml: z.string() })),
  media: z.array(z.strictObject({ ...media, base64: z.string() })),
});
export type WordTemplate = z.infer<typeof wordTemplate>;

const houseStyleOrigins = ['built-in', 'own'] as const;

export const houseStyle = houseStyleFile.extend({
  id: houseStyleId,
  origin: z.enum(houseStyleOrigins),
  template: wordTemplate.nullable(),
});
export type HouseStyle = z.infer<typeof houseStyle>;
export type ParagraphStyle = z.infer<typeof paragraphStyle>;
export type CharacterStyle = z.infer<typeof characterStyle>;

/** Why a folder is no house style. `place`: a file, a value's path or the names of styles. */
const houseStyleFaultCodes = [
  'folder-missing',
  'folder-name',
  'name-of-built-in',
  'file-missing',
  'file-unreadable',
  'file-too-large',
  'file-not-json',
  'value-wrong',
  'letters-too-small',
  'contrast-too-low',
  'style-missing',
] as const;
export const houseStyleFault = z.object({ code: z.enum(houseStyleFaultCodes), place: z.string() });
export type HouseStyleFault = z.infer<typeof houseStyleFault>;

export const houseStyleListing = z.object({
  /** The name of the folder; one with a fault may be no `houseStyleId`. */
  id: z.string(),
  name: z.string(),
  description: z.string(),
  origin: z.enum(houseStyleOrigins),
  /** How it writes letters, on screen too. */
  letters: z.enum(letterStyles),
  /** null: files can be made in it. */
  fault: houseStyleFault.nullable(),
});
export type HouseStyleListing = z.infer<typeof houseStyleListing>;
