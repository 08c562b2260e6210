import { finding, type FileRule } from '../finished-file.ts';

/** A heading that is not kept with what follows can be the last line of a page. */
export const headingNotKept: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(
      ({ level, isKeptWithNext, isInTable, text }) =>
        level !== null && !isKeptWithNext && !isInTable && text.trim() !== '',
    )
    .map((paragraph) => finding('heading-not-kept', paragraph));
