import { z } from 'zod';
import { ownHouseStyleView, templateView } from '../entities/own-house-styles.ts';
import { houseStyle, houseStyleId, houseStyleListing } from '../house-style.ts';
import { largestTemplate, templateChoices } from '../template-reading.ts';
import { line, revisionField, text } from '../text-fields.ts';
import { operation } from './operation.ts';

const templateContent = z.base64().max(Math.ceil(largestTemplate / 3) * 4 + 4);

const ownHouseStyleFields = {
  name: line(60),
  choices: templateChoices.extend({ alternativeTexts: z.record(z.string().max(40), text(300)) }),
};

/** How Word files look and read. */
export const houseStylesOperations = {
  /** Those that come with the program, then those in the data folder; a folder that is none with its fault. */
  list: operation.output(z.array(houseStyleListing)),
  /** The whole of one. One that cannot be used is refused with `house-style-faulty`. */
  get: operation.input(z.object({ id: houseStyleId })).output(houseStyle),
  /**
   * Looks at an organisation's Word template, given in base64, and guesses which of its styles is meant for what.
   * Nothing is kept. One that cannot be taken is refused with `template-not-read`.
   */
  readTemplate: operation.input(z.object({ content: templateContent })).output(templateView),
  /** Makes a house style of a template, which is read again. */
  add: operation
    .input(z.object({ content: templateContent, ...ownHouseStyleFields }))
    .output(houseStyleListing),
  /** What was read of the template of an own house style, and what was chosen. */
  own: operation.input(z.object({ id: houseStyleId })).output(ownHouseStyleView),
  update: operation
    .input(z.object({ id: houseStyleId, revision: revisionField, ...ownHouseStyleFields }))
    .output(houseStyleListing),
  /** Takes another template for an own house style. What was chosen stays where the new one has the same style. */
  replaceTemplate: operation
    .input(z.object({ id: houseStyleId, revision: revisionField, content: templateContent }))
    .output(houseStyleListing),
  /** One that a body has is refused with `house-style-in-use`, one that came with the program with `house-style-built-in`. */
  remove: operation.input(z.object({ id: houseStyleId })).output(z.object({})),
};
