import { laterComponent } from '../../ui/later.tsx';

export const AgreedNotice = laterComponent(async () => (await import('./agreed-notice.tsx')).AgreedNotice);
export const PreviousNotes = laterComponent(async () => (await import('./previous-notes.tsx')).PreviousNotes);
export const SignOffWizard = laterComponent(
  async () => (await import('./sign-off-wizard.tsx')).SignOffWizard,
);
