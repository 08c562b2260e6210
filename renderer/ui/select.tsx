import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import styles from './field.module.css';
import { OptionList, type Option } from './options.tsx';

export type SelectProps<Id extends string> = FieldProps & {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
};

/** One of a few. For long lists take ComboBox. */
export function Select<Id extends string>({
  label,
  description,
  errorMessage = null,
  isRequired = false,
  isDisabled = false,
  isLabelHidden = false,
  id,
  options,
  value,
  onChange,
  placeholder = 'Choose…',
}: SelectProps<Id>) {
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isInvalid={errorMessage !== null}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
      {...(id === undefined ? {} : { id })}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <AriaButton className={styles.choice ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder }) =>
            isPlaceholder
              ? placeholder
              : (options.find((option) => option.id === value)?.label ?? placeholder)
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <Popover className={styles.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}
