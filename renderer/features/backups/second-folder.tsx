import { useMutation } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { formProblems, noProblems } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './backups.module.css';

/** Where a copy of every backup goes: another disk, a memory stick, a shared drive. */
export function SecondFolder({ folder }: { readonly folder: string | null }): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const path = typed ?? folder ?? '';
  const saving = useMutation({
    mutationFn: (next: string | null) => client.backups.setSecondFolder({ path: next ?? '' }),
    onSuccess: ({ secondFolder }) => {
      setTyped(null);
      // The button that was pressed is disabled or gone now.
      form.current?.querySelector('input')?.focus();
      showToast({
        tone: 'done',
        message:
          secondFolder === null
            ? 'Backups are no longer copied. The copies that were made stay where they are.'
            : 'From now on a copy of every backup goes to the second folder.',
      });
    },
    onSettled: (_answer, _error, _input, _result, { client: queries }) =>
      queries.invalidateQueries({ queryKey: operations.backups.key({}) }),
  });
  const { chooseFolder } = platform();
  const choose = async (): Promise<void> => {
    const chosen = await chooseFolder?.();
    if (chosen !== null && chosen !== undefined) {
      saving.reset();
      setTyped(chosen);
    }
  };
  const { fields, other } = saving.error ? formProblems(saving.error) : noProblems;
  return (
    <form
      ref={form}
      className={styles.second}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(path.trim() === '' ? null : path.trim());
      }}
    >
      <TextField
        label="Second folder for backups"
        description="A copy of every backup goes there. Choose another disk, a memory stick or a shared drive, and give the whole path."
        value={path}
        onChange={(next) => {
          saving.reset();
          setTyped(next);
        }}
        errorMessage={fields['path'] ?? other}
      />
      <div className={styles.buttons}>
        {chooseFolder ? (
          <Button icon={FolderOpen} onPress={() => void choose()}>
            Choose…
          </Button>
        ) : null}
        <Button type="submit" isPending={saving.isPending} isDisabled={path.trim() === (folder ?? '')}>
          Save the folder
        </Button>
        {folder === null ? null : (
          <Button isDisabled={saving.isPending} onPress={() => saving.mutate(null)}>
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}
