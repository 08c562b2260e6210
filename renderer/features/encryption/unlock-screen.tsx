import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { LockReason } from '../../../shared/contract/contract.ts';
import { lockReasonSentences } from '../../../shared/wording/word-encryption.ts';
import { beginAnew, replacingStore } from '../../app/new-store.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import styles from './encryption.module.css';
import { RecoveryKeyField, wordKeyProblem } from './recovery-key-field.tsx';

export type UnlockScreenProps = {
  readonly reason: LockReason;
  readonly dataFolder: string;
  readonly programVersion: string;
};

/** Instead of every other screen while the data are encrypted and their key is not known here. */
export function UnlockScreen({ reason, dataFolder, programVersion }: UnlockScreenProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState('');
  const unlocking = useMutation({
    mutationFn: () => replacingStore(() => client.encryption.unlock({ recoveryKey: typed })),
    onSuccess: beginAnew,
  });
  const keyProblem = wordKeyProblem(unlocking.error);
  useEffect(() => {
    document.title = 'The data are encrypted · Secretariat';
    heading.current?.focus();
  }, []);
  return (
    <main className={styles.screen}>
      <form
        className={styles.column}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          unlocking.mutate();
        }}
      >
        <span className={styles.brand}>Secretariat</span>
        <h1 ref={heading} tabIndex={-1}>
          The data are encrypted
        </h1>
        <p>{lockReasonSentences[reason]}</p>
        <p>
          The data are in <span className={styles.path}>{dataFolder}</span>, and nothing is lost. Type the
          recovery key from the sheet that was printed for them.
        </p>
        <RecoveryKeyField value={typed} onChange={setTyped} problem={keyProblem} />
        {unlocking.error && keyProblem === null ? <ProblemNotice error={unlocking.error} /> : null}
        <div>
          <Button variant="primary" type="submit" isPending={unlocking.isPending}>
            Open the data
          </Button>
        </div>
        <p className={styles.note}>
          If the sheet is lost, the data open only on the computer, and for the user, that encrypted them.
        </p>
        <p className={styles.note}>Secretariat {programVersion}</p>
      </form>
    </main>
  );
}
