import type { LucideIcon } from 'lucide-react';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RowButton, Table, type TableColumn } from '../../ui/table.tsx';
import { useHasDraft } from './drafts.ts';
import { LibraryForm, newRowId, type LibraryFormProps, type LibraryRow } from './library-form.tsx';
import styles from './library.module.css';

export type LibraryPartProps<Row extends LibraryRow, Fields extends object> = Omit<
  LibraryFormProps<Row, Fields>,
  'row' | 'onSaved' | 'onClose'
> & {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly emptyWords: string;
  /** The first one is the name's. */
  readonly columns: readonly TableColumn[];
  /** undefined until they have been read. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly nameOf?: (row: Row) => string;
  /** What stands in the columns after the name. */
  readonly cellsOf: (row: Row) => readonly ReactNode[];
  /** Other ways to add a row, beside the button for a new one. */
  readonly otherWays?: ReactNode;
  /** Fields above a long table that say which of its rows are shown. */
  readonly filter?: { readonly fields: ReactNode; readonly shows: (row: Row) => boolean };
};

/** A table of the library with an editor at its side. */
export function LibraryPart<Row extends LibraryRow, Fields extends object>({
  label,
  icon,
  emptyWords,
  columns,
  rows,
  error,
  nameOf = (row) => row.name,
  cellsOf,
  otherWays,
  filter,
  ...form
}: LibraryPartProps<Row, Fields>) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const hasDraft = useHasDraft();
  if (rows === undefined) {
    return error ? (
      <ProblemNotice error={error} />
    ) : (
      <Loading label={`Reading the ${label.toLowerCase()}…`} />
    );
  }
  const { part, rowName } = form;
  const addLabel = `New ${rowName.toLowerCase()}`;
  const startNew = (): void => setChosenId(newRowId);
  const isEmpty = rows.length === 0 && chosenId !== newRowId;
  const shown = filter ? rows.filter(filter.shows) : rows;
  return (
    <div className={styles.part} data-open={chosenId !== null}>
      <div className={styles.list}>
        {isEmpty ? (
          <EmptyState
            icon={icon}
            title={`No ${label.toLowerCase()} yet`}
            actions={
              <>
                <Button variant="primary" icon={Plus} onPress={startNew}>
                  {addLabel}
                </Button>
                {otherWays}
              </>
            }
          >
            {emptyWords}
          </EmptyState>
        ) : (
          <>
            <div className={styles.tools}>
              <Button icon={Plus} onPress={startNew}>
                {addLabel}
              </Button>
              {otherWays}
              {hasDraft(`${part} ${newRowId}`) && chosenId !== newRowId ? (
                <Chip tone="due">A new one is not saved</Chip>
              ) : null}
            </div>
            {rows.length > 0 ? filter?.fields : null}
            {rows.length > 0 && shown.length === 0 ? <p role="status">Nothing here matches.</p> : null}
            {shown.length > 0 ? (
              <Table
                label={label}
                columns={columns}
                rows={shown.map((row) => ({
                  id: row.id,
                  isSelected: row.id === chosenId,
                  cells: [
                    <RowButton key="name" isCurrent={row.id === chosenId} onPress={() => setChosenId(row.id)}>
                      {nameOf(row)}
                      {hasDraft(`${part} ${row.id}`) ? (
                        <span className={styles.unsaved}> (not saved)</span>
                      ) : null}
                    </RowButton>,
                    ...cellsOf(row),
                  ],
                }))}
              />
            ) : null}
          </>
        )}
      </div>
      {chosenId === null ? null : (
        <LibraryForm
          key={chosenId}
          {...form}
          row={rows.find((each) => each.id === chosenId) ?? null}
          onSaved={setChosenId}
          onClose={() => setChosenId(null)}
        />
      )}
    </div>
  );
}
