import type { HouseStyleFault } from '../contract/house-style.ts';
import { smallestSizePt } from '../domain/word-roles.ts';

const sentences: Readonly<Record<HouseStyleFault['code'], (place: string) => string>> = {
  'folder-missing': () => 'Its folder is no longer there.',
  'folder-name': () =>
    'The name of its folder may have small letters without accents, digits and hyphens only.',
  'name-of-built-in': () => 'A house style that comes with Secretariat has the same folder name.',
  'file-missing': (file) => `The file “${file}” is missing in its folder.`,
  'file-unreadable': (file) => `The file “${file}” in its folder cannot be opened.`,
  'file-too-large': (file) => `The file “${file}” in its folder is larger than 20 MB.`,
  'file-not-json': (file) => `The file “${file}” in its folder is damaged or not finished.`,
  'value-wrong': (path) => `What it says at “${path}” is missing or not allowed.`,
  'letters-too-small': (path) =>
    `At “${path}” it asks for letters smaller than ${smallestSizePt} point, which many people cannot read.`,
  'contrast-too-low': (style) =>
    `The colours of “${style}” are too much alike to be read by everyone: text needs a contrast of 4.5 to 1.`,
  'style-missing': (styles) => `It uses styles that it does not have: ${styles}.`,
};

/** What is wrong with a house style's folder, for whoever looks after it. */
export function wordHouseStyleFault({ code, place }: HouseStyleFault): string {
  return sentences[code](place);
}

export function isHouseStyleFault(code: unknown): code is HouseStyleFault['code'] {
  return typeof code === 'string' && Object.hasOwn(sentences, code);
}
