import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RecoveryScreen } from '../features/recovery/index.ts';
import { storeStatusQuery } from './new-store.ts';

/** Asks whether the data could be opened before any screen reads of them. Damaged data show the recovery screen alone. */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { data, isPending } = useQuery(storeStatusQuery());
  if (isPending) return null;
  if (data?.state !== 'damaged') return children;
  return <RecoveryScreen dataFolder={data.dataFolder} programVersion={data.programVersion} />;
}
