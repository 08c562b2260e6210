import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

export type ToastMessage = {
  readonly message: string;
  readonly tone?: 'plain' | 'done' | 'problem';
  /** A deed that the toast offers, as a rule "Undo". */
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const shownFor = 10_000;

/**
 * Shows a message for 10 seconds (longer while the pointer or the focus is on it). A problem stays until it is closed.
 * Answers with a function that takes the message away.
 */
export function showToast(message: ToastMessage): () => void {
  const key = queue.add(message, message.tone === 'problem' ? {} : { timeout: shownFor });
  return () => queue.close(key);
}

const icons = { plain: Info, done: CircleCheck, problem: TriangleAlert } as const;

/** The place where messages appear. F6 goes there. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} aria-label="Messages" className={styles.region ?? ''}>
      {({ toast }) => {
        const { message, tone = 'plain', action } = toast.content;
        const Icon = icons[tone];
        return (
          <AriaToast toast={toast} className={`${styles.toast} ${styles[tone]}`}>
            <Icon aria-hidden="true" />
            <ToastContent className={styles.content ?? ''}>
              <Text slot="title">{message}</Text>
            </ToastContent>
            {action ? (
              <Button
                onPress={() => {
                  queue.close(toast.key);
                  action.onAction();
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <IconButton icon={X} label="Close the message" slot="close" />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
