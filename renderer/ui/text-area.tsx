import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldParts, fieldState, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export type TextAreaProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows?: number;
  readonly autoFocus?: boolean;
};

/** Plain text of several lines. */
export function TextArea({ value, onChange, onBlur, rows = 3, autoFocus = false, ...field }: TextAreaProps) {
  return (
    <AriaTextField
      {...fieldState(field)}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldParts {...field}>
        <AriaTextArea className={styles.area ?? ''} rows={rows} />
      </FieldParts>
    </AriaTextField>
  );
}
