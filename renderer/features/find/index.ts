export type { FindPlace } from './find-options.ts';
export { useFind } from './use-find.tsx';
export { WordCount } from './word-count.tsx';
