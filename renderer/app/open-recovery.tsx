import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { StorageProblemCode } from '../../shared/contract/errors.ts';
import { operations } from '../platform/client.ts';
import { Button } from '../ui/button.tsx';
import { errorCodeOf } from './field-problems.ts';

/** Whether an operation was refused because the data are damaged. */
export function isDamage(error: unknown): boolean {
  if (errorCodeOf(error) !== 'storage-failed' || typeof error !== 'object' || error === null) return false;
  const { data } = error as { readonly data?: { readonly code?: StorageProblemCode } };
  return data?.code === 'damaged';
}

/** For damage that shows only while one works: asks again how the data are, which leads to the recovery screen. */
export function OpenRecovery(): ReactNode {
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    await queries.invalidateQueries({ queryKey: operations.recovery.status.key({}) });
    setAsking(false);
  };
  return (
    <Button isPending={isAsking} onPress={() => void ask()}>
      Open recovery
    </Button>
  );
}
