import { finding, type FileRule } from '../finished-file.ts';

/** A heading without words is a stop with nothing at it (WCAG 2.4.6). */
export const headingEmpty: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(({ level, text, holdsOther }) => level !== null && text.trim() === '' && !holdsOther)
    .map((paragraph) => finding('heading-empty', paragraph));
