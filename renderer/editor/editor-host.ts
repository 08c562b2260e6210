import type { DueFacts } from './due-date.ts';
import type { NameBook } from './name-book.ts';

/** What an editor asks the screen around it to do: show a dialog, move on, open an address. */
export type EditorRequest =
  | { readonly kind: 'link' }
  | { readonly kind: 'report-link' }
  | { readonly kind: 'standard-wording' }
  | { readonly kind: 'figure' }
  | { readonly kind: 'restrict' }
  | { readonly kind: 'action-details'; readonly field: 'owners' | 'due' };

export type EditorHost = {
  names(): NameBook;
  dueFacts(): DueFacts;
  request(request: EditorRequest): void;
  /** Whether a new action goes to the end of the item, and not where the caret is. */
  gathersActions(): boolean;
  /** Ctrl and an arrow: to the next or the previous section. */
  moveOn(direction: 'next' | 'previous'): void;
  readonly openLink: (href: string) => void;
};
