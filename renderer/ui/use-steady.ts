import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that stays the same for as long as its component is there, and does what the last one given does. What is
 * drawn with it need not be drawn anew only because a screen made its handlers anew.
 */
export function useSteady<Event>(handler: ((event: Event) => void) | undefined): (event: Event) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((event: Event) => latest.current?.(event), []);
}
