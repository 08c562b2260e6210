import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './library.module.css';

export type LibraryFormProps = {
  readonly title: string;
  readonly isChanged: boolean;
  /** Saves; what it throws is shown at the fields it is about. */
  readonly onSave: () => Promise<void>;
  readonly onTakeBack: () => void;
  readonly onClose: () => void;
  readonly children: (problems: Readonly<Record<string, string>>) => ReactNode;
};

/** The editor beside a table of the library. */
export function LibraryForm({ title, isChanged, onSave, onTakeBack, onClose, children }: LibraryFormProps) {
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);

  const save = async (): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      await onSave();
      setProblems(noProblems);
      announce(`${title}: saved.`);
    } catch (error) {
      setProblems(formProblems(error));
    } finally {
      setPending(false);
    }
  };

  const sentences = [...new Set(Object.values(problems.fields))];
  return (
    <aside className={styles.editor} aria-label={title}>
      <div className={styles.editorHead}>
        <h2>{title}</h2>
        <IconButton icon={X} label="Close" onPress={onClose} />
      </div>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problems.other !== null || sentences.length > 0 ? (
          <Notice tone="over" role="alert" title="This is not saved.">
            {[...sentences, ...(problems.other === null ? [] : [problems.other])].map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        ) : null}
        {children(problems.fields)}
        <div className={styles.deeds}>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!isChanged}>
            Save
          </Button>
          {isChanged ? (
            <Button
              variant="quiet"
              onPress={() => {
                setProblems(noProblems);
                onTakeBack();
              }}
            >
              Take the changes back
            </Button>
          ) : null}
        </div>
      </form>
    </aside>
  );
}
