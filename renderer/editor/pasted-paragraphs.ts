import { withoutForbiddenCharacters } from '../../shared/domain/text-rules.ts';

/** Plain text from the clipboard as paragraphs: one a line, blank lines between them left out. */
export function pastedParagraphs(text: string): readonly string[] {
  const lines = withoutForbiddenCharacters(text.replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, '\n'))
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').trimEnd());
  const [only] = lines;
  // A few words in one line go into the sentence at the caret with the spaces around them.
  if (lines.length === 1 && only !== undefined) {
    const spaced = withoutForbiddenCharacters(text).replace(/\t/g, ' ');
    return spaced === '' ? [] : [spaced];
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
