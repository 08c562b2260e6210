export { DifferenceText } from './difference-text.tsx';
export { differencesBetween } from './differences.ts';
export { linesOf } from './text-lines.ts';
export { useSectionHistory } from './use-section-history.tsx';
