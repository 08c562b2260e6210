import type { OwnerRef } from '../../shared/domain/actions.ts';
import { shortFormOf } from '../../shared/domain/people.ts';

export type NamedEntry = OwnerRef & {
  /** As it stands in the text: the short form of a person, the short name of an organisation. */
  readonly label: string;
  readonly name: string;
  /** The post and organisation, to tell two people apart in a list. */
  readonly detail: string;
  readonly isOffered: boolean;
};

/** Who can be named in a text or own an action. */
export type NameBook = {
  readonly entries: readonly NamedEntry[];
  labelOf(ref: OwnerRef): string;
  personLabel(id: string | null): string | null;
};

export type NameBookPerson = {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly organisationId: string | null;
  readonly shortForm: string | null;
  readonly isCurrent: boolean;
};

export type NameBookOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
};

/** `firstIds`: people to offer first, such as those at the meeting. */
export function nameBookOf(
  people: readonly NameBookPerson[],
  organisations: readonly NameBookOrganisation[],
  firstIds: readonly string[] = [],
): NameBook {
  const organisationNames = new Map(organisations.map(({ id, name, shortName }) => [id, shortName ?? name]));
  const places = new Map(firstIds.map((id, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? firstIds.length;
  const entries: readonly NamedEntry[] = [
    ...people
      .toSorted((one, other) => placeOf(one.id) - placeOf(other.id) || one.name.localeCompare(other.name))
      .map((person): NamedEntry => ({
        kind: 'person',
        id: person.id,
        label: shortFormOf(person),
        name: person.name,
        detail: [person.post, organisationNames.get(person.organisationId ?? '')]
          .filter((part) => part !== null && part !== undefined && part !== '')
          .join(', '),
        isOffered: person.isCurrent || places.has(person.id),
      })),
    ...organisations.map(({ id, name, shortName }): NamedEntry => ({
      kind: 'organisation',
      id,
      label: shortName ?? name,
      name,
      detail: 'Organisation',
      isOffered: true,
    })),
  ];
  const byKey = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return {
    entries,
    labelOf: ({ kind, id }) => byKey.get(`${kind} ${id}`)?.label ?? 'Unknown',
    personLabel: (id) => (id === null ? null : (byKey.get(`person ${id}`)?.label ?? null)),
  };
}

/** Entries whose label, name or post holds every word of the query; those that start with it come first. */
export function findNames(book: NameBook, query: string, most = 8): readonly NamedEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = book.entries.filter(
    (entry) =>
      entry.isOffered &&
      words.every((word) => `${entry.label} ${entry.name} ${entry.detail}`.toLowerCase().includes(word)),
  );
  const startsWith = (entry: NamedEntry): boolean =>
    [...entry.label.toLowerCase().split(' '), ...entry.name.toLowerCase().split(' ')].some((part) =>
      part.startsWith(words[0] ?? ''),
    );
  return [...found.filter(startsWith), ...found.filter((entry) => !startsWith(entry))].slice(0, most);
}
