import type { ReactNode } from 'react';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { FormProblems } from '../field-problems.ts';
import { ShortFormField } from './short-form-field.tsx';

export type NewPerson = {
  readonly name: string;
  readonly post: string;
  readonly organisationId: string | null;
  readonly shortForm: string;
};

export type NewPersonFieldsProps = {
  readonly person: NewPerson;
  readonly onChange: (person: NewPerson) => void;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  /** What is wrong, by field. */
  readonly problems: FormProblems['fields'];
};

/** What the Library asks of somebody new, where people are named. */
export function NewPersonFields({
  person,
  onChange,
  people,
  organisations,
  problems,
}: NewPersonFieldsProps): ReactNode {
  const change = (fields: Partial<NewPerson>): void => onChange({ ...person, ...fields });
  return (
    <>
      <TextField
        label="Name"
        value={person.name}
        onChange={(name) => change({ name })}
        autoFocus
        isRequired
        errorMessage={problems['name'] ?? null}
      />
      <TextField
        label="Post"
        value={person.post}
        onChange={(post) => change({ post })}
        errorMessage={problems['post'] ?? null}
      />
      <ComboBox
        label="Organisation"
        options={organisations.map(({ id, name }) => ({ id, label: name }))}
        value={person.organisationId}
        onChange={(organisationId) => change({ organisationId })}
      />
      <ShortFormField
        name={person.name}
        post={person.post}
        value={person.shortForm}
        errorMessage={problems['shortForm'] ?? null}
        onChange={(shortForm) => change({ shortForm })}
        taken={people.flatMap(({ isCurrent, shortForm }) =>
          isCurrent && shortForm !== null ? [shortForm] : [],
        )}
      />
    </>
  );
}
