/** A key for a new section of a template: never one that is taken, and kept when the heading changes. */
export function newSectionKey(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`section-${number}`)) number += 1;
  return `section-${number}`;
}
