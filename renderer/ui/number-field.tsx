import { Input, NumberField as AriaNumberField } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
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
  smallest = 0,
  largest = 9999,
  onBlur,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles.field ?? ''}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      minValue={smallest}
      maxValue={largest}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      isInvalid={errorMessage !== null}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isWheelDisabled
      validationBehavior="aria"
      {...(id === undefined ? {} : { id })}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input className={`${styles.input} ${styles.number}`} />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
