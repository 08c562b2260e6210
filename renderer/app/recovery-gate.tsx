import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { operations } from '../platform/client.ts';
import { Loading } from '../ui/loading.tsx';

const RecoveryScreen = lazy(async () => {
  const { RecoveryScreen: screen } = await import('../features/recovery/index.ts');
  return { default: screen };
});

/** Asks whether the data could be opened before any screen reads of them. Damaged data show the recovery screen alone. */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { data, isPending } = useQuery(operations.recovery.status.queryOptions());
  if (isPending) return null;
  if (data?.state !== 'damaged') return children;
  return (
    <Suspense fallback={<Loading label="Opening the screen…" />}>
      <RecoveryScreen dataFolder={data.dataFolder} programVersion={data.programVersion} />
    </Suspense>
  );
}
