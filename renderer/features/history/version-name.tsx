import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import { formProblems, noProblems } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './history.module.css';

/** The name of a version, for which it is kept for ever. An empty one takes the name away. */
export function VersionName({
  version: { sectionId, sequence, name: known },
  onClose,
}: {
  readonly version: SectionVersion;
  /** The name is saved, or given up: the focus goes back to where naming began. */
  readonly onClose: () => void;
}): ReactNode {
  const [name, setName] = useState(known ?? '');
  const naming = useMutation({
    mutationFn: () => client.versions.rename({ sectionId, sequence, name: name.trim() }),
    onSuccess: (version) => {
      announce(version.name === null ? 'The name is taken away' : `Named ${version.name}`);
      onClose();
    },
    onSettled: (_version, _error, _input, _result, { client: queries }) =>
      queries.invalidateQueries({ queryKey: operations.versions.key({}) }),
  });
  const { fields, other } = naming.error ? formProblems(naming.error) : noProblems;
  return (
    <form
      className={styles.naming}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        naming.mutate();
      }}
    >
      <TextField
        label="Name of this version"
        description="A version with a name is kept for ever."
        value={name}
        onChange={setName}
        autoFocus
        errorMessage={fields['name'] ?? other}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Only the name is given up, not the whole history.
          event.stopPropagation();
          onClose();
        }}
      />
      <div className={styles.buttons}>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isPending={naming.isPending}>
          Save the name
        </Button>
      </div>
    </form>
  );
}
