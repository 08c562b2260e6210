import { useEffect } from 'react';
import { hasBegunAnew } from '../new-store.ts';

/**
 * Where another screen came, or the page began anew, and what had the focus is gone with it, the focus goes to the screen:
 * keys and a screen reader begin there, and not before everything. Whatever takes the focus itself is left alone.
 */
export function FocusKeeper(): null {
  useEffect(() => {
    if (hasBegunAnew()) focusScreenIfNothingHasIt();
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      // A dialog that closes gives the focus back in the first frame; what it gave it to may be gone in the second.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(focusScreenIfNothingHasIt);
      });
    };
    window.addEventListener('hashchange', look);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('hashchange', look);
    };
  }, []);
  return null;
}

function focusScreenIfNothingHasIt(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus();
}
