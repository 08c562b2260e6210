import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { laterComponent } from '../ui/later.tsx';
import { loadRestNow } from './load-rest.ts';
import { keepsItsScreen, storeStatusQuery } from './new-store.ts';

const RecoveryScreen = laterComponent(
  async () => (await import('../features/recovery/index.ts')).RecoveryScreen,
  Meanwhile,
);
const UnlockScreen = laterComponent(
  async () => (await import('../features/encryption/index.ts')).UnlockScreen,
  Meanwhile,
);

/**
 * Asks whether the data could be opened before any screen reads of them. Damaged data show the recovery screen alone,
 * and locked ones the question for their recovery key: over the screen, where this page has had them open.
 */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { data, isPending } = useQuery(storeStatusQuery());
  const isShut = data !== undefined && data.state !== 'open';
  useEffect(() => {
    if (isShut) loadRestNow();
  }, [isShut]);
  if (isPending) return null;
  if (data?.state === 'damaged') return <RecoveryScreen {...data} />;
  const isLocked = data?.state === 'locked';
  const isOver = keepsItsScreen();
  return (
    <>
      {isLocked && !isOver ? null : children}
      {isLocked ? <UnlockScreen {...data} isOver={isOver} /> : null}
    </>
  );
}

// What it stands for may be slow to come, or not come at all.
function Meanwhile(): ReactNode {
  return (
    <main>
      <p role="status">
        Your data cannot be opened yet. Nothing was changed. What can be done is shown here in a moment; if it
        is not, start Secretariat again.
      </p>
    </main>
  );
}
