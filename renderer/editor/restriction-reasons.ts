import { useEffect, useState } from 'react';
import type { RestrictionReasons } from '../../shared/contract/entities/restrictions.ts';
import { wordsBesidePage } from '../platform/beside-page.ts';
import { client } from '../platform/client.ts';

const key = 'secretariat.restriction-reasons';
const mostRemembered = 3;

// Beside encrypted data nothing that somebody typed stays on the disk: they are remembered for as long as the page.
let lastOnes: readonly string[] = [];

/** The reasons that were given last on this machine, the last one first. */
export function lastReasons(): readonly string[] {
  if (!wordsBesidePage.mayStay) return lastOnes;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((each) => typeof each === 'string').slice(0, mostRemembered)
      : [];
  } catch {
    return [];
  }
}

export function rememberReason(reason: string): void {
  const others = lastReasons().filter((each) => each !== reason);
  const kept = [reason, ...others].slice(0, mostRemembered);
  try {
    if (wordsBesidePage.mayStay) localStorage.setItem(key, JSON.stringify(kept));
    else {
      lastOnes = kept;
      localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing begins with the list the next time.
  }
}

let known: RestrictionReasons = [];

/**
 * The reasons that the law gives; none until they are there, or where the program does not answer. A screen on which
 * somebody may ask for them has them read beforehand, so that a key that follows at once finds them.
 */
export function useRestrictionReasons(): RestrictionReasons {
  const [reasons, setReasons] = useState(known);
  useEffect(() => {
    if (known.length > 0) return;
    client.workspace.restrictionReasons().then(
      (read) => {
        known = read;
        setReasons(read);
      },
      () => undefined,
    );
  }, []);
  return reasons;
}
