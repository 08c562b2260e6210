import type { LucideIcon } from 'lucide-react';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RowButton, Table, type TableColumn } from '../../ui/table.tsx';
import { useHasDraft } from './drafts.ts';
import styles from './library.module.css';

export type LibraryRow = { readonly id: string; readonly name: string; readonly cells: readonly ReactNode[] };

export type LibraryPartProps = {
  /** The prefix of the drafts of this part ("people"). */
  readonly part: string;
  readonly label: string;
  readonly addLabel: string;
  readonly icon: LucideIcon;
  readonly emptyTitle: string;
  readonly emptyWords: string;
  readonly columns: readonly TableColumn[];
  /** undefined until they have been read. */
  readonly rows: readonly LibraryRow[] | undefined;
  readonly error: unknown;
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly editor: ReactNode;
};

export const newRowId = 'new';

/** A table of the library with an editor at its side. */
export function LibraryPart({
  part,
  label,
  addLabel,
  icon,
  emptyTitle,
  emptyWords,
  columns,
  rows,
  error,
  chosenId,
  onChoose,
  editor,
}: LibraryPartProps) {
  const hasDraft = useHasDraft();
  if (rows === undefined) {
    return error ? (
      <ProblemNotice error={error} />
    ) : (
      <Loading label={`Reading the ${label.toLowerCase()}…`} />
    );
  }
  const isEmpty = rows.length === 0 && chosenId !== newRowId;
  return (
    <div className={styles.part} data-open={editor !== null}>
      <div className={styles.list}>
        {isEmpty ? (
          <EmptyState
            icon={icon}
            title={emptyTitle}
            actions={
              <Button variant="primary" icon={Plus} onPress={() => onChoose(newRowId)}>
                {addLabel}
              </Button>
            }
          >
            {emptyWords}
          </EmptyState>
        ) : (
          <>
            <div className={styles.tools}>
              <Button icon={Plus} onPress={() => onChoose(newRowId)}>
                {addLabel}
              </Button>
              {hasDraft(`${part} ${newRowId}`) && chosenId !== newRowId ? (
                <Chip tone="due">A new one is not saved</Chip>
              ) : null}
            </div>
            {rows.length > 0 ? (
              <Table
                label={label}
                columns={columns}
                rows={rows.map((row) => ({
                  id: row.id,
                  isSelected: row.id === chosenId,
                  cells: [
                    <RowButton key="name" isCurrent={row.id === chosenId} onPress={() => onChoose(row.id)}>
                      {row.name}
                      {hasDraft(`${part} ${row.id}`) ? (
                        <span className={styles.unsaved}> (not saved)</span>
                      ) : null}
                    </RowButton>,
                    ...row.cells,
                  ],
                }))}
              />
            ) : null}
          </>
        )}
      </div>
      {editor}
    </div>
  );
}
