import { laterComponent } from '../ui/later.tsx';

export const NewName = laterComponent(async () => (await import('./new-name-dialog.tsx')).NewNameDialog);
