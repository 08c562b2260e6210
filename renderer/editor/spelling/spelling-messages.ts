// What the page and the worker that holds the dictionary say to each other.

export type ToWorker =
  | { readonly kind: 'know'; readonly words: readonly string[] }
  | { readonly kind: 'check'; readonly id: number; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly id: number; readonly word: string };

export type FromWorker =
  | { readonly kind: 'checked'; readonly id: number; readonly wrong: readonly string[] }
  | { readonly kind: 'suggested'; readonly id: number; readonly words: readonly string[] }
  /** The dictionary could not be read: nothing will be answered. */
  | { readonly kind: 'failed' };
