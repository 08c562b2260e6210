import { useState, type ReactNode } from 'react';
import { formProblems } from '../../app/field-problems.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './comments-panel.module.css';

/** Words of a reviewer. What the core refuses is said at the field, and the words stay. */
export function CommentForm({
  label,
  submitLabel,
  isPending,
  error,
  onSubmit,
  onCancel,
}: {
  readonly label: string;
  readonly submitLabel: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (text: string) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const [text, setText] = useState('');
  const problems = error ? formProblems(error) : null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text);
      }}
    >
      <TextArea
        label={label}
        isRequired
        value={text}
        errorMessage={problems?.fields['text'] ?? problems?.other ?? null}
        onChange={setText}
      />
      <div className={styles.deeds}>
        <Button type="submit" variant="primary" isPending={isPending}>
          {submitLabel}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
