// Words as they are compared: without capitals, accents of typing (quotation marks, dashes, full-width letters), soft
// hyphens and characters that no eye sees. What stands between words does not count.

const unseen =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/g;
const apostrophes = /['’‘‛ʼ`´]/g;
const word = /[\p{L}\p{N}\p{M}]+/gu;
/** Text in which nothing has to be folded: what people type in English, which is nearly all there is. */
const plain = /^[\x20-\x7e\t\n\r\u00A0‘’“”–—£]*$/;
const plainWord = /[a-z0-9]+/g;

export function comparableWords(text: string): readonly string[] {
  if (plain.test(text)) return text.replace(apostrophes, '').toLowerCase().match(plainWord) ?? [];
  const folded = text.normalize('NFKC').replace(unseen, '');
  return folded.replace(apostrophes, '').toLowerCase().match(word) ?? [];
}
