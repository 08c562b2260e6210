// What passes between a test and the double it started: orders one way, a journal of what the program did the other.

export type Order =
  /** Answers for the next dialogs, in order. */
  | { readonly order: 'answer'; readonly answers: readonly DialogAnswer[] }
  /** The person clicks the window's close button. */
  | { readonly order: 'close-window' }
  /** The person picks an item of the menu by its label. */
  | { readonly order: 'pick-menu-item'; readonly label: string }
  /** powerMonitor says so. */
  | { readonly order: 'system-event'; readonly event: 'suspend' | 'resume' | 'lock-screen' | 'shutdown' }
  /** Windows says it of the window. */
  | { readonly order: 'window-event'; readonly event: 'query-session-end' | 'session-end' }
  /** macOS: a double-click in the Finder. */
  | { readonly order: 'open-file'; readonly path: string }
  | { readonly order: 'click-notification' }
  /** Notes how long the main process let others wait since the last time, as `loop-delay`. */
  | { readonly order: 'tell-loop-delay' }
  | { readonly order: 'crash-page' };

export type DialogAnswer =
  | { readonly dialog: 'save'; readonly filePath: string | null }
  | { readonly dialog: 'open'; readonly filePath: string | null }
  | { readonly dialog: 'message'; readonly button: string };

export interface JournalEntry {
  readonly what: string;
  /** Milliseconds since the process began. */
  readonly at: number;
  readonly [fact: string]: unknown;
}

/** Tells the test what the program did. Without a test at the other end it is dropped. */
export function note(what: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.send?.({ ...facts, what, at: performance.now() } satisfies JournalEntry);
}

export function onOrder(listener: (order: Order) => void): void {
  process.on('message', (message) => listener(message as Order));
  // The channel alone must not keep a program alive that has quit.
  process.channel?.unref();
  // A test that ended without ending its program leaves nothing running.
  process.once('disconnect', () => process.exit(1));
}
