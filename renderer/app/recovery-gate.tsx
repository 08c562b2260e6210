import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { laterComponent } from '../ui/later.tsx';
import { storeStatusQuery } from './new-store.ts';

const RecoveryScreen = laterComponent(
  async () => (await import('../features/recovery/index.ts')).RecoveryScreen,
);
const UnlockScreen = laterComponent(
  async () => (await import('../features/encryption/index.ts')).UnlockScreen,
);

/**
 * Asks whether the data could be opened before any screen reads of them. Damaged data show the recovery screen alone,
 * and locked ones the question for their recovery key.
 */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { data, isPending } = useQuery(storeStatusQuery());
  if (isPending) return null;
  if (data?.state === 'locked') {
    return (
      <UnlockScreen
        reason={data.lockReason ?? 'no-key-store'}
        dataFolder={data.dataFolder}
        programVersion={data.programVersion}
      />
    );
  }
  if (data?.state !== 'damaged') return children;
  return <RecoveryScreen dataFolder={data.dataFolder} programVersion={data.programVersion} />;
}
