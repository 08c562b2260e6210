import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './library.module.css';

export type OrderedRowsProps<Row> = {
  readonly label: string;
  readonly addLabel: string;
  readonly rows: readonly Row[];
  readonly blank: () => Row;
  readonly nameOf: (row: Row) => string;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, index: number, change: (change: Partial<Row>) => void) => ReactNode;
};

/** Rows of a form that can be added, taken out and put in order. */
export function OrderedRows<Row extends object>({
  label,
  addLabel,
  rows,
  blank,
  nameOf,
  onChange,
  children,
}: OrderedRowsProps<Row>) {
  const swap = (index: number, other: number): void => {
    const [row, neighbour] = [rows[index], rows[other]];
    if (!row || !neighbour) return;
    onChange(rows.map((each, place) => (place === index ? neighbour : place === other ? row : each)));
    announce(`${nameOf(row)} is now number ${other + 1}.`);
  };
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      <ol>
        {rows.map((row, index) => {
          const name = nameOf(row) || `row ${index + 1}`;
          return (
            <li key={index} className={styles.entry}>
              <div className={styles.entryFields}>
                {children(row, index, (change) =>
                  onChange(rows.map((each, place) => (place === index ? { ...each, ...change } : each))),
                )}
              </div>
              <div className={styles.entryDeeds}>
                <IconButton
                  isSmall
                  icon={ArrowUp}
                  label={`Move ${name} up`}
                  isDisabled={index === 0}
                  onPress={() => swap(index, index - 1)}
                />
                <IconButton
                  isSmall
                  icon={ArrowDown}
                  label={`Move ${name} down`}
                  isDisabled={index === rows.length - 1}
                  onPress={() => swap(index, index + 1)}
                />
                <IconButton
                  isSmall
                  icon={X}
                  label={`Take ${name} out`}
                  onPress={() => onChange(rows.filter((_, place) => place !== index))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <Button variant="quiet" icon={Plus} onPress={() => onChange([...rows, blank()])}>
        {addLabel}
      </Button>
    </fieldset>
  );
}
