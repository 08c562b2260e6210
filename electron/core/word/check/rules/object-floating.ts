import { finding, type FileRule } from '../finished-file.ts';

/** What floats over the text is read at no certain place of it (WCAG 1.3.2). */
export const objectFloating: FileRule = ({ floating }) => {
  const places = new Map(floating.map((each) => [`${each.place} ${each.heading} ${each.words}`, each]));
  return [...places.values()].map((each) => finding('object-floating', each));
};
