/** "4 of 13 files are made" */
export function wordProgress(done: number, of: number): string {
  return of === 1 ? 'The Word file is being made' : `${done} of ${of} files are made`;
}

/**
 * What a screen reader hears: that it begins, and of many files each quarter. At the end a notice says that they are made.
 * Empty: nothing new.
 */
export function wordsToHear(done: number, of: number): string {
  if (done === 0) return of === 1 ? 'Making the Word file.' : `Making ${of} Word files.`;
  const quarter = (files: number): number => Math.floor((files * 4) / of);
  return of >= 8 && done < of && quarter(done) > quarter(done - 1) ? wordProgress(done, of) : '';
}
