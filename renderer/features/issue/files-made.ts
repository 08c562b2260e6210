/** "4 of 13 files are made" */
export function wordProgress(done: number, of: number): string {
  return of === 1 ? 'The Word file is being made' : `${done} of ${of} files are made`;
}

/** A screen reader hears of many files at each quarter, of a few at none: that they are made is said at the end. */
export function isWorthSaying(done: number, of: number): boolean {
  const quarter = (files: number): number => Math.floor((files * 4) / of);
  return of >= 8 && done > 0 && done < of && quarter(done) > quarter(done - 1);
}
