import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDraft } from './drafts.ts';
import styles from './library.module.css';

/** What a row of every part of the library has. */
export type LibraryRow = { readonly id: string; readonly revision: number; readonly name: string };

type Named = { readonly name: string };

export type LibraryFormProps<Row extends LibraryRow, Fields extends object> = {
  /** The prefix of the drafts of this part ("people"). */
  readonly part: string;
  /** What one row is ("Person"). */
  readonly rowName: string;
  /** What the first field is called, and by what its problems are known; unless it is said: "Name", by `name`. */
  readonly naming?: { readonly label: string; readonly field: string; readonly description?: string };
  /** null: a new one. */
  readonly row: Row | null;
  /** The fields besides the name; of null, what a new one begins with. */
  readonly fieldsOf: (row: Row | null) => Fields;
  readonly create: (values: Named & Fields) => Promise<{ readonly id: string }>;
  readonly update: (
    values: Pick<LibraryRow, 'id' | 'revision'> & Named & Fields,
  ) => Promise<{ readonly id: string }>;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
  readonly children: (
    fields: Fields,
    change: (change: Partial<Fields>) => void,
    problems: Readonly<Record<string, string>>,
    row: Row | null,
    /** As it is typed now. */
    name: string,
  ) => ReactNode;
  /** Takes a row out of the library, where that can be undone. */
  readonly remove?: (row: Row) => Promise<void>;
};

export const newRowId = 'new';

/** The editor beside a table of the library. What saving refuses is shown at the fields it is about. */
export function LibraryForm<Row extends LibraryRow, Fields extends object>({
  part,
  rowName,
  naming = { label: 'Name', field: 'name' },
  row,
  fieldsOf,
  create,
  update,
  onSaved,
  onClose,
  children,
  remove,
}: LibraryFormProps<Row, Fields>) {
  const title = row ? rowName : `New ${rowName.toLowerCase()}`;
  const draft = useDraft(`${part} ${row?.id ?? newRowId}`, {
    revision: row?.revision ?? 0,
    name: row?.name ?? '',
    own: fieldsOf(row),
  });
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);

  const save = async (): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      const { revision, name, own } = draft.fields;
      const values = { name, ...own };
      const saved = row ? await update({ id: row.id, revision, ...values }) : await create(values);
      draft.forget();
      onSaved(saved.id);
      setProblems(noProblems);
      announce(`${title}: saved.`);
    } catch (error) {
      setProblems(formProblems(error));
    } finally {
      setPending(false);
    }
  };

  const takeOut = async (stored: Row): Promise<void> => {
    if (!remove || isPending) return;
    setPending(true);
    try {
      await remove(stored);
      draft.forget();
      onClose();
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
        <TextField
          label={naming.label}
          isRequired
          autoFocus={row === null}
          value={draft.fields.name}
          {...(naming.description === undefined ? {} : { description: naming.description })}
          errorMessage={problems.fields[naming.field] ?? null}
          onChange={(name) => draft.change({ name })}
        />
        {children(
          draft.fields.own,
          (change) => draft.change({ own: { ...draft.fields.own, ...change } }),
          problems.fields,
          row,
          draft.fields.name,
        )}
        <div className={styles.deeds}>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!draft.isChanged}>
            Save
          </Button>
          {draft.isChanged ? (
            <Button
              variant="quiet"
              onPress={() => {
                setProblems(noProblems);
                draft.forget();
              }}
            >
              Take the changes back
            </Button>
          ) : null}
          {remove && row ? (
            <Button variant="quiet" onPress={() => void takeOut(row)}>
              Remove
            </Button>
          ) : null}
        </div>
      </form>
    </aside>
  );
}
