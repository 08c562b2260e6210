import { laterComponent } from '../../ui/later.tsx';

export { behind } from './agenda-targets.ts';
export { problemOfField } from './item-problem.ts';
export { useAgenda, type Agenda } from './use-agenda.ts';

export const AgendaPage = laterComponent(async () => (await import('./agenda-page.tsx')).AgendaPage);
export const ClashDialog = laterComponent(async () => (await import('./clash-dialog.tsx')).ClashDialog);
export const MoveToDialog = laterComponent(async () => (await import('./move-to-dialog.tsx')).MoveToDialog);
