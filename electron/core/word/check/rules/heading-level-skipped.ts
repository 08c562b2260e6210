import { finding, type FileRule } from '../finished-file.ts';

/** A heading is at most one level below the one before it (WCAG 1.3.1, technique H42). */
export const headingLevelSkipped: FileRule = ({ paragraphs }) => {
  const headings = paragraphs.filter(({ place, level }) => place === 'text' && level !== null);
  return headings.flatMap((heading, index) => {
    const before = headings[index - 1]?.level ?? 0;
    // Where the first is no heading 1, that is what is wrong.
    return index > 0 && (heading.level ?? 0) > before + 1 ? [finding('heading-level-skipped', heading)] : [];
  });
};
