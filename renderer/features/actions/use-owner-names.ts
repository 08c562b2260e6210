import { useQuery } from '@tanstack/react-query';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { goneOwnerNames } from '../../../shared/wording/names.ts';
import { operations } from '../../platform/client.ts';

/** Names the owners of an action as notes name them: those of an agreed meeting (`of`) as they were called then. */
export function useOwnerNames(
  of: Pick<Meeting, 'id' | 'state'> | null = null,
): (action: Pick<Action, 'owners'>) => readonly string[] {
  const { data: peopleNow = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisationsNow = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: record } = useQuery(
    operations.meetings.sealedRecord.queryOptions({
      input: { id: of?.id ?? '' },
      enabled: of?.state === 'agreed',
    }),
  );
  const people = asNamedThen(peopleNow, record?.names?.people);
  const organisations = asNamedThen(organisationsNow, record?.names?.organisations);
  return (action) =>
    action.owners.map((owner) => {
      if (owner.kind === 'organisation') {
        return organisations.find((each) => each.id === owner.id)?.name ?? goneOwnerNames.organisation;
      }
      const person = people.find((each) => each.id === owner.id);
      return person ? shortFormOf(person) : goneOwnerNames.person;
    });
}
