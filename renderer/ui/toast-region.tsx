import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';
import { toasts } from './toast-queue.ts';

const icons = { plain: Info, done: CircleCheck, problem: TriangleAlert } as const;

/** The place where messages appear. F6 goes there. */
export function ToastRegion() {
  return (
    <AriaToastRegion ref={leaveRoom} queue={toasts} aria-label="Messages" className={styles.region ?? ''}>
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
                  toasts.close(toast.key);
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

/** Tells the styles how high the messages stand, so that a dialog ends above them and its buttons stay in sight. */
function leaveRoom(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => style.setProperty('--messages', `${region.offsetHeight}px`));
  watch.observe(region);
  return () => {
    watch.disconnect();
    style.removeProperty('--messages');
  };
}
