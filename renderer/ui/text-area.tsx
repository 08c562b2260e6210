import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export type TextAreaProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows?: number;
};

/** Plain text of several lines. */
export function TextArea({
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
  rows = 3,
}: TextAreaProps) {
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
      {...(id === undefined ? {} : { id })}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <AriaTextArea className={styles.area ?? ''} rows={rows} />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
