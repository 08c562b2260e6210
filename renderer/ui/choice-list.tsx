import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import styles from './choice-list.module.css';
import type { Option } from './options.tsx';

export type ChoiceListProps = {
  readonly label: string;
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
  readonly autoFocus?: boolean;
  /** Enter, or a click. */
  readonly onChoose: (id: string) => void;
};

/** A list that stays open, in groups; choosing one is the answer. */
export function ChoiceList({ label, groups, autoFocus = false, onChoose }: ChoiceListProps) {
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={label}
      autoFocus={autoFocus ? 'first' : false}
      onAction={(id) => onChoose(String(id))}
      renderEmptyState={() => null}
    >
      {groups.map((group) => (
        <ListBoxSection key={group.label} id={group.label} className={styles.group ?? ''}>
          <Header className={styles.heading ?? ''}>{group.label}</Header>
          {group.options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={styles.option ?? ''}
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}
