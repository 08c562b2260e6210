import { finding, type FileRule } from '../finished-file.ts';

/** Nothing is set in less than 12 points, heads and feet of pages included (GOV.UK, accessible documents). */
export const textSmall: FileRule = ({ paragraphs }) =>
  paragraphs.flatMap((paragraph) => {
    const small = paragraph.runs.find(({ text, look }) => text.trim() !== '' && look.sizePt < 12);
    return small ? [finding('text-small', { ...paragraph, words: small.text })] : [];
  });
