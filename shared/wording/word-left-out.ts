/** What a paste could not bring along, each with how often. Looks, tracking pixels and a page's menus are not counted. */
export type LeftOut = {
  readonly pictures: number;
  /** Files, films and whatever else a page shows from somewhere else. */
  readonly files: number;
  /** Comments at the margin of a Word document. */
  readonly comments: number;
  /** Words that a tracked change deletes. */
  readonly deletions: number;
  /** Words that were struck out, and stand here without the line. */
  readonly struckOut: number;
  /** Links to files of one computer and to programs: their words stay. */
  readonly links: number;
  /** Links through a mail filter whose real address only the filter knows. They stay as they are. */
  readonly gatewayLinks: number;
  /** Words that were divided at the end of a line, and were put together. */
  readonly joinedWords: number;
};

export const nothingLeftOut: LeftOut = {
  pictures: 0,
  files: 0,
  comments: 0,
  deletions: 0,
  struckOut: 0,
  links: 0,
  gatewayLinks: 0,
  joinedWords: 0,
};

/** One line on what is missing or has to be looked at after a paste. null: nothing that carried meaning. */
export function wordLeftOut(leftOut: LeftOut): string | null {
  const { pictures, files, comments, deletions, struckOut, links, gatewayLinks, joinedWords } = leftOut;
  const missing = [
    counted(pictures, 'picture', 'pictures'),
    counted(files, 'embedded file', 'embedded files'),
    counted(comments, 'comment', 'comments'),
    counted(deletions, 'tracked deletion', 'tracked deletions'),
  ].filter((part) => part !== null);
  const sentences = [
    missing.length === 0 ? null : `Pasted without ${inOneLine(missing)}.`,
    links === 0
      ? null
      : `The words of ${links === 1 ? 'a link' : `${links} links`} to a file or a program stay, without the link.`,
    struckOut === 0 ? null : 'Words that were struck out are there without the line: look at them.',
    gatewayLinks === 0
      ? null
      : `${gatewayLinks === 1 ? 'A link goes' : `${gatewayLinks} links go`} through a mail filter that hides the real address: put that in its place.`,
    joinedWords === 0
      ? null
      : `${joinedWords === 1 ? 'A word that was' : `${joinedWords} words that were`} divided at the end of a line ${joinedWords === 1 ? 'is' : 'are'} put together: look for a hyphen that is missing.`,
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function counted(count: number, one: string, several: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `a ${one}`.replace(/^a (?=[aeiou])/, 'an ') : `${count} ${several}`;
}

function inOneLine(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
