import { useState, type ReactNode } from 'react';
import { paperStepReasons, type PaperEvent } from '../../../shared/domain/papers.ts';
import { paperEventNames } from '../../../shared/wording/names.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { TextField } from '../../ui/text-field.tsx';

export type ReasonDialogProps = {
  readonly event: PaperEvent;
  readonly onTake: (reason: string | null) => Promise<unknown>;
  readonly onClose: () => void;
};

const titles: Partial<Readonly<Record<PaperEvent, string>>> = {
  reopen: 'Reopen this paper',
  'return-to-draft': 'Return this paper to draft',
};

const meanings: Partial<Readonly<Record<PaperEvent, string>>> = {
  reopen:
    'The paper goes back to drafting and can be changed. The text that was cleared stays in its history.',
  'return-to-draft': 'The paper goes back to whoever drafts it.',
};

/** Takes a step of a paper with the reason for it. */
export function ReasonDialog({ event, onTake, onClose }: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const saving = useSaving();
  const isRequired = paperStepReasons[event] === 'required';
  const take = async (): Promise<void> => {
    await onTake(reason.trim() === '' ? null : reason);
    onClose();
  };
  return (
    <SavingDialog
      title={titles[event] ?? paperEventNames[event]}
      deed={paperEventNames[event]}
      size="small"
      saving={saving}
      onSave={take}
      onClose={onClose}
    >
      <p>{meanings[event]}</p>
      <TextField
        label={isRequired ? 'Reason' : 'Reason (optional)'}
        isRequired={isRequired}
        autoFocus
        description="Shown with the steps of the paper, and in no Word file."
        value={reason}
        errorMessage={saving.problems.fields['reason'] ?? null}
        onChange={setReason}
      />
    </SavingDialog>
  );
}
