import { useQuery } from '@tanstack/react-query';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { goneOwnerNames } from '../../../shared/wording/names.ts';
import { operations } from '../../platform/client.ts';

/** Names the owners of an action as notes name them. */
export function useOwnerNames(): (action: Action) => readonly string[] {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  return (action) =>
    action.owners.map((owner) => {
      if (owner.kind === 'organisation') {
        return organisations.find((each) => each.id === owner.id)?.name ?? goneOwnerNames.organisation;
      }
      const person = people.find((each) => each.id === owner.id);
      return person ? shortFormOf(person) : goneOwnerNames.person;
    });
}
