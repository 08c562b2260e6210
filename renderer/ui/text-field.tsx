import type { KeyboardEvent, Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
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
  label,
  description,
  errorMessage = null,
  isRequired = false,
  isDisabled = false,
  isReadOnly = false,
  isLabelHidden = false,
  id,
  value,
  onChange,
  onBlur,
  onKeyDown,
  placeholder,
  autoFocus = false,
  type = 'text',
  inputMode = 'text',
  inputRef,
}: TextFieldProps) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={errorMessage !== null}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      type={type}
      inputMode={inputMode}
      autoFocus={autoFocus}
      {...(id === undefined ? {} : { id })}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input
        className={styles.input ?? ''}
        autoComplete="off"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
