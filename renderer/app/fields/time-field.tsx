import { useState } from 'react';
import { formatTime } from '../../../shared/domain/calendar-date.ts';
import type { FieldProps } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readTypedTime } from './typed-dates.ts';

export type TimeFieldProps = Omit<FieldProps, 'description'> & {
  /** `HH:MM`, or what was typed where that is no time, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A time as people write it: "14:30", "2:30pm", "1430". */
export function TimeField({ value, onChange, ...rest }: TimeFieldProps) {
  const [typed, setTyped] = useState(() => ({ text: value, value }));
  const text = typed.value === value ? typed.text : value;
  const understood = readTypedTime(text);
  return (
    <TextField
      {...rest}
      value={text}
      placeholder="14:30"
      description={understood === null ? 'For example, 14:30 or 2:30pm' : formatTime(understood)}
      onChange={(next) => {
        const time = readTypedTime(next) ?? next.trim();
        setTyped({ text: next, value: time });
        onChange(time);
      }}
    />
  );
}
