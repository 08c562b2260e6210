import type { Organisation, Person } from '../contract/entities/people.ts';
import type { OwnerRef } from '../domain/actions.ts';
import { usualManner, type Manner } from '../domain/manner.ts';
import { fullFormOf, shortFormOf } from '../domain/people.ts';
import { attendanceLineIn } from './in-manner.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { wordOwner } from '../wording/word-owner.ts';

/** How a file names people and organisations. Names are looked up by id, so that a corrected name is corrected everywhere. */
export type NamesInPlan = {
  /** The current short form; the label that was typed where the person is not known. */
  readonly shortFormOf: (personId: string | null, label: string) => string;
  /** Name and post, as notes name a person the first time; the label where the person is not known. */
  readonly fullFormOf: (personId: string | null, label: string) => string;
  /** "Name, Post, Organisation"; null where the person is not known. */
  readonly attendanceLineOf: (personId: string | null) => string | null;
  /** The name in full; null where the person is not known. */
  readonly fullNameOf: (personId: string | null) => string | null;
  readonly organisationNameOf: (organisationId: string | null) => string | null;
  /** The owners of an action as one text with a capital ("The Mayor and CC Moss"), without those who are not known; empty where nobody is. */
  readonly ownersOf: (owners: readonly OwnerRef[]) => string;
};

export function namesIn(
  facts: Pick<MeetingFacts, 'people' | 'organisations'>,
  manner: Manner = usualManner,
): NamesInPlan {
  const people = new Map<string, Person>(facts.people.map((person) => [person.id, person]));
  const organisations = new Map<string, Organisation>(facts.organisations.map((each) => [each.id, each]));
  const organisationNameOf = (id: string | null): string | null =>
    id === null ? null : (organisations.get(id)?.name ?? null);
  const personOf = (id: string | null): Person | undefined => (id === null ? undefined : people.get(id));
  const ownerOf = ({ kind, id }: OwnerRef): string | null => {
    if (kind === 'organisation') return organisationNameOf(id);
    const person = personOf(id);
    return person ? shortFormOf(person) : null;
  };
  return {
    shortFormOf: (personId, label) => {
      const person = personOf(personId);
      return person ? shortFormOf(person) : label;
    },
    fullFormOf: (personId, label) => {
      const person = personOf(personId);
      return person ? fullFormOf(person) : label;
    },
    attendanceLineOf: (personId) => {
      const person = personOf(personId);
      return person
        ? attendanceLineIn(manner, {
            name: person.name,
            post: person.post,
            organisationName: organisationNameOf(person.organisationId),
          })
        : null;
    },
    fullNameOf: (personId) => personOf(personId)?.name ?? null,
    organisationNameOf,
    ownersOf: (owners) => {
      const names = joinNames(
        owners.flatMap((owner, index) => {
          const name = ownerOf(owner);
          return name === null ? [] : [wordOwner(name, index, owners.length)];
        }),
      );
      return names.charAt(0).toUpperCase() + names.slice(1);
    },
  };
}

/** "A", "A and B", "A, B and C". */
function joinNames(names: readonly string[]): string {
  const last = names.at(-1);
  return last === undefined || names.length === 1
    ? (last ?? '')
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}
