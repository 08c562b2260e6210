import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { beginAnew, readEverythingAgain, replacingStore } from '../../app/new-store.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { flushDocuments } from '../../app/use-open-document.ts';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import styles from './encryption.module.css';
import { RecoveryKeyField, wordKeyProblem } from './recovery-key-field.tsx';

export type UnlockFormProps = {
  readonly isDisabled?: boolean;
  /** It is tried, or no more. */
  readonly onBusy?: (isBusy: boolean) => void;
  /** The screen beneath shows these very data, and goes on with them. */
  readonly isOver?: boolean;
};

/** Takes the recovery key to the data; where it is theirs the program begins anew, or goes on. */
export function UnlockForm({ isDisabled = false, onBusy, isOver = false }: UnlockFormProps): ReactNode {
  const [typed, setTyped] = useState('');
  const unlocking = useMutation({
    mutationFn: () => {
      const unlock = () => client.encryption.unlock({ recoveryKey: typed });
      return isOver ? unlock() : replacingStore(unlock);
    },
    onMutate: () => onBusy?.(true),
    onSuccess: isOver ? goOn : beginAnew,
    onError: () => onBusy?.(false),
  });
  const keyProblem = wordKeyProblem(unlocking.error);
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        unlocking.mutate();
      }}
    >
      <RecoveryKeyField value={typed} onChange={setTyped} problem={keyProblem} autoFocus={isOver} />
      {unlocking.error && keyProblem === null ? <ProblemNotice error={unlocking.error} /> : null}
      <div>
        <Button
          variant="primary"
          type="submit"
          isPending={unlocking.isPending}
          isDisabled={isDisabled && !unlocking.isPending}
        >
          Open the data
        </Button>
      </div>
    </form>
  );
}

// What waited for the data is sent now, and not at its next try.
async function goOn(): Promise<void> {
  await readEverythingAgain();
  await flushDocuments();
}
