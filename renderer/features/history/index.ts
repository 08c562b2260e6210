export { useSectionHistory } from './use-section-history.tsx';
