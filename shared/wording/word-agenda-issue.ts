// What a screen and a file say of an agenda that changed after it was issued.

/** Beside an item. */
export const wordAddedAfterIssue = 'Added after the agenda was issued';

/** Where a number is missing. */
export function wordTakenOffAfterIssue(number: string): string {
  return `Item ${number} was taken off after the agenda was issued`;
}
