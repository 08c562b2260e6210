import type { Node } from '@tiptap/pm/model';
import type { BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';

/** How something reads that is one place in the text: a name, a figure. */
export type UnitReading = (unit: Node) => string;

/** As it is stored. A screen may know a newer name of a person. */
export const readingAsStored: UnitReading = (unit) => plainTextOf(unit.toJSON() as BodyNode);

/** The longest words that can be looked for, and the longest that can be put in their place. */
export const longestSearch = 200;
