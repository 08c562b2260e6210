import { laterComponent } from '../../ui/later.tsx';

export { ExportNotice } from './export-notice.tsx';
export { MarkingFields } from './marking-fields.tsx';
export { useWordFiles } from './use-word-files.ts';

export const IssuePage = laterComponent(async () => (await import('./issue-page.tsx')).IssuePage);
