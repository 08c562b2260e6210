import { Input, NumberField as AriaNumberField } from 'react-aria-components';
import { FieldParts, fieldState, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export type NumberFieldProps = FieldProps & {
  /** null: nothing is entered. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly smallest?: number;
  readonly largest?: number;
  readonly onBlur?: () => void;
};

/** A whole number; arrow keys count up and down. Takes over what was typed when the field is left or with Enter. */
export function NumberField({
  value,
  onChange,
  smallest = 0,
  largest = 9999,
  onBlur,
  ...field
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...fieldState(field)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      minValue={smallest}
      maxValue={largest}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      isWheelDisabled
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldParts {...field}>
        <Input className={`${styles.input} ${styles.number}`} />
      </FieldParts>
    </AriaNumberField>
  );
}
