import type { ReactNode } from 'react';
import { markingLevels, soundMarking, type Marking } from '../../../shared/domain/markings.ts';
import { markingLevelNames } from '../../../shared/wording/word-marking.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type MarkingFieldsProps = {
  readonly label: string;
  readonly marking: Marking;
  readonly problem?: string | null;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (marking: Marking) => void;
};

/** A security marking; where it is OFFICIAL-SENSITIVE, with what makes it so. */
export function MarkingFields({
  label,
  marking,
  problem = null,
  description,
  isDisabled = false,
  onChange,
}: MarkingFieldsProps): ReactNode {
  return (
    <>
      <Select
        label={label}
        options={markingLevels.map((id) => ({ id, label: markingLevelNames[id] }))}
        value={marking.level}
        isDisabled={isDisabled}
        {...(description === undefined ? {} : { description })}
        onChange={(level) => onChange(soundMarking({ ...marking, level }))}
      />
      {marking.level === 'official-sensitive' ? (
        <TextField
          label={`${label}: descriptor`}
          placeholder="personal data, commercial …"
          value={marking.descriptor ?? ''}
          isDisabled={isDisabled}
          errorMessage={problem}
          onChange={(text) => onChange({ ...marking, descriptor: text === '' ? null : text })}
        />
      ) : null}
    </>
  );
}
