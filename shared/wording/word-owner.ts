/** An owner among the owners of an action: of several, the one who was named first leads. */
export function wordOwner(name: string, index: number, count: number): string {
  return index === 0 && count > 1 ? `${name} (lead)` : name;
}

/** The owners of an action in one line. */
export function wordOwners(names: readonly string[]): string {
  return names.map((name, index) => wordOwner(name, index, names.length)).join(', ');
}
