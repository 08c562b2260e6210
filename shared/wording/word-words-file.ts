import type { FileNotReadCode } from '../contract/errors.ts';

/** What to say of a file of words that could not be read: what happened, and what now. Nothing was added. */
export function wordWordsFileNotRead(name: string, code: FileNotReadCode): string {
  return `No word of ${name} was added: ${sentences[code]}`;
}

/** What to say of one that was. `lines`: how many words it has; `added`: those that were not known before. */
export function wordWordsFileRead(name: string, lines: number, added: number): string {
  if (lines === 0) return `${name} has no word in it, so nothing was added. Write one word on each line.`;
  const known = lines - added;
  const before = known === 0 ? '' : `; ${known === 1 ? '1 was' : `${known} were`} there already`;
  return `${added === 1 ? '1 word was' : `${added} words were`} added${before}.`;
}

const sentences: Readonly<Record<FileNotReadCode, string>> = {
  'too-large': 'the file is too large. Choose the list of words.',
  'not-readable': 'the file cannot be read. Copy it to this computer’s own disk and choose it there.',
  'not-text': 'the file is not text in UTF-8. Save it as plain text in UTF-8, one word on each line.',
};
