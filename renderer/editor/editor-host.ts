import type { DueFacts } from './due-date.ts';
import type { NameBook } from './name-book.ts';
import type { WritingAids } from './spelling/writing-aids.ts';

/** What an editor asks the screen around it to do: show a dialog, move on, open an address. */
export type EditorRequest =
  | { readonly kind: 'link' }
  | { readonly kind: 'report-link' }
  | { readonly kind: 'standard-wording' }
  | { readonly kind: 'figure' }
  | { readonly kind: 'restrict' }
  /** Somebody named by `@` who is not known yet. */
  | { readonly kind: 'new-name'; readonly typed: string }
  | { readonly kind: 'action-details'; readonly field: 'owners' | 'due' };

export type EditorHost = {
  names(): NameBook;
  dueFacts(): DueFacts;
  request(request: EditorRequest): void;
  /** Whether a new action goes to the end of the item, and not where the caret is. */
  gathersActions(): boolean;
  /** Why a section is restricted as a whole, by itself or with its agenda item; null: it is not. */
  restrictionOf(sectionId: string): string | null;
  /** Ctrl and an arrow: to the next or the previous section. */
  moveOn(direction: 'next' | 'previous'): void;
  readonly openLink: (href: string) => void;
  /** Of its document; the same for as long as it is shown. */
  readonly aids: WritingAids;
};
