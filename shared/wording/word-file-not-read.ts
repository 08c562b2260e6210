import type { FileNotReadCode } from '../contract/errors.ts';
import { largestMeetingFile } from '../contract/largest-meeting-file.ts';

/** One sentence on a meeting file that could not be read. Its name is the caller's to show beside it. */
export function wordFileNotRead(code: FileNotReadCode): string {
  return sentences[code];
}

const sentences: Readonly<Record<FileNotReadCode, string>> = {
  'too-large': `The file is too large: a meeting file may have up to ${largestMeetingFile / 1024 / 1024} MB.`,
  'not-readable': 'The file cannot be read; copy it to this computer’s own disk and choose it there.',
  'not-text':
    'The file is not text in UTF-8, so it cannot be a meeting file; save it as UTF-8, or choose another file.',
};
