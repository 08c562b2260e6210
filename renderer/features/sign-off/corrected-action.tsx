import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { wordOwner } from '../../../shared/wording/word-owner.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { operations } from '../../platform/client.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './sign-off.module.css';
import { useNamesThen } from './use-names-then.ts';

/** Whose an action is (the first leads), and by when. An empty date is none. */
export type CorrectedAction = { readonly actionId: string } & Pick<Action, 'owners'> & {
    readonly due: string;
  };

export type CorrectedActionProps = {
  readonly meetingId: string;
  readonly record: SealedRecord;
  /** null: none is chosen yet. */
  readonly value: CorrectedAction | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (value: CorrectedAction) => void;
};

/** Which action of agreed notes has the wrong owners or date, and the right ones. */
export function CorrectedActionFields({
  meetingId,
  record,
  value,
  problems,
  onChange,
}: CorrectedActionProps): ReactNode {
  const { data: actions = [] } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const names = useNamesThen(record);
  // Anew after each, so that its field is empty again.
  const [added, setAdded] = useState(0);
  const choose = (actionId: string): void => {
    const action = actions.find(({ id }) => id === actionId);
    if (action) onChange({ actionId, owners: action.owners, due: action.due ?? '' });
  };
  const owners = value?.owners ?? [];
  const add = (id: string | null): void => {
    const entry = names.entries.find((each) => each.id === id);
    if (!value || !entry) return;
    onChange({ ...value, owners: [...owners, { kind: entry.kind, id: entry.id }] });
    setAdded(added + 1);
  };
  return (
    <>
      <Select
        label="Action"
        options={actions.map(({ id, label, text }) => ({ id, label: `${label} ${text}` }))}
        value={value?.actionId ?? null}
        errorMessage={value === null ? (problems['actionId'] ?? null) : null}
        onChange={choose}
      />
      {value === null ? null : (
        <>
          {owners.length === 0 ? null : (
            <ul className={styles.owners} aria-label="Owners">
              {owners.map((owner, place) => {
                const name = names.labelOf(owner);
                return (
                  <li key={owner.id}>
                    {wordOwner(name, place, owners.length)}
                    <IconButton
                      icon={X}
                      isSmall
                      label={`Take ${name} off`}
                      onPress={() =>
                        onChange({ ...value, owners: owners.filter(({ id }) => id !== owner.id) })
                      }
                    />
                  </li>
                );
              })}
            </ul>
          )}
          <ComboBox
            key={added}
            autoFocus={added > 0}
            label={owners.length === 0 ? 'Owner' : 'Another owner'}
            options={names.entries
              .filter(({ id }) => owners.every((owner) => owner.id !== id))
              .map(({ id, name, detail }) => ({ id, label: name, hint: detail }))}
            value={null}
            onChange={add}
          />
          <DateField
            label="Due"
            value={value.due}
            errorMessage={problems['due'] ?? null}
            onChange={(due) => onChange({ ...value, due })}
          />
        </>
      )}
    </>
  );
}
