import { Radio, RadioGroup } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import styles from './field.module.css';
import type { Option } from './options.tsx';

export type SegmentedControlProps<Id extends string> = Pick<
  FieldProps,
  'label' | 'description' | 'isDisabled' | 'isLabelHidden'
> & {
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
};

/** One of two to four, all in view. */
export function SegmentedControl<Id extends string>({
  label,
  description,
  isDisabled = false,
  isLabelHidden = false,
  options,
  value,
  onChange,
}: SegmentedControlProps<Id>) {
  return (
    <RadioGroup
      className={styles.field ?? ''}
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <div className={styles.segments}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.segment ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} errorMessage={null} />
    </RadioGroup>
  );
}
