import { laterComponent } from '../../ui/later.tsx';

export const LibraryPage = laterComponent(async () => (await import('./library-page.tsx')).LibraryPage);
