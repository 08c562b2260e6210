import { finding, type FileRule } from '../finished-file.ts';

/** Hidden text is read out by some readers, and found by all who look. */
export const textHidden: FileRule = ({ paragraphs }) =>
  paragraphs.flatMap((paragraph) => {
    const hidden = paragraph.runs.find(({ look }) => look.isHidden);
    return hidden ? [finding('text-hidden', { ...paragraph, words: hidden.text })] : [];
  });
