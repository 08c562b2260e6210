import { finding, type FileRule } from '../finished-file.ts';

/** A file without a title property is read out by its file name (WCAG 2.4.2). */
export const titleMissing: FileRule = ({ title }) =>
  title === '' || /^(untitled|document\d*|.*\.docx?)$/i.test(title)
    ? [finding('title-missing', { place: 'file', heading: '', words: title })]
    : [];
