import { Check } from 'lucide-react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import styles from './field.module.css';

/** One thing to choose. */
export type Option<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** A second line ("Chief Constable, Calder Police"). */
  readonly hint?: string;
};

export function OptionList({ options }: { readonly options: readonly Option[] }) {
  return (
    <ListBox
      className={styles.list ?? ''}
      items={options}
      renderEmptyState={() => <div className={styles.empty}>Nothing matches.</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
          <Check aria-hidden="true" className={styles.tick} />
          <span className={styles.words}>
            <Text slot="label">{option.label}</Text>
            {option.hint === undefined || option.hint === '' ? null : (
              <Text slot="description" className={styles.hint ?? ''}>
                {option.hint}
              </Text>
            )}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
