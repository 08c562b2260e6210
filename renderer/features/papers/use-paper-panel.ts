import { useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

export type PaperPanel =
  | 'plan'
  | 'wording'
  | 'figures'
  | 'attachments'
  | 'equality'
  | 'last-time'
  | 'findings'
  | 'comments'
  | 'steps';

export type ShownPanel = {
  readonly id: PaperPanel;
  /** Somebody came to search: the panel's field has the focus as soon as it is there. */
  readonly isSearching: boolean;
  readonly show: (id: PaperPanel) => void;
  readonly searchIn: (id: 'wording' | 'figures') => void;
  // One each: a panel that goes away lets go of its field after the next one has taken its own.
  readonly wordingSearch: RefObject<HTMLInputElement | null>;
  readonly figureSearch: RefObject<HTMLInputElement | null>;
};

/** Which panel stands beside the page, and the way into the field of one that is searched. */
export function usePaperPanel(): ShownPanel {
  const [panel, setPanel] = useState<{ readonly id: PaperPanel; readonly isSearching: boolean }>({
    id: 'plan',
    isSearching: false,
  });
  const wordingSearch = useRef<HTMLInputElement>(null);
  const figureSearch = useRef<HTMLInputElement>(null);
  return {
    ...panel,
    show: (id) => setPanel({ id, isSearching: false }),
    searchIn: (id) => {
      flushSync(() => setPanel({ id, isSearching: true }));
      (id === 'wording' ? wordingSearch : figureSearch).current?.focus();
    },
    wordingSearch,
    figureSearch,
  };
}
