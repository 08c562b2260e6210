import { finding, type FileRule } from '../finished-file.ts';

/** Space is the style’s: a screen reader says “blank” for each empty paragraph. */
export const blankParagraph: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(
      ({ text, level, isInList, holdsOther, isNeeded }) =>
        text.trim() === '' && level === null && !isInList && !holdsOther && !isNeeded,
    )
    .map((paragraph) => finding('blank-paragraph', paragraph));
