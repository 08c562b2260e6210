import { z } from 'zod';
import { listKinds, paragraphRoles, planKinds } from './word-plan.ts';

// How an organisation's files look: a folder with `house-style.json` and, where a Word template gave one, `styles.xml`.

const colour = z.string().regex(/^[0-9A-F]{6}$/);
const styleId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/);
const millimetres = z.number().min(0).max(200);

const paragraphLook = {
  sizePt: z.number().min(4).max(72).optional(),
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

const listLevel = z.strictObject({
  format: z.enum(['decimal', 'lowerLetter', 'lowerRoman', 'bullet']),
  /** As Word writes it: `%1` is the number of level 1 (ECMA-376 Part 1, 17.9.11). */
  text: z.string().min(1).max(20),
  indentMm: millimetres,
  hangingMm: millimetres,
});
export type ListLevel = z.infer<typeof listLevel>;

export const houseStyleFile = z.strictObject({
  name: z.string().min(1).max(60),
  font: z.string().regex(/^[\w -]{1,60}$/),
  textColour: colour,
  linkColour: colour,
  page,
  styles: z.array(paragraphStyle).min(1),
  characterStyles: z.array(characterStyle),
  roles: z.record(z.enum(paragraphRoles), role),
  lists: z.record(z.enum(listKinds), z.array(listLevel).min(1).max(9)),
  table: z.strictObject({ borderColour: colour, headerShading: colour, cellPaddingMm: millimetres }),
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

export type HouseStyle = z.infer<typeof houseStyleFile> & {
  /** The styles of a Word template; they take the place of those described in the file. */
  readonly stylesXml: string | null;
};
export type ParagraphStyle = z.infer<typeof paragraphStyle>;
export type CharacterStyle = z.infer<typeof characterStyle>;
