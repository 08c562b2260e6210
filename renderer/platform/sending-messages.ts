/** What the page has its worker send, by POST, and give back under the same number. */
export type ToSend = {
  readonly id: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** `ready`: the worker's script has run. `failed`: nothing answered. */
export type FromSender =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answered';
      readonly id: number;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly id: number };
