export { AgreedNotice } from './agreed-notice.tsx';
export { PreviousNotes } from './previous-notes.tsx';
export { SignOffWizard } from './sign-off-wizard.tsx';
