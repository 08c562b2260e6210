import { z } from 'zod';
import './without-eval.ts';
import { mannerShape } from './manner.ts';
import { paragraphRoles } from '../domain/word-roles.ts';

// What was taken from an organisation's Word template: plain data that holds nothing of the template's own text but its
// headers and footers, and nothing about who made it. (`electron/core/word/template` reads it.)

/** In bytes. A template is styles, a letterhead and a logo; what is larger holds something else. */
export const largestTemplate = 25 * 1024 * 1024;

/** Why a template was not taken. */
export const templateProblemCodes = [
  'too-large',
  'empty-file',
  'password-protected',
  'old-word-file',
  'not-a-word-file',
  'damaged',
  'unpacks-too-large',
  'too-nested',
  'took-too-long',
  'out-of-memory',
  'reader-crashed',
] as const;
export type TemplateProblemCode = (typeof templateProblemCodes)[number];

/** What a template holds that was left out or changed; the rest of it was taken. */
export const templateNoteCodes = [
  'no-styles',
  'macros-left-out',
  'links-left-out',
  'fields-left-out',
  'shapes-left-out',
  'pictures-left-out',
  'hidden-text-left-out',
  'size-raised',
  'colour-darkened',
  'picture-without-words',
  'layout-in-head',
] as const;
export type TemplateNoteCode = (typeof templateNoteCodes)[number];

const colour = z.string().regex(/^[0-9A-F]{6}$/);
const font = z.string().regex(/^[\w -]{1,60}$/);
const templateStyleId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/);

/** How text in a style looks, with all that the style is based on. */
const styleLook = z.strictObject({
  font,
  sizePt: z.number(),
  isBold: z.boolean(),
  isItalic: z.boolean(),
  isCaps: z.boolean(),
  colour,
  /** Behind the text. */
  background: colour.nullable(),
  alignment: z.enum(['left', 'right', 'center']),
  spaceBeforePt: z.number(),
  spaceAfterPt: z.number(),
  lineSpacing: z.number(),
  indentMm: z.number(),
});
export type StyleLook = z.infer<typeof styleLook>;

const bulletLevel = z.strictObject({
  text: z.string().min(1).max(3),
  indentMm: z.number().min(0).max(200),
  hangingMm: z.number().min(0).max(200),
});
export type BulletLevel = z.infer<typeof bulletLevel>;

const templateStyle = z.strictObject({
  id: templateStyleId,
  /** As Word shows it; Word names its own styles alike in every language. */
  name: z.string().min(1).max(120),
  kind: z.enum(['paragraph', 'character', 'table']),
  /** 1 for a heading of the first level. */
  outlineLevel: z.int().min(1).max(9).nullable(),
  list: z.enum(['bullets', 'numbers']).nullable(),
  bulletLevels: z.array(bulletLevel).max(9),
  look: styleLook,
  /** Of a table style: its lines and its first row. */
  table: z.strictObject({ borderColour: colour.nullable(), headerFill: colour.nullable() }).nullable(),
});
export type TemplateStyle = z.infer<typeof templateStyle>;

const picture = z.strictObject({
  /** Its name in the folder of the house style, such as "picture-1.png". */
  name: z.string().regex(/^picture-\d{1,3}\.(png|jpeg|gif|emf)$/),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/x-emf']),
  /** What the template says that it shows; empty where it says nothing that a person could use. */
  alternativeText: z.string().max(300),
});
export type TemplatePicture = z.infer<typeof picture>;

export const furniturePlaces = [
  'header-first',
  'header-default',
  'header-even',
  'footer-first',
  'footer-default',
  'footer-even',
] as const;
export type FurniturePlace = (typeof furniturePlaces)[number];

/** A header or footer: its paragraphs and tables in WordprocessingML, with `@picture-1.png@` for what a picture shows. */
const furniture = z.strictObject({
  place: z.enum(furniturePlaces),
  xml: z.string(),
  /** Its words, to be shown. */
  text: z.string(),
  pictures: z.array(z.string()),
});
export type TemplateFurniture = z.infer<typeof furniture>;

const millimetres = z.number().min(0).max(2000);

export const templateReadingFile = z.strictObject({
  fonts: z.strictObject({ heading: font, text: font }),
  colours: z.strictObject({
    text: colour,
    link: colour,
    accents: z.array(colour).length(6),
    dark: colour,
    light: colour,
  }),
  page: z.strictObject({
    widthMm: millimetres,
    heightMm: millimetres,
    marginMm: z.strictObject({
      top: millimetres,
      right: millimetres,
      bottom: millimetres,
      left: millimetres,
      header: millimetres,
      footer: millimetres,
    }),
  }),
  /** `w:styles` with everything of the template's that a file of this program may hold. */
  stylesXml: z.string(),
  styles: z.array(templateStyle),
  furniture: z.array(furniture),
  isFirstPageDifferent: z.boolean(),
  pictures: z.array(picture),
  notes: z.array(z.strictObject({ code: z.enum(templateNoteCodes), count: z.int() })),
});
export type TemplateReading = z.infer<typeof templateReadingFile>;

/** Stands in a header's XML where it is said what a picture shows; `r:embed` names the picture itself. */
export function alternativeTextPlace(pictureName: string): string {
  return `@${pictureName}@`;
}

/** What a person can say about a template. */
export const templateChoices = z.strictObject({
  /** The style of each role; null: one is made. */
  roles: z.record(z.enum(paragraphRoles), templateStyleId.nullable()),
  /** The style that tables are drawn like; null: lines and shading of the program's own. */
  tableStyle: templateStyleId.nullable(),
  /** What each picture shows, by its name. */
  alternativeTexts: z.record(z.string().max(40), z.string().max(300)),
  /** How files in it are worded and laid out. */
  manner: mannerShape,
});
export type TemplateChoices = z.infer<typeof templateChoices>;
