import { finding, type FileRule } from '../finished-file.ts';

/** Space made by typing is read out or lost where the text is enlarged (WCAG 1.4.10). */
export const spaceTyped: FileRule = ({ paragraphs }) =>
  paragraphs
    .filter(({ text }) => /[ \u00A0]{5,}|\t\s*\t\s*\t|\n\s*\n\s*\n/.test(text))
    .map((paragraph) => finding('space-typed', paragraph));
