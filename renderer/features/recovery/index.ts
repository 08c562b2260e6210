import { laterComponent } from '../../ui/later.tsx';

export const RecoveryScreen = laterComponent(
  async () => (await import('./recovery-screen.tsx')).RecoveryScreen,
);
