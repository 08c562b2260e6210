import type { ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { ActionFilter, DueFilter } from '../../../shared/domain/action-filter.ts';
import type { OwnerRef } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { comparableName } from '../../../shared/domain/comparable-name.ts';
import { filterDueNames, filterStatusNames } from '../../../shared/wording/word-action-filter.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './actions.module.css';

const everything = 'all';
const nobody = 'nobody';

export type ActionFiltersProps = {
  readonly actions: readonly Action[];
  /** Those to choose from; none where the actions are of one meeting. */
  readonly meetings: readonly Pick<Meeting, 'id' | 'date' | 'bodyId' | 'bodyName'>[];
  readonly ownersOf: (action: Action) => readonly string[];
  readonly filter: ActionFilter;
  readonly onChange: (filter: ActionFilter) => void;
};

/** Which actions of the register are shown. A choice that would leave nothing to choose is not asked. */
export function ActionFilters({
  actions,
  meetings,
  ownersOf,
  filter,
  onChange,
}: ActionFiltersProps): ReactNode {
  const change = (part: Partial<ActionFilter>): void => onChange({ ...filter, ...part });
  const owners = ownerOptions(actions, ownersOf);
  const chosenOwner =
    filter.owner === null ? everything : filter.owner === nobody ? nobody : keyOf(filter.owner);
  const bodies = [...new Map(actions.map(({ bodyId, bodyName }) => [bodyId, bodyName]))];
  const ofBody = actions.filter(({ bodyId }) => filter.bodyId === null || bodyId === filter.bodyId);
  const withActions = new Set(ofBody.map(({ meetingId }) => meetingId));
  const fromMeetings = meetings.filter(({ id }) => withActions.has(id));
  return (
    <div className={styles.filters}>
      <Select
        label="Status"
        options={Object.entries(filterStatusNames).map(([id, label]) => ({
          id: id as ActionFilter['status'],
          label,
        }))}
        value={filter.status}
        onChange={(status) => change({ status })}
      />
      <Select
        label="Owner"
        options={[
          { id: everything, label: 'Everyone' },
          { id: nobody, label: 'Nobody named' },
          ...owners.map(({ owner, name }) => ({ id: keyOf(owner), label: name })),
        ]}
        value={chosenOwner}
        onChange={(key) =>
          change({
            owner:
              key === nobody ? nobody : (owners.find(({ owner }) => keyOf(owner) === key)?.owner ?? null),
          })
        }
      />
      <Select
        label="Due"
        options={Object.entries(filterDueNames).map(([id, label]) => ({
          id: id as DueFilter['when'],
          label,
        }))}
        value={filter.due.when}
        onChange={(when) => change({ due: when === 'between' ? { when, from: null, to: null } : { when } })}
      />
      {filter.due.when === 'between' ? (
        <DueRange due={filter.due} onChange={(due) => change({ due })} />
      ) : null}
      {meetings.length > 0 && bodies.length > 1 ? (
        <Select
          label="Body"
          options={[{ id: everything, label: 'All bodies' }, ...bodies.map(([id, label]) => ({ id, label }))]}
          value={filter.bodyId ?? everything}
          onChange={(id) => change({ bodyId: id === everything ? null : id, meetingId: null })}
        />
      ) : null}
      {fromMeetings.length > 1 ? (
        <Select
          label="Meeting"
          options={[
            { id: everything, label: 'All meetings' },
            ...fromMeetings.map(({ id, date, bodyName }) => ({
              id,
              label: formatDate(date),
              hint: bodyName,
            })),
          ]}
          value={filter.meetingId ?? everything}
          onChange={(id) => change({ meetingId: id === everything ? null : id })}
        />
      ) : null}
      <Select
        label="Topic"
        options={[{ id: everything, label: 'All topics' }, ...topicOptions(ofBody)]}
        value={filter.topic === null ? everything : topicKey(filter.topic)}
        onChange={(key) =>
          change({ topic: ofBody.find(({ topic }) => topicKey(topic) === key)?.topic ?? null })
        }
      />
    </div>
  );
}

type Between = Extract<DueFilter, { readonly when: 'between' }>;

function DueRange({ due, onChange }: { readonly due: Between; readonly onChange: (due: Between) => void }) {
  // What is no date yet is typed on, and leaves none out.
  const dayOf = (typed: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(typed) ? typed : null);
  return (
    <>
      <DateField
        label="From"
        value={due.from ?? ''}
        onChange={(from) => onChange({ ...due, from: dayOf(from) })}
      />
      <DateField label="To" value={due.to ?? ''} onChange={(to) => onChange({ ...due, to: dayOf(to) })} />
    </>
  );
}

/** Everyone who owns an action, by name. */
export function ownerOptions(
  actions: readonly Action[],
  ownersOf: (action: Action) => readonly string[],
): readonly { readonly owner: OwnerRef; readonly name: string }[] {
  const owners = new Map(
    actions.flatMap((action) => {
      const names = ownersOf(action);
      return action.owners.map(
        (owner, index) => [keyOf(owner), { owner, name: names[index] ?? '' }] as const,
      );
    }),
  );
  return [...owners.values()].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

function topicOptions(
  actions: readonly Action[],
): readonly { readonly id: string; readonly label: string }[] {
  const topics = new Map(actions.map(({ topic }) => [topicKey(topic), topic]));
  return [...topics]
    .map(([id, label]) => ({ id, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
}

function topicKey(topic: string): string {
  return `topic ${comparableName(topic)}`;
}

function keyOf({ kind, id }: OwnerRef): string {
  return `${kind} ${id}`;
}
