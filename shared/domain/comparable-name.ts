/** What two spellings of one name have in common: case, spaces and forms of characters aside. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');
}
