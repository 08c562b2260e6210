import { laterComponent } from '../../ui/later.tsx';

export const PaperPage = laterComponent(async () => (await import('./paper-page.tsx')).PaperPage);
export const PapersPage = laterComponent(async () => (await import('./papers-page.tsx')).PapersPage);
