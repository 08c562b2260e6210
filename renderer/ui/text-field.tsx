import type { KeyboardEvent, Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldParts, fieldState, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly type?: 'text' | 'search' | 'url';
  readonly inputMode?: 'text' | 'numeric' | 'url';
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField({
  value,
  onChange,
  onBlur,
  onKeyDown,
  placeholder,
  autoFocus = false,
  type = 'text',
  inputMode = 'text',
  inputRef,
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField
      {...fieldState(field)}
      value={value}
      onChange={onChange}
      type={type}
      inputMode={inputMode}
      autoFocus={autoFocus}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldParts {...field}>
        <Input
          className={styles.input ?? ''}
          autoComplete="off"
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(onKeyDown === undefined ? {} : { onKeyDown })}
        />
      </FieldParts>
    </AriaTextField>
  );
}
