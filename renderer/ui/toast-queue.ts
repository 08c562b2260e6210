import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type ToastMessage = {
  readonly message: string;
  readonly tone?: 'plain' | 'done' | 'problem';
  /** A deed that the toast offers, as a rule "Undo". */
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

/** What is shown, and what waits for room. */
export const toasts = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const shownFor = 10_000;

/**
 * Shows a message for 10 seconds (longer while the pointer or the focus is on it). A problem stays until it is closed.
 * Answers with a function that takes the message away.
 */
export function showToast(message: ToastMessage): () => void {
  const key = toasts.add(message, message.tone === 'problem' ? {} : { timeout: shownFor });
  return () => toasts.close(key);
}
