import type { FileNotWrittenCode } from '../contract/errors.ts';

/** One sentence on a file that could not be written. No part of it was left behind. */
export function wordFileNotWritten(code: FileNotWrittenCode, path: string): string {
  return `“${path}” was not written: ${reasons[code]}`;
}

const reasons: Readonly<Record<FileNotWrittenCode, string>> = {
  'disk-full': 'the disk is full; make room and export again.',
  'read-only': 'the folder cannot be written to; choose another folder.',
  locked: 'the file is open in another program, such as Word; close it there and export again.',
  unknown: 'the disk did not take it; choose another folder and export again.',
};
