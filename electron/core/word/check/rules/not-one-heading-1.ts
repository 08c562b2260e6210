import { finding, type FileRule } from '../finished-file.ts';

/** A document has one heading 1, its name; with none or two a list of headings has no top. */
export const notOneHeading1: FileRule = ({ paragraphs }) => {
  const tops = paragraphs.filter(({ place, level }) => place === 'text' && level === 1);
  if (tops.length === 0) return [finding('not-one-heading-1', { place: 'text', heading: '', words: '' })];
  return tops.slice(1).map((paragraph) => finding('not-one-heading-1', paragraph));
};
