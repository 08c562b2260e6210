import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogProps } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Saving } from './use-saving.ts';

export type SavingDialogProps = Pick<DialogProps, 'title' | 'size'> & {
  readonly onClose: () => void;
  /** What its button says. */
  readonly deed: string;
  readonly saving: Saving;
  /** Closes the dialog where it has come to its end. */
  readonly onSave: () => Promise<void>;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
};

/** A dialog that saves what is asked in it, and stays with a sentence where that was refused. */
export function SavingDialog({
  deed,
  saving,
  onSave,
  isDisabled = false,
  onClose,
  children,
  ...dialog
}: SavingDialogProps): ReactNode {
  return (
    <Dialog
      {...dialog}
      isOpen
      onClose={onClose}
      onSubmit={() => void saving.run(onSave)}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={saving.isPending} isDisabled={isDisabled}>
            {deed}
          </Button>
        </>
      }
    >
      {saving.problems.other === null ? null : (
        <Notice tone="over" role="alert">
          {saving.problems.other}
        </Notice>
      )}
      {children}
    </Dialog>
  );
}
