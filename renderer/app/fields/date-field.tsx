import { useState } from 'react';
import { formatDate, formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import type { FieldProps } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readTypedDate } from './typed-dates.ts';

export type DateFieldProps = Omit<FieldProps, 'description'> & {
  /** `YYYY-MM-DD`, or what was typed where that is no date, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
};

/** A date as people write it: "18 April 2026", "18/4/2026". Says the weekday of what it understood. */
export function DateField({ value, onChange, ...rest }: DateFieldProps) {
  const [typed, setTyped] = useState(() => ({ text: formatDate(value), value }));
  const text = typed.value === value ? typed.text : formatDate(value);
  const understood = readTypedDate(text);
  return (
    <TextField
      {...rest}
      value={text}
      placeholder="18 April 2026"
      description={understood === null ? 'For example, 18 April 2026' : formatDateWithWeekday(understood)}
      onChange={(next) => {
        const date = readTypedDate(next) ?? next.trim();
        setTyped({ text: next, value: date });
        onChange(date);
      }}
    />
  );
}
