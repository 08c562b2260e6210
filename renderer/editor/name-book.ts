import type { OwnerRef } from '../../shared/domain/actions.ts';
import { fullFormOf, shortFormOf } from '../../shared/domain/people.ts';

export type NamedEntry = OwnerRef & {
  /** As it stands in the text: the short form of a person, the short name of an organisation. */
  readonly label: string;
  readonly name: string;
  /** The post and organisation, to tell two people apart in a list. */
  readonly detail: string;
  readonly isOffered: boolean;
  /** Words by whose beginnings the entry is found: of its names, its post and its organisation, short and in full. */
  readonly searchWords: readonly string[];
};

/** Who can be named in a text or own an action. */
export type NameBook = {
  readonly entries: readonly NamedEntry[];
  labelOf(ref: OwnerRef): string;
  personLabel(id: string | null): string | null;
  /** As the text names a person: in full, or in short form. Null where the person is not known. */
  personInText(id: string, isInFull: boolean): string | null;
};

/** What a drawn block asks of the names. */
export type DrawnNames = Pick<NameBook, 'labelOf' | 'personLabel'>;

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
  const organisationsById = new Map(organisations.map((each) => [each.id, each]));
  const places = new Map(firstIds.map((id, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? firstIds.length;
  const entries: readonly NamedEntry[] = [
    ...people
      .toSorted((one, other) => placeOf(one.id) - placeOf(other.id) || one.name.localeCompare(other.name))
      .map((person): NamedEntry => {
        const organisation = organisationsById.get(person.organisationId ?? '');
        const label = shortFormOf(person);
        return {
          kind: 'person',
          id: person.id,
          label,
          name: person.name,
          detail: [person.post, organisation?.shortName ?? organisation?.name]
            .filter((part) => part !== null && part !== undefined && part !== '')
            .join(', '),
          isOffered: person.isCurrent || places.has(person.id),
          searchWords: wordsOf(label, person.name, person.post, organisation?.name, organisation?.shortName),
        };
      }),
    ...organisations.map(({ id, name, shortName }): NamedEntry => ({
      kind: 'organisation',
      id,
      label: shortName ?? name,
      name,
      detail: 'Organisation',
      isOffered: true,
      searchWords: wordsOf(name, shortName),
    })),
  ];
  const fullForms = new Map(people.map((person) => [person.id, fullFormOf(person)]));
  const byKey = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return {
    entries,
    labelOf: ({ kind, id }) => byKey.get(`${kind} ${id}`)?.label ?? 'Unknown',
    personLabel: (id) => (id === null ? null : (byKey.get(`person ${id}`)?.label ?? null)),
    personInText: (id, isInFull) => (isInFull ? fullForms.get(id) : byKey.get(`person ${id}`)?.label) ?? null,
  };
}

/** Entries in which every word of the query begins a word; those whose own name it begins come first. */
export function findNames(book: NameBook, query: string, most = 8): readonly NamedEntry[] {
  const words = wordsOf(query);
  const found = book.entries.filter(
    ({ isOffered, searchWords }) =>
      isOffered && words.every((word) => searchWords.some((part) => part.startsWith(word))),
  );
  const isNamed = ({ label, name }: NamedEntry): boolean =>
    wordsOf(label, name).some((part) => part.startsWith(words[0] ?? ''));
  return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))].slice(0, most);
}

/** In small letters without accents, so that "Zoe" finds "Zoë". */
function wordsOf(...texts: readonly (string | null | undefined)[]): readonly string[] {
  return texts
    .map((text) => text ?? '')
    .join(' ')
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
