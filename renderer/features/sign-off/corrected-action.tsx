import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { wordOwner } from '../../../shared/wording/word-owner.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { loadText } from '../../editor/load-section.ts';
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
  /** The texts of the record: the register may have a date that was given later. */
  readonly sections: readonly { readonly content: Section['content'] }[];
  /** null: none is chosen yet. */
  readonly value: CorrectedAction | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (value: CorrectedAction) => void;
};

/** Which action of agreed notes has the wrong owners or date, and the right ones. */
export function CorrectedActionFields({
  meetingId,
  record,
  sections,
  value,
  problems,
  onChange,
}: CorrectedActionProps): ReactNode {
  const { data: actions = [] } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const names = useNamesThen(record);
  // Anew after each, so that its field is empty again.
  const [added, setAdded] = useState(0);
  const inRecord = useMemo(() => new Map(actionsIn(sections).map((block) => [block.id, block])), [sections]);
  const choose = (actionId: string): void => {
    const block = inRecord.get(actionId);
    if (block) onChange({ actionId, owners: [...block.owners], due: block.due ?? '' });
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
        options={actions
          .filter(({ id }) => inRecord.has(id))
          .map(({ id, label, text }) => ({ id, label: `${label} ${text}` }))}
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

function actionsIn(sections: CorrectedActionProps['sections']) {
  return sections.flatMap(({ content }) => {
    const text = loadText('notes', content);
    return text.state === 'sound' ? actionsInBody(text.body) : [];
  });
}
