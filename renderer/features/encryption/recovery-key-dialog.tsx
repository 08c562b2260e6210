import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotSavedNotice } from './not-saved.tsx';
import { RecoveryKeyField, wordKeyProblem } from './recovery-key-field.tsx';
import { RecoveryKeySheet } from './recovery-key-sheet.tsx';

export type RecoveryKeyDialogProps = {
  readonly title: string;
  /** What is said before the key is shown. */
  readonly children: ReactNode;
  /** The deed that the typed key is for, as its button says it. */
  readonly deed: string;
  readonly busyWords: string;
  /** `not-saved`: nothing was done, for words on screen are not saved yet. */
  readonly onUse: (recoveryKey: string) => Promise<Record<string, never> | 'not-saved'>;
  /** `isDone`: the deed was done. */
  readonly onClose: (isDone: boolean) => void;
  readonly doneWords: ReactNode;
};

type Step = 'explain' | 'sheet' | 'try';

/** What it means, a new recovery key to print, and that key typed in once before anything is done with it. */
export function RecoveryKeyDialog(props: RecoveryKeyDialogProps): ReactNode {
  const { title, children, deed, busyWords, onUse, onClose, doneWords } = props;
  const [step, setStep] = useState<Step>('explain');
  const [typed, setTyped] = useState('');
  // One key for as long as the dialog is open, whatever is fetched anew meanwhile: it is the one on paper.
  const proposing = useMutation({ mutationFn: () => client.encryption.propose() });
  const using = useMutation({ mutationFn: () => onUse(typed) });
  if (using.isSuccess && using.data !== 'not-saved') {
    return (
      <Dialog
        title={title}
        isOpen
        role="alertdialog"
        onClose={() => onClose(true)}
        footer={
          <Button variant="primary" autoFocus onPress={() => onClose(true)}>
            Go on
          </Button>
        }
      >
        {doneWords}
      </Dialog>
    );
  }
  const go = (): void => {
    if (step === 'explain') {
      setStep('sheet');
      if (proposing.data === undefined && !proposing.isPending) proposing.mutate();
    } else if (step === 'sheet') setStep('try');
    else using.mutate();
  };
  const isMaking = step === 'sheet' && proposing.isPending;
  const keyProblem = step === 'try' ? wordKeyProblem(using.error) : null;
  return (
    <Dialog
      title={title}
      isOpen
      size="large"
      onClose={() => {
        if (!using.isPending) onClose(false);
      }}
      onSubmit={go}
      footer={
        <>
          {step === 'explain' ? (
            <Button onPress={() => onClose(false)}>Cancel</Button>
          ) : (
            <Button
              isDisabled={using.isPending}
              onPress={() => setStep(step === 'try' ? 'sheet' : 'explain')}
            >
              Back
            </Button>
          )}
          <Button
            variant="primary"
            type="submit"
            isDisabled={step === 'sheet' && proposing.isError}
            isPending={isMaking || using.isPending}
          >
            {step === 'explain' ? 'Make a recovery key' : step === 'sheet' ? 'I have it on paper' : deed}
          </Button>
        </>
      }
    >
      {step === 'explain' ? children : null}
      {step === 'sheet' && proposing.data ? <RecoveryKeySheet {...proposing.data} /> : null}
      {isMaking ? <Loading label="Making the recovery key…" /> : null}
      {proposing.error ? <ProblemNotice error={proposing.error} /> : null}
      {step === 'try' ? (
        <>
          <p>Type the recovery key from the sheet: so you know that what you keep is the right one.</p>
          <RecoveryKeyField value={typed} onChange={setTyped} problem={keyProblem} autoFocus />
        </>
      ) : null}
      {using.isPending ? (
        <div role="status">
          <Loading label={busyWords} />
        </div>
      ) : null}
      {using.data === 'not-saved' ? <NotSavedNotice /> : null}
      {using.error && step === 'try' && keyProblem === null ? <ProblemNotice error={using.error} /> : null}
    </Dialog>
  );
}
