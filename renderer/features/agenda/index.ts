export { AgendaPage } from './agenda-page.tsx';
export { behind } from './agenda-targets.ts';
export { ClashDialog } from './clash-dialog.tsx';
export { problemOfField } from './item-problem.ts';
export { MoveToDialog } from './move-to-dialog.tsx';
export { useAgenda, type Agenda } from './use-agenda.ts';
