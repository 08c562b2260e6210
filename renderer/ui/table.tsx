import type { ReactNode } from 'react';
import styles from './table.module.css';

export type TableColumn = {
  readonly id: string;
  readonly label: string;
  /** The label is said but not shown. */
  readonly isLabelHidden?: boolean;
  readonly align?: 'start' | 'end';
  readonly width?: string;
  /** Left out where the table is narrow, so that the first column can be read. */
  readonly isSecondary?: boolean;
};

export type TableRow = {
  readonly id: string;
  /** One for each column, in their order; the first names the row. */
  readonly cells: readonly ReactNode[];
  readonly isSelected?: boolean;
};

export type TableProps = {
  /** Said to a screen reader before the table. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
};

/** A plain table in a card. What can be pressed in a row is a link or a button in its cells. */
export function Table({ label, columns, rows }: TableProps) {
  return (
    <div className={styles.card}>
      <table className={styles.table} aria-label={label}>
        <colgroup>
          {columns.map((column) => (
            <col
              key={column.id}
              {...secondary(column)}
              {...(column.width === undefined ? {} : { style: { width: column.width } })}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                {...secondary(column)}
                className={column.align === 'end' ? styles.end : ''}
              >
                {column.isLabelHidden === true ? (
                  <span className={styles.hidden}>{column.label}</span>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} {...(row.isSelected === true ? { 'data-selected': true } : {})}>
              {row.cells.map((cell, index) => {
                const column = columns[index];
                const className = column?.align === 'end' ? styles.end : '';
                return index === 0 ? (
                  <th key={column?.id ?? index} scope="row" className={className}>
                    {cell}
                  </th>
                ) : (
                  <td key={column?.id ?? index} {...secondary(column)} className={className}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function secondary(column: TableColumn | undefined): { readonly 'data-secondary'?: true } {
  return column?.isSecondary === true ? { 'data-secondary': true } : {};
}

/** A row's name that opens it; the whole row follows the pointer. */
export function RowLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} className={styles.rowLink}>
      {children}
    </a>
  );
}

/** A row's name that chooses it, for an editor at the side. */
export function RowButton({
  onPress,
  isCurrent,
  children,
}: {
  readonly onPress: () => void;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={styles.rowLink} onClick={onPress} aria-pressed={isCurrent}>
      {children}
    </button>
  );
}
