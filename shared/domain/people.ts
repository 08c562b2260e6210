export type NamedPerson = {
  readonly name: string;
  readonly post: string | null;
  readonly organisationName: string | null;
  readonly shortForm: string | null;
};

/** How notes name a person after first mention ("DMPC Okoro"): the short form where one is set, else the name. */
export function shortFormOf(person: Pick<NamedPerson, 'name' | 'shortForm'>): string {
  return person.shortForm ?? person.name;
}

/** How notes may name a person the first time: "Ruth Harland (Assistant Chief Constable)". */
export function fullFormOf({ name, post }: Pick<NamedPerson, 'name' | 'post'>): string {
  return post === null || post === '' ? name : `${name} (${post})`;
}

/** As an attendance list names a person: "Name, Post, Organisation", without what is not known. */
export function attendanceLine(
  { name, post, organisationName }: Omit<NamedPerson, 'shortForm'>,
  separator: ', ' | ' – ' = ', ',
): string {
  const office = [post, organisationName].filter((part) => part !== null && part !== '').join(', ');
  return office === '' ? name : `${name}${separator}${office}`;
}
