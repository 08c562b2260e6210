import { laterComponent } from '../../ui/later.tsx';

export const SettingsPage = laterComponent(async () => (await import('./settings-page.tsx')).SettingsPage);
