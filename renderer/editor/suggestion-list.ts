import type { SuggestionKeyDownProps, SuggestionProps } from '@tiptap/suggestion';

export type SuggestionEntry = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly icon?: () => SVGElement;
  /** It is taken only once an arrow has gone to it: until then Enter and Tab are the text's. */
  readonly isAsked?: boolean;
};

export type SuggestionListRenderer<Entry> = {
  onStart(props: SuggestionProps<Entry, Entry>): void;
  onUpdate(props: SuggestionProps<Entry, Entry>): void;
  onExit(): void;
  onKeyDown(props: SuggestionKeyDownProps): boolean;
};

let lists = 0;

/**
 * The list under the caret of the insert menu and of names: a listbox in plain DOM that the text field points to, so
 * that the caret stays in the text while arrows move through the list.
 */
export function suggestionList<Entry extends SuggestionEntry>(label: string): SuggestionListRenderer<Entry> {
  lists += 1;
  const listId = `suggestions-${lists}`;
  let props: SuggestionProps<Entry, Entry> | null = null;
  let list: HTMLElement | null = null;
  let unmount: (() => void) | null = null;
  let chosen = 0;

  function close(): void {
    unmount?.();
    list?.remove();
    const text = props?.editor.view.dom;
    for (const name of ['aria-activedescendant', 'aria-controls']) text?.removeAttribute(name);
    [props, list, unmount] = [null, null, null];
  }

  function show(next: SuggestionProps<Entry, Entry>): void {
    if (next.items.length === 0) {
      close();
      return;
    }
    const queryChanged = props?.query !== next.query;
    props = next;
    if (queryChanged) chosen = next.items[0]?.isAsked === true ? -1 : 0;
    if (!list) {
      list = document.createElement('div');
      list.id = listId;
      list.className = 'suggestions';
      list.setAttribute('role', 'listbox');
      list.setAttribute('aria-label', label);
      unmount = next.mount(list);
      next.editor.view.dom.setAttribute('aria-controls', listId);
    }
    chosen = Math.min(chosen, next.items.length - 1);
    list.replaceChildren(...next.items.map((entry, index) => option(entry, index)));
    point();
  }

  function option(entry: Entry, index: number): HTMLElement {
    const drawn = document.createElement('div');
    drawn.id = `${listId}-${index}`;
    drawn.setAttribute('role', 'option');
    drawn.className = 'suggestion';
    const words = document.createElement('span');
    words.className = 'suggestion-words';
    words.textContent = entry.label;
    if (entry.detail !== undefined && entry.detail !== '') {
      const detail = document.createElement('small');
      detail.textContent = entry.detail;
      words.append(detail);
    }
    if (entry.icon) drawn.append(entry.icon());
    drawn.append(words);
    if (entry.keys !== undefined) {
      const keys = document.createElement('kbd');
      keys.textContent = entry.keys;
      drawn.append(keys);
    }
    drawn.addEventListener('mousedown', (event) => {
      event.preventDefault();
      props?.command(entry);
    });
    return drawn;
  }

  function point(): void {
    const options = [...(list?.children ?? [])];
    for (const [index, each] of options.entries()) {
      each.setAttribute('aria-selected', String(index === chosen));
      if (index === chosen) each.scrollIntoView({ block: 'nearest' });
    }
    if (chosen >= 0) props?.editor.view.dom.setAttribute('aria-activedescendant', `${listId}-${chosen}`);
  }

  return {
    onStart: show,
    onUpdate: show,
    onExit: close,
    onKeyDown({ event }) {
      if (!props || !list) return false;
      const count = props.items.length;
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
        case 'ArrowDown':
          chosen = (chosen + 1) % count;
          break;
        case 'ArrowUp':
          chosen = (Math.max(0, chosen) + count - 1) % count;
          break;
        case 'Home':
          chosen = 0;
          break;
        case 'End':
          chosen = count - 1;
          break;
        case 'Enter':
        case 'Tab': {
          const entry = props.items[chosen];
          if (entry === undefined) return false;
          props.command(entry);
          return true;
        }
        default:
          return false;
      }
      point();
      return true;
    },
  };
}
