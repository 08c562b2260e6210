import { useEffect } from 'react';
import { reportSaveState } from './save-state.ts';

/** Says in the top bar why what is on screen does not change; null: it does. */
export function useReadOnlyState(source: string, why: string | null): void {
  useEffect(() => {
    if (why === null) return undefined;
    reportSaveState(source, { kind: 'read-only', why });
    return () => reportSaveState(source, null);
  }, [source, why]);
}
