import { finding, type FileRule } from '../finished-file.ts';

/** Words in another language, or in none, are read out in a wrong voice (WCAG 3.1.1). */
export const notBritishEnglish: FileRule = ({ paragraphs }) =>
  paragraphs.flatMap((paragraph) => {
    const other = paragraph.runs.find(({ text, look }) => text.trim() !== '' && look.language !== 'en-GB');
    return other ? [finding('not-british-english', { ...paragraph, words: other.text })] : [];
  });
