import { useSyncExternalStore } from 'react';
import { VisuallyHidden } from 'react-aria-components';

type Announcement = { readonly text: string; readonly count: number };

let current: Announcement = { text: '', count: 0 };
const listeners = new Set<() => void>();

/** Says something to a screen reader, politely: "Item 4 is now item 3". */
export function announce(text: string): void {
  current = { text, count: current.count + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region, once in the program. Said twice, the same words are heard twice. */
export function LiveRegion() {
  const { text, count } = useSyncExternalStore(subscribe, () => current);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite" aria-label="What just happened">
        <span key={count}>{text}</span>
      </div>
    </VisuallyHidden>
  );
}
