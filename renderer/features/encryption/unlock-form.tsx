import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { beginAnew, replacingStore } from '../../app/new-store.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import styles from './encryption.module.css';
import { RecoveryKeyField, wordKeyProblem } from './recovery-key-field.tsx';

export type UnlockFormProps = {
  readonly isDisabled?: boolean;
  /** It is tried, or no more. */
  readonly onBusy?: (isBusy: boolean) => void;
};

/** Takes the recovery key to the data; where it is theirs the program begins anew. */
export function UnlockForm({ isDisabled = false, onBusy }: UnlockFormProps): ReactNode {
  const [typed, setTyped] = useState('');
  const unlocking = useMutation({
    mutationFn: () => replacingStore(() => client.encryption.unlock({ recoveryKey: typed })),
    onMutate: () => onBusy?.(true),
    onSuccess: beginAnew,
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
      <RecoveryKeyField value={typed} onChange={setTyped} problem={keyProblem} />
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
