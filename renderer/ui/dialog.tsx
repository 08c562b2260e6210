import { X } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';
import { FocusGivenBack } from './focus-given-back.ts';
import { IconButton } from './icon-button.tsx';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** null: nothing closes it but the answer that it asks for. */
  readonly onClose: (() => void) | null;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** With it the dialog is a form: Enter in a field and a submit button call it. */
  readonly onSubmit?: () => void;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
};

/** A modal dialog. Escape and the cross close it; the focus comes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'medium',
  footer,
  onSubmit,
  role = 'dialog',
  children,
}: DialogProps) {
  const parts = (
    <>
      <div className={styles.content}>{children}</div>
      {footer === undefined ? null : <div className={styles.footer}>{footer}</div>}
    </>
  );
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      isKeyboardDismissDisabled={onClose === null}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <FocusGivenBack />
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {onClose === null ? null : <IconButton icon={X} label="Close" onPress={onClose} />}
          </div>
          {onSubmit === undefined ? (
            parts
          ) : (
            <form
              className={styles.form}
              noValidate
              onSubmit={(event: FormEvent) => {
                event.preventDefault();
                onSubmit();
              }}
            >
              {parts}
            </form>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
