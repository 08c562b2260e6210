import { z } from 'zod';
import { templateChoices, templateReadingFile } from '../template-reading.ts';
import { revisionField } from '../text-fields.ts';

/** A Word template as a person looks at it: what was taken of it, and how it is understood. */
export const templateView = templateReadingFile.omit({ stylesXml: true, furniture: true }).extend({
  /** The head and foot of its pages, by their words and pictures. */
  furniture: z.array(templateReadingFile.shape.furniture.element.omit({ xml: true })),
  /** The bytes of each picture in base64, by its name. */
  pictureContents: z.record(z.string(), z.string()),
  choices: templateChoices,
});
export type TemplateView = z.infer<typeof templateView>;

export const ownHouseStyleView = templateView.extend({ revision: revisionField, name: z.string() });
export type OwnHouseStyleView = z.infer<typeof ownHouseStyleView>;
