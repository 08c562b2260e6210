import { useQuery } from '@tanstack/react-query';
import { wordHouseStyleFault } from '../../../shared/wording/word-house-style-fault.ts';
import { operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import styles from './library.module.css';

type HouseStyleFieldProps = { readonly value: string; readonly onChange: (id: string) => void };

/** In which house style a body's Word files are made. Folders that are none are named with what is wrong. */
export function HouseStyleField({ value, onChange }: HouseStyleFieldProps) {
  // Folders change without a command, so no event says that they did.
  const { data: listed = [] } = useQuery(operations.houseStyles.list.queryOptions({ staleTime: 0 }));
  const usable = listed.filter(({ fault }) => fault === null);
  const faulty = listed.flatMap(({ id, fault }) => (fault === null ? [] : [{ id, fault }]));
  const isUsable = usable.some(({ id }) => id === value);
  const gone = listed.length === 0 || isUsable ? [] : [{ id: value, label: `${value} (cannot be used)` }];
  return (
    <>
      <Select
        label="House style of Word files"
        options={[
          ...gone,
          ...usable.map(({ id, name, description }) => ({ id, label: name, hint: description })),
        ]}
        value={value}
        errorMessage={
          gone.length === 0 ? null : 'No Word file can be made in this house style. Choose another one.'
        }
        onChange={onChange}
      />
      {faulty.length === 0 ? null : (
        <ul className={styles.note}>
          {faulty.map(({ id, fault }) => (
            <li key={id}>
              “{id}” is no house style. {wordHouseStyleFault(fault)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
