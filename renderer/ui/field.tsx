import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every field has in common. An `errorMessage` marks the field as wrong and is read out with it. */
export type FieldProps = {
  readonly label: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string | null;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  /** The label is said but not shown, where the place makes it plain. */
  readonly isLabelHidden?: boolean;
  readonly id?: string;
};

/** What the frame of every field says of it, whatever its control is. */
export function fieldState({
  errorMessage = null,
  isRequired = false,
  isDisabled = false,
  isReadOnly = false,
  id,
}: FieldProps) {
  return {
    className: styles.field ?? '',
    isInvalid: errorMessage !== null,
    isRequired,
    isDisabled,
    isReadOnly,
    validationBehavior: 'aria' as const,
    ...(id === undefined ? {} : { id }),
  };
}

/** A control with its label over it, and its description and problem under it. */
export function FieldParts({
  label,
  isLabelHidden = false,
  description,
  errorMessage = null,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  return (
    <>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      {children}
      <FieldNotes description={description} errorMessage={errorMessage} />
    </>
  );
}

export function FieldLabel({ label, isLabelHidden = false }: Pick<FieldProps, 'label' | 'isLabelHidden'>) {
  return <Label className={isLabelHidden ? styles.hidden : styles.label}>{label}</Label>;
}

export function FieldNotes({ description, errorMessage }: Pick<FieldProps, 'description' | 'errorMessage'>) {
  return (
    <>
      {description === undefined || description === '' ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{errorMessage}</FieldError>
    </>
  );
}
