import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, ComboBox as AriaComboBox, Input, Popover } from 'react-aria-components';
import { FieldParts, fieldState, type FieldProps } from './field.tsx';
import styles from './field.module.css';
import { OptionList, type Option } from './options.tsx';

export type ComboBoxProps = FieldProps & {
  readonly options: readonly Option[];
  readonly value: string | null;
  /** null: the field was emptied. */
  readonly onChange: (value: string | null) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** With it the caller finds `options` for what is typed, and what matches none of them stays in the field. */
  readonly typing?: { readonly text: string; readonly onChange: (text: string) => void };
};

/** One of many, found by typing. Emptying the field takes the choice away. */
export function ComboBox({
  options,
  value,
  onChange,
  placeholder,
  autoFocus = false,
  typing,
  ...field
}: ComboBoxProps) {
  return (
    <AriaComboBox
      {...fieldState(field)}
      {...(typing === undefined
        ? { defaultItems: options }
        : {
            items: options,
            inputValue: typing.text,
            onInputChange: typing.onChange,
            allowsCustomValue: true,
          })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      allowsEmptyCollection
      autoFocus={autoFocus}
    >
      <FieldParts {...field}>
        <div className={styles.combo}>
          <Input className={styles.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
          <AriaButton className={styles.open ?? ''}>
            <ChevronDown aria-hidden="true" />
          </AriaButton>
        </div>
      </FieldParts>
      <Popover className={styles.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaComboBox>
  );
}
