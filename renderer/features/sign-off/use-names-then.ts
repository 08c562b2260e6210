import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import { nameBookOf, type NameBook } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';

/** People and organisations as a record has them; those that it does not name as they are called now. */
export function useNamesThen({ names }: Pick<SealedRecord, 'names'>): NameBook {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  return useMemo(
    () => nameBookOf(asNamedThen(people, names?.people), asNamedThen(organisations, names?.organisations)),
    [people, organisations, names],
  );
}
