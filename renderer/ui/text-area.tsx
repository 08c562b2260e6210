import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldParts, fieldState, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export type TextAreaProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows?: number;
};

/** Plain text of several lines. */
export function TextArea({ value, onChange, onBlur, rows = 3, ...field }: TextAreaProps) {
  return (
    <AriaTextField
      {...fieldState(field)}
      value={value}
      onChange={onChange}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldParts {...field}>
        <AriaTextArea className={styles.area ?? ''} rows={rows} />
      </FieldParts>
    </AriaTextField>
  );
}
