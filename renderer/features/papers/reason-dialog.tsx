import { useState, type ReactNode } from 'react';
import { paperStepReasons, type PaperEvent } from '../../../shared/domain/papers.ts';
import { paperEventNames } from '../../../shared/wording/names.ts';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
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
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);
  const isRequired = paperStepReasons[event] === 'required';
  const take = async (): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      await onTake(reason.trim() === '' ? null : reason);
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
      setPending(false);
    }
  };
  return (
    <Dialog
      title={titles[event] ?? paperEventNames[event]}
      isOpen
      onClose={onClose}
      size="small"
      onSubmit={() => void take()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {paperEventNames[event]}
          </Button>
        </>
      }
    >
      {problems.other === null ? null : (
        <Notice tone="over" role="alert">
          {problems.other}
        </Notice>
      )}
      <p>{meanings[event]}</p>
      <TextField
        label={isRequired ? 'Reason' : 'Reason (optional)'}
        isRequired={isRequired}
        autoFocus
        description="Shown with the steps of the paper, and in no Word file."
        value={reason}
        errorMessage={problems.fields['reason'] ?? null}
        onChange={setReason}
      />
    </Dialog>
  );
}
