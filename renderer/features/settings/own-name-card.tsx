import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { formProblems } from '../../app/field-problems.ts';
import { readOwnNameAgain } from '../../app/own-name.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './settings.module.css';

/** As whom the person at this computer is named in records and histories. */
export function OwnNameCard(): ReactNode {
  const { data: status } = useQuery(operations.workspace.status.queryOptions());
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const keep = async (name: string | null): Promise<void> => {
    try {
      const { author } = await client.workspace.setOwnName({ name });
      await readOwnNameAgain();
      setTyped(null);
      setProblem(null);
      announce(`From now on you are recorded as ${author}.`);
    } catch (refused) {
      const { fields, other } = formProblems(refused);
      setProblem(fields['name'] ?? other);
    }
    field.current?.focus();
  };
  const { ownName = null, loginName = '…' } = status ?? {};
  return (
    <section className={styles.card} aria-label="You">
      <h2>You</h2>
      <form
        noValidate
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          void keep(typed ?? ownName ?? '');
        }}
      >
        <TextField
          label="Your name, as records and histories say it"
          description={
            ownName === null
              ? `Without one they say “${loginName}”, your login name.`
              : 'What is recorded already keeps the name that it has.'
          }
          value={typed ?? ownName ?? ''}
          inputRef={field}
          errorMessage={problem}
          onChange={(next) => {
            setTyped(next);
            setProblem(null);
          }}
        />
        <Button type="submit">Keep</Button>
        {ownName === null ? null : (
          <Button variant="quiet" onPress={() => void keep(null)}>{`Use “${loginName}” again`}</Button>
        )}
      </form>
    </section>
  );
}
