import { laterComponent } from '../../ui/later.tsx';

export const ActionsPage = laterComponent(async () => (await import('./actions-page.tsx')).ActionsPage);
export const MeetingActionsPage = laterComponent(
  async () => (await import('./meeting-actions-page.tsx')).MeetingActionsPage,
);
export const HeardInNotes = laterComponent(async () => (await import('./matters-arising.tsx')).HeardInNotes);
export const MattersArisingSum = laterComponent(
  async () => (await import('./matters-arising.tsx')).MattersArisingSum,
);
