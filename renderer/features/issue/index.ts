export { ExportNotice } from './export-notice.tsx';
export { IssuePage } from './issue-page.tsx';
export { MarkingFields } from './marking-fields.tsx';
export { useWordFiles } from './use-word-files.ts';
