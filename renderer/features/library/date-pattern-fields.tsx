import type { DatePattern } from '../../../shared/contract/entities/bodies.ts';
import { formatDateWithWeekday, monthNames } from '../../../shared/domain/calendar-date.ts';
import { nextMeetingDates, patternWeekdays, patternWeeks } from '../../../shared/domain/date-pattern.ts';
import { startingWithCapital } from '../../../shared/wording/facts.ts';
import { TimeField } from '../../app/fields/time-field.tsx';
import { today } from '../../platform/today.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './date-pattern-fields.module.css';

export type DatePatternFieldsProps = {
  /** null: the dates follow no pattern. */
  readonly pattern: DatePattern | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (pattern: DatePattern | null) => void;
};

const quarterly: DatePattern = {
  week: 'second',
  weekday: 'tuesday',
  months: [1, 4, 7, 10],
  startTime: null,
  endTime: null,
  place: null,
};

/** On which days a body meets, with what its meetings usually are. Says the next dates while one edits. */
export function DatePatternFields({ pattern, problems, onChange }: DatePatternFieldsProps) {
  return (
    <fieldset className={styles.pattern}>
      <legend>Dates of the meetings</legend>
      <Checkbox
        isSelected={pattern !== null}
        onChange={(isRegular) => onChange(isRegular ? quarterly : null)}
      >
        On the same day of certain months
      </Checkbox>
      {pattern === null ? (
        <p className={styles.note}>A new meeting then has its date and times proposed.</p>
      ) : (
        <PatternFields pattern={pattern} problems={problems} onChange={onChange} />
      )}
    </fieldset>
  );
}

type PatternFieldsProps = Omit<DatePatternFieldsProps, 'pattern'> & { readonly pattern: DatePattern };

function PatternFields({ pattern, problems, onChange }: PatternFieldsProps) {
  const change = (changes: Partial<DatePattern>): void => onChange({ ...pattern, ...changes });
  const next = nextMeetingDates(pattern, today(), 3);
  return (
    <>
      <div className={styles.pair}>
        <Select
          label="Which"
          options={patternWeeks.map((week) => ({ id: week, label: startingWithCapital(week) }))}
          value={pattern.week}
          onChange={(week) => change({ week })}
        />
        <Select
          label="Day"
          options={patternWeekdays.map((weekday) => ({ id: weekday, label: startingWithCapital(weekday) }))}
          value={pattern.weekday}
          onChange={(weekday) => change({ weekday })}
        />
      </div>
      <fieldset className={styles.months}>
        <legend>Months</legend>
        {monthNames.map((name, index) => (
          <Checkbox
            key={name}
            isSelected={pattern.months.includes(index + 1)}
            onChange={(isOn) =>
              change({
                months: monthNames
                  .map((_, place) => place + 1)
                  .filter((month) => (month === index + 1 ? isOn : pattern.months.includes(month))),
              })
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      {problems['datePattern.months'] === undefined ? null : (
        <p className={styles.problem}>{problems['datePattern.months']}</p>
      )}
      <p role="status" className={styles.next}>
        {next.length === 0 ? (
          'Tick the months in which the body meets.'
        ) : (
          <>
            Next: <strong>{next.map((date) => formatDateWithWeekday(date)).join(', ')}</strong>
          </>
        )}
      </p>
      <div className={styles.pair}>
        <TimeField
          label="Usual start"
          value={pattern.startTime ?? ''}
          errorMessage={problems['datePattern.startTime'] ?? null}
          onChange={(time) => change({ startTime: time === '' ? null : time })}
        />
        <TimeField
          label="Usual end"
          value={pattern.endTime ?? ''}
          errorMessage={problems['datePattern.endTime'] ?? problems['endTime'] ?? null}
          onChange={(time) => change({ endTime: time === '' ? null : time })}
        />
      </div>
      <TextField
        label="Usual place"
        value={pattern.place ?? ''}
        errorMessage={problems['datePattern.place'] ?? null}
        onChange={(place) => change({ place })}
      />
    </>
  );
}
