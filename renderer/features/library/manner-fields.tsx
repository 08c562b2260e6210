import { useState, type ReactNode } from 'react';
import { dateStyles, timeStyles } from '../../../shared/domain/calendar-date.ts';
import {
  attendanceStyles,
  letterStyles,
  notesLayouts,
  registerLayouts,
  type Manner,
  type StandingPhrase,
} from '../../../shared/domain/manner.ts';
import {
  filledPhrases,
  notesLayoutNames,
  phraseNames,
  registerLayoutNames,
} from '../../../shared/wording/manner-names.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './house-styles.module.css';

type MannerFieldsProps = {
  readonly manner: Manner;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (change: (before: Manner) => Manner) => void;
};

const phrases = Object.keys(phraseNames) as readonly StandingPhrase[];
const asTheyAre = <Each extends string>(of: readonly Each[]) => of.map((id) => ({ id, label: id }));
const named = <Each extends string>(of: readonly Each[], names: Readonly<Record<Each, string>>) =>
  of.map((id) => ({ id, label: names[id] }));

/** How files in a house style are worded and laid out. */
export function MannerFields({ manner, problems, onChange }: MannerFieldsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const change = (changes: Partial<Manner>): void => onChange((before) => ({ ...before, ...changes }));
  const problemOf = (phrase: StandingPhrase): string | null => {
    const problem = problems[`choices.manner.phrases.${phrase}`];
    if (problem === undefined) return null;
    return manner.phrases[phrase].trim() === '' ? 'Enter the words that stand there.' : problem;
  };
  const isFaulty = phrases.some((phrase) => problemOf(phrase) !== null);
  return (
    <fieldset className={styles.group}>
      <legend>Words, dates and layout</legend>
      <p className={styles.note}>Notes that are agreed keep what they were sealed with.</p>
      <div className={styles.pair}>
        <Select
          label="Notes"
          options={named(notesLayouts, notesLayoutNames)}
          value={manner.notes}
          onChange={(notes) => change({ notes })}
        />
        <Select
          label="Action logs and matters arising"
          options={named(registerLayouts, registerLayoutNames)}
          value={manner.registers}
          onChange={(registers) => change({ registers })}
        />
        <Select
          label="Dates"
          options={asTheyAre(dateStyles)}
          value={manner.dates}
          onChange={(dates) => change({ dates })}
        />
        <Select
          label="Times"
          options={asTheyAre(timeStyles)}
          value={manner.times}
          onChange={(times) => change({ times })}
        />
        <Select
          label="Letters of lists and actions"
          options={asTheyAre(letterStyles)}
          value={manner.letters}
          onChange={(letters) => change({ letters })}
        />
        <Select
          label="People who attended"
          options={asTheyAre(attendanceStyles)}
          value={manner.attendance}
          onChange={(attendance) => change({ attendance })}
        />
      </div>
      <details
        className={styles.phrases}
        open={isOpen || isFaulty}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>Phrases that the program writes</summary>
        <div className={styles.pair}>
          {phrases.map((phrase) => (
            <TextField
              key={phrase}
              label={phraseNames[phrase]}
              description={filledPhrases[phrase] ?? null}
              value={manner.phrases[phrase]}
              errorMessage={problemOf(phrase)}
              onChange={(words) =>
                onChange((before) => ({ ...before, phrases: { ...before.phrases, [phrase]: words } }))
              }
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}
