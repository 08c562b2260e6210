// Which characters a text may hold: what XML 1.0 can carry (W3C XML 1.0, 2.2), so that no word is lost on its way to
// Word. Tabs and line ends are the only control characters that people type.

const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]|\p{Surrogate}/u;
const everyForbidden = new RegExp(forbidden.source, 'gu');

/** The place (in UTF-16 units) of the first character that must not be stored, or -1. */
export function forbiddenCharacterAt(text: string): number {
  return text.search(forbidden);
}

/** The same text without characters that must not be stored: for pasted and typed text, where they carry no meaning. */
export function withoutForbiddenCharacters(text: string): string {
  return forbidden.test(text) ? text.replace(everyForbidden, '') : text;
}

/** "U+0007" for the character at a place. */
export function codePointName(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
